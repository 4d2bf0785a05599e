"""What no honest text contains and no parser survives: nesting without end.

Python-Markdown recurses once for each level of quotes and lists, and takes seconds for thousands of open
brackets. Such a text is refused before it is parsed, with its line.
"""

from __future__ import annotations

import re

from elevate_site.errors import Problem
from elevate_site.model.rules import problem

__all__ = ["find_excess"]

_MOST_LEVELS = 20
_MOST_BRACKETS = 50

_DEEP_QUOTE = re.compile(rf"^[ \t]*(?:>[ \t]*){{{_MOST_LEVELS + 1}}}", re.MULTILINE)
_DEEP_INDENT = re.compile(rf"^(?:\t| {{4}}){{{_MOST_LEVELS + 1}}}[ \t]*\S", re.MULTILINE)
_DEEP_LIST = re.compile(rf"^[ \t]*(?:(?:[*+-]|\d+\.)[ \t]+){{{_MOST_LEVELS + 1}}}", re.MULTILINE)
_BRACKET = re.compile(r"[\[\]]|\n\s*\n")


def find_excess(file: str, text: str) -> tuple[Problem, ...]:
    """A Problem for the first place where `text` is nested beyond reason; empty for every honest text."""
    for pattern, what in ((_DEEP_QUOTE, "quotes"), (_DEEP_INDENT, "levels of indentation"), (_DEEP_LIST, "lists")):
        if match := pattern.search(text):
            return (_excess(file, text, match.start(), f"more than {_MOST_LEVELS} {what} are nested in each other"),)
    if text.count("[") > _MOST_BRACKETS:
        depth = 0
        for match in _BRACKET.finditer(text):
            depth = depth + 1 if match[0] == "[" else max(depth - 1, 0) if match[0] == "]" else 0
            if depth > _MOST_BRACKETS:
                return (_excess(file, text, match.start(), f"more than {_MOST_BRACKETS} square brackets are open"),)
    return ()


def _excess(file: str, text: str, offset: int, what: str) -> Problem:
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    return problem(
        "text-nested", file, line, column, f"Here {what}.", "Write it with fewer levels; nobody can follow so many."
    )
