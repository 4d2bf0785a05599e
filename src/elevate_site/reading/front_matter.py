"""Read front matter: the part of an article between its two `---` lines.

We blank front matter out instead of cutting it off, so that the body keeps its line numbers. When the second `---` is
missing, we work out where it probably belongs, to tell the writer and to check the text below it as text.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from elevate_site.errors import Problem
from elevate_site.language.look_alikes import DASHES, name_look_alike, with_keyboard_signs
from elevate_site.model.document import FrontMatter
from elevate_site.model.rules import problem
from elevate_site.model.values import Positions
from elevate_site.reading.schema.messages import quote
from elevate_site.reading.schema.plain_values import Context
from elevate_site.reading.schema.records import read_record
from elevate_site.reading.yaml.comments import find_comments
from elevate_site.reading.yaml.tree import read_tree

__all__ = ["read_front_matter", "split_text"]

_FENCE = "---"
_MAX_CHARACTERS = 64 * 1024
_KEY = re.compile(r"[A-Za-z_][\w -]*:(\s|$)")
_ALMOST_FENCE = re.compile(
    rf"\s*([-{DASHES}]{{1,2}}|-{{4,}}|[-{DASHES}]*[{DASHES}][-{DASHES}]*)\s*$|\s+---\s*$|---[ \t]+\S.*$"
    r"|(?:\.\.\.|…)\s*$"
)
_OTHER_PROGRAMS = {
    "+++": "This front matter is in TOML, between lines of +++, which the program cannot read.",
    "{": "This front matter is in JSON, between braces, which the program cannot read.",
    "```": "This front matter is in a block of code.",
}
"""What is wrong, by what the first line begins with."""
_WITHIN = 12
"""In how many lines from the top front matter may begin that is not at the top."""
_EXAMPLE = "Begin the file with --- on a line of its own, then `title:` and `description:`, then --- again."


def split_text(text: str, file: str) -> tuple[str | None, str, tuple[Problem, ...]]:
    """The front matter (`None` when it cannot be found) and the body of `text`, and what is wrong with these parts.

    Each part has blank lines in place of the other, to keep the line numbers of the file.
    """
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    fence = lines[first].rstrip()
    problems: tuple[Problem, ...] = ()
    if fence != _FENCE:
        if not _is_almost_fence(lines, first):
            return None, text, (_missing(lines, file, first),)
        problems = (_inexact(lines[first], file, first),)
    elif first > 0:
        message = f"The front matter begins on line {first + 1}, but it has to be the very first thing in the file."
        problems = (problem("matter-missing", file, 1, 1, message, "Delete the blank lines above the first ---."),)
    prose = _first_prose(lines, first + 1)
    end = next((n for n in range(first + 1, prose) if lines[n].rstrip() in (_FENCE, fence)), None)
    if end is None:
        end = _last_of_matter(lines, first, prose) + 1
        return None, "\n" * end + "\n".join(lines[end:]), (*problems, _unclosed(lines, file, first, end))
    matter, body = "\n".join(lines[first + 1 : end]), "\n".join(lines[end + 1 :])
    below = min(end + 1, len(lines) - 1)
    if len(matter) > _MAX_CHARACTERS:
        message, hint = "The front matter is larger than 64 KB.", "Move its text below the second ---."
        problems = (*problems, problem("file-size", file, first + 1, 1, message, hint))
    if not body.strip():
        message = "There is no text below the front matter."
        problems = (*problems, problem("file-empty", file, below + 1, 1, message, "Write it, or delete the file."))
    found = "\n" * (first + 1) + matter if len(matter) <= _MAX_CHARACTERS else None
    return found, "\n" * below + body, problems


def _is_almost_fence(lines: Sequence[str], number: int) -> bool:
    """Whether this line was meant to be `---`: it looks like it, and a key follows."""
    line = with_keyboard_signs(lines[number]).rstrip()
    below = lines[number + 1] if number + 1 < len(lines) else ""
    return (line == _FENCE or _ALMOST_FENCE.match(lines[number]) is not None) and _KEY.match(below) is not None


def _inexact(line: str, file: str, number: int) -> Problem:
    """The Problem of a first line that was meant to be `---`."""
    if with_keyboard_signs(line).rstrip() == _FENCE and (sign := name_look_alike(line)):
        message = f"The first line contains {sign}, but it should be only three hyphens: ---"
    else:
        message = f"The first line is {line.strip()}, but it should be three hyphens: ---"
    return problem("matter-missing", file, number + 1, 1, message, "Write --- on a line of its own.")


def _missing(lines: Sequence[str], file: str, number: int) -> Problem:
    line = lines[number]
    other = next((message for sign, message in _OTHER_PROGRAMS.items() if line.startswith(sign)), "")
    if other:
        hint = "Write it between two lines of --- as `title: …` and `description: …`."
        return problem("matter-missing", file, number + 1, 1, other, hint)
    if _KEY.match(line):
        message = "The line --- above this one is missing."
        return problem("matter-missing", file, number + 1, 1, message, "Write --- on a line of its own above it.")
    for below in range(number + 1, min(number + _WITHIN, len(lines) - 1)):
        if lines[below].rstrip() == _FENCE and _KEY.match(lines[below + 1]):
            message = f"The front matter begins on line {below + 1}, but it has to be the very first thing in the file."
            hint = "Move what stands above it below the second ---."
            return problem("matter-missing", file, 1, 1, message, hint)
    message = "This file has no front matter, the lines that give it a title and a description."
    return problem("matter-missing", file, 1, 1, message, _EXAMPLE)


def _first_prose(lines: Sequence[str], start: int) -> int:
    """The first line after a blank one that can only be body text; the number of lines when there is none.

    Without this, we would take a horizontal rule far below for the end of front matter that was never closed.
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
    almost = next((n for n in range(first + 1, prose) if _ALMOST_FENCE.match(lines[n])), None)
    if almost is not None:
        return almost
    blank = next((n for n in range(first + 1, prose) if not lines[n].strip() and _is_heading_next(lines, n)), prose)
    return next((n for n in range(min(blank, prose) - 1, first, -1) if lines[n].strip()), first)


