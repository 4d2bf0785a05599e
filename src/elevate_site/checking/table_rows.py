"""Lines of Markdown as rows of tables: where they stand together, what frames them, and their cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

__all__ = ["BAR", "MARKER", "Block", "cells_of", "count_cells", "is_framed", "read_blocks", "without_frame"]

# To Markdown, a line of spaces and tabs is empty, but a line with a no-break space is not.
_BLOCK = re.compile(r"(?:^[^\n]*[^ \t\n][^\n]*(?:\n|\Z))+", re.MULTILINE)
_LEAD = re.compile(r"(?:> ?)*")
MARKER = re.compile(r"^(?:[-*+]|\d+\.|:)[ \t]+")
"""The sign of an item or of a meaning."""
_DASHES = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
_CODE = re.compile(r"(?<![\\`])(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
BAR = re.compile(r"(?<!\\)(?:\\\\)*\|")
"""A bar without a backslash before it."""


@dataclass(frozen=True)
class Block:
    """Lines without an empty one between them."""

    first: int
    """The number of its first line, from 1."""
    rows: Sequence[str]
    """Its lines without what frames them; none where it cannot hold a table."""

    @cached_property
    def dashes(self) -> int | None:
        """Which of its rows is the line of hyphens; `None` when there is none below another row."""
        return next((n for n, row in enumerate(self.rows) if n and _is_dashes(row)), None)

    @property
    def begins_with_dashes(self) -> bool:
        """Whether its first row is a line of hyphens."""
        return bool(self.rows) and _is_dashes(self.rows[0])

    def goes_on_with(self, row: str) -> bool:
        """Whether `row` would belong to its table, if it has one, if no empty line stood between them."""
        if self._columns <= 1 or self.rows[-1].startswith(":::") or self._is_framed != is_framed(row):
            return False
        cells = count_cells(row)
        return 0 < cells <= self._columns if self._is_framed else cells == self._columns

    @property
    def _ruler(self) -> str:
        return self.rows[self.dashes or 0] if self.rows else ""

    @cached_property
    def _is_framed(self) -> bool:
        return is_framed(self._ruler)

    @cached_property
    def _columns(self) -> int:
        """How many columns its line of hyphens has; none without such a line."""
        return len(cells_of(self._ruler, framed=self._is_framed)) if _is_dashes(self._ruler) else 0


def read_blocks(text: str) -> Iterator[Block]:
    """All blocks of `text`, in their order."""
    in_list = False
    line, counted = 1, 0
    for block in _BLOCK.finditer(text):
        line += text.count("\n", counted, block.start())
        counted = block.start()
        first = _without_lead(block[0])
        indented = first.startswith(("    ", "\t"))
        if not indented:
            in_list = MARKER.match(first) is not None
        if "|" not in block[0] or (indented and not in_list):
            yield Block(line, ())
            continue
        rows = [_row(line) for line in block[0].splitlines()]
        rows[0] = MARKER.sub("", rows[0], count=1)
        start = 0
        for number, row in enumerate((*rows, "")):
            # In a quote, an empty line has its sign.
            if not row:
                yield Block(line + start, rows[start:number])
                start = number + 1


def _without_lead(line: str) -> str:
    """`line` without the > marks of a block quote."""
    return _LEAD.sub("", line, count=1) if line.startswith(">") else line


def _row(line: str) -> str:
    """A line without what frames it; two blanks at its end become the backslash that means the same."""
    row = _without_lead(line).strip(" \t")
    return f"{row}\\" if line.endswith("  ") and not row.endswith("|") else row


def _is_dashes(row: str) -> bool:
    return "|" in row and _DASHES.fullmatch(row) is not None


def is_framed(row: str) -> bool:
    """Whether a row has bars at both ends."""
    return row.startswith("|") and row.endswith("|") and len(row) > 1


def count_cells(row: str) -> int:
    """How many cells a row has; none when the line ends behind it, or a bar is in brackets, as in P(A | B)."""
    cells = cells_of(row, framed=is_framed(row))
    is_closed = all(cell.count("(") == cell.count(")") and cell.count("[") == cell.count("]") for cell in cells)
    return len(cells) if is_closed and not row.endswith("\\") else 0


def without_frame(row: str) -> str:
    """A row without the bars at its ends."""
    inner = row.removeprefix("|")
    return inner if inner.endswith("\\|") else inner.removesuffix("|")


def cells_of(row: str, *, framed: bool) -> list[str]:
    """The cells of a row; a bar inside code or after a backslash does not separate cells."""
    inner = without_frame(row) if framed else row
    if "`" not in inner and "\\" not in inner:
        return inner.split("|")
    hidden = _CODE.sub(lambda code: code[0].replace("|", "\0"), inner)
    return [cell.replace("\0", "|") for cell in BAR.split(hidden)]
