"""Blocks are nested as CommonMark nests them; `markdown-it-py` says how."""

from __future__ import annotations

import pytest
from commonmark import blocks_of_commonmark, blocks_of_commonmark_without_code_by_blanks, blocks_of_ours
from commonmark_texts import ALIKE, OTHERWISE
from documents import convert
from random_lists import AS_EDITORS_DO, BY_EYE, random_text

from depth import examples

TOLD = {"text-indented", "list-unseparated"}
"""What is said about text whose indentation we read otherwise."""


@pytest.mark.parametrize("text", ALIKE)
def test_a_text_has_the_blocks_of_commonmark(text: str) -> None:
    """Lists, quotes, headings and code are nested by the rules of the specification."""
    assert blocks_of_ours(text) == blocks_of_commonmark(text)


@pytest.mark.parametrize(("text", "reason"), OTHERWISE)
def test_a_difference_is_one(text: str, reason: str) -> None:
    """What is on the list of differences is read otherwise, for a reason."""
    assert blocks_of_ours(text) != blocks_of_commonmark(text), reason


def test_lists_as_editors_write_them_have_the_blocks_of_commonmark() -> None:
    """Lists of all kinds, four deep, with other blocks in their items, are nested the same without exception."""
    for seed in range(examples(200)):
        text = random_text(seed, AS_EDITORS_DO)
        assert blocks_of_ours(text) == blocks_of_commonmark(text), f"{seed}\n{text}"


def test_lists_typed_by_eye_have_the_blocks_of_commonmark_or_are_told() -> None:
    """Nesting is the same but for code by four blanks; where items stand too far right, a Problem says so."""
    for seed in range(examples(200)):
        text = random_text(seed, BY_EYE)
        if blocks_of_ours(text) not in (blocks_of_commonmark(text), blocks_of_commonmark_without_code_by_blanks(text)):
            _, problems = convert(text)
            assert TOLD & {problem.code for problem in problems}, f"{seed}\n{text}"
