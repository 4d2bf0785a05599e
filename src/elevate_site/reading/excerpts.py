"""Show the line of a source file that a Problem is about, with a caret under the position.

One file can have thousands of Problems, so we read and decode each file once for all of them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

from elevate_site.errors import Problem
from elevate_site.model.theme import SourceFile
from elevate_site.reading.files import read_bytes
from elevate_site.reading.source_text import decode_text

__all__ = ["excerpt", "excerpts"]

_WIDTH = 100
_BEFORE = 60
"""How many characters of a long line to show before the position."""


def excerpt(folder: Path, problem: Problem) -> str:
    """The line that `problem` is about and a line with a caret, as one text; empty when there is nothing to show.

    `folder` is the site folder. We cut a long line around the position, and show each tab as one space.
    """
    return excerpts(folder, (problem,))[0]


def excerpts(folder: Path, problems: Sequence[Problem]) -> Sequence[str]:
    """The excerpt of each of the `problems`, in their order; see `excerpt`."""
    by_file: dict[str, list[int]] = {}
    for number, problem in enumerate(problems):
        if problem.file and problem.line:
            by_file.setdefault(problem.file, []).append(number)
    found = [""] * len(problems)
    for file, numbers in by_file.items():
        lines = _lines(folder, file)
        for number in numbers:
            found[number] = _excerpt(lines, problems[number])
    return found


def _lines(folder: Path, file: str) -> list[str]:
    """The lines of `file` as we show them; none when there is no such file."""
    location = _find(folder, file)
    if location is None:
        return []
    data, _ = read_bytes(SourceFile(file, location))
    return [line.rstrip() for line in decode_text(data, file)[0].replace("\t", " ").split("\n")]


def _excerpt(lines: Sequence[str], problem: Problem) -> str:
    line = lines[problem.line - 1] if problem.line <= len(lines) else ""
    if not line:
        return ""
    if not problem.column:
        return _cut(line, 0)[0]
    shown, column = _cut(line, problem.column - 1)
    return f"{shown}\n{' ' * _cells(shown[:column])}^"


def _find(folder: Path, path: str) -> Path | None:
    """The file at `path`, even if the disk has its name in another Unicode form; `None` if there is none."""
    location = folder / path
    try:
        if location.is_file():
            return location
        listed = sorted(location.parent.iterdir())
    except (OSError, ValueError):  # no such folder, or a name that the system does not accept
        return None
    name = unicodedata.normalize("NFC", location.name)
    return next((other for other in listed if unicodedata.normalize("NFC", other.name) == name), None)


def _cut(line: str, column: int) -> tuple[str, int]:
    """At most `_WIDTH` characters of `line` around `column`, and the index of that column in them."""
    if len(line) <= _WIDTH:
        return line, min(column, len(line))
    start = max(0, min(column - _BEFORE, len(line) - _WIDTH))
    part = line[start : start + _WIDTH]
    before, after = "…" if start else "", "…" if start + _WIDTH < len(line) else ""
    return f"{before}{part}{after}", min(column, len(line)) - start + len(before)


def _cells(text: str) -> int:
    """How wide `text` is on a terminal: East Asian characters take two cells, combining ones none."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide - sum(unicodedata.combining(character) > 0 for character in text)
