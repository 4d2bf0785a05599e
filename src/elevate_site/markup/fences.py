"""`:::` lines, cut out before Markdown is parsed, so that what they enclose is ordinary Markdown.

A fence leaves a placeholder in the text; `pieces` finds the placeholders again in the finished HTML, and folds what
stands between two of them into a `Block`. So footnotes, references and headings inside a block belong to the whole
document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor

from elevate_site.errors import Problem
from elevate_site.markup.fence_arguments import Fence, read_opening
from elevate_site.model.blocks import BLOCKS
from elevate_site.model.rules import problem

__all__ = ["PLACEHOLDER", "FencePlaceholderProcessor", "cut_fences", "isolate_fences"]

PLACEHOLDER = re.compile('<hr class="\ufde8(\\d+)\ufde8">')
"""A fence in finished HTML, by its number."""

_MOST_LEVELS = 10
_FENCE = re.compile(r"(?P<lead>(?:[ \t>*+-]|\d++\.|:[ \t]|\[\^[^\]\n]*\]:)*+):{3,}(?P<rest>[^\n]*)")
_WORD = re.compile(r"\S")
_LONE_PLACEHOLDER = re.compile("\ufde8(?<![^\n]\ufde8)\\d+\ufde8(?![^\n])")

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


class FencePlaceholderProcessor(BlockProcessor):
    """Makes each placeholder a thematic break, the only element that no text around it can change."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - the library's signature
        """Whether `block` is a placeholder; Python-Markdown's hook."""
        return block.startswith("\ufde8")

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Put the break under `parent`; Python-Markdown's hook."""
        SubElement(parent, "hr", {"class": blocks.pop(0)})


def cut_fences(file: str, text: str) -> tuple[str, tuple[Fence, ...], tuple[Problem, ...]]:
    """The text with a placeholder in place of each fence, the fences by number, and what is wrong with them.

    The fences are always balanced, whatever the text holds: a faulty one is a Problem and leaves an empty line, and a
    block that is never closed turns all of them into empty lines.
    """
    found: list[tuple[re.Match[str], Fence | None]] = []
    problems: list[Problem] = []
    opened: list[tuple[Fence, int]] = []
    seen: dict[str, int] = {}
    line, counted, too_deep = 1, 0, False
    for match in _fence_lines(text):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        fence = None
        if match["lead"]:
            repair = "Delete the spaces" if match["lead"].isspace() else "Delete what comes"
            hint = f"{repair} before the colons. A list can go on after the block."
            problems.append(problem("block-place", file, line, len(match["lead"]) + 1, _MISPLACED, hint))
        elif match["rest"].replace(":", " ").strip():
            fence, faults = read_opening(file, line, match["rest"], match.start("rest") - match.start() + 1)
            problems += [*faults, *_repetition(file, fence, seen)]
            seen.setdefault(fence.name, line)
            opened.append((fence, match.end()))
            if len(opened) > _MOST_LEVELS and not too_deep:
                too_deep = True
                problems.append(problem("text-nested", file, line, 1, *_TOO_DEEP))
        elif opened:
            block, end = opened.pop()
            fence = Fence("", {}, line)
            if not _WORD.search(text, end, match.start()):
                message = f"The block “{block.name}” has no text."
                problems.append(problem("block-empty", file, block.line, 1, message, _FILL))
        else:
            problems.append(problem("block-unopened", file, line, 1, *_UNOPENED))
        found.append((match, fence))
    for block, _ in opened:
        message = f"The block “{block.name}” is never closed."
        problems.append(problem("block-unclosed", file, block.line, 1, message, _CLOSE))
    if opened or too_deep:
        found = [(match, None) for match, _ in found]
    return _substitute(text, found), tuple(fence for _, fence in found if fence), tuple(problems)


def _fence_lines(text: str) -> Iterator[re.Match[str]]:
    """The lines of `text` that begin with three colons, even when signs of a list or a quote precede them."""
    start = text.find(":::")
    while start >= 0:
        if match := _FENCE.match(text, text.rfind("\n", 0, start) + 1):
            yield match
        end = text.find("\n", start)
        start = text.find(":::", end) if end >= 0 else -1


def isolate_fences(text: str) -> str:
    """`text` with blank lines around each placeholder, so that it becomes a block of its own."""
    return _LONE_PLACEHOLDER.sub("\n\\g<0>\n", text) if "\ufde8" in text else text


def _substitute(text: str, found: list[tuple[re.Match[str], Fence | None]]) -> str:
    parts: list[str] = []
    end, number = 0, 0
    for match, fence in found:
        parts.append(text[end : match.start()])
        if fence:
            parts.append(f"\ufde8{number}\ufde8")
            number += 1
        end = match.end()
    return "".join([*parts, text[end:]])


def _repetition(file: str, fence: Fence, seen: dict[str, int]) -> list[Problem]:
    """A Problem when `fence` opens a second block of a kind allowed only once; `seen` holds lines by name."""
    kind = BLOCKS.get(fence.name)
    if kind is None or not kind.at_most_once or fence.name not in seen:
        return []
    message = f"This is the second “{fence.name}” block of the page; the first is on line {seen[fence.name]}."
    hint = "Put both into one, so that readers overlook neither."
    return [problem("block-repeated", file, fence.line, 1, message, hint)]
