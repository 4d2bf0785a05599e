"""Brackets and comments of style sheets that are not closed: browsers lose what stands behind, and say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from elevate_site.errors import Problem
from elevate_site.model.rules import problem

__all__ = ["style_faults"]

_PARTS = re.compile(
    r"""
    /\*.*?\*/                                            # a comment
    | /\*                                                # one without an end
    | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'          # words in quotes
    | url\([^)"']*\)                                     # an address without quotes
    | \\.                                                # a character that means itself
    | [{}]
    """,
    re.DOTALL | re.VERBOSE,
)
"""Whatever may hold a bracket, the brackets, and a comment that never ends; CSS Syntax Module Level 3, section 4."""


def style_faults(file: str, css: str) -> Iterator[Problem]:
    """A Problem for what `css` closes without having opened it, or opens and never closes; one, for others follow."""
    opened: list[int] = []
    for part in _PARTS.finditer(css):
        if part[0] == "{":
            opened.append(part.start())
        elif part[0] == "}" and opened:
            opened.pop()
        elif part[0] == "}":
            hint = "Is there one too many above it?"
            yield _fault(file, css, part.start(), "This bracket closes nothing.", hint)
            return
        elif part[0] == "/*":
            yield _fault(file, css, part.start(), "This comment never ends.", "Write */ at its end.")
            return
    if opened:
        hint = "Look for a } that is missing inside, or write one at its end."
        yield _fault(file, css, opened[-1], "This bracket is never closed.", hint)


def _fault(file: str, css: str, place: int, message: str, hint: str) -> Problem:
    line = css.count("\n", 0, place) + 1
    return problem("theme-style", file, line, place - css.rfind("\n", 0, place), message, hint)
