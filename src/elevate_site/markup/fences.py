"""`:::` lines: which of them begin and end a block, and what is wrong with the others.

A fence leaves a placeholder among the elements of a text; `pieces` finds the placeholders again in the finished HTML,
and folds what stands between two of them into a `Block`. So footnotes, references and headings inside a block belong to
the whole document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from elevate_site.errors import Problem
from elevate_site.markup.block_nodes import FenceLine
from elevate_site.markup.fence_arguments import Fence, read_opening
from elevate_site.markup.positions import without_marks
from elevate_site.model.blocks import BLOCKS
from elevate_site.model.rules import problem

__all__ = ["PLACEHOLDER", "placeholder", "read_fences"]

PLACEHOLDER = re.compile('<hr class="\ufde8(\\d+)\ufde8">')
"""A fence in finished HTML, by its number."""

_MOST_LEVELS = 10
_TEXT_BESIDE_NAME = re.compile(r":++\s*+(?!do\s+n)\S++\s++[^=]+$")

# Messages with their hints, and the hints of messages that name a block.
_MISPLACED = "A ::: line must begin at the left margin, never inside a list, a quote or indented text."
_UNOPENED = (
    "This ::: line ends a block, but no block is open here.",
    "Delete it, or write the name of a block after it, such as ::: note. A line above may have only two colons.",
)
_TOO_DEEP = (
    f"More than {_MOST_LEVELS} blocks are open here, one inside the other.",
    "Close each block with a line of only ::: before you begin the next one.",
)
_FILL = "Write its text between the two ::: lines, or delete both."
_CLOSE = "Write a line with only ::: where it ends."


def placeholder(number: int) -> str:
    """The class of the element that stands for the fence `number`."""
    return f"\ufde8{number}\ufde8"


def read_fences(
    file: str, written: Sequence[FenceLine], lines: Sequence[str]
) -> tuple[tuple[int | None, ...], tuple[Fence, ...], tuple[Problem, ...]]:
    """The number of each fence among those that stay, the fences by that number, and what is wrong with the others.

    The fences are always balanced, whatever the text holds: a faulty one is a Problem and does not stay, and for a
    block that is never closed none does. `lines` are all lines of the text.
    """
    found: list[Fence | None] = []
    problems: list[Problem] = []
    opened: list[Fence] = []
    seen: dict[str, int] = {}
    too_deep = False
    for line, lead, marked, column in written:
        words = without_marks(marked)
        fence = None
        if lead:
            repair = "Delete the spaces" if lead.isspace() else "Delete what comes"
            hint = f"{repair} before the colons. A list can go on after the block."
            problems.append(problem("block-place", file, line, len(lead) + 1, _MISPLACED, hint))
        elif words.replace(":", " ").strip():
            fence, faults = read_opening(file, line, words, column)
            problems += [*faults, *_repetition(file, fence, seen)]
            seen.setdefault(fence.name, line)
            opened.append(fence)
            if len(opened) > _MOST_LEVELS and not too_deep:
                too_deep = True
                problems.append(problem("text-nested", file, line, 1, *_TOO_DEEP))
        elif opened:
            block = opened.pop()
            fence = Fence("", {}, line)
            if not any(map(str.strip, lines[block.line : line - 1])):
                problems = [*_without_words_of(block, lines, problems), _emptiness(file, block, lines)]
        else:
            problems.append(problem("block-unopened", file, line, 1, *_UNOPENED))
        found.append(fence)
    for block in opened:
        message = f"The block “{block.name}” is never closed."
        problems.append(problem("block-unclosed", file, block.line, 1, message, _CLOSE))
    if opened or too_deep:
        found = [None] * len(found)
    kept = [fence for fence in found if fence]
    numbers = iter(range(len(kept)))
    return tuple(next(numbers) if fence else None for fence in found), tuple(kept), tuple(problems)


def _has_words_beside_name(block: Fence, lines: Sequence[str]) -> bool:
    return block.name in BLOCKS and _TEXT_BESIDE_NAME.match(without_marks(lines[block.line - 1])) is not None


def _without_words_of(block: Fence, lines: Sequence[str], problems: list[Problem]) -> list[Problem]:
    """`problems` without those of the line that opens the empty `block`, if its text stands there."""
    if not _has_words_beside_name(block, lines):
        return problems
    return [each for each in problems if each.line != block.line]


def _emptiness(file: str, block: Fence, lines: Sequence[str]) -> Problem:
    """What is wrong with `block`, which has no text below its first line."""
    if _has_words_beside_name(block, lines):
        message = f"The text of the block “{block.name}” stands beside its name."
        return problem(
            "block-empty", file, block.line, 1, message, f"Write ::: {block.name} alone, and its text below."
        )
    return problem("block-empty", file, block.line, 1, f"The block “{block.name}” has no text.", _FILL)


def _repetition(file: str, fence: Fence, seen: dict[str, int]) -> list[Problem]:
    """A Problem when `fence` opens a second block of a kind allowed only once; `seen` holds lines by name."""
    kind = BLOCKS.get(fence.name)
    if kind is None or not kind.at_most_once or fence.name not in seen:
        return []
    message = f"This is the second “{fence.name}” block of the page; the first is on line {seen[fence.name]}."
    hint = "Put both into one, so that readers overlook neither."
    return [problem("block-repeated", file, fence.line, 1, message, hint)]
