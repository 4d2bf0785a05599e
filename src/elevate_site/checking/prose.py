"""Finds the words and paragraphs in Markdown source, with their exact places.

The converter understands Markdown better, but loses the lines inside a paragraph, and rules about words need them. So
this reads the source line by line, keeps every offset, and skips what it is not sure of. It takes time in proportion
to the text, whatever the text contains.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

from elevate_site.model.blocks import BLOCKS
from elevate_site.model.values import Position

__all__ = ["BLANK", "Lines", "Part", "PartKind", "blank_addresses", "find_parts"]

PartKind: TypeAlias = Literal["heading", "text"]


BLANK = "\0"
"""Stands for a character that readers do not see as text. Not a space: an address does not separate words."""


class Part(NamedTuple):
    """A heading, or a paragraph, list item or definition."""

    kind: PartKind
    start: int
    """The offset of its first character in the text."""
    end: int
    """The offset after its last character."""


# Link targets, second brackets of references, footnote marks, attribute lists, tags, plain addresses. Each stops at
# the character that it begins with, and none backtracks: a million opening brackets are read once.
_ADDRESS = re.compile(
    r"\]\((?:[^()\n]++|\([^()\n]*+\))*+\)"
    r"|\]\[[^\[\]\n]*+\]"
    r"|\[\^[^\[\]\n]*+\]"
    r"|\{[^{}\n]*+\}"
    r"|<[^<>\n]*+>"
    r"|://[^\s()<>\]]++"
    r"|\]:[ \t]*\S++"
)
_BEGINNINGS = ("]", "[^", "{", "<", "://")
"""How they begin. Python finds one fixed string many times as fast as one of several."""
_MARKER = re.compile(r"(?:[-*+]|\d{1,9}[.)]|:)\s")
_FENCE = re.compile(r":::+\s*([a-z-]*)")


def blank_addresses(text: str) -> str:
    """`text` with every character that readers do not see as text replaced by `BLANK`."""
    parts: list[str] = []
    written = 0
    for start in sorted(start for beginning in _BEGINNINGS for start in _places(beginning, text)):
        if start >= written and (match := _ADDRESS.match(text, start)):
            parts += (text[written:start], BLANK * (match.end() - start))
            written = match.end()
    return "".join((*parts, text[written:]))


def _places(beginning: str, text: str) -> Iterator[int]:
    start = text.find(beginning)
    while start >= 0:
        yield start
        start = text.find(beginning, start + 1)


def find_parts(prose: str) -> list[Part]:
    """The parts of a text from `blank_addresses`, without tables, ::: lines and abbreviations."""
    parts: list[Part] = []
    offset = 0
    for block in prose.split("\n\n"):
        first = block[:1]
        if "\n" in block or "|" in block or not (first.isalpha() or first == "#"):
            parts += _parts_of_block(block, offset) if block else ()
        else:
            # Most blocks are a paragraph or a heading on one line.
            parts.append(Part("heading" if first == "#" else "text", offset, offset + len(block)))
        offset += len(block) + 2
    return parts


def _parts_of_block(block: str, offset: int) -> list[Part]:
    """The parts of a text without empty lines, which begins at `offset`."""
    parts: list[Part] = []
    opened = -1
    for line in block.split("\n"):
        words = line.strip(" \t>\0")
        # Most lines are empty, or begin with a letter or a list marker.
        if not words or "|" in words:
            effect: _Effect = "closes"
        elif words[0].isalpha():
            effect = "goes on"
        elif words.startswith(("- ", "* ", "+ ")):
            effect = "begins"
        else:
            effect = _effect(words)
        if effect == "goes on":
            if opened < 0:
                opened = offset
        else:
            if effect == "underlines":
                # Such a line makes the paragraph above it a heading; alone it is a horizontal rule.
                parts += [Part("heading", opened, offset - 1)] if opened >= 0 else []
            elif opened >= 0:
                parts.append(Part("text", opened, offset - 1))
            opened = offset if effect == "begins" else -1
            if effect == "heads":
                parts.append(Part("heading", offset, offset + len(line)))
        offset += len(line) + 1
    return parts if opened < 0 else [*parts, Part("text", opened, offset - 1)]


@dataclass(frozen=True)
class Lines:
    """A text that knows the line and column of each offset.

    It looks for its lines when the first place is asked for: most texts have no findings, some have thousands.
    """

    text: str

    def place(self, offset: int) -> Position:
        """Line and column of the character at `offset`."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]


_Effect: TypeAlias = Literal["goes on", "begins", "closes", "heads", "underlines"]


def _effect(words: str) -> _Effect:
    """What a line that begins with a punctuation mark does to the paragraph before it."""
    first = words[0]
    if first == "#":
        return "heads"
    if first in "=-" and not words.strip(first):
        return "underlines"
    return _effect_of_sign(words)


def _effect_of_sign(words: str) -> _Effect:
    if _MARKER.match(words):
        return "begins"
    fence = _FENCE.match(words)
    if fence:
        kind = BLOCKS.get(fence[1])
        # A block with a heading of its own breaks up the text as a heading does.
        return "heads" if kind and "heading" in kind.arguments else "closes"
    is_rule = not words.strip("*_- ")
    return "closes" if is_rule or words.startswith("*[") else "goes on"
