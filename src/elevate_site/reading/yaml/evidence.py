"""What a YAML parser leaves behind when it stops: where, doing what, and the line as it was written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from elevate_site.errors import Problem
from elevate_site.model.rules import problem

__all__ = ["ENTRY", "Evidence", "Fault", "Place", "quoted"]


class Place(NamedTuple):
    """A point in a text as the parser counts: line and column from 0."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault in the form of a YAML text."""

    problem: Problem
    repaired_text: str | None = None
    """The text with this fault mended, when there is only one thing that can have been meant."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where the parser stopped, and what it said."""

    file: str
    lines: list[str]
    place: Place
    context: tuple[str, Place] | None
    complaint: str

    @property
    def line(self) -> str:
        """The line at which the parser stopped."""
        return self.lines[self.place.line]

    def entry(self) -> re.Match[str] | None:
        """That line taken apart, when it has a value."""
        return ENTRY.match(self.line.rstrip())

    def advise_quotes(self, code: str, entry: re.Match[str], column: int, message: str, value: str = "") -> Fault:
        """A fault at `column` that quotes around the value of this line would mend, and the text with them."""
        mended = f"{entry['before']}{quoted(value or entry['value'])}{entry['comment'] or ''}"
        return self.fault(code, Place(self.place.line, column), message, f"Write: {mended.strip()}", mended)

    def fault(self, code: str, place: Place, message: str, hint: str, repaired_line: str | None = None) -> Fault:
        """A fault at `place`; with `repaired_line` in its place, the text could be read."""
        found = problem(code, self.file, place.line + 1, place.column + 1, message, hint)
        if repaired_line is None:
            return Fault(found)
        return Fault(found, "\n".join([*self.lines[: place.line], repaired_line, *self.lines[place.line + 1 :]]))


ENTRY = re.compile(
    r"(?P<before>\s*(?:-\s+)+(?:[a-z_]+:\s+)?|\s*[^\s:#\"'\[\]{}-][^:#\"'\[\]{}]*:\s+)"
    r"(?P<value>\S.*?)(?P<comment>(?<=\S)\s++\#.*)?$"
)
"""A line with a value: what stands before the value (dashes, key), the value, and a comment."""


def quoted(value: str) -> str:
    """`value` in the quotes that it needs to be taken as it stands."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"
