"""Front matter: the part of an article between its two `---` lines.

The text around it keeps its line numbers, because front matter is not cut off but blanked. When the second `---`
is missing, the place where it seems to belong is worked out, so that the writer is told and the text below is
still checked as text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from elevate_site.errors import Problem
from elevate_site.model.document import FrontMatter
from elevate_site.model.rules import problem
from elevate_site.model.values import Positions
from elevate_site.reading.comments import find_comments
from elevate_site.reading.schema.plain_values import Surroundings
from elevate_site.reading.schema.records import read_record
from elevate_site.reading.schema.scalars import Reading
from elevate_site.reading.yaml.tree import read_tree

__all__ = ["SplitText", "read_front_matter", "split_text"]

_FENCE = "---"
_MOST_CHARACTERS = 64 * 1024
_KEY = re.compile(r"[A-Za-z_][\w -]*:(\s|$)")
_NEARLY_FENCE = re.compile(r"\s*([-–—]{1,2}|-{4,}|[-–—]*[–—][-–—]*)\s*$|\s+---\s*$")
_USUAL = re.compile(r"---[ \t]*\n((?:[^\n]+\n)*?)---[ \t]*(?:\n|\Z)")
"""Front matter as it nearly always is: from the first line on, closed, without a blank line."""
_EXAMPLE = "Begin the file with --- on a line of its own, then `title:` and `description:`, then --- again."


@dataclass(frozen=True, slots=True)
class SplitText:
    """A text in its two parts; each has blank lines where the other was, so that lines count in the file."""

    matter: str | None
    """The front matter, or `None` when it could not be found."""
    body: str


def split_text(text: str, file: str) -> tuple[SplitText, tuple[Problem, ...]]:
    """The front matter and the body of `text`, and what is wrong with the lines between them."""
    if usual := _USUAL.match(text):
        return _checked(usual[1], 0, usual[0].count("\n"), text[usual.end() :], file)
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if lines[first].rstrip() != _FENCE:
        return SplitText(None, text), (_missing(lines[first], file, first),)
    problems: tuple[Problem, ...] = ()
    if first > 0:
        message = f"Front matter begins on line {first + 1}; it has to be the very first thing in the file."
        problems = (problem("matter-missing", file, 1, 1, message, "Delete the blank lines above the first ---."),)
    prose = _first_prose(lines, first + 1)
    end = next((n for n in range(first + 1, prose) if lines[n].rstrip() == _FENCE), None)
    if end is None:
        end = _last_of_matter(lines, first, prose) + 1
        return SplitText(None, "\n" * end + "\n".join(lines[end:])), (*problems, _unclosed(lines, file, first, end))
    body = "\n".join(lines[end + 1 :])
    parts, found = _checked("\n".join(lines[first + 1 : end]), first, end + 1, body, file)
    return parts, (*problems, *found)


def _checked(matter: str, first: int, body_line: int, body: str, file: str) -> tuple[SplitText, tuple[Problem, ...]]:
    """Both parts at their lines, counted from 0: `matter` below line `first`, `body` from `body_line` on."""
    problems: tuple[Problem, ...] = ()
    if not body.strip():
        message = "There is no text below the front matter."
        problems = (problem("file-empty", file, body_line + 1, 1, message, "Write it, or delete the file."),)
    body = "\n" * body_line + body
    if len(matter) <= _MOST_CHARACTERS:
        return SplitText("\n" * (first + 1) + matter, body), problems
    message = "The front matter is larger than 64 KB."
    hint = "Move its text below the second ---."
    return SplitText(None, body), (problem("file-size", file, first + 1, 1, message, hint), *problems)


def _missing(line: str, file: str, number: int) -> Problem:
    if _NEARLY_FENCE.match(line):
        message = f"The first line is {line.strip()} and should be three hyphens: ---"
        return problem("matter-missing", file, number + 1, 1, message, "Write --- on a line of its own.")
    if _KEY.match(line):
        message = "The line --- above this one is missing."
        return problem("matter-missing", file, number + 1, 1, message, "Write --- on a line of its own above it.")
    message = "This file has no front matter, the lines that give it a title and a description."
    return problem("matter-missing", file, 1, 1, message, _EXAMPLE)


def _first_prose(lines: Sequence[str], start: int) -> int:
    """The first line after a blank one that can only be body text; the number of lines when there is none.

    Without this, a horizontal rule far below would be taken for the end of front matter that was never closed.
    """
    for number in range(start, len(lines)):
        line = lines[number]
        if line.rstrip() == _FENCE:
            return len(lines)
        if line and not lines[number - 1].strip() and not _may_be_matter(line):
            return number
    return len(lines)


def _may_be_matter(line: str) -> bool:
    return line[0] in " \t-#]}\"'" or _KEY.match(line) is not None


def _last_of_matter(lines: Sequence[str], first: int, prose: int) -> int:
    """The last line that seems to belong to unclosed front matter."""
    nearly = next((n for n in range(first + 1, prose) if _NEARLY_FENCE.match(lines[n])), None)
    if nearly is not None:
        return nearly
    blank = next((n for n in range(first + 1, prose) if not lines[n].strip() and _is_heading_next(lines, n)), prose)
    return next((n for n in range(min(blank, prose) - 1, first, -1) if lines[n].strip()), first)


def _is_heading_next(lines: Sequence[str], number: int) -> bool:
    return number + 1 < len(lines) and re.match(r"#{1,6} ", lines[number + 1]) is not None


def _unclosed(lines: Sequence[str], file: str, first: int, end: int) -> Problem:
    message = "The front matter that begins here has no end."
    last = lines[end - 1].strip()
    if end - 1 > first and _NEARLY_FENCE.match(lines[end - 1]):
        hint = f"Line {end} is {last} and should be three hyphens at the left margin: ---"
    elif end - 1 > first:
        hint = f"It seems to end with line {end} ({last[:40]}): add a line --- below it."
    else:
        hint = _EXAMPLE
    return problem("matter-unclosed", file, first + 1, 1, message, hint)


def read_front_matter(
    matter: str, file: str, title: str, surroundings: Surroundings
) -> tuple[FrontMatter, Positions, tuple[Problem, ...]]:
    """The front matter with the places of its values, and what is wrong with it.

    `title` takes the place of a title that is not there or cannot be read.
    """
    substitutes = {"title": title, "description": ""}
    empty = FrontMatter(title, "")
    tree, problems = read_tree(matter, file)
    problems = (*problems, *find_comments(matter, file))
    if tree is None:
        if not problems:
            message = "The front matter is empty; a title and a description are needed."
            problems = (problem("matter-missing", file, 1, 1, message, "Add lines `title: …` and `description: …`."),)
        return empty, {}, problems
    reading = Reading(file, surroundings)
    found = read_record(FrontMatter, tree, reading, substitutes)
    return found or empty, reading.positions, (*problems, *reading.problems)
