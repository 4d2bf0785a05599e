"""What Markdown quietly reads otherwise than its writer meant: lists and tables that are none, links with a gap.

Markdown never complains; it shows what it does not understand as it was typed, and drops a cell that no column has
room for. All of this is looked for in the source, where the lines still are what they were meant to be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from elevate_site.errors import Problem
from elevate_site.model.rules import problem

__all__ = ["check_link_gaps", "check_lists", "check_tables"]

_BLOCK = re.compile(r"(?:^[^\n]*\S[^\n]*(?:\n|\Z))+", re.MULTILINE)
_ITEM = re.compile(r"(?:[-*+]|\d{1,2}[.)]|[•◦▪‣·])[ \t]+\S")
_FOREIGN_SIGN = re.compile(r"(?:[•◦▪‣·]|\d{1,2}\))[ \t]")
# What begins a block of another kind, in which such lines are at home or are found by other rules.
_OTHER_START = re.compile(r"(?:[-*+]|\d+\.)[ \t]|[ \t>|]|:|\*\[|\[[^\]\n]*\]:")
_ENDS_PARAGRAPH = re.compile(r"#|:::|(?:=+|-+)[ \t]*$")
_DASHES = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
_CODE = re.compile(r"`[^`]*`")
_BAR = re.compile(r"(?<!\\)\|")
_LAST_BAR = re.compile(r"(?<!\\)\|$")
_GAP = re.compile(r"\[(?!\^)[^\[\]\n]+\][ \t]+\((?:https?://|mailto:|tel:|[^\s()]+\.md[)#])")


def check_lists(file: str, text: str) -> Iterator[Problem]:
    """The first line of each list in `text` that Markdown does not see as one."""
    for block in _BLOCK.finditer(text):
        lines = block[0].splitlines()
        if _OTHER_START.match(lines[0]) or any(line.startswith((":   ", "|")) for line in lines):
            continue
        first = text.count("\n", 0, block.start()) + 1
        for number, line in enumerate(lines):
            if not _ITEM.match(line) or (number and _OTHER_START.match(lines[number - 1])):
                continue
            yield from _explain(file, first + number, line, above="" if number == 0 else lines[number - 1])
            break


def _explain(file: str, line: int, item: str, above: str) -> Iterator[Problem]:
    sign = item.split(maxsplit=1)[0]
    if _FOREIGN_SIGN.match(item):
        better = "-" if len(sign) == 1 else f"{sign[:-1]}."
        message = f"“{sign}” begins no list here; the lines would run together."
        yield problem("list-unseparated", file, line, 1, message, f"Write {better} in its place, in each line.")
    elif above and not _ENDS_PARAGRAPH.match(above):
        message = "This looks like a list, but it would run on in the paragraph above it."
        yield problem("list-unseparated", file, line, 1, message, "Put an empty line above it.")


def check_tables(file: str, text: str) -> Iterator[Problem]:
    """Tables in `text` that would be shown as plain lines with bars, and cells that would be lost."""
    for block in _BLOCK.finditer(text):
        if "|" in block[0]:
            yield from _check_table(file, text.count("\n", 0, block.start()) + 1, block[0].splitlines())


def _check_table(file: str, first: int, written: list[str]) -> Iterator[Problem]:
    """What is wrong with the table in these lines, if they hold one; they begin in line `first` of the file."""
    lines = [line.strip(" \t>") for line in written]
    dashes = next((n for n, line in enumerate(lines) if n and "|" in line and _DASHES.fullmatch(line)), None)
    if dashes is None or not _BAR.search(lines[dashes - 1]) or written[0].startswith(("    ", "\t")):
        return
    head = first + dashes - 1
    if dashes > 1 and not _ENDS_PARAGRAPH.match(lines[dashes - 2]):
        message = "This looks like a table, but it would run on in the paragraph above it."
        yield problem("table-unclear", file, head, 1, message, "Put an empty line above it.")
        return
    # The first line decides for all of them whether a bar at an end parts cells or only frames them.
    framed = lines[dashes - 1] != _unframed(lines[dashes - 1])
    columns, heads = (len(_cells(lines[n], framed=framed)) for n in (dashes, dashes - 1))
    if heads != columns:
        message = f"This line has {heads} cells and the dashes below it {columns}, so neither would become a table."
        hint = "Give each column its dashes, |---|---|, and begin and end every line with a bar."
        yield problem("table-unclear", file, head, 1, message, hint)
        return
    for number, line in enumerate(lines[dashes + 1 :], start=head + 2):
        if line.startswith(":::"):
            return
        lost = " | ".join(cell.strip() for cell in _cells(line, framed=framed)[columns:]).strip(" |")
        if lost:
            message = f"This row has more cells than the table has columns; “{lost}” would be lost."
            hint = "Frame every line with bars, give the table another column, or write \\| for a bar in the text."
            yield problem("table-unclear", file, number, 1, message, hint)


def _unframed(row: str) -> str:
    """A row without the bars at its ends."""
    return _LAST_BAR.sub("", row.removeprefix("|"))


def _cells(row: str, *, framed: bool) -> list[str]:
    """The cells of a row; a bar inside code or behind a backslash does not part them."""
    hidden = _CODE.sub(lambda code: code[0].replace("|", "\0"), _unframed(row) if framed else row)
    return [cell.replace("\0", "|") for cell in _BAR.split(hidden)]


def check_link_gaps(file: str, text: str) -> Iterator[Problem]:
    """Links in `text` whose address stands apart from their words."""
    for match in _GAP.finditer(text):
        start = text.rfind("\n", 0, match.start()) + 1
        if text.count("`", start, match.start()) % 2:
            continue
        line = text.count("\n", 0, start) + 1
        message = "Between the words of this link and its address is a space, so that readers would see its brackets."
        hint = "Write [words](address), with nothing between ] and (."
        yield problem("link-unfinished", file, line, match.start() - start + 1, message, hint)
