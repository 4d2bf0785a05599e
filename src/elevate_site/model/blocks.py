"""The closed set of `:::` blocks that a writer can use.

A block is a row here, a component in `templates/components/` and a paragraph in `docs/writing.md`, as a test checks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["BLOCKS", "BlockKind"]


@dataclass(frozen=True, slots=True)
class BlockKind:
    """One kind of block: what it is drawn with, and what may be said about it."""

    component: str
    """The component that draws it."""
    arguments: Mapping[str, bool]
    """The arguments a writer may give, each with whether it is required."""
    options: Mapping[str, str]
    """Fixed arguments that this block hands to its component."""
    at_most_once: bool = False
    """Whether a second one on the same page weakens the first."""
    needs_picture: bool = False
    """Whether it says nothing without a picture in it."""


BLOCKS: Mapping[str, BlockKind] = {
    "emergency": BlockKind("care_card", {"heading": False}, {"level": "emergency"}, at_most_once=True),
    "urgent": BlockKind("care_card", {"heading": False}, {"level": "urgent"}, at_most_once=True),
    "routine": BlockKind("care_card", {"heading": False}, {"level": "routine"}, at_most_once=True),
    "do": BlockKind("do_list", {"heading": False}, {"kind": "do"}),
    "dont": BlockKind("do_list", {"heading": False}, {"kind": "dont"}),
    "key-points": BlockKind("key_points", {"heading": False}, {}),
    "warning": BlockKind("warning_callout", {"heading": False}, {}),
    "note": BlockKind("note", {}, {}),
    "figure": BlockKind("figure", {"caption": True}, {}, needs_picture=True),
    "details": BlockKind("details", {"summary": True}, {}),
    "steps": BlockKind("steps", {"heading": False}, {}),
    "appointment": BlockKind("appointment", {"heading": False}, {}, at_most_once=True),
}
