"""Finds tables that Markdown would silently read as something else.

Markdown never complains. It shows what it does not understand as plain text, and drops a table cell that has no
column. The source still shows what the writer meant, so this looks there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from elevate_site.checking.prose import Lines
from elevate_site.errors import Problem
from elevate_site.language.look_alikes import DASHES
from elevate_site.model.rules import problem

__all__ = ["check_tables"]

# To Markdown, a line of spaces and tabs is empty, but a line with a no-break space is not.
_BLOCK = re.compile(r"(?:^[^\n]*[^ \t\n][^\n]*(?:\n|\Z))+", re.MULTILINE)
_ENDS_PARAGRAPH = re.compile(
    r"#|:::|(?:=+|-+)[ \t]*$|(?:\*[ \t]*){3,}$|(?:_[ \t]*){3,}$|(?:-[ \t]*){3,}$|\[[^\]\n]*\]:"
)

_LEAD = re.compile(r"(?:> ?)*")
_MARKER = re.compile(r"^(?:[-*+]|\d+\.|:)[ \t]+")
_DASHES = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
# Phones and word processors turn hyphens into dashes, and some people type equals signs.
_LIKE_DASHES = re.compile(rf"\|(?:[ \t]*:?[-{DASHES}=]+:?[ \t]*\|)+")
_CODE = re.compile(r"(?<![\\`])(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
# Bars without a blank beside them may join words: and|or.
_FREE_BAR = re.compile(r"\s\||\|\s|^\||\|$")
_BAR = re.compile(r"(?<!\\)(?:\\\\)*\|")


def check_tables(file: str, lines: Lines) -> Iterator[Problem]:
    """Tables that readers would see as lines with bars, and cells that would be lost."""
    text = lines.text
    in_list = False
    for block in _BLOCK.finditer(text) if "|" in text else ():
        first = _without_lead(block[0])
        indented = first.startswith(("    ", "\t"))
        if not indented:
            in_list = _MARKER.match(first) is not None
        if "|" in block[0] and (in_list or not indented):
            rows = [_row(line) for line in block[0].splitlines()]
            rows[0] = _MARKER.sub("", rows[0], count=1)
            yield from _check_rows(file, text.count("\n", 0, block.start()) + 1, rows)


def _without_lead(line: str) -> str:
    """`line` without the > marks of a block quote."""
    return _LEAD.sub("", line, count=1) if line.startswith(">") else line


def _row(line: str) -> str:
    """A line without what frames it; two blanks at its end become the backslash that means the same."""
    row = _without_lead(line).strip(" \t")
    return f"{row}\\" if line.endswith("  ") and not row.endswith("|") else row


def _check_rows(file: str, first: int, rows: list[str]) -> Iterator[Problem]:
    """The faults of the table in these lines, if there is one; the first is line `first` of the file."""
    dashes = next((n for n, row in enumerate(rows) if n and "|" in row and _DASHES.fullmatch(row)), None)
    if dashes is None:
        yield from _check_dashes(file, first, rows)
        return
    if not _BAR.search(rows[dashes - 1]):
        return
    head = first + dashes - 1
    if dashes > 1 and not _ENDS_PARAGRAPH.match(rows[dashes - 2]):
        message = "This looks like a table, but it would become part of the paragraph above it."
        yield problem("table-unclear", file, head, 1, message, "Put an empty line above it.")
        return
    # The first row decides for all rows whether a bar at their ends separates cells or only frames the table.
    framed = rows[dashes - 1] != _unframed(rows[dashes - 1])
    columns, heads = (len(_cells(rows[n], framed=framed)) for n in (dashes, dashes - 1))
    if heads != columns:
        message = f"The first row has {heads} cell{'s' * (heads != 1)}, but the line of hyphens below it has {columns}."
        hint = "Write |---| for each column, and put a bar at both ends of every line; otherwise readers see the bars."
        yield problem("table-unclear", file, head, 1, message, hint)
        return
    for number, row in enumerate(rows[dashes + 1 :], start=head + 2):
        if row.startswith(":::"):
            return
        lost = " | ".join(cell.strip() for cell in _cells(row, framed=framed)[columns:]).strip(" |")
        if lost:
            message = f"This row has more cells than the table has columns; “{lost}” would be lost."
            hint = "Put a bar at both ends of every line, add a column, or write \\| for a bar in the text."
            yield problem("table-unclear", file, number, 1, message, hint)
        # Curly brackets that are read nowhere are told as such.
        elif columns > 1 and "|" not in row and not row.startswith("{"):
            message = "This line is directly below a table and would become one of its rows."
            yield problem("table-unclear", file, number, 1, message, "Put an empty line above it.")


def _check_dashes(file: str, first: int, rows: list[str]) -> Iterator[Problem]:
    """The lines that look like a table without a line of hyphens."""
    for number, row in enumerate(rows):
        if _LIKE_DASHES.fullmatch(row):
            message = "The line below the first row of a table needs plain hyphens; these are other characters."
            yield problem(
                "table-unclear", file, first + number, 1, message, "Write |---|---|, with one part for each column."
            )
            return
    if (start := _unruled(rows)) is not None:
        message = "This looks like a table without its line of hyphens; readers would see the bars."
        framed = rows[start] != _unframed(rows[start])
        dashes = "|".join(["---"] * len(_cells(rows[start], framed=framed)))
        above = ", and put an empty line above that row" if start and not _ENDS_PARAGRAPH.match(rows[start - 1]) else ""
        hint = f"Write {f'|{dashes}|' if framed else dashes} directly below its first row{above}."
        yield problem("table-unclear", file, first + start, 1, message, hint)


def _unruled(rows: list[str]) -> int | None:
    """The first of two neighbours among `rows` that have the same number of cells; `None` when there are none."""
    others = (_MARKER, _ENDS_PARAGRAPH)
    cells = [
        _cells_of_text(row) if _FREE_BAR.search(row) and not any(each.match(row) for each in others) else 0
        for row in rows
    ]
    return next((n for n, (row, below) in enumerate(pairwise(cells)) if row == below > 1), None)


def _cells_of_text(row: str) -> int:
    """How many cells a row has; none when the line ends behind it, or a bar is in brackets, as in P(A | B)."""
    framed = row.startswith("|") and row.endswith("|") and len(row) > 1
    cells = _cells(row, framed=framed)
    is_closed = all(cell.count("(") == cell.count(")") and cell.count("[") == cell.count("]") for cell in cells)
    return len(cells) if is_closed and not row.endswith("\\") else 0


def _unframed(row: str) -> str:
    """A row without the bars at its ends."""
    inner = row.removeprefix("|")
    return inner if inner.endswith("\\|") else inner.removesuffix("|")


def _cells(row: str, *, framed: bool) -> list[str]:
    """The cells of a row; a bar inside code or after a backslash does not separate cells."""
    inner = _unframed(row) if framed else row
    if "`" not in inner and "\\" not in inner:
        return inner.split("|")
    hidden = _CODE.sub(lambda code: code[0].replace("|", "\0"), inner)
    return [cell.replace("\0", "|") for cell in _BAR.split(hidden)]
