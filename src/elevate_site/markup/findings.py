"""What the processors of one conversion find on their way."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from elevate_site.errors import Problem
from elevate_site.markup.marks import without_marks
from elevate_site.model.fragment import Heading, Image
from elevate_site.model.rules import problem
from elevate_site.model.values import Position

__all__ = ["Destination", "Findings"]

_ESCAPED = re.compile("\x02(\\d*)[^\x03]*\x03")
"""A character behind a backslash, or something put aside, until the library resolves it."""


@dataclass(frozen=True, slots=True)
class Destination:
    """A link to something inside the site, as found in the tree."""

    target: str
    position: Position
    """Where the target is written; zeros when that is not known."""


@dataclass(slots=True)
class Findings:
    """The notebook of one conversion; every document gets a fresh one, and nothing else is written to."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    destinations: list[Destination] = field(default_factory=list)
    """Links into the site, by the number in their placeholder."""
    images: list[Image] = field(default_factory=list)
    """Pictures, by the number in their placeholder."""
    headings: list[Heading] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    """Every id of the text."""

    def report(self, code: str, position: Position | None, message: str, hint: str = "") -> None:
        """Note a Problem of the rule `code` at `position`, or for the file as a whole."""
        line, column = position or (0, 0)
        self.problems.append(problem(code, self.file, line, column, _as_written(message), _as_written(hint)))


def _as_written(words: str) -> str:
    """`words`, which may quote a piece of the text in the middle of its conversion, as their writer knows them."""
    return without_marks(_ESCAPED.sub(lambda match: chr(int(match[1])) if match[1] else "…", words))
