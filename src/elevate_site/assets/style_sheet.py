"""The one style sheet of a site: its layers in order, unclosed brackets and comments found, and minified.

An unclosed bracket or comment makes browsers drop all rules behind it without a word. The home of minify-html.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from elevate_site.errors import Problem
from elevate_site.model.rules import problem

__all__ = ["COMPONENTS", "LAYERS", "minified", "style_sheet"]

LAYERS = "static/css/"
COMPONENTS = "templates/components/"

_FIRST_LAYERS = ("layers", "tokens", "reset", "base", "layout")
_LAST_LAYERS = ("utilities",)
_PARTS = re.compile(
    r"""
    /\*.*?\*/                                            # a comment
    | /\*                                                # one without an end
    | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'          # a string
    | url\([^)"']*\)                                     # a URL without quotes
    | \\.                                                # an escaped character
    | [{}]
    """,
    re.DOTALL | re.VERBOSE,
)
"""Brackets, what may contain them as text, and a comment without an end (CSS Syntax Module Level 3, section 4)."""


def style_sheet(sheets: Mapping[str, str]) -> tuple[str, tuple[Problem, ...]]:
    """Join the CSS of `sheets`, by path, and find the faults of each.

    The order: base layers, components, utilities, then what a site adds; each of these by name.
    """
    layers = {PurePosixPath(path).stem: css for path, css in sorted(sheets.items()) if path.startswith(LAYERS)}
    components = [css for path, css in sorted(sheets.items()) if path.startswith(COMPONENTS)]
    first = [layers[name] for name in _FIRST_LAYERS if name in layers]
    last = [layers[name] for name in _LAST_LAYERS if name in layers]
    additions = [css for name, css in layers.items() if name not in (*_FIRST_LAYERS, *_LAST_LAYERS)]
    joined = "\n".join((*first, *components, *last, *additions))
    return minified("style", joined), tuple(fault for path, css in sheets.items() for fault in _faults(path, css))


def minified(element: str, text: str) -> str:
    """CSS (`style`) or JavaScript (`script`) that does the same in fewer bytes; unchanged when it has faults."""
    from minify_html import minify  # noqa: PLC0415  # a build that recalls its assets does not need it

    begin, end = f"<{element}>", f"</{element}>"
    made = minify(f"{begin}{text}{end}", minify_css=True, minify_js=True)
    whole = made.startswith(begin) and made.endswith(end)
    return made.removeprefix(begin).removesuffix(end) if whole else text


def _faults(file: str, css: str) -> Iterator[Problem]:
    """The first bracket or comment that has no counterpart; all others would only follow from it."""
    opened: list[int] = []
    for part in _PARTS.finditer(css):
        if part[0] == "{":
            opened.append(part.start())
        elif part[0] == "}" and opened:
            opened.pop()
        elif part[0] == "}":
            yield _fault(file, css, part.start(), "This bracket } closes nothing.", "Is there one too many above it?")
            return
        elif part[0] == "/*":
            yield _fault(file, css, part.start(), "This comment never ends.", "Write */ at its end.")
            return
    if opened:
        hint = "Look for a missing } inside it, or write one at its end."
        yield _fault(file, css, opened[-1], "This bracket { is never closed.", hint)


def _fault(file: str, css: str, place: int, message: str, hint: str) -> Problem:
    line = css.count("\n", 0, place) + 1
    return problem("theme-style", file, line, place - css.rfind("\n", 0, place), message, hint)
