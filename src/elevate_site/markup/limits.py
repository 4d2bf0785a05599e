"""What no honest text contains and no parser survives: endless nesting and endless markup.

Python-Markdown recurses once for each level of quotes and lists, searches for the end of every link and footnote anew,
and copies a paragraph whenever it finds something in it. We refuse a text that would take more than a few seconds
before it is parsed, with its line. The limits are measured: 1 MB that stays below all of them converts in about five
seconds, and an honest article stays far below.
"""

from __future__ import annotations

import itertools
import re

from elevate_site.errors import Problem
from elevate_site.model.rules import problem

__all__ = ["find_excess"]

_MOST_LEVELS = 20
_MOST_BRACKETS = 50
_MOST_TICKS = 50
_MOST_NOTES = 500
_MOST_ABBREVIATIONS = 200
_MOST_LINES = 30_000
_MOST_SIGNS = 40_000
_LONGEST_PARAGRAPH = 20_000

# What is nested, signs of which a text must hold one to be worth a search, and the pattern.
# Each pattern begins with a line break, so that the search can skip from line to line.
_DEEP = (
    ("quotes", (">",), re.compile(rf"\n[ \t]*(?:>[ \t]*){{{_MOST_LEVELS + 1}}}")),
    ("levels of indentation", ("\t", "\n    "), re.compile(rf"\n(?:\t| {{4}}){{{_MOST_LEVELS + 1}}}[ \t]*\S")),
    (
        "lists",
        ("",),
        re.compile(
            # Each level has two characters or more.
            rf"\n(?=[ \t*+\d.-]{{{2 * _MOST_LEVELS + 2}}})[ \t]*(?:(?:[*+-]|\d+\.)[ \t]+){{{_MOST_LEVELS + 1}}}"
        ),
    ),
)
_BRACKET = re.compile(r"[\[\]]|\n\s*\n")
_ADDRESS = re.compile(r"\]\(|\)|\n\s*\n")
_TICKS = "`" * (_MOST_TICKS + 1)
_NOTE = re.compile(r"\[\^")
_ABBREVIATION = re.compile(r"^\*\[", re.MULTILINE)
_LINE = re.compile(r"\n")
_SIGN = re.compile(r"[\[<`*_{&\\]")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")


def find_excess(file: str, text: str) -> tuple[Problem, ...]:
    """A Problem for the first place where `text` goes beyond a limit; empty for every honest text."""
    lines = "\n" + text
    for what, signs, pattern in _DEEP:
        if any(sign in lines for sign in signs) and (match := pattern.search(lines)):
            return (_too_deep(file, text, match.start(), f"More than {_MOST_LEVELS} {what} are nested here"),)
    # Footnotes and abbreviations begin with a bracket too: with few brackets, there cannot be too many of them either.
    has_many = text.count("[") > _MOST_BRACKETS
    if found := _find_brackets(file, text, has_many=has_many):
        return found
    if _TICKS in text:
        return (_too_deep(file, text, text.index(_TICKS), f"More than {_MOST_TICKS} backticks are side by side here"),)
    return _find_too_many(file, text, has_many=has_many)


def _find_brackets(file: str, text: str, *, has_many: bool) -> tuple[Problem, ...]:
    for opening, many, pattern, what in (
        ("[", has_many, _BRACKET, "square brackets are"),
        ("](", text.count("](") > _MOST_BRACKETS, _ADDRESS, "addresses of links are"),
    ):
        if many and (offset := _too_many_open(opening, pattern, text)) is not None:
            return (_too_deep(file, text, offset, f"More than {_MOST_BRACKETS} {what} open here"),)
    return ()


def _too_many_open(opening: str, pattern: re.Pattern[str], text: str) -> int | None:
    """Where one bracket too many is open; an empty line closes all of them."""
    depth = 0
    for match in pattern.finditer(text):
        depth = depth + 1 if match[0] == opening else max(depth - 1, 0) if match[0] in "])" else 0
        if depth > _MOST_BRACKETS:
            return match.start()
    return None


def _find_too_many(file: str, text: str, *, has_many: bool) -> tuple[Problem, ...]:
    for sign, pattern, most, what in (
        ("[^", _NOTE, _MOST_NOTES, "footnote marks"),
        ("*[", _ABBREVIATION, _MOST_ABBREVIATIONS, "abbreviations"),
        ("\n", _LINE, _MOST_LINES, "lines"),
    ):
        # A cheap look at the length often shows that there cannot be so many.
        if (has_many or "[" not in sign) and len(text) > most * len(sign) and text.count(sign) > most:
            found = [match.start() for match in pattern.finditer(text)]
            if len(found) > most:
                return (
                    _too_much(
                        file, text, found[most], f"An article can have at most {most:,} {what}; here is one more."
                    ),
                )
    if len(text) > _MOST_SIGNS and len(_SIGN.findall(text)) > _MOST_SIGNS:
        offset = next(itertools.islice(_SIGN.finditer(text), _MOST_SIGNS, None)).start()
        message = f"An article can have at most {_MOST_SIGNS:,} signs of Markdown such as * or [; here is one more."
        return (_too_much(file, text, offset, message),)
    if len(text) > _LONGEST_PARAGRAPH:
        start = 0
        for end in (*(match.start() for match in _PARAGRAPH.finditer(text)), len(text)):
            if end - start > _LONGEST_PARAGRAPH:
                message = f"More than {_LONGEST_PARAGRAPH:,} characters without an empty line begin here."
                offset = start + len(text[start:end]) - len(text[start:end].lstrip())
                return (_too_much(file, text, offset, message),)
            start = end
    return ()


def _too_deep(file: str, text: str, offset: int, what: str) -> Problem:
    hint = "Write it with fewer levels; no reader can follow so many."
    return _excess("text-nested", file, text, offset, f"{what}.", hint)


def _too_much(file: str, text: str, offset: int, message: str) -> Problem:
    return _excess(
        "text-length", file, text, offset, message, "Divide the text into more paragraphs or several articles."
    )


def _excess(code: str, file: str, text: str, offset: int, message: str, hint: str) -> Problem:
    line = text.count("\n", 0, offset) + 1
    return problem(code, file, line, offset - text.rfind("\n", 0, offset), message, hint)
