"""Anchors are made of the words of headings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elevate_site.language.slugs import slug


@given(st.text(st.characters(max_codepoint=127)))
def test_anchors_of_ascii_words_are_made_like_all_others(words: str) -> None:
    """A letter of another alphabet after the words changes nothing before it."""
    others = slug(f"{words} é")
    assert others in {f"{slug(words)}-é", "é"}
    assert others != "é" or slug(words) == "section"


@pytest.mark.parametrize(
    ("words", "anchor"),
    [
        ("What helps?", "what-helps"),
        ("Don't  wait_now", "dont-wait-now"),
        ("¿Qué es?", "qué-es"),
        ("–", "section"),
        ("!", "section"),
    ],
)
def test_an_anchor_is_small_letters_digits_and_hyphens(words: str, anchor: str) -> None:
    """In any script; words without any have the anchor of a section."""
    assert slug(words) == anchor
