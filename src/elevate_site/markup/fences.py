"""`:::` lines: found before Markdown is parsed, so that what they enclose is ordinary Markdown.

A fence is cut out of the text and leaves a placeholder paragraph; `pieces` finds the placeholders again in the
finished HTML and folds what lies between into a `Block`. Footnotes, references and headings inside a block are
thereby those of the whole document.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from elevate_site.errors import Problem
from elevate_site.model.blocks import BLOCKS
from elevate_site.model.rules import problem

__all__ = ["PLACEHOLDER", "Fence", "cut_fences", "isolate_fences"]

PLACEHOLDER = re.compile("<p>\ufde8(\\d+)\ufde8</p>")
"""A fence in finished HTML, by its number."""

_FENCE = re.compile(r"^(?P<lead>[ \t>*+-]*):{3,}(?P<rest>[^\n]*)$", re.MULTILINE)
_LONE_PLACEHOLDER = re.compile("^\ufde8\\d+\ufde8$", re.MULTILINE)
_ARGUMENT = re.compile(r"""\s*([^\s="]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'“”‘’]\S*))""")


@dataclass(frozen=True, slots=True)
class Fence:
    """One `:::` line: where a block begins, or where the innermost one ends."""

    name: str
    """The block's name; empty for a line that ends one."""
    arguments: Mapping[str, str]
    line: int


@dataclass(frozen=True, slots=True)
class _Opened:
    name: str
    line: int
    body_from: int


def cut_fences(file: str, text: str) -> tuple[str, tuple[Fence, ...], tuple[Problem, ...]]:
    """The text with a placeholder in the place of each fence, the fences by number, and what is wrong with them.

    Fences that come back are balanced, whatever was written: a faulty one is a Problem and leaves an empty line.
    """
    if ":::" not in text:
        return text, (), ()
    found: list[tuple[re.Match[str], Fence]] = []
    problems: list[Problem] = []
    opened: list[_Opened] = []
    seen: dict[str, int] = {}
    for match in _FENCE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        if match["lead"]:
            problems.append(_misplaced(file, line, len(match["lead"]) + 1))
        elif not match["rest"].strip(" \t:"):
            found += _close(file, line, match, text, opened, problems)
        else:
            fence, faults = _read_opening(file, line, match)
            problems += [*faults, *_repetition(file, fence, seen)]
            found.append((match, fence))
            opened.append(_Opened(fence.name, line, match.end()))
    for block in opened:
        problems.append(_unclosed(file, block))
    if opened:
        return text, (), tuple(problems)
    return _substitute(text, found), tuple(fence for _, fence in found), tuple(problems)


def isolate_fences(text: str) -> str:
    """The text with blank lines around each placeholder, so that it becomes a paragraph of its own."""
    return _LONE_PLACEHOLDER.sub("\n\\g<0>\n", text) if "\ufde8" in text else text


def _substitute(text: str, found: list[tuple[re.Match[str], Fence]]) -> str:
    parts: list[str] = []
    end = 0
    for number, (match, _) in enumerate(found):
        parts += [text[end : match.start()], f"\ufde8{number}\ufde8"]
        end = match.end()
    return "".join([*parts, text[end:]])


def _close(
    file: str, line: int, match: re.Match[str], text: str, opened: list[_Opened], problems: list[Problem]
) -> list[tuple[re.Match[str], Fence]]:
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
        return []
    block = opened.pop()
    if not text[block.body_from : match.start()].strip():
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
    return [(match, Fence("", {}, line))]


def _read_opening(file: str, line: int, match: re.Match[str]) -> tuple[Fence, list[Problem]]:
    rest: str = match["rest"].rstrip(": \t")
    name, _, written = rest.strip().partition(" ")
    kind = BLOCKS.get(name)
    if kind is None:
        column = match.start("rest") - match.start() + len(rest) - len(rest.lstrip()) + 1
        near = difflib.get_close_matches(name.lower(), BLOCKS, n=1, cutoff=0.5)
        hint = f"Did you mean ::: {near[0]}?" if near else f"The blocks are {', '.join(BLOCKS)}."
        return Fence(name, {}, line), [
            problem("block-unknown", file, line, column, f"There is no block called “{name}”.", hint)
        ]
    arguments: dict[str, str] = {}
    faults: list[Problem] = []

    def fault(message: str, hint: str, column: int = 1) -> None:
        faults.append(problem("block-argument", file, line, column, message, hint))

    position = 0
    allowed = ", ".join(kind.arguments) or "nothing"
    while argument := _ARGUMENT.match(written, position):
        key, value = argument[1], argument[2] or argument[3] or argument[4] or ""
        column = match[0].index(written) + argument.start(1) + 1
        if key not in kind.arguments:
            fault(f"The block “{name}” does not understand “{key}”.", f"It understands {allowed}.", column)
        elif key in arguments:
            fault(f"“{key}” is given twice.", "Keep one of the two.", column)
        arguments[key] = value
        position = argument.end()
    if leftover := written[position:].strip():
        example = next(iter(kind.arguments), "heading")
        fault(
            f"“{leftover}” behind the block's name is not understood.",
            f'Write it with straight quotes: ::: {name} {example}="Your words".'
            if kind.arguments
            else f"The block “{name}” takes only its name.",
        )
    for key, required in kind.arguments.items():
        if required and not arguments.get(key) and not faults:
            fault(f"The block “{name}” needs a {key}.", f'Write ::: {name} {key}="Your words".')
    return Fence(name, {key: arguments[key] for key in arguments if key in kind.arguments}, line), faults


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


def _unclosed(file: str, block: _Opened) -> Problem:
    return problem(
        "block-unclosed",
        file,
        block.line,
        1,
        f"The block “{block.name}” is never closed.",
        "Add a line with only ::: where it ends.",
    )
