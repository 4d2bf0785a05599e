"""Contact files: what a telephone saves of the clinic, read back as a telephone reads it."""

from __future__ import annotations

import pytest
from contact_file_reader import ContactLine, read_contact_file
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from elevate_site.rendering.formats import contact_lines, contact_value
from whole_sites import Website, sample_website

BEGIN, END = "BEGIN:VCARD\nVERSION:3.0", "END:VCARD"
PATHS = [f"{language}contact/{name}.vcf" for language in ("", "es/") for name in ("pier", "lighthouse")]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Website:
    """A site with two locations in two languages, below a path."""
    return sample_website(tmp_path_factory.mktemp("sample"))


def found(website: Website, path: str) -> dict[str, ContactLine]:
    """The values of a contact file by their group and name."""
    return {f"{line.group}.{line.name}".strip("."): line for line in read_contact_file(website.files[path])}


def test_every_location_has_a_contact_file_in_each_language(sample: Website) -> None:
    """They are there under the names of the locations, and no others are."""
    assert sorted(path for path in sample.files if path.endswith(".vcf")) == sorted(PATHS)


@pytest.mark.parametrize("path", PATHS)
def test_a_contact_file_has_what_the_format_requires(sample: Website, path: str) -> None:
    """A name to show, a name in its five parts, an address in its seven, and an id of its own."""
    lines = found(sample, path)
    assert len(lines["N"].parts) == 5
    assert len(lines["ADR"].parts) == 7
    assert lines["FN"].parts == lines["ORG"].parts
    assert lines["UID"].parts == (f"https://harbor.example/patients/{path}",)


def test_a_contact_file_says_how_to_reach_a_location(sample: Website) -> None:
    """Telephone, text messages, email, street and contact page are those of the settings."""
    lines = found(sample, "contact/pier.vcf")
    assert lines["FN"].parts == ("Harbor Test Clinic, Pier",)
    assert (lines["TEL"].parameters, lines["TEL"].parts) == ("TYPE=WORK,VOICE,PREF", ("+13055550120",))
    assert lines["item1.TEL"].parts == ("+13055550121",)
    assert lines["item1.X-ABLabel"].parts == ("Text messages",)
    assert lines["EMAIL"].parts == ("someone.with.a.long.name@harbor.example",)
    assert lines["ADR"].parts == ("", "", "1 Test Pier, Suite 2", "Anytown", "FL", "00000", "US")
    assert lines["URL"].parts == ("https://harbor.example/patients/contact/",)


def test_a_contact_file_leaves_out_what_a_location_does_not_offer(sample: Website) -> None:
    """No text messages, no email, no hours: they leave no empty value."""
    lines = found(sample, "contact/lighthouse.vcf")
    assert {"item1.TEL", "EMAIL"}.isdisjoint(lines)
    assert lines["NOTE"].parts == ("In danger now? Call 911. In crisis? Call 988.",)


def test_the_note_has_the_hours_and_whom_to_call_in_a_crisis(sample: Website) -> None:
    """Every weekday on a line, in the language of the page that the file was saved from; no passing exceptions."""
    (english,), (spanish,) = (found(sample, path)["NOTE"].parts for path in ("contact/pier.vcf", "es/contact/pier.vcf"))
    lines = english.splitlines()
    assert lines[0] == "Opening hours"
    assert lines[2].replace("\u202f", " ") == "Tuesday: 9:00 AM to 12:00 PM, 1:00 PM to 5:00 PM"
    assert lines[7] == "Sunday: Closed"
    assert lines[-1] == "In danger now? Call 911. In crisis? Call 988."
    assert "Christmas" not in english
    assert "Miércoles: Cerrado" in spanish.splitlines()
    assert spanish.splitlines()[-1].endswith("Llame al 988 y oprima 2.")


def test_hosts_are_told_what_a_contact_file_is(sample: Website) -> None:
    """Not every host knows the ending, and a telephone opens only what has the right type."""
    headers = sample.files["_headers"].decode()
    for path in PATHS:
        assert f"/patients/{path}\n  Content-Type: text/vcard; charset=utf-8\n" in headers


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    """Commas, semicolons, backslashes, long texts and letters of several bytes survive."""
    data = contact_lines(f"{BEGIN}\nNOTE:{contact_value(text)}\n{END}").encode()
    assert read_contact_file(data)[0].parts == (text,)


def test_words_of_the_theme_are_plain_text_in_a_contact_file() -> None:
    """What is written for HTML is not shown with its entities; a line break is written as one."""
    assert contact_value(Markup("A &amp; B,\nC")) == r"A & B\,\nC"
