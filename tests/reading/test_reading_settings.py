"""`content/site.yaml` becomes Settings with typed values, and every mistake is reported at its position."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_sites import SETTINGS, read_files

from elevate_site.errors import Problem, Severity
from elevate_site.model.settings import UNITED_STATES_CRISIS_LINES, CrisisLines, Interval, RuleChange, Settings
from elevate_site.model.theme import SourceFile
from elevate_site.model.values import LanguageCode, Phone, Position, ShortCode
from elevate_site.reading.settings import read_settings

PURPOSE = "{en: Counts., es: Cuenta.}"
FULL = Path(__file__).parent / "full_site.yaml"
EN, ES = LanguageCode("en"), LanguageCode("es")


def read_full(tmp_path: Path) -> Settings:
    site, problems = read_files(tmp_path, {"content/site.yaml": FULL.read_bytes()})
    assert problems == ()
    assert site.settings is not None
    return site.settings


def test_every_value_of_a_full_file_is_read(tmp_path: Path) -> None:
    """A site.yaml with every key gives the values as written, and no Problem."""
    settings = read_full(tmp_path)
    assert settings.base_url == "https://www.harbor-clinic.org/patients"
    assert (settings.time_zone, settings.languages, settings.preview) == ("America/Chicago", (EN, ES), False)
    assert settings.clinic.name == "Harbor Clinic"
    assert settings.clinic.tagline[ES] == "Atención que escucha."
    assert settings.clinic.disclaimer is not None
    assert settings.clinic.disclaimer[ES] == "No es consejo médico."
    assert settings.clinic.patient_portal_url == "https://portal.harbor-clinic.org/"
    assert settings.review.every == 36
    assert settings.crisis.emergency == "112"
    assert (settings.crisis.chat, settings.crisis.veterans_text) == (None, "838255")
    assert settings.rules == {"plain-sentence": RuleChange(Severity.OFF, "Our editor counts words.")}
    (service,) = settings.cookies.services
    assert (service.category, service.cookies, service.purpose[EN]) == ("analytics", ("_count",), "Counts visits.")


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ("", UNITED_STATES_CRISIS_LINES),
        ("crisis: {emergency: 112, call: 116123}\n", CrisisLines(ShortCode("112"), ShortCode("116123"))),
        ("crisis: {emergency: 911, call: 988, text: 988}\n",
         CrisisLines(ShortCode("911"), ShortCode("988"), ShortCode("988"))),
    ],
)  # fmt: skip
def test_crisis_lines_are_those_of_the_file(written: str, lines: CrisisLines, tmp_path: Path) -> None:
    """Without `crisis` they are those of the United States; with it they are only the ones it names."""
    site, problems = read_files(tmp_path, {"content/site.yaml": SETTINGS + written})
    assert problems == ()
    assert site.settings is not None
    assert site.settings.crisis == lines


@pytest.mark.parametrize("lacking", ["emergency", "call"])
def test_crisis_lines_need_an_emergency_number_and_a_line(lacking: str, tmp_path: Path) -> None:
    """A site with its own crisis lines needs both numbers that every page shows."""
    numbers = ", ".join(f"{key}: 112" for key in ("emergency", "call", "text") if key != lacking)
    _, problems = read_files(tmp_path, {"content/site.yaml": f"{SETTINGS}crisis: {{{numbers}}}\n"})
    assert [(one.code, one.message) for one in problems] == [("key-missing", f"`{lacking}` is missing from `crisis`.")]


def test_locations_keep_their_order_and_their_own_numbers(tmp_path: Path) -> None:
    """A number follows the rules of the country in the same location, before or after it."""
    doral, utrecht = read_full(tmp_path).locations
    assert (doral.id, doral.phone) == ("doral", Phone("+13052291400", "305-229-1400"))
    assert (doral.text, doral.email) == (Phone("+13052291401", "305-229-1401"), "office@harbor-clinic.org")
    assert utrecht.phone == Phone("+31302345678", "030 234 5678")
    assert (utrecht.text, utrecht.email, utrecht.address.postal_code) == (None, None, "3511 AB")


def test_hours_may_have_a_break_and_exceptions(tmp_path: Path) -> None:
    """A day has one interval, several, or none; exceptions have a date and a reason."""
    doral = read_full(tmp_path).locations[0]
    nine, noon, one, five = (datetime.time(hour) for hour in (9, 12, 13, 17))
    assert doral.hours.monday == (Interval(nine, five),)
    assert doral.hours.tuesday == (Interval(nine, noon), Interval(one, five))
    assert doral.hours.wednesday == doral.hours.sunday == ()
    christmas, eve = doral.exceptions
    assert (christmas.date, christmas.hours) == (datetime.date(2026, 12, 25), ())
    assert (eve.hours, eve.reason[EN]) == ((Interval(nine, noon),), "Christmas Eve")


def test_positions_lead_to_each_value(tmp_path: Path) -> None:
    """The dotted path of a value leads to its position; the position of a rule is that of its name."""
    settings = read_full(tmp_path)
    lines = FULL.read_text(encoding="utf-8").split("\n")
    for path, words in {
        "locations.1.phone": "030 234 5678",
        "clinic.tagline": "en: Care",
        "rules.plain-sentence": "plain-sentence",
        "locations.0.hours.tuesday": "[",
    }.items():
        line, column = settings.positions[path]
        assert lines[line - 1][column - 1 :].startswith(words)


def test_an_optional_key_without_a_value_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    """Nobody writes a key to say nothing: each is an error, and something stands in for it."""
    empty = "    email:\n    hours: ~\npreview:\nreview:\ncrisis:\n"
    site, problems = read_files(tmp_path, {"content/site.yaml": SETTINGS + empty})
    assert [one.code for one in problems] == ["value-empty"] * 5
    assert site.settings is not None
    assert (site.settings.preview, site.settings.review.every) == (True, 24)
    assert site.settings.crisis == UNITED_STATES_CRISIS_LINES
    assert site.settings.locations[0].email is None


def codes(problems: tuple[Problem, ...]) -> list[tuple[str, int, int]]:
    return [(one.code, one.line, one.column) for one in problems]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("name: Harbor Clinic", "name:", [("value-empty", 4, 3)]),
        ("name: Harbor Clinic", "name: [Harbor, Clinic]", [("value-type", 4, 9)]),
        ("  name: Harbor Clinic\n", "", [("key-missing", 4, 3)]),
        (
            "tagline: {en: Care that listens., es: Atención que escucha.}",
            "tagline: {en: Care}",
            [("value-text", 5, 12)],
        ),
        (
            "tagline: {en: Care that listens., es: Atención que escucha.}",
            "tagline: {en: Care, es: ~}",
            [("value-empty", 5, 27)],
        ),
        (
            "tagline: {en: Care that listens., es: Atención que escucha.}",
            "tagline: {en: Care, es: Más, fr: Plus}",
            [("value-language", 5, 32)],
        ),
        ("languages: [en, es]", "languages: en", [("value-type", 2, 12)]),
        ("languages: [en, es]", "languages: []", [("value-empty", 2, 12)]),
        ("languages: [en, es]", "languages: [en, es, en]", [("value-repeated", 2, 21)]),
        ("languages: [en, es]", "languages: [en, es]\nmotto: Onward", [("key-unknown", 3, 1)]),
        ("languages: [en, es]", "languages: [en, es]\ncookies: none", [("value-type", 3, 10)]),
        ("languages: [en, es]", "languages: [en, es]\nrules: {placeholder: off}", [("value-type", 3, 22)]),
        ("languages: [en, es]", "languages: [en, es]\nrules: {placeholder: {severity: off}}", [("key-missing", 3, 22)]),
        ("languages: [en, es]", "languages: [en, es]\ntime_zone: Miami", [("value-choice", 3, 12)]),
        ("clinic.org\n", "clinic.org/?a=b\n", [("value-url", 1, 11)]),
        ("id: doral", "id: Doral", [("value-type", 8, 9)]),
        ("phone: 305-229-1400", "phone: 305-229-1400\n    country: US", [("key-unknown", 11, 5)]),
    ],
)
def test_one_mistake_gives_one_problem_at_its_position(
    old: str, new: str, expected: list[tuple[str, int, int]], tmp_path: Path
) -> None:
    """Each invalid value or key is reported once, at its line and column."""
    assert old in SETTINGS
    _, problems = read_files(tmp_path, {"content/site.yaml": SETTINGS.replace(old, new, 1)})
    assert codes(problems) == expected


def test_an_empty_list_is_reported_beside_missing_keys(tmp_path: Path) -> None:
    """One build reports both that there is no location and that other keys are missing."""
    _, problems = read_files(tmp_path, {"content/site.yaml": "base_url: https://clinic.org\nlocations: []\n"})
    assert codes(problems) == [("key-missing", 1, 1), ("value-empty", 2, 12)]


def test_repeated_ids_are_reported_where_they_repeat(tmp_path: Path) -> None:
    """The Problem is at the second location with the same id, and names the line of the first."""
    twice = SETTINGS + SETTINGS[SETTINGS.index("  - id:") :]
    _, problems = read_files(tmp_path, {"content/site.yaml": twice})
    assert codes(problems) == [("value-repeated", 16, 9)]
    assert "line 8" in problems[0].message


ARTICLE = "---\ntitle: T\ndescription: D\n---\nText.\n"


def test_something_stands_in_for_an_invalid_setting(tmp_path: Path) -> None:
    """An invalid phone number is reported, and leaves the site with all other settings and its Spanish articles."""
    files = {"content/site.yaml": SETTINGS.replace("305-229-1400", "12"), "content/articles/a.es.md": ARTICLE}
    site, problems = read_files(tmp_path, files)
    assert site.settings is not None
    assert site.settings.clinic.name == "Harbor Clinic"
    assert [document.language for document in site.documents] == ["es"]
    assert [one.code for one in problems] == ["value-phone"]


def test_settings_that_are_no_yaml_leave_the_articles_and_their_languages(tmp_path: Path) -> None:
    """There are no settings, but all languages that the theme speaks."""
    files = {"content/site.yaml": "base_url: [", "content/articles/a.es.md": ARTICLE}
    site, problems = read_files(tmp_path, files)
    assert site.settings is None
    assert [document.language for document in site.documents] == ["es"]
    assert [one.code for one in problems] == ["yaml-syntax"]


PLACEHOLDERS = {
    "https://www.harbor-clinic.org": "https://www.example.com",
    "305-229-1400": "000-000-0000",
    "8200 NW 41st Street": "123 Main St",
    "name: Doral": "name: Placeholder",
}


@pytest.mark.parametrize(
    ("preview", "severity"),
    [("", Severity.ERROR), ("preview: no\n", Severity.ERROR), ("preview: yes\n", Severity.WARNING)],
)
def test_placeholders_are_warnings_in_a_preview(preview: str, severity: Severity, tmp_path: Path) -> None:
    """Each placeholder in a contact detail is a warning in a preview, an error otherwise."""
    text = SETTINGS
    for real, filler in PLACEHOLDERS.items():
        text = text.replace(real, filler)
    _, problems = read_files(tmp_path, {"content/site.yaml": text + preview})
    assert [(one.code, one.line) for one in problems] == [("placeholder", line) for line in (1, 9, 10, 12)]
    assert {one.severity for one in problems} == {severity}


@pytest.mark.parametrize(
    ("name", "script", "refused"),
    [
        ("Plausible", "https://plausible.io/js/script.js", False),
        ("Metabase", "https://stats.harbor-clinic.org/metabase.js", False),
        ("Visits", "https://connect.facebook.net/en_US/fbevents.js", True),
        ("Visits", "https://googleads.g.doubleclick.net/pagead.js", True),
        ("TikTok Pixel", "https://stats.harbor-clinic.org/t.js", True),
        ("Recordings", "https://static.hotjar.com/c/hotjar.js", True),
        ("Visits", "https://www.googletagmanager.com/gtag/js?id=G-1", True),
        ("Microsoft  Clarity", "https://stats.harbor-clinic.org/c.js", True),
        ("Meta Pixel for events", "https://stats.harbor-clinic.org/m.js", True),
        ("Meta", "https://stats.harbor-clinic.org/m.js", True),
        ("Clarity Counseling Inc", "https://stats.harbor-clinic.org/c.js", False),
        ("Metaphor", "https://stats.harbor-clinic.org/m.js", False),
        ("Snap to grid", "https://notfacebook.com/m.js", False),
    ],
)
def test_advertising_services_are_refused(name: str, script: str, refused: bool, tmp_path: Path) -> None:  # noqa: FBT001  a table's column
    """A service is refused for its name or the host of its script, but not for a name that only looks similar."""
    service = f"{{id: a, name: {name}, category: analytics, provider: Them, purpose: {PURPOSE}, script: '{script}'}}"
    _, problems = read_files(tmp_path, {"content/site.yaml": f"{SETTINGS}cookies: {{services: [{service}]}}\n"})
    assert [one.code for one in problems] == (["cookie-advertising"] if refused else [])


@pytest.mark.parametrize(
    ("name", "accepted"),
    [("_ga", True), ("_ga_*", True), ("a.b-c!", True), ("a b", False), ("a;b", False), ("*", False), ("a*b", False)],
)
def test_names_of_cookies_are_valid_in_browsers(name: str, accepted: bool, tmp_path: Path) -> None:  # noqa: FBT001  a table's column
    """The name of a cookie is a token, which may end with a star; anything else is reported at its position."""
    written = FULL.read_text(encoding="utf-8").replace("cookies: [_count]", f'cookies: [_count, "{name}"]')
    _, problems = read_files(tmp_path, {"content/site.yaml": written})
    line = written[: written.index("[_count")].count("\n") + 1
    assert [(one.code, one.line, one.column) for one in problems] == ([] if accepted else [("value-type", line, 25)])


def test_an_unknown_language_is_left_out(tmp_path: Path) -> None:
    """The settings have the other languages of the file."""
    site, problems = read_files(tmp_path, {"content/site.yaml": SETTINGS.replace("[en, es]", "[es, fr, en]")})
    assert [one.code for one in problems] == ["value-language"]
    assert site.settings is not None
    assert site.settings.languages == ("es", "en")
    assert site.settings.positions["languages"] == Position(2, 12)


@given(
    st.text() | st.sampled_from(SETTINGS.split("\n")).flatmap(lambda line: st.just(SETTINGS.replace(line, line[::-1])))
)
def test_any_text_as_settings_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Any content of site.yaml gives Settings or Problems."""
    location = tmp_path_factory.mktemp("any") / "site.yaml"
    location.write_text(text, encoding="utf-8")
    settings, languages, problems = read_settings(SourceFile("content/site.yaml", location), (EN, ES))
    assert settings is not None or problems
    assert languages
