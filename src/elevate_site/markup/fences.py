"""`:::` lines: found before Markdown is parsed, so that what they enclose is ordinary Markdown.

A fence is cut out of the text and leaves a placeholder; `pieces` finds the placeholders again in the finished HTML
and folds what lies between into a `Block`. Footnotes, references and headings inside a block are thereby those of
the whole document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor

from elevate_site.errors import Problem
from elevate_site.markup.openings import Fence, read_opening
from elevate_site.model.blocks import BLOCKS
from elevate_site.model.rules import problem

__all__ = ["PLACEHOLDER", "FencePlaceholderProcessor", "cut_fences", "isolate_fences"]

PLACEHOLDER = re.compile('<hr class="\ufde8(\\d+)\ufde8">')
"""A fence in finished HTML, by its number."""

_MOST_LEVELS = 10
_FENCE = re.compile(r"(?P<lead>(?:[ \t>*+-]|\d++\.|:[ \t]|\[\^[^\]\n]*\]:)*+):{3,}(?P<rest>[^\n]*)")
_WORD = re.compile(r"\S")
_LONE_PLACEHOLDER = re.compile("\ufde8(?<![^\n]\ufde8)\\d+\ufde8(?![^\n])")


class FencePlaceholderProcessor(BlockProcessor):
    """Makes a thematic break of each placeholder: of all elements the one that no text around it can change."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - the library's signature
        """Whether `block` is a placeholder; Python-Markdown's hook."""
        return block.startswith("\ufde8")

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Put the break under `parent`; Python-Markdown's hook."""
        SubElement(parent, "hr", {"class": blocks.pop(0)})


def cut_fences(file: str, text: str) -> tuple[str, tuple[Fence, ...], tuple[Problem, ...]]:
    """The text with a placeholder in the place of each fence, the fences by number, and what is wrong with them.

    Fences that come back are balanced, whatever was written: a faulty one is a Problem and leaves an empty line, and
    a block that is never closed turns all of them into empty lines.
    """
    found: list[tuple[re.Match[str], Fence | None]] = []
    problems: list[Problem] = []
    opened: list[tuple[Fence, int]] = []
    seen: dict[str, int] = {}
    line, counted, deepest = 1, 0, 0
    for match in _fence_lines(text):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        fence = None
        if match["lead"]:
            problems.append(_misplaced(file, line, len(match["lead"]) + 1))
        elif not match["rest"].replace(":", " ").strip():
            empty = bool(opened) and not _WORD.search(text, opened[-1][1], match.start())
            fence = _close(file, line, opened, problems, empty=empty)
        else:
            fence, faults = read_opening(file, line, match["rest"], match.start("rest") - match.start() + 1)
            problems += [*faults, *_repetition(file, fence, seen)]
            opened.append((fence, match.end()))
            if len(opened) > max(deepest, _MOST_LEVELS):
                problems += [_too_deep(file, line)] if deepest <= _MOST_LEVELS else []
            deepest = max(deepest, len(opened))
        found.append((match, fence))
    problems += [_unclosed(file, fence) for fence, _ in opened]
    if opened or deepest > _MOST_LEVELS:
        found = [(match, None) for match, _ in found]
    fences = tuple(fence for _, fence in found if fence)
    return _substitute(text, found), fences, tuple(problems)


def _fence_lines(text: str) -> Iterator[re.Match[str]]:
    """The lines of `text` that begin with colons, whatever of a list or a quote stands before them."""
    start = text.find(":::")
    while start >= 0:
        if match := _FENCE.match(text, text.rfind("\n", 0, start) + 1):
            yield match
        end = text.find("\n", start)
        start = text.find(":::", end) if end >= 0 else -1


def isolate_fences(text: str) -> str:
    """The text with blank lines around each placeholder, so that it becomes a block of its own."""
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


def _close(
    file: str, line: int, opened: list[tuple[Fence, int]], problems: list[Problem], *, empty: bool
) -> Fence | None:
    """The fence that ends the innermost block."""
    if not opened:
        problems.append(
            problem(
                "block-unopened",
                file,
                line,
                1,
                "This ::: line ends a block, but no block is open here.",
                "Delete the line, or write the name of a block behind it, such as ::: note.",
            )
        )
        return None
    block, _ = opened.pop()
    if empty:
        problems.append(
            problem(
                "block-empty",
                file,
                block.line,
                1,
                f"The block “{block.name}” has no text.",
                "Write its text between the two ::: lines, or delete both.",
            )
        )
    return Fence("", {}, line)


def _repetition(file: str, fence: Fence, seen: dict[str, int]) -> list[Problem]:
    kind = BLOCKS.get(fence.name)
    first = seen.setdefault(fence.name, fence.line)
    if kind is None or not kind.at_most_once or first == fence.line:
        return []
    message = f"This is the second “{fence.name}” block of the page; the first is in line {first}."
    return [
        problem("block-repeated", file, fence.line, 1, message, "Put both into one, so that neither is overlooked.")
    ]


def _misplaced(file: str, line: int, column: int) -> Problem:
    return problem(
        "block-place",
        file,
        line,
        column,
        "A ::: line stands at the left margin, never inside a list, a quote or an indented text.",
        "Remove what is before it in this line. The list goes on behind the block.",
    )


def _unclosed(file: str, block: Fence) -> Problem:
    return problem(
        "block-unclosed",
        file,
        block.line,
        1,
        f"The block “{block.name}” is never closed.",
        "Add a line with only ::: where it ends.",
    )


def _too_deep(file: str, line: int) -> Problem:
    return problem(
        "text-nested",
        file,
        line,
        1,
        f"More than {_MOST_LEVELS} blocks are open here, one inside the other.",
        "Close blocks with a line of only ::: before the next one begins.",
    )
