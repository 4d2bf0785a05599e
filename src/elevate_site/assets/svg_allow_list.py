"""The parts allowed in an SVG image: elements, attributes and CSS that draw, and nothing that runs, loads or moves."""

from __future__ import annotations

import re

from elevate_site.assets.svg_styles import is_shallow

__all__ = [
    "ATTRIBUTES",
    "ELEMENTS",
    "PRESENTATION",
    "SILENTLY_LEFT_OUT",
    "is_harmless_style",
    "is_harmless_value",
    "reaches_outside",
]

ELEMENTS = frozenset({
    "circle", "clipPath", "defs", "desc", "ellipse", "feBlend", "feColorMatrix", "feComponentTransfer",
    "feComposite", "feConvolveMatrix", "feDiffuseLighting", "feDisplacementMap", "feDistantLight", "feDropShadow",
    "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feMerge", "feMergeNode",
    "feMorphology", "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence",
    "filter", "g", "line", "linearGradient", "marker", "mask", "path", "pattern", "polygon", "polyline",
    "radialGradient", "rect", "stop", "style", "svg", "switch", "symbol", "text", "textPath", "title", "tspan",
    "use",
})  # fmt: skip
SILENTLY_LEFT_OUT = frozenset({"metadata"})
"""Elements that drawing programs write for their own use; nobody misses them."""
PRESENTATION = frozenset({
    "alignment-baseline", "baseline-shift", "clip-path", "clip-rule", "color", "color-interpolation",
    "color-interpolation-filters", "direction", "display", "dominant-baseline", "fill", "fill-opacity", "fill-rule",
    "filter", "flood-color", "flood-opacity", "font-family", "font-size", "font-size-adjust", "font-stretch",
    "font-style", "font-variant", "font-weight", "image-rendering", "isolation", "letter-spacing", "lighting-color",
    "marker-end", "marker-mid", "marker-start", "mask", "mask-type", "mix-blend-mode", "opacity", "overflow",
    "paint-order", "shape-rendering", "stop-color", "stop-opacity", "stroke", "stroke-dasharray",
    "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width",
    "text-anchor", "text-decoration", "text-rendering", "transform", "transform-origin", "unicode-bidi",
    "vector-effect", "visibility", "word-spacing", "writing-mode",
})  # fmt: skip
"""Attributes that are also CSS properties."""
ATTRIBUTES = PRESENTATION | frozenset({
    "amplitude", "aria-hidden", "aria-label", "aria-labelledby", "azimuth", "baseFrequency", "bias", "class",
    "clipPathUnits", "cx", "cy", "d", "diffuseConstant", "divisor", "dx", "dy", "edgeMode", "elevation", "exponent",
    "filterUnits", "fr", "fx", "fy", "gradientTransform", "gradientUnits", "height", "id", "in", "in2", "intercept",
    "k1", "k2", "k3", "k4", "kernelMatrix", "kernelUnitLength", "lang", "lengthAdjust", "limitingConeAngle",
    "markerHeight", "markerUnits", "markerWidth", "maskContentUnits", "maskUnits", "mode", "numOctaves", "offset",
    "operator", "order", "orient", "pathLength", "patternContentUnits", "patternTransform", "patternUnits",
    "points", "pointsAtX", "pointsAtY", "pointsAtZ", "preserveAlpha", "preserveAspectRatio", "primitiveUnits", "r",
    "radius", "refX", "refY", "requiredFeatures", "result", "role", "rotate", "rx", "ry", "scale", "seed", "side",
    "slope", "specularConstant", "specularExponent", "spreadMethod", "startOffset", "stdDeviation", "stitchTiles",
    "surfaceScale", "systemLanguage", "tableValues", "targetX", "targetY", "textLength", "type", "values",
    "version", "viewBox", "width", "x", "x1", "x2", "xChannelSelector", "y", "y1", "y2", "yChannelSelector", "z",
})  # fmt: skip

_INSIDE = re.compile(r"url\s*\(\s*[\"']?#[\w.:-]+[\"']?\s*\)", re.IGNORECASE)
"""A reference to a part of the same image."""
_OUTSIDE = re.compile(r"url\s*\(|@|\\|/\*|expression|javascript:|<", re.IGNORECASE)
"""What reaches out of the image, or could hide that it does."""
_MOVING = re.compile(r"(?:animation|transition)[\w-]*\s*:", re.IGNORECASE)
_MEDIA = re.compile(
    r"@media\s*(?:print|screen|\(\s*prefers-color-scheme\s*:\s*(?:dark|light)\s*\))\s*\{", re.IGNORECASE
)
_CALL = re.compile(r"(?<![^\s:;,(){}\"'+*/>~\[\]])([^\s:;,(){}\"'+*/>~\[\]]*+)\(")
_VALUE_FUNCTIONS = frozenset({
    "", "blur", "brightness", "calc", "circle", "clamp", "color", "color-mix", "contrast", "drop-shadow", "ellipse",
    "grayscale", "hsl", "hsla", "hue-rotate", "hwb", "inset", "invert", "lab", "lch", "matrix", "matrix3d", "max",
    "min", "oklab", "oklch", "opacity", "path", "polygon", "rgb", "rgba", "rotate", "rotatex", "rotatey", "rotatez",
    "saturate", "scale", "scalex", "scaley", "sepia", "skew", "skewx", "skewy", "translate", "translatex",
    "translatey", "var",
})  # fmt: skip
"""CSS functions that draw; the empty name means plain brackets."""
_SELECTOR_FUNCTIONS = frozenset({
    "is", "lang", "not", "nth-child", "nth-last-child", "nth-last-of-type", "nth-of-type", "where",
})  # fmt: skip


def reaches_outside(value: str) -> bool:
    """Whether an attribute value refers to anything outside the image."""
    return bool(_OUTSIDE.search(_INSIDE.sub(" ", value)))


def is_harmless_value(value: str) -> bool:
    """Whether a CSS value, or that of a presentation attribute, only draws."""
    return not reaches_outside(value) and is_shallow(value) and _functions(value) <= _VALUE_FUNCTIONS


def is_harmless_style(style: str) -> bool:
    """Whether a whole style sheet only draws: it neither loads nor moves anything, and nests as people write it."""
    rest = _MEDIA.sub("{", style)
    return (
        not reaches_outside(rest)
        and is_shallow(rest)
        and not _MOVING.search(rest)
        and _functions(rest) <= _VALUE_FUNCTIONS | _SELECTOR_FUNCTIONS
    )


def _functions(css: str) -> set[str]:
    return {name.lower() for name in _CALL.findall(_INSIDE.sub(" ", css))}
