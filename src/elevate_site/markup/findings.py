"""What the processors of one conversion find on their way."""

from __future__ import annotations

from dataclasses import dataclass, field

from elevate_site.errors import Problem
from elevate_site.model.fragment import Heading, Image
from elevate_site.model.rules import problem
from elevate_site.model.values import Position

__all__ = ["Destination", "Findings"]


@dataclass(frozen=True, slots=True)
class Destination:
    """A link to something inside the site, as found in the tree."""

    target: str
    line: int


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
        self.problems.append(problem(code, self.file, line, column, message, hint))
