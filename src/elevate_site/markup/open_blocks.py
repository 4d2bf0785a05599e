"""Blocks to which the next line may still belong. Each becomes a finished node when it is closed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from elevate_site.markup.block_nodes import Container, ContainerKind, Leaf, LeafKind, Node
from elevate_site.markup.block_starts import Sign
from elevate_site.model.values import Position

__all__ = ["MOST_BLANKS", "OpenContainer", "OpenText", "end_of_blanks", "match_line"]

MOST_BLANKS = 3
"""A block that is indented by more would be code in other tools."""
_BLANKS = re.compile(r"\ *+")


@dataclass(slots=True)
class OpenContainer:
    """A quote, item, meaning or note that may still grow."""

    kind: ContainerKind
    sign: Sign
    width: int
    """By how many blanks a line must be indented to belong to it; no matter for a quote."""
    first: int
    column: int
    last: int
    """The last line that bears its sign."""
    children: list[Node] = field(default_factory=list)

    def closed(self) -> Container:
        """The finished block."""
        last = max(self.last, self.children[-1].last if self.children else 0)
        sign = self.sign
        return Container(self.kind, self.children, self.first, last, self.column, sign.sign, sign.number)


@dataclass(slots=True)
class OpenText:
    """A paragraph, table or block of code that may still grow."""

    kind: LeafKind
    first: int
    column: int
    lines: list[str]
    code: Sign | None = None
    """The line that opened a block of code."""
    indent: int = 0
    """How far that line was indented; so far its code may be, too."""
    is_told: bool = False
    """Whether it was reported that an item of a list has become part of it."""
    lazy: list[Position] = field(default_factory=list)
    """Where lines of it begin that lack the signs or blanks of the blocks around it."""

    def add(self, words: str, line: int, column: int, *, is_lazy: bool) -> None:
        """Go on with `words`; `is_lazy` says that they lack the signs or blanks of the blocks around the text."""
        self.lines.append(words)
        if is_lazy:
            self.lazy.append(Position(line, column))

    def closed(self, last: int = 0) -> Leaf:
        """The finished block, whose last line is `last`, or that of its text."""
        text = "\n".join(self.lines)
        if self.code:
            return Leaf(self.kind, text, self.first, last or self.first + len(self.lines), self.column)
        last = self.first + len(self.lines) - 1
        return Leaf(self.kind, text.rstrip(" "), self.first, last, self.column, lazy=self.lazy)


def match_line(blocks: Sequence[OpenContainer], line: str, number: int, *, has_text: bool) -> tuple[int, int, int]:
    """How many of `blocks` the line belongs to, where in it the innermost of these begins, and where its text does.

    `number` is that of the line; `has_text` says that a paragraph or the like is open.
    """
    margin, start = 0, end_of_blanks(line, 0)
    for matched, block in enumerate(blocks):
        if block.kind == "quote":
            if not line.startswith(">", start):
                return matched, margin, start
            block.last = number
            margin = start + 1 + line.startswith(" ", start + 1)
            start = end_of_blanks(line, margin)
        elif start == len(line):
            # An item may begin with one empty line, not with two.
            if block is blocks[-1] and not block.children and not has_text:
                return matched, margin, start
        elif start - margin >= block.width:
            margin += block.width
        else:
            return matched, margin, start
    return len(blocks), margin, start


def end_of_blanks(line: str, start: int) -> int:
    """Where the blanks at `start` end."""
    match = _BLANKS.match(line, start)
    return match.end() if match else start
