"""The tree into which lines are read: blocks of text, and blocks that hold other blocks.

A list is no node of its own: it is a run of items of one kind, as a list of terms is a run of terms and meanings.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from elevate_site.model.values import Position

__all__ = [
    "BlockFault",
    "Container",
    "ContainerKind",
    "FenceLine",
    "Leaf",
    "LeafKind",
    "Node",
    "Reading",
    "is_loose",
    "list_of",
]

LeafKind: TypeAlias = Literal["paragraph", "heading", "code", "break", "table", "terms", "fence"]
ContainerKind: TypeAlias = Literal["quote", "bullets", "numbers", "meaning", "note"]


class Leaf(NamedTuple):
    """A block that holds text."""

    kind: LeafKind
    text: str
    """Its lines, without the signs and blanks of the blocks around it; of a `fence` nothing."""
    first: int
    """Its first line, from 1."""
    last: int
    """Its last line."""
    column: int
    """Where its first line begins, from 1."""
    number: int = 0
    """The level of a heading; of a `fence` its number among the `:::` lines."""
    lazy: Sequence[Position] = ()
    """Where lines of it begin that lack the signs or blanks of the blocks around it, and go on with it all the same."""


class Container(NamedTuple):
    """A block that holds blocks."""

    kind: ContainerKind
    children: Sequence[Node]
    first: int
    """Its first line, from 1."""
    last: int
    """Its last line that is not empty."""
    column: int
    """Where its sign stands, from 1."""
    sign: str
    """The sign of an item: `-`, `*`, `+`, `.` or `)`; of a note its name."""
    number: int = 0
    """The number of an item."""


Node: TypeAlias = Leaf | Container


class FenceLine(NamedTuple):
    """A `:::` line."""

    line: int
    lead: str
    """What stands before the colons; empty where they begin the line."""
    words: str
    """What follows them."""
    column: int
    """Where the words begin."""


class BlockFault(NamedTuple):
    """A block that other tools would read otherwise, or nobody."""

    code: str
    """The rule."""
    line: int
    column: int
    words: str
    """What the message is about, if it names anything."""


class Reading(NamedTuple):
    """All blocks of a text."""

    nodes: Sequence[Node]
    fences: Sequence[FenceLine]
    faults: Sequence[BlockFault]


def list_of(node: Node) -> tuple[str, str]:
    """What `node` shares with those beside it that belong to the same list; two empty words outside of lists."""
    if node.kind in {"terms", "meaning"}:
        return "terms", ""
    if isinstance(node, Container) and node.kind in {"bullets", "numbers"}:
        return node.kind, node.sign
    return "", ""


def is_loose(items: Sequence[Container]) -> bool:
    """Whether an empty line stands between `items`, or between two blocks of one of them; then all are paragraphs."""
    if any(_are_apart(before, after) for before, after in itertools.pairwise(items)):
        return True
    pairs = (pair for item in items for pair in itertools.pairwise(item.children))
    # What stands between the items of a list inside is of no concern to this one.
    return any(
        _are_apart(before, after) and (list_of(before) != list_of(after) or not any(list_of(after)))
        for before, after in pairs
    )


def _are_apart(before: Node, after: Node) -> bool:
    return after.first > before.last + 1
