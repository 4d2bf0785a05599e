"""Tables pasted from a spreadsheet or a document: columns with tabs or wide gaps between them, which Markdown drops."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from elevate_site.language.look_alikes import BULLETS

__all__ = ["pasted_tables"]

# What begins a list in other programs is told as such.
_LEAD = re.compile(rf"[ \t>]*(?:(?:[*+–—{BULLETS}oØ§-]|\(?[\da-zA-Z]{{1,9}}[.)]|:)[ \t]+)?")
_TABS = re.compile(r"(?<=[^ \t])[ ]*\t[ \t]*(?=[^ \t])")
_GAPS = re.compile(r"(?<=[^ \t]) {3,}(?=[^ \t])")

_PastedTable = tuple[int, tuple[str, ...]]
"""The line on which a table begins, and the cells of that line."""


def pasted_tables(lines: Sequence[str], texts: Iterable[Sequence[int]]) -> Iterator[_PastedTable]:
    """The first row of each table; `texts` are, for each text, the numbers of its lines, counted from 1."""
    for numbers in texts:
        for gap in (_TABS, _GAPS):
            rows = [(number, _cells(lines[number - 1], gap)) for number in numbers]
            table = [(number, cells) for number, cells in rows if len(cells) > 1]
            if len(table) > 1 or (gap is _TABS and any(len(cells) > 2 for _, cells in table)):  # noqa: PLR2004
                yield table[0]
                break


def _cells(line: str, gap: re.Pattern[str]) -> tuple[str, ...]:
    lead = _LEAD.match(line)
    return tuple(cell.strip() for cell in gap.split(line[lead.end() if lead else 0 :].rstrip()))
