"""The notebook of one conversion: what processors find on their way through a text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from elevate_site.errors import Problem
from elevate_site.markup.fence_arguments import Fence
from elevate_site.markup.positions import without_marks
from elevate_site.model.fragment import Heading, Image, WebLink
from elevate_site.model.rules import problem
from elevate_site.model.values import Position

__all__ = ["Definition", "Destination", "Findings", "found_problem"]

# A character after a backslash, or anything else that the library has set aside for later.
_SET_ASIDE = re.compile("\x02(\\d*)[^\x03]*\x03")


class Destination(NamedTuple):
    """Where a link into the site leads, as written."""

    target: str
    position: Position
    """Where the target is written; zeros when that is unknown."""


class Definition(NamedTuple):
    """An address that a text calls by a name: `[name]: address "title"`."""

    name: str
    """As written, without marks."""
    address: str
    """With the mark of where it is written, if it has one."""
    title: str | None


@dataclass(slots=True)
class Findings:
    """What the parser's hooks, which cannot return it, find in one document; every document gets a fresh one."""

    file: str
    language: str = ""
    source: str = ""
    """The text before anything was done to it."""
    problems: list[Problem] = field(default_factory=list)
    destinations: list[Destination] = field(default_factory=list)
    """Links into the site, by the number in their placeholder."""
    web_links: list[WebLink] = field(default_factory=list)
    """The links to sound web addresses."""
    images: list[Image] = field(default_factory=list)
    """Pictures, by the number in their placeholder."""
    references: dict[str, Definition] = field(default_factory=dict)
    """Addresses by the name that is compared."""
    used_references: set[str] = field(default_factory=set)
    """The names among them to which something in the text refers."""
    unknown_references: list[tuple[str, Position | None]] = field(default_factory=list)
    """Names that have no address, each with its place; empty for `[words][]`."""
    misplaced_references: set[str] = field(default_factory=set)
    """Names whose address stands where none is read."""
    unknown_notes: list[tuple[str, Position]] = field(default_factory=list)
    """Marks of footnotes for which there is no note, each with its place."""
    misplaced_notes: set[str] = field(default_factory=set)
    """Names whose note stands where none is read."""
    headings: list[Heading] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    """Every id of the text."""
    fences: tuple[Fence, ...] = ()
    """The `:::` lines, by the number in their placeholder."""
    places: dict[Element, Position] = field(default_factory=dict)
    """Where the text of each block element begins."""

    def report(self, code: str, position: Position | None, message: str, hint: str = "") -> None:
        """Note a Problem of the rule `code` at `position`, or of the file as a whole."""
        self.problems.append(found_problem(self.file, code, position, message, hint))


def found_problem(file: str, code: str, position: Position | None, message: str, hint: str = "") -> Problem:
    """A Problem of the rule `code` at `position`, or of the file as a whole.

    `message` and `hint` may quote text in the middle of its conversion; the Problem quotes it as its writer wrote it.
    """
    line, column = position or (0, 0)
    return problem(code, file, line, column, _as_written(message), _as_written(hint))


def _as_written(words: str) -> str:
    return without_marks(_SET_ASIDE.sub(lambda match: chr(int(match[1])) if match[1] else "…", words))
