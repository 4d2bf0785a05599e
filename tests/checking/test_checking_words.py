"""The rules over words, compared with the cases in the folder beside this file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from checking_samples import make_article, make_document
from hypothesis import given, settings
from hypothesis import strategies as st

from depth import examples
from elevate_site.checking.documents import check_document
from elevate_site.errors import Severity
from elevate_site.model.document import FrontMatter
from elevate_site.model.values import Position

CASES = Path(__file__).parent / "cases"


def read_cases() -> list[tuple[str, str, str, str]]:
    """Name, language, text and expectation of every case."""
    found = []
    for file in sorted(CASES.glob("*.*.md")):
        language = file.name.split(".")[1]
        for case in re.split(r"^=== ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            name, _, rest = case.partition("\n")
            text, mark, expected = rest.partition("--- expected")
            assert mark, f"{file.name}: the case {name!r} has no line '--- expected'"
            found.append((f"{file.stem}: {name}", language, text, expected.strip()))
    return found


@pytest.mark.parametrize(("name", "language", "text", "expected"), read_cases(), ids=[case[0] for case in read_cases()])
def test_a_case(name: str, language: str, text: str, expected: str) -> None:
    """The rules find what the case expects."""
    problems = sorted(check_document(make_document(text, language)), key=lambda each: each.order)
    assert "\n".join(f"{each.line} {each.code}" for each in problems) == expected, name


def test_there_are_cases_for_every_language() -> None:
    """The folder of cases is there, with English and Spanish."""
    assert {"en", "es"} <= {language for _, language, _, _ in read_cases()}


def test_the_message_names_the_words_and_the_hint_a_better_wording() -> None:
    """A writer learns what was found, where, and what to write instead."""
    (found,) = check_document(make_document("\n\nMy friend *committed*\nsuicide."))
    assert (found.line, found.column) == (3, 12)
    assert "“committed suicide”" in found.message
    assert "“died by suicide”" in found.hint
    assert "quotation marks" in found.hint
    assert found.severity is Severity.ERROR


def test_the_message_shows_a_long_sentence_by_its_first_words() -> None:
    """The message leaves out marks and addresses."""
    text = "**Note**[^a]: [one](two.md) " + "word " * 30
    (found,) = check_document(make_document(text))
    assert "“Note: one word word word word …” has 32 words" in found.message


def test_front_matter_is_read_too() -> None:
    """Title, description and key points are checked, each at its own place."""
    matter = FrontMatter("Addicts", "He committed suicide.", key_points=("Fine.", "Call 1-800-273-8255."))
    places = {"title": Position(2, 8), "description": Position(3, 14), "key_points.1": Position(6, 5)}
    problems = check_document(make_article("", matter, places))
    assert [(each.code, each.line, each.column) for each in problems] == [
        ("wording-stigma", 2, 8),
        ("wording-suicide", 3, 14),
        ("wording-old-lifeline", 6, 5),
    ]


def test_a_quoted_phrase_passes_in_a_title() -> None:
    """An article about words can name them in its title."""
    matter = FrontMatter("Why we do not say “commit suicide”", "On words.", key_points=("Words matter.",))
    assert check_document(make_article("", matter)) == ()


def test_an_article_has_key_points() -> None:
    """An article needs key points, in its front matter or as a block; a page does not."""
    matter = FrontMatter("Sleep", "On sleep.")
    assert [each.code for each in check_document(make_article("", matter))] == ["plain-key-points"]
    assert check_document(make_article("::: key-points\n- One.\n:::", matter)) == ()
    assert check_document(make_article("", FrontMatter("Sleep", ""))) == (), "its front matter could not be read"
    assert check_document(make_document("", matter=matter)) == ()


def stretch(words: int) -> str:
    """Paragraphs of ten words each."""
    return "\n\n".join(["One two three four five six seven eight nine ten."] * (words // 10))


def test_a_heading_is_due_after_300_words() -> None:
    """A long stretch is reported once, at the paragraph where it gets too long."""
    assert check_document(make_document(stretch(300))) == ()
    (found,) = check_document(make_document(stretch(400)))
    assert (found.code, found.line) == ("plain-headings", 61)


@pytest.mark.parametrize("heading", ["## Heading", "Heading\n-------", "::: do"])
def test_headings_of_every_kind_break_up_a_text(heading: str) -> None:
    """A heading with ##, an underlined one, and the heading of a block all count."""
    assert check_document(make_document(f"{stretch(300)}\n\n{heading}\n\n{stretch(300)}")) == ()


def test_a_horizontal_rule_is_not_a_heading() -> None:
    """Three hyphens alone do not break up a text."""
    text = f"{stretch(300)}\n\n---\n\n{stretch(300)}"
    assert [each.code for each in check_document(make_document(text))] == ["plain-headings"]


def test_letters_that_grow_in_lower_case_keep_places_true() -> None:
    """A capital that becomes two small letters does not move what follows it."""
    (found,) = check_document(make_document("İİİ\nİ: he committed suicide."))
    assert (found.line, found.column) == (2, 7)


@given(st.text(alphabet=st.sampled_from('ab .\n>#-*_|:[](){}<>"“”`=!1\0é'), max_size=300))
@settings(max_examples=examples(300))
def test_no_text_is_too_odd(text: str) -> None:
    """Whatever a text contains, its Problems are on lines that exist."""
    for found in check_document(make_document(text)):
        assert 1 <= found.line <= text.count("\n") + 1
        assert 1 <= found.column <= max(len(line) for line in text.split("\n")) + 1


@pytest.mark.parametrize("text", ["](" * 200_000, "[" * 300_000, "<" * 300_000, "{" * 300_000, "](a(" * 150_000])
def test_unclosed_brackets_are_read_once(text: str) -> None:
    """A long row of brackets is read in time, and breaks no rule."""
    assert check_document(make_document(text)) == ()
