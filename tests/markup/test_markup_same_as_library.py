"""Marks, blocks and checks change nothing of what the library makes of a text, except where documented."""

from __future__ import annotations

import re

import pytest
from documents import convert
from generated import articles, nonsense
from hypothesis import example, given, settings
from hypothesis import strategies as st
from library import Event, of_ours, of_the_library
from long_texts import LONG_TEXTS

from depth import examples


@given(articles())
@settings(max_examples=examples(100))
def test_articles_read_the_same(text: str) -> None:
    """A well-formed article has the HTML of the untouched library, apart from the documented differences."""
    assert of_ours(text) == of_the_library(text)


@given(nonsense())
@settings(max_examples=examples(300))
def test_nonsense_reads_the_same(text: str) -> None:
    """Signs in any order have the HTML of the untouched library; only attributes that we refuse are missing."""
    assert without_refused(of_ours(text)) == without_refused(of_the_library(text))


@pytest.mark.parametrize("name", sorted(LONG_TEXTS))
def test_long_texts_read_the_same(name: str) -> None:
    """A long text of each style has the HTML of the untouched library."""
    assert of_ours(LONG_TEXTS[name]) == of_the_library(LONG_TEXTS[name])


@pytest.mark.parametrize("name", sorted(LONG_TEXTS))
def test_long_texts_have_no_problem(name: str) -> None:
    """An honest text of each style is converted without any complaint."""
    _, problems = convert(LONG_TEXTS[name])
    assert problems == ()


LETTERS = re.compile(r"[\s*_]+")


@given(st.lists(st.sampled_from(["*", "**", "***", "_", "__", " ", "one", "12 mg", "x"]), max_size=16).map("".join))
@example("*x**12 mg*20")
@example("***x*y*z**word abc*sleep*")
@settings(max_examples=examples(300))
def test_emphasis_loses_no_letter(text: str) -> None:
    """However stars and underscores are mixed up, every letter and digit between them is shown."""
    shown = "".join(words for kind, words, _ in of_ours(f"a {text}") if kind == "text")
    assert LETTERS.sub("", shown) == LETTERS.sub("", f"a{text}")


def without_refused(events: list[Event]) -> list[Event]:
    """`events` with the attributes alone that Markdown itself makes."""
    kept = {"href", "src", "alt", "title", "class", "lang", "start"}
    return [
        (kind, tag, {name: value for name, value in attributes.items() if name in kept and value})
        for kind, tag, attributes in events
    ]