def _is_heading_next(lines: Sequence[str], number: int) -> bool:
    return number + 1 < len(lines) and re.match(r"#{1,6} ", lines[number + 1]) is not None


def _unclosed(lines: Sequence[str], file: str, first: int, end: int) -> Problem:
    message = "The front matter that begins here is never closed."
    last = lines[end - 1].strip()
    if end - 1 > first and _ALMOST_FENCE.match(lines[end - 1]):
        hint = f"Line {end} is {quote(last)}, but it should be only three hyphens, at the left margin: ---"
    elif end - 1 > first:
        hint = f"It seems to end with line {end}, {quote(last)}. Add a line with --- below it."
    else:
        hint = _EXAMPLE
    return problem("matter-unclosed", file, first + 1, 1, message, hint)


def read_front_matter(matter: str, title: str, context: Context) -> tuple[FrontMatter, Positions, tuple[Problem, ...]]:
    """The front matter, the positions of its values, and what is wrong with it.

    `title` replaces a title that is missing or invalid.
    """
    tree, problems = read_tree(matter, context.file)
    problems = (*problems, *find_comments(matter, context.file))
    if tree is None:
        if not problems:
            message = "The front matter is empty, but it needs a title and a description."
            problems = (
                problem("matter-missing", context.file, 1, 1, message, "Add lines `title: …` and `description: …`."),
            )
        return FrontMatter(title, ""), {}, problems
    context = dataclasses.replace(context, stand_ins={FrontMatter: {"title": title, "description": ""}})
    read, record_problems, positions = read_record(FrontMatter, tree, context)
    return read or FrontMatter(title, ""), dict(positions), (*problems, *record_problems)
