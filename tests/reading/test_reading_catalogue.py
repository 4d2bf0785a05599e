"""Topics, people and glossary terms are read from their files, any of which may be missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_sites import read_files

from elevate_site.model.values import LanguageCode

GOOD_TERM = "- term: nap\n  plural: naps\n  meaning: {en: A short sleep., es: A short sleep.}\n"
TOPIC = "- id: {id}\n  title: {{en: Sleep, es: Dormir}}\n  description: {{en: Rest., es: Descanso.}}\n"
ARTICLE = "---\ntitle: T\ndescription: D\ntopics: [sleep]\n---\nText.\n"


def test_a_whole_catalogue_is_read_in_the_order_of_its_files(tmp_path: Path) -> None:
    """Topics and people are found by id, glossary terms keep their order."""
    site, problems = read_files(
        tmp_path,
        {
            "content/topics.yaml": TOPIC.format(id="sleep") + TOPIC.format(id="anxiety"),
            "content/people.yaml": "- id: jane\n  name: Jane Doe\n  credentials: MD\n",
            "content/glossary.yaml": "- term: SSRI\n  meaning: {en: A medicine., es: Un medicamento.}\n",
        },
    )
    assert problems == ()
    assert set(site.catalogue.topics) == {"sleep", "anxiety"}
    assert site.catalogue.topics["sleep"].description[LanguageCode("es")] == "Descanso."
    assert (site.catalogue.people["jane"].credentials, site.catalogue.people["jane"].role) == ("MD", None)
    assert site.catalogue.glossary[0].term[LanguageCode("es")] == "SSRI"


def test_files_of_the_catalogue_may_be_missing_or_contain_only_comments(tmp_path: Path) -> None:
    """A site needs no topics, people and terms."""
    site, problems = read_files(tmp_path, {"content/people.yaml": "# Nobody yet.\n"})
    assert problems == ()
    assert (site.catalogue.topics, site.catalogue.people, site.catalogue.glossary) == ({}, {}, ())
    assert site.catalogue.unread == frozenset()


def test_the_first_of_two_equal_ids_counts(tmp_path: Path) -> None:
    """A repeated id is reported at its second position, also after an invalid item."""
    topics = (
        "- id: [a]\n  title: {en: T, es: T}\n  description: {en: D, es: D}\n"
        + TOPIC.format(id="a")
        + TOPIC.format(id="a").replace("Sleep", "Rest")
    )
    site, problems = read_files(tmp_path, {"content/topics.yaml": topics})
    assert [(one.code, one.line) for one in problems] == [("value-type", 1), ("value-repeated", 7)]
    assert site.catalogue.topics["a"].title[LanguageCode("en")] == "Sleep"


def test_articles_can_refer_to_an_invalid_topic(tmp_path: Path) -> None:
    """A mistake in a topic is not reported again for each of its articles."""
    site, problems = read_files(tmp_path, {"content/topics.yaml": "- id: sleep\n  title: {en: Sleep, es: Dormir}\n"})
    assert [one.code for one in problems] == ["key-missing"]
    assert "sleep" in site.catalogue.topics


def test_the_catalogue_names_files_that_could_not_be_read(tmp_path: Path) -> None:
    """When topics.yaml is not a list, the catalogue says that its topics are unknown."""
    site, problems = read_files(tmp_path, {"content/topics.yaml": "sleep: Sleep\n", "content/people.yaml": "- [\n"})
    assert [one.code for one in problems] == ["yaml-syntax", "value-type"]
    assert site.catalogue.unread == {"content/topics.yaml", "content/people.yaml"}


def test_a_text_is_required_in_every_language_of_the_site(tmp_path: Path) -> None:
    """A description only in English is an error when the site is in Spanish too."""
    _, problems = read_files(
        tmp_path, {"content/topics.yaml": "- id: a\n  title: {en: A, es: A}\n  description: {en: A.}\n"}
    )
    assert [(one.code, one.line, one.column) for one in problems] == [("value-text", 3, 16)]


def glossary_problems(folder: Path, glossary: str) -> list[tuple[str, int, int]]:
    """Rule, line and column of each Problem in this glossary."""
    _, problems = read_files(folder, {"content/glossary.yaml": glossary})
    return [(each.code, each.line, each.column) for each in problems]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("- term: rest\n  meaning: {en: Not doing a thing., es: No hacer nada.}\n", []),
        ("- term: Nap\n  meaning: {en: Sleep., es: Sleep.}\n", [("value-repeated", 4, 9)]),
        ("- term: a rest\n  plural: NAPS\n  meaning: {en: Sleep., es: Sleep.}\n", [("value-repeated", 5, 11)]),
        ("- term: {en: rest, es: nap}\n  meaning: {en: Sleep., es: Sleep.}\n", [("value-repeated", 4, 9)]),
        ("- term: a\n  meaning: {en: A letter., es: A letter.}\n", [("glossary-term", 4, 9)]),
        ('- term: "24-7"\n  meaning: {en: Always., es: Always.}\n', [("glossary-term", 4, 9)]),
        ("- term: rest\n  meaning: {en: Rest., es: Rest.}\n", [("glossary-term", 4, 9)]),
        (
            "- term: {en: sheep, es: oveja}\n  plural: {en: sheep, es: ovejas}\n  meaning: {en: Wool., es: Lana.}\n",
            [],
        ),
    ],
)
def test_glossary_terms_that_cannot_work_are_reported(
    tmp_path: Path, entry: str, expected: list[tuple[str, int, int]]
) -> None:
    """Terms with two meanings, too short, or explained by themselves are reported; a plural may equal its term."""
    assert glossary_problems(tmp_path, GOOD_TERM + entry) == expected


def test_an_invalid_glossary_term_does_not_shift_the_others(tmp_path: Path) -> None:
    """Problems after an invalid entry still have the right lines."""
    glossary = f"- term: [nap]\n  meaning: {{en: X., es: X.}}\n{GOOD_TERM}- term: nap\n  meaning: {{en: Y., es: Y.}}\n"
    assert ("value-repeated", 6, 9) in glossary_problems(tmp_path, glossary)


def test_a_glossary_problem_is_reported_once(tmp_path: Path) -> None:
    """Even if it exists in every language of the site."""
    assert len(glossary_problems(tmp_path, GOOD_TERM + GOOD_TERM.replace("plural: naps", "plural: rests"))) == 1
