"""The evidence a YAML parser leaves when it stops: where it was, what it was doing, and the line as written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from elevate_site.errors import Problem
from elevate_site.model.rules import problem

__all__ = ["ENTRY", "Evidence", "Fault", "Mark", "quote_scalar"]


class Mark(NamedTuple):
    """A point in a text as the parser counts: line and column from 0."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Fault:
    """A syntax error, in plain words."""

    problem: Problem
    repaired_text: str | None = None
    """The whole text without this error, when the writer can have meant only one thing."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where the parser stopped, and what it said."""

    file: str
    lines: list[str]
    mark: Mark
    context: str
    """What the parser was doing; empty when it did not say."""
    since: Mark
    """Where it began that."""
    parser_message: str

    @property
    def line(self) -> str:
        """The line at which the parser stopped."""
        return self.lines[self.mark.line]

    def entry(self) -> re.Match[str] | None:
        """That line taken apart by `ENTRY`; `None` when it has no value."""
        return ENTRY.match(self.line.rstrip())

    def advise_quotes(self, code: str, entry: re.Match[str], column: int, message: str, value: str = "") -> Fault:
        """A fault at `column` that quotes around the value of this line repair."""
        repaired = f"{entry['before']}{quote_scalar(value or entry['value'])}{entry['comment'] or ''}"
        return self.fault(code, Mark(self.mark.line, column), message, f"Write: {repaired.strip()}", repaired)

    def fault(self, code: str, mark: Mark, message: str, hint: str, repaired_line: str | None = None) -> Fault:
        """A fault at `mark`; `repaired_line` is that line as the parser would accept it."""
        found = problem(code, self.file, mark.line + 1, mark.column + 1, message, hint)
        if repaired_line is None:
            return Fault(found)
        return Fault(found, "\n".join([*self.lines[: mark.line], repaired_line, *self.lines[mark.line + 1 :]]))


ENTRY = re.compile(
    r"(?P<before>\s*(?:-\s+)+(?:[a-z_]+:\s+)?|\s*[^\s:#\"'\[\]{}-][^:#\"'\[\]{}]*:\s+)"
    r"(?P<value>\S.*?)(?P<comment>(?<=\S)\s++\#.*)?$"
)
"""A line with a value: the part before the value (dashes, key), the value, and a comment."""


def quote_scalar(value: str) -> str:
    """`value` in the quotes that make YAML take it as text."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"
