"""Lists that Markdown would not see as lists."""

from __future__ import annotations

import pytest

from elevate_site.checking.lists import check_lists


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("You can:\n- one\n- two\n", [2]),
        ("You can:\n\n- one\n- two\n", []),
        ("## Heading\n- one\n", []),
        ("- one\nstill one\n- two\n", []),
        ("• one\n• two\n", [1]),
        ("Text.\n\n1) one\n2) two\n", [3]),
        ("First do\n1. one\n", [2]),
        ("::: do\n- one\n:::\n", []),
        ("Word\n:   meaning\n", []),
        ("> quoted\n> - one\n", []),
        ("| a | b |\n|---|---|\n| - x | y |\n", []),
        ("A range of 3 - 5 hours\nis enough.\n", []),
    ],
)
def test_a_list_without_its_empty_line_is_told(text: str, lines: list[int]) -> None:
    """The first line of a list that would run on in a paragraph is named, and nothing else."""
    assert [one.line for one in check_lists("f", text)] == lines
