"""Blocks to which the next line may still belong. Each becomes a finished node when it is closed."""

from __future__ import annotations

from dataclasses import dataclass, field

from elevate_site.markup.block_nodes import Container, ContainerKind, Leaf, LeafKind, Node
from elevate_site.markup.block_starts import Sign

__all__ = ["OpenContainer", "OpenText"]


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

    def closed(self, last: int = 0) -> Leaf:
        """The finished block, whose last line is `last`, or that of its text."""
        text = "\n".join(self.lines)
        if self.code:
            return Leaf(self.kind, text, self.first, last or self.first + len(self.lines), self.column)
        return Leaf(self.kind, text.rstrip(" "), self.first, self.first + len(self.lines) - 1, self.column)
