"""Tabs, which the library turns into blanks before it looks at anything else.

They are turned before the marks are written, because a tab reaches to the next stop, and a mark before it would move
that. Columns are counted back afterwards, so that a Problem points into the text as it was typed.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from elevate_site.errors import Problem

__all__ = ["TAB_LENGTH", "in_columns_of"]

TAB_LENGTH = 4
"""How many columns lie between two stops, in the library as in ours."""


def in_columns_of(source: str, problems: Sequence[Problem]) -> Iterator[Problem]:
    """`problems`, whose columns count blanks, with columns that count the characters of `source`."""
    if "\t" not in source or not problems:
        yield from problems
        return
    lines = source.split("\n")
    starts: dict[int, list[int]] = {}
    for found in problems:
        if found.column and found.line not in starts:
            starts[found.line] = _starts(lines[found.line - 1])
        yield (
            dataclasses.replace(found, column=bisect_right(starts[found.line], found.column)) if found.column else found
        )


def _starts(line: str) -> list[int]:
    """The column at which each character of `line` begins, once its tabs are blanks."""
    starts: list[int] = []
    column = 1
    for character in line:
        starts.append(column)
        column += TAB_LENGTH - (column - 1) % TAB_LENGTH if character == "\t" else 1
    return starts
