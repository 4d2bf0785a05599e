"""Which CSS an SVG drawing may keep: what is known to draw. Anything else could load, move or hide something."""

from __future__ import annotations

import re

__all__ = ["is_harmless_style", "is_harmless_value", "reaches_outside"]

_INSIDE = re.compile(r"url\s*\(\s*[\"']?#[\w.:-]+[\"']?\s*\)", re.IGNORECASE)
"""A reference to a part of the same drawing."""
_OUTSIDE = re.compile(r"url\s*\(|@|\\|/\*|expression|javascript:|<", re.IGNORECASE)
"""What reaches out of the drawing, or hides that it does."""
_MOVING = re.compile(r"(?:animation|transition)[\w-]*\s*:", re.IGNORECASE)
_MEDIA = re.compile(
    r"@media\s*(?:print|screen|\(\s*prefers-color-scheme\s*:\s*(?:dark|light)\s*\))\s*\{", re.IGNORECASE
)
_CALLED = re.compile(r"([^\s:;,(){}\"'+*/>~\[\]]*)\(")
_IN_VALUES = frozenset({
    "", "blur", "brightness", "calc", "circle", "clamp", "color", "color-mix", "contrast", "drop-shadow", "ellipse",
    "grayscale", "hsl", "hsla", "hue-rotate", "hwb", "inset", "invert", "lab", "lch", "matrix", "matrix3d", "max",
    "min", "oklab", "oklch", "opacity", "path", "polygon", "rgb", "rgba", "rotate", "rotatex", "rotatey", "rotatez",
    "saturate", "scale", "scalex", "scaley", "sepia", "skew", "skewx", "skewy", "translate", "translatex",
    "translatey", "var",
})  # fmt: skip
"""The functions of CSS that draw; the empty name stands for brackets alone."""
_IN_SELECTORS = frozenset({
    "is", "lang", "not", "nth-child", "nth-last-child", "nth-last-of-type", "nth-of-type", "where",
})  # fmt: skip


def reaches_outside(value: str) -> bool:
    """Whether the value of any attribute names something that is not in the drawing."""
    return bool(_OUTSIDE.search(_INSIDE.sub(" ", value)))


def is_harmless_value(value: str) -> bool:
    """Whether a value of CSS, as presentation attributes hold one, only draws."""
    return not reaches_outside(value) and _called(value) <= _IN_VALUES


def is_harmless_style(style: str) -> bool:
    """Whether a whole style sheet only draws."""
    rest = _MEDIA.sub("{", style)
    return not reaches_outside(rest) and not _MOVING.search(rest) and _called(rest) <= _IN_VALUES | _IN_SELECTORS


def _called(css: str) -> set[str]:
    return {name.lower() for name in _CALLED.findall(_INSIDE.sub(" ", css))}
