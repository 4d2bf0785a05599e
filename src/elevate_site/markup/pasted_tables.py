"""Tables pasted from other programs, with tabs, wide gaps or commas between columns, which Markdown runs together."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from elevate_site.language.look_alikes import BULLETS
from elevate_site.markup.block_nodes import BlockFault, Leaf
from elevate_site.markup.lazy_lines import breaks_line

__all__ = ["find_pasted_table"]

# What begins a list in other programs is told as such.
_LEAD = re.compile(rf"[ \t>]*(?:(?:[*+–—{BULLETS}oØ§-]|\(?[\da-zA-Z]{{1,9}}[.)]|:)[ \t]+)?")
_TABS = re.compile(r"(?<=[^ \t])[ ]*\t[ \t]*(?=[^ \t])")
_GAPS = re.compile(r"(?<=[^ \t]) {3,}(?=[^ \t])")
# A comma between digits belongs to a number, as in 40,000,000.
_SEPARATORS = {",": re.compile(r",(?!(?<=\d,)\d)"), ";": re.compile(";")}
_SENTENCE_ENDS = tuple(".!?…:,;")
_FEWEST_CELLS = 3
"""Two commas in each of several lines are those of rows; one or two tabs alone may be a slip."""
_FEWEST_SIGNS = 4
"""So many commas are in two rows of three cells."""
_FEWEST_SPACED_ROWS = 3
_LONGEST_SPACED_ROW = 60
"""A longer line with blanks behind its commas may be one of a wrapped sentence."""

_Row = tuple[int, Sequence[str]]
"""The number of a line, and its cells."""


def find_pasted_table(leaf: Leaf, lines: Sequence[str]) -> BlockFault | None:
    """The first row of the table that `leaf`, a paragraph in the source `lines`, was meant as; `None` if it is none."""
    rows = lines[leaf.first - 1 : leaf.last]
    text = "\n".join(rows)
    table: _Row | None = None
    if "\t" in text:
        table = _table_with(_TABS, rows, fewest_alone=_FEWEST_CELLS)
    if not table and "   " in text:
        table = _table_with(_GAPS, rows)
    for sign in _SEPARATORS:
        if not table and text.count(sign) >= _FEWEST_SIGNS:
            table = _table_of_rows(sign, rows)
    if not table:
        return None
    number, cells = table
    return BlockFault("table-pasted", leaf.first + number, 1, f"{' | '.join(cells)}\n{'| --- ' * len(cells)}")


def _table_with(gap: re.Pattern[str], rows: Sequence[str], fewest_alone: int = 0) -> _Row | None:
    """The first of `rows` with several cells, if there is another one or it alone has `fewest_alone` of them."""
    split = [(number, _cells(row, gap)) for number, row in enumerate(rows)]
    table = [(number, cells) for number, cells in split if len(cells) > 1]
    is_table = len(table) > 1 or (fewest_alone and any(len(cells) >= fewest_alone for _, cells in table))
    return table[0] if is_table else None


def _cells(line: str, gap: re.Pattern[str]) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in gap.split(_without_lead(line)))


def _table_of_rows(sign: str, rows: Sequence[str]) -> _Row | None:
    """The first row of a run of `rows` that have the same number of cells with `sign` between them."""
    separator = _SEPARATORS[sign]
    for signs, run in itertools.groupby(enumerate(rows), key=lambda row: len(separator.findall(row[1]))):
        if signs + 1 < _FEWEST_CELLS:
            continue
        table = list(run)
        written = [row for _, row in table]
        if len(table) == 1 or any(breaks_line(row) or row.rstrip().endswith(_SENTENCE_ENDS) for row in written):
            continue
        is_spaced = any(f"{sign} " in row for row in written)
        if not is_spaced or (len(table) >= _FEWEST_SPACED_ROWS and max(map(len, written)) <= _LONGEST_SPACED_ROW):
            number, row = table[0]
            return number, tuple(cell.strip(' "') for cell in separator.split(_without_lead(row)))
    return None


def _without_lead(line: str) -> str:
    lead = _LEAD.match(line)
    return line[lead.end() if lead else 0 :].rstrip()
