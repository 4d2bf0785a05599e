"""What no honest text contains and no parser survives: endless markup.

Time grows in proportion to a text, and we refuse one that would take more than a few seconds before it is parsed, with
its line. How deep blocks may be nested, and how long a paragraph may be, the reader of blocks says. An honest article
stays far below all of these limits; `benchmarks/pathological_texts.py` measures texts that reach them.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from elevate_site.errors import Problem
from elevate_site.model.rules import problem

__all__ = ["find_excess"]

_MOST_BRACKETS = 50
_MOST_TICKS = 50

_HINTS = {
    "text-nested": "Write it with fewer levels; no reader can follow so many.",
    "text-length": "Divide the text into more paragraphs or several articles.",
}

_BRACKETS = (
    ("[", re.compile(r"[\[\]]|\n\s*\n"), "square brackets"),
    ("](", re.compile(r"\]\(|\)|\n\s*\n"), "addresses of links"),
)
_TICKS = "`" * (_MOST_TICKS + 1)
# What is counted, with the most that there may be.
_BRACKETED = (
    (re.compile(r"\[\^"), 500, "footnote marks"),
    (re.compile(r"^\*\[", re.MULTILINE), 200, "abbreviations"),
)
_COUNTED = (
    (re.compile(r"\n"), 30_000, "lines"),
    (re.compile(r"[0-9]{3,}"), 20_000, "numbers"),
    (re.compile(r"[\[<`*_{&\\]"), 40_000, "signs of Markdown such as * or ["),
)


def find_excess(file: str, text: str) -> tuple[Problem, ...]:
    """A Problem for the first place where `text` goes beyond a limit; empty for every honest text."""
    for code, offset, message in _excesses(text):
        line = text.count("\n", 0, offset) + 1
        return (problem(code, file, line, offset - text.rfind("\n", 0, offset), message, _HINTS[code]),)
    return ()


def _excesses(text: str) -> Iterator[tuple[str, int, str]]:
    """The rule, offset and message of each limit that `text` breaks."""
    for opening, pattern, what in _BRACKETS:
        if text.count(opening) > _MOST_BRACKETS and (offset := _too_many_open(opening, pattern, text)) is not None:
            yield "text-nested", offset, f"More than {_MOST_BRACKETS} {what} are open here."
    if _TICKS in text:
        yield "text-nested", text.index(_TICKS), f"More than {_MOST_TICKS} backticks are side by side here."
    # Where there are few brackets, there cannot be too many of what begins with one.
    for pattern, most, what in (*_BRACKETED * (text.count("[") > _MOST_BRACKETS), *_COUNTED):
        # A text has at least as many characters as signs.
        if len(text) > most and (match := next(itertools.islice(pattern.finditer(text), most, None), None)):
            yield "text-length", match.start(), f"An article can have at most {most:,} {what}; here is one more."


def _too_many_open(opening: str, pattern: re.Pattern[str], text: str) -> int | None:
    """Where one bracket too many is open; an empty line closes all of them."""
    depth = 0
    for match in pattern.finditer(text):
        depth = depth + 1 if match[0] == opening else max(depth - 1, 0) if match[0] in "])" else 0
        if depth > _MOST_BRACKETS:
            return match.start()
    return None
