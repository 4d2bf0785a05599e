"""Blocks are nested as CommonMark nests them; `markdown-it-py` says how."""

from __future__ import annotations

import pytest
from commonmark_texts import ALIKE, OTHERWISE
from documents import convert
from nesting import of_commonmark, of_ours
from random_lists import random_text

from depth import examples

TOLD = {"text-indented", "list-unseparated"}
"""What is said about text whose indentation we read otherwise."""


@pytest.mark.parametrize("text", ALIKE)
def test_a_text_has_the_blocks_of_commonmark(text: str) -> None:
    """Lists, quotes, headings and code are nested by the rules of the specification."""
    assert of_ours(text) == of_commonmark(text)


@pytest.mark.parametrize(("text", "reason"), OTHERWISE)
def test_a_difference_is_one(text: str, reason: str) -> None:
    """What is on the list of differences is read otherwise, for a reason."""
    assert of_ours(text) != of_commonmark(text), reason


def test_random_lists_have_the_blocks_of_commonmark() -> None:
    """Lists of all kinds, four deep, are nested the same, unless a Problem says that they are indented too far."""
    alike = 0
    for seed in range(examples(400)):
        text = random_text(seed)
        if of_ours(text) == of_commonmark(text):
            alike += 1
        else:
            _, problems = convert(text)
            assert TOLD & {problem.code for problem in problems}, f"{seed}\n{text}"
    assert alike > examples(240)
