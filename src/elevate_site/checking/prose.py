"""Finds the words and paragraphs in Markdown source, with their exact places.

The converter understands Markdown better, but loses the lines inside a paragraph, and rules about words need them. So
this reads the source line by line, keeps every offset, and skips what it is not sure of. It takes time in proportion
to the text, whatever the text contains.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from elevate_site.model.blocks import BLOCKS
from elevate_site.model.values import Position

__all__ = ["BLANK", "Lines", "Part", "blank_addresses", "blank_code", "find_parts"]

BLANK = "\0"
"""Stands for a character that readers do not see as text. Not a space: an address does not separate words."""


class Part(NamedTuple):
    """A heading, or a paragraph, list item or definition."""

    kind: Literal["heading", "text"]
    start: int
    """The offset of its first character in the text."""
    end: int
    """The offset after its last character."""


# Link targets, second brackets of references, footnote marks, attribute lists, tags, plain addresses. Each stops at
# the character that it begins with, and none backtracks: a million opening brackets are read once. The lookahead makes
# the search fast: few characters can begin a match.
_ADDRESS = re.compile(
    r"(?=[\]\[{<:])(?:\]\((?:[^()\n]++|\([^()\n]*+\))*+\)"
    r"|\]\[[^\[\]\n]*+\]"
    r"|\[\^[^\[\]\n]*+\]"
    r"|\{[^{}\n]*+\}"
    r"|<[^<>\n]*+>"
    r"|://[^\s()<>\]]++"
    r"|\]:[ \t]*\S++)"
)
_CODE_SIGN = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?P<sign>`{3,}(?=[^`]*$)|~{3,})(?P<words>.*)")
_WITH_HEADING = "|".join(name for name, block in BLOCKS.items() if "heading" in block.arguments)
# What the beginning of a line does to the paragraph above it, if it does not continue it. A block with a heading of its
# own breaks up the text as a heading does. A line of = or - without a paragraph above it is a horizontal rule.
_EFFECT = re.compile(
    r"(?P<table_or_empty>\Z|.*\|)"
    rf"|(?P<heads>#|:::+\s*(?:{_WITH_HEADING})(?![a-z-]))"
    r"|(?P<underlines>(?:=+|-+)\Z)"
    r"|(?P<begins>(?:[-*+]|\d{1,9}[.)]|:)\s)"
    r"|(?P<breaks>:::|[*_\- ]+\Z|\*\[)"
)


def blank_code(text: str) -> str:
    """`text` with every character of the lines between two lines of code signs replaced by `BLANK`."""
    if "```" not in text and "~~~" not in text:
        return text
    lines = text.split("\n")
    sign = ""
    for number, line in enumerate(lines):
        match = _CODE_SIGN.match(line)
        if sign:
            lines[number] = BLANK * len(line)
            # Signs that close code stand alone, and are at least as many.
            if match and match["sign"].startswith(sign) and not match["words"].strip():
                sign = ""
        elif match:
            sign = match["sign"]
            lines[number] = BLANK * len(line)
    return text if sign else "\n".join(lines)


def blank_addresses(text: str) -> str:
    """`text` with every character that readers do not see as text replaced by `BLANK`."""
    return _ADDRESS.sub(_blanked, text)


def _blanked(found: re.Match[str]) -> str:
    # A new line may well be the end of what is said, as in a postal address.
    is_break = found[0][:3].lower() == "<br"
    return f". {BLANK * (len(found[0]) - 2)}" if is_break else BLANK * len(found[0])


def find_parts(prose: str) -> list[Part]:
    """The parts of a text from `blank_addresses`, without tables, ::: lines and abbreviations."""
    parts: list[Part] = []
    # Where the open paragraph began, or -1.
    opened = -1
    offset = 0
    for line in (*prose.split("\n"), ""):
        match = _EFFECT.match(line.strip(" \t>\0"))
        effect = match.lastgroup if match else "continues"
        if effect == "continues":
            opened = offset if opened < 0 else opened
        else:
            if opened >= 0:
                parts.append(Part("heading" if effect == "underlines" else "text", opened, offset - 1))
            opened = offset if effect == "begins" else -1
            if effect == "heads":
                parts.append(Part("heading", offset, offset + len(line)))
        offset += len(line) + 1
    return parts


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
