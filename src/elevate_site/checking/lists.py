"""Lists that are none: lines that look like one to their writer and become a single paragraph for everybody else.

Markdown wants an empty line above a list, and knows only some signs for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from elevate_site.errors import Problem
from elevate_site.model.rules import problem

__all__ = ["check_lists"]

_BLOCK = re.compile(r"(?:^[^\n]*\S[^\n]*(?:\n|\Z))+", re.MULTILINE)
_ITEM = re.compile(r"(?:[-*+]|\d{1,2}[.)]|[•◦▪‣·])[ \t]+\S")
_FOREIGN_SIGN = re.compile(r"(?:[•◦▪‣·]|\d{1,2}\))[ \t]")
# What begins a block of another kind, in which such lines are at home or are found by other rules.
_OTHER_START = re.compile(r"(?:[-*+]|\d+\.)[ \t]|[ \t>|]|:|\*\[|\[[^\]\n]*\]:")
_ENDS_PARAGRAPH = re.compile(r"#|:::|(?:=+|-+)[ \t]*$")


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
