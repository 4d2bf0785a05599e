"""How much a browser has to draw for an SVG image, counted before anybody's browser has to find out.

Ten groups that each show the one before ten times are a thousand bytes and ten thousand million circles, at which a
browser hangs. So each element counts as often as it is drawn: by `use`, by patterns, masks, clip paths, markers and
filters. We count, and never expand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from elevate_site.assets.svg_styles import StyleRules, references_in
from elevate_site.model.pictures import PictureFault

__all__ = ["DEEPEST", "DrawingCost", "too_deep"]

DEEPEST = 200
"""How many elements may lie inside each other, those that `use` brings in included."""
_MOST_PARTS = 250_000
"""Chromium draws so many in about two seconds on a desk; detailed maps have a tenth of it."""
_COUNTED = 10_000_000
"""Where counting stops."""
_MOST_MATCHES = 20_000_000
"""How many pairs of a style rule and a drawn element browsers may have to compare."""
_FILTER_STEP = 50
"""A step of a filter works on an area as other elements do on a line."""
_CHEAP = frozenset({"linearGradient", "radialGradient"})
"""What a reference to such an element costs does not depend on what is inside it."""
_NUMBER = re.compile(r"[\d.]+")
_MARKERS = ("marker", "marker-start", "marker-mid", "marker-end")
_REMEDY = "Simplify it in the drawing program, or export it as PNG."


def too_deep() -> PictureFault:
    """The fault of an image whose elements lie inside each other without end."""
    message = f"This SVG image is nested more than {DEEPEST} levels deep."
    return PictureFault("picture-damaged", message, "Export it again as plain SVG.")


@dataclass(slots=True)
class _Element:
    tag: str
    attributes: Mapping[str, str]
    children: list[_Element] = field(default_factory=list)
    drawn: tuple[int, int] | None = None
    """How many parts drawing it takes and how deep they lie; `None` until counted."""


@dataclass(slots=True)
class DrawingCost:
    """The elements of one image, as the parser meets them, and what drawing them costs."""

    elements: list[_Element] = field(default_factory=list)
    open: list[_Element] = field(default_factory=list)
    by_id: dict[str, _Element] = field(default_factory=dict)
    rules: StyleRules = field(default_factory=StyleRules)
    looks: int = 0
    """How many references were followed."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> PictureFault | None:
        """An element begins; the fault of an image that has too many, which need not be read any further."""
        element = _Element(tag, attributes)
        if self.open:
            self.open[-1].children.append(element)
        self.open.append(element)
        self.elements.append(element)
        if name := attributes.get("id"):
            self.by_id.setdefault(name, element)
        return _too_many(len(self.elements)) if len(self.elements) > _MOST_PARTS else None

    def end(self) -> None:
        """The innermost open element ends."""
        self.open.pop()

    def fault(self) -> PictureFault | None:
        """The fault of an image that is too much for browsers, once all of it was read."""
        parts, depth = self._drawn(self.elements[0], 1)
        if depth > DEEPEST and self.looks <= _MOST_PARTS:
            return too_deep()
        if parts > _MOST_PARTS:
            return _too_many(parts)
        selectors = self.rules.selectors
        if selectors * parts > _MOST_MATCHES:
            message = f"This SVG image has {selectors:,} style rules for {parts:,} parts: browsers would take too long."
            return PictureFault("picture-size", message, _REMEDY)
        return None

    def _drawn(self, element: _Element, level: int) -> tuple[int, int]:
        """How many parts it takes to draw `element`, found at this level, and how deep they lie."""
        if level > DEEPEST or self.looks > _MOST_PARTS:
            return _COUNTED, DEEPEST + 1
        if element.drawn is None:
            element.drawn = 0, 0  # of an element inside itself, browsers draw nothing
            parts, depth = (_FILTER_STEP if element.tag.startswith("fe") else 1), 0
            for inner, times in chain(((child, 1) for child in element.children), self._shown_by(element)):
                more, below = self._drawn(inner, level + 1)
                parts, depth = min(parts + more * times, _COUNTED), max(depth, below)
            element.drawn = parts, depth + 1
        return element.drawn

    def _shown_by(self, element: _Element) -> Iterator[tuple[_Element, int]]:
        """The elements that `element` draws once more by naming them, and how many times."""
        attributes = element.attributes
        named = [(name, key in _MARKERS) for key, value in attributes.items() for name in _named(key, value)]
        for name, marks in (*named, *self.rules.referred(element.tag, attributes)):
            shown = self.by_id.get(name)
            if shown is not None and shown.tag not in _CHEAP:
                self.looks += 1
                yield shown, _corners(attributes) if marks else 1


def _named(key: str, value: str) -> list[str]:
    """The ids to which an attribute refers."""
    if key == "href":
        return [value.strip().removeprefix("#")]
    return references_in(value) if "#" in value else []


def _corners(attributes: Mapping[str, str]) -> int:
    """About how many corners a line has, each of which can have a marker."""
    points = attributes.get("d", "") + attributes.get("points", "")
    return 1 + sum(1 for _ in _NUMBER.finditer(points)) // 2


def _too_many(parts: int) -> PictureFault:
    shown = f"{parts:,}" if parts < _COUNTED else f"more than {_COUNTED:,}"
    message = f"This SVG image draws {shown} parts, at which browsers hang; it may have at most {_MOST_PARTS:,}."
    return PictureFault("picture-size", message, _REMEDY)
