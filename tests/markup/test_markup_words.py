"""The words of a finished text: what is said, and how much of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elevate_site.markup.pieces import count_words, words_of


@given(st.text(st.sampled_from("ab&;. \t\n\r\x0b\x0c\x1c\x1f\x00\x7f\u00a0\u2003é🌙")))
def test_words_are_counted_as_they_would_be_split(text: str) -> None:
    """Whatever blanks stand between them, and whether the text is ASCII or not."""
    assert count_words(text) == len(text.split())


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>a <b>c</b></p>", " a  c  "),
        ("a<br>b", "a b"),
        ("a \ufde0b\ufde0 c", "a  b  c"),
        ("a < b", "a   b"),
        ("<p>a</p> <", " a   "),
        ("<p <q>a", " a"),
    ],
)
def test_tags_and_placeholders_become_blanks(html: str, words: str) -> None:
    """So that words on both sides of a tag stay two, and one that is not finished hides nothing."""
    assert words_of(html) == words
