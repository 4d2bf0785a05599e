"""What Markdown quietly reads otherwise than its writer meant: lists and tables that are none, links with a gap.

Markdown never complains; it shows what it does not understand as it was typed, and drops a cell that no column has
room for. All of this is looked for in the source, where the lines still are what they were meant to be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from elevate_site.checking.prose import Lines
from elevate_site.errors import Problem
from elevate_site.model.rules import problem

__all__ = ["check_link_gaps", "check_lists", "check_tables"]

# Markdown takes a line for empty that holds nothing or blanks; the blank that does not break is none to it.
_BLOCK = re.compile(r"(?:^[^\n]*[^ \t\n][^\n]*(?:\n|\Z))+", re.MULTILINE)
_ITEM = re.compile(r"(?:[-*+]|\d{1,2}[.)]|[•◦▪‣·●])\s\s*\S")
_FOREIGN_SIGN = re.compile(r"(?:[•◦▪‣·●]|\d{1,2}\))\s|(?:[-*+]|\d{1,2}\.)[^\S \t]")
# What begins a block of another kind, in which such lines are at home or are found by other rules.
_OTHER_START = re.compile(r"(?:[-*+]|\d+\.)[ \t]|[ \t>|]|:|\*\[|\[[^\]\n]*\]:")
# Without such a place, a text holds no list that could be misread: a line with the sign of a list that Markdown does
# not know, or below a line that is no list.
_DOUBTFUL_LIST = re.compile(rf"\n(?!{_OTHER_START.pattern})(?:(?={_ITEM.pattern})|[^\n]++\n(?={_ITEM.pattern}))")
_ENDS_PARAGRAPH = re.compile(
    r"#|:::|(?:=+|-+)[ \t]*$|(?:\*[ \t]*){3,}$|(?:_[ \t]*){3,}$|(?:-[ \t]*){3,}$|\[[^\]\n]*\]:"
)

# What `splitlines` takes for the end of a line; reading lets none of them through.
_FOREIGN_LINE_ENDS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"

_LEAD = re.compile(r"(?:> ?)*")
_MARKER = re.compile(r"^(?:[-*+]|\d+\.|:)[ \t]+")
_DASHES = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
# What a telephone or a word processor makes of the dashes, or somebody who has forgotten which sign it is.
_LIKE_DASHES = re.compile(r"\|(?:[ \t]*:?[-–—=]+:?[ \t]*\|)+")
_CODE = re.compile(r"(?<![\\`])(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
_BAR = re.compile(r"(?<!\\)(?:\\\\)*\|")

_ADDRESS = r"(?:https?://|mailto:|tel:|sms:|[/#][\w-]|[^\s()]+\.(?:md|png|jpe?g|gif|svg|webp|avif)\b)"
# Without one of these two there is no gap.
_BLANKS_BETWEEN = re.compile(r"\][^\S\n]+\(")
_REFERENCE = re.compile(r"\[([^\[\]\n]+)\]:")
# It begins with what is quick to look for.
_GAP = re.compile(
    r"(?=[`!\[(])(?:(?P<code>`+)[^`\n]*`*"
    rf"|(?<![\\\]])!?\[(?!\^)(?P<words>[^\[\]\n\\]+)\][^\S\n]+\((?={_ADDRESS})"
    rf"|(?<![\\\]])\([^()\[\]\n]+\)\[(?={_ADDRESS}[^\[\]\n]*\]))"
)


def check_lists(file: str, lines: Lines) -> Iterator[Problem]:
    """The first line of each list that Markdown does not see as one."""
    if not _DOUBTFUL_LIST.search("\n" + lines.text) and not any(sign in lines.text for sign in _FOREIGN_LINE_ENDS):
        return
    for block in _BLOCK.finditer(lines.text):
        written = block[0].splitlines()
        if _OTHER_START.match(written[0]) or any(line.startswith((":   ", "|")) for line in written):
            continue
        for number, line in enumerate(written):
            if not _ITEM.match(line) or (number and _OTHER_START.match(written[number - 1])):
                continue
            first = lines.place(block.start()).line
            yield from _explain_list(file, first + number, line, above="" if number == 0 else written[number - 1])
            break


def _explain_list(file: str, line: int, item: str, above: str) -> Iterator[Problem]:
    sign = item.split(maxsplit=1)[0]
    if _FOREIGN_SIGN.match(item):
        better = f"{sign.rstrip('.)')}." if sign[0].isdigit() else "-"
        message = f"“{sign}” begins no list here; the lines would run together."
        yield problem("list-unseparated", file, line, 1, message, f"Write {better} and a space, in each line.")
    elif above and not _ENDS_PARAGRAPH.match(above):
        message = "This looks like a list, but it would run on in the paragraph above it."
        yield problem("list-unseparated", file, line, 1, message, "Put an empty line above it.")


def check_tables(file: str, lines: Lines) -> Iterator[Problem]:
    """Tables that would be shown as plain lines with bars, and cells that would be lost."""
    text = lines.text
    in_list = False
    # Only for an indented block does it matter what stands before it; else the first bar is where it begins.
    first_bar = text.find("|")
    start = 0 if "    " in text or "\t" in text else text.rfind("\n\n", 0, first_bar) + 1
    for block in _BLOCK.finditer(text, start) if first_bar >= 0 else ():
        first = _without_lead(block[0])
        indented = first.startswith(("    ", "\t"))
        if not indented:
            in_list = _MARKER.match(first) is not None
        if "|" in block[0] and (in_list or not indented):
            rows = [_without_lead(line).strip(" \t") for line in block[0].splitlines()]
            rows[0] = _MARKER.sub("", rows[0], count=1)
            yield from _check_rows(file, text.count("\n", 0, block.start()) + 1, rows)


def _without_lead(line: str) -> str:
    """`line` without the signs of a quotation before it."""
    return _LEAD.sub("", line, count=1) if line.startswith(">") else line


def _check_rows(file: str, first: int, rows: list[str]) -> Iterator[Problem]:
    """What is wrong with the table in these lines, if they hold one; they begin in line `first` of the file."""
    dashes = next((n for n, row in enumerate(rows) if n and "|" in row and _DASHES.fullmatch(row)), None)
    if dashes is None:
        yield from _check_dashes(file, first, rows)
        return
    if not _BAR.search(rows[dashes - 1]):
        return
    head = first + dashes - 1
    if dashes > 1 and not _ENDS_PARAGRAPH.match(rows[dashes - 2]):
        message = "This looks like a table, but it would run on in the paragraph above it."
        yield problem("table-unclear", file, head, 1, message, "Put an empty line above it.")
        return
    # The first line decides for all of them whether a bar at an end parts cells or only frames them.
    framed = rows[dashes - 1] != _unframed(rows[dashes - 1])
    columns, heads = (len(_cells(rows[n], framed=framed)) for n in (dashes, dashes - 1))
    if heads != columns:
        message = f"The first row has {heads} cell{'s' * (heads != 1)}, but the line of dashes below it has {columns}."
        hint = "Give each column its dashes, |---|---|, and frame every line with bars; else readers see the bars."
        yield problem("table-unclear", file, head, 1, message, hint)
        return
    for number, row in enumerate(rows[dashes + 1 :], start=head + 2):
        if row.startswith(":::"):
            return
        lost = " | ".join(cell.strip() for cell in _cells(row, framed=framed)[columns:]).strip(" |")
        if lost:
            message = f"This row has more cells than the table has columns; “{lost}” would be lost."
            hint = "Frame every line with bars, give the table another column, or write \\| for a bar in the text."
            yield problem("table-unclear", file, number, 1, message, hint)
        elif columns > 1 and "|" not in row:
            message = "This line stands directly under a table and would become a row of it."
            yield problem("table-unclear", file, number, 1, message, "Put an empty line above it.")


def _check_dashes(file: str, first: int, rows: list[str]) -> Iterator[Problem]:
    """What looks like a table in lines of which none is the line of dashes."""
    for number, row in enumerate(rows):
        if _LIKE_DASHES.fullmatch(row):
            message = "The line under the first row of a table is made of plain hyphens; these signs are none."
            yield problem(
                "table-unclear", file, first + number, 1, message, "Write |---|---|, one part for each column."
            )
            return
    if len(rows) > 1 and all(row.startswith("|") and row.endswith("|") and len(row) > 1 for row in rows):
        message = "This looks like a table without a line of dashes; readers would see its bars."
        hint = "Write |---|---| under its first row, one part for each column, with no empty line between."
        yield problem("table-unclear", file, first, 1, message, hint)


def _unframed(row: str) -> str:
    """A row without the bars at its ends."""
    inner = row.removeprefix("|")
    return inner if inner.endswith("\\|") else inner.removesuffix("|")


def _cells(row: str, *, framed: bool) -> list[str]:
    """The cells of a row; a bar inside code or behind a backslash does not part them."""
    inner = _unframed(row) if framed else row
    if "`" not in inner and "\\" not in inner:
        return inner.split("|")
    hidden = _CODE.sub(lambda code: code[0].replace("|", "\0"), inner)
    return [cell.replace("\0", "|") for cell in _BAR.split(hidden)]


def check_link_gaps(file: str, lines: Lines) -> Iterator[Problem]:
    """Links whose address stands apart from their words, or whose brackets are the wrong way round."""
    if ")[" not in lines.text and not _BLANKS_BETWEEN.search(lines.text):
        return
    names = {match[1] for match in _REFERENCE.finditer(lines.text)}
    for match in _GAP.finditer(lines.text):
        if match["code"] or match["words"] in names:
            continue
        line, column = lines.place(match.start())
        if lines.text.startswith(("    ", "\t"), match.start() - column + 1):
            continue
        message = (
            "Between the words of this link and its address is a space, so that readers would see its brackets."
            if match["words"]
            else "The brackets of this link are the wrong way round, so that readers would see them."
        )
        hint = "Write [words](address), with nothing between ] and (."
        yield problem("link-gap", file, line, column, message, hint)
