"""Finds tables that Markdown would silently read as something else.

Markdown never complains. It shows what it does not understand as plain text, and drops a table cell that has no
column. The source still shows what the writer meant, so this looks there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from elevate_site.checking.prose import Lines
from elevate_site.checking.table_rows import (
    BAR,
    MARKER,
    Block,
    cells_of,
    count_cells,
    is_framed,
    read_blocks,
    without_frame,
)
from elevate_site.errors import Problem
from elevate_site.language.look_alikes import BLANKS, DASHES, HYPHENS, name_look_alike
from elevate_site.model.rules import problem

__all__ = ["check_tables"]

_ENDS_PARAGRAPH = re.compile(
    r"#|:::|(?:=+|-+)[ \t]*$|(?:\*[ \t]*){3,}$|(?:_[ \t]*){3,}$|(?:-[ \t]*){3,}$|\[[^\]\n]*\]:"
)
# Phones and word processors turn hyphens into dashes and blanks into others, and some people type equals signs.
_LIKE_DASHES = re.compile(rf"\|(?:[ \t{BLANKS}]*:?[-{HYPHENS}{DASHES}−=]+:?[ \t{BLANKS}]*\|)+[{BLANKS}]*")
_GRID = re.compile(r"\+(?:[:=-]{2,}\+)+")
# Bars without a blank beside them may join words: and|or.
_FREE_BAR = re.compile(r"\s\||\|\s|^\||\|$")

_LONGEST_ROW = 80
"""A hint writes no longer row."""


class _Fault(NamedTuple):
    """A mistake in a table."""

    line: int
    message: str
    hint: str
    rule: str = "table-unclear"


def check_tables(file: str, lines: Lines) -> Iterator[Problem]:
    """Tables that readers would see as lines with bars, and cells that would be lost."""
    if "|" not in lines.text:
        return
    table = above = Block(0, ())
    for block, below in pairwise([*read_blocks(lines.text), above]):
        is_table = block.dashes is not None or block.begins_with_dashes or below.begins_with_dashes
        is_cut_off = bool(block.rows) and not is_table and table.goes_on_with(block.rows[0])
        faults = _cut_off(block) if is_cut_off else _faults(above, block, below)
        for line, message, hint, rule in faults:
            yield problem(rule, file, line, 1, message, hint)
        above = block
        table = table if is_cut_off else block


def _faults(above: Block, block: Block, below: Block) -> Iterator[_Fault]:
    """The faults of the table in `block`, if there is one; `above` and `below` are what stands beside it."""
    rows, first = block.rows, block.first
    if not rows:
        return
    if block.begins_with_dashes:
        message = "The line of hyphens of a table stands directly below its first row; this one has none above it."
        is_cut = bool(above.rows) and "|" in above.rows[-1]
        hint = (
            "Delete the empty line above it." if is_cut else "Write the names of the columns above it: | Dose | When |"
        )
        yield _Fault(first, message, hint)
    elif block.dashes is not None:
        yield from _faults_of_rows(block, block.dashes)
        if block.dashes == len(rows) - 1 and "|" not in "".join(below.rows[:1]):
            message = "This table has no rows below its line of hyphens; readers would see an empty one."
            yield _Fault(
                first + block.dashes, message, "Write its rows directly below, or make a paragraph of its words."
            )
    elif not below.begins_with_dashes:
        yield from _faults_without_dashes(block)


def _cut_off(block: Block) -> Iterator[_Fault]:
    """That `block` holds rows of the table above it."""
    message = "The empty line above this row cuts it off from its table; readers would see its bars."
    hint = "Delete the empty line above it."
    if len(block.rows) > 1:
        hint += " If a table of its own begins here, write |---|---| below its first row."
    yield _Fault(block.first, message, hint)


def _faults_of_rows(block: Block, dashes: int) -> Iterator[_Fault]:
    """The faults of a table that has a line of hyphens."""
    rows, head = block.rows, block.first + dashes - 1
    if not BAR.search(rows[dashes - 1]):
        return
    if dashes > 1 and not _ENDS_PARAGRAPH.match(rows[dashes - 2]):
        message = "This looks like a table, but it would become part of the paragraph above it."
        yield _Fault(head, message, "Put an empty line above it.")
        return
    # The first row decides for all rows whether a bar at their ends separates cells or only frames the table.
    framed = rows[dashes - 1] != without_frame(rows[dashes - 1])
    columns, heads = (len(cells_of(rows[n], framed=framed)) for n in (dashes, dashes - 1))
    if heads != columns:
        message = f"The first row has {heads} cell{'s' * (heads != 1)}, but the line of hyphens below it has {columns}."
        hint = "Write |---| for each column, and put a bar at both ends of every line; otherwise readers see the bars."
        yield _Fault(head, message, hint)
        return
    for number, (above, row) in enumerate(pairwise(rows[dashes:]), start=head + 2):
        if row.startswith(":::"):
            return
        is_broken = is_framed(rows[dashes - 1]) and above.startswith("|") and not above.endswith("|")
        if is_broken and not row.startswith("|") and BAR.search(above[1:]):
            message = "The row above ends in the middle of a cell, so this line would become a row of its own."
            yield _Fault(number, message, "Write each row in one line; <br> begins a new line in a cell.")
        else:
            yield from _wrong_number_of_cells(number, row, columns, framed=framed)


def _wrong_number_of_cells(line: int, row: str, columns: int, *, framed: bool) -> Iterator[_Fault]:
    """The fault of a `row` in this `line` that has more or fewer cells than its table, which may be `framed`."""
    cells = cells_of(row, framed=framed)
    if lost := " | ".join(cell.strip() for cell in cells[columns:]).strip(" |"):
        message = f"This row has more cells than the table has columns; “{lost}” would be lost."
        hint = "Put a bar at both ends of every line, add a column, or write \\| for a bar in the text."
        yield _Fault(line, message, hint)
    # Attributes are told as such.
    if len(cells) >= columns or row.startswith("{"):
        return
    if "|" not in row:
        message = "This line is directly below a table and would become one of its rows."
        yield _Fault(line, message, "Put an empty line above it.")
        return
    message = f"This row has {len(cells)} cell{'s' * (len(cells) != 1)}, but the table has {columns} columns."
    # In a table without bars at the ends of its rows, a last bar begins a cell.
    bars = columns - len(cells) + (framed and not row.endswith("|"))
    whole = row.rstrip("\\ ") + " |" * bars
    shown = f"write {whole}" if len(whole) <= _LONGEST_ROW else "add a blank and | at its end for each of them."
    yield _Fault(line, message, f"If the other cells are empty, {shown}", "table-cells")


def _faults_without_dashes(block: Block) -> Iterator[_Fault]:
    """The lines that look like a table without a line of hyphens."""
    rows, first = block.rows, block.first
    for number, row in enumerate(rows):
        if _GRID.fullmatch(row):
            message = "This table is drawn with + and hyphens, which is not read here; readers would see its signs."
            dashes = "|---" * (row.count("+") - 1)
            hint = f"Write {dashes}| directly below its first row, and delete the lines that begin with +."
            yield _Fault(first + number, message, hint)
            return
        if _LIKE_DASHES.fullmatch(row):
            sign = name_look_alike(row) or "an equals sign (=)"
            message = f"The line below the first row of a table needs plain hyphens and spaces; this one holds {sign}."
            yield _Fault(first + number, message, "Write |---|---|, with one part for each column.")
            return
    if (start := _unruled(rows)) is not None:
        message = "This looks like a table without its line of hyphens; readers would see the bars."
        framed = rows[start] != without_frame(rows[start])
        dashes = "|".join(["---"] * len(cells_of(rows[start], framed=framed)))
        above = ", and put an empty line above that row" if start and not _ENDS_PARAGRAPH.match(rows[start - 1]) else ""
        hint = f"Write {f'|{dashes}|' if framed else dashes} directly below its first row{above}."
        yield _Fault(first + start, message, hint)


def _unruled(rows: Sequence[str]) -> int | None:
    """The first of `rows` that is framed, or has as many cells as the next one; `None` when there is none."""
    others = (MARKER, _ENDS_PARAGRAPH)
    cells = [
        count_cells(row) if _FREE_BAR.search(row) and not any(each.match(row) for each in others) else 0 for row in rows
    ]
    both = enumerate(pairwise((*cells, 0)))
    return next((n for n, (row, below) in both if row > 1 and (row == below or is_framed(rows[n]))), None)
