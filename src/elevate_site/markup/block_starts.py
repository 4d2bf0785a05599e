"""The signs with which a line begins a block, as CommonMark says (https://spec.commonmark.org/0.31.2/).

Beyond CommonMark there are meanings (`: words`), footnotes (`[^1]: words`) and `:::` lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple, TypeAlias

from elevate_site.markup.block_nodes import ContainerKind

__all__ = ["DELIMITERS", "PLAIN_STARTS", "Sign", "SignKind", "find_sign", "heading_words"]

SignKind: TypeAlias = ContainerKind | Literal["heading", "underline", "code", "break", "fence"]


class Sign(NamedTuple):
    """A sign that begins a block."""

    kind: SignKind
    width: int
    """How far the text of the block is from the beginning of the sign."""
    sign: str = ""
    """The sign of an item, `-`, `*`, `+`, `.` or `)`; the character of code; the name of a note."""
    number: int = 0
    """The number of an item, the level of a heading, the length of a line of code signs."""
    is_empty: bool = False
    """Whether nothing follows the sign of an item on the same line."""


DELIMITERS = re.compile(r"\|?\ *+:?-++:?\ *+(?:\|\ *+:?-++:?\ *+)*+\|?\ *+$")
"""The second line of a table."""

_HEADING = re.compile(r"\#{1,6}+(?=\ |$)")
_CODE = re.compile(r"`{3,}+(?=[^`]*$)|~{3,}+")
_BREAK = re.compile(r"(?:(?:\*\ *+){3,}|(?:-\ *+){3,}|(?:_\ *+){3,})$")
_UNDERLINE = re.compile(r"(?P<heads>=++|-++)\ *+$")
_ITEM = re.compile(r"(?:(?P<bullet>[-+*])|(?P<number>[0-9]{1,9})(?P<sign>[.)]))(?P<gap>\ ++|$)")
_FENCE = re.compile(r":{3,}+")
_MEANING = re.compile(r":\ {1,3}+")
_NOTE = re.compile(r"\[\^(?P<name>[^\]]*+)\]:\ *+")

_WIDEST_GAP = 4
"""More blanks than these between a sign and its text do not count: the text begins one blank behind the sign."""
_NOTE_WIDTH = 4
"""How far further paragraphs of a note are indented, whatever its name; the library's number too."""


def find_sign(line: str, start: int, *, below_words: bool) -> Sign | None:
    """The sign at `start`, if a block begins there; `below_words` says that the line above is part of a paragraph."""
    if below_words and (match := _UNDERLINE.match(line, start)):
        return Sign("underline", 0, number=1 if match["heads"][0] == "=" else 2)
    reader = _READERS.get(line[start : start + 1])
    return reader(line, start) if reader else None


def heading_words(line: str, start: int) -> str:
    """The words of a heading whose sign ends before `start`; the same sign may stand behind them."""
    words = line[start:].strip(" ")
    without = words.rstrip("#")
    return without.rstrip(" ") if not without or without.endswith(" ") else words


def _read_quote(line: str, start: int) -> Sign:
    return Sign("quote", 1 + line.startswith(" ", start + 1))


def _read_heading(line: str, start: int) -> Sign | None:
    match = _HEADING.match(line, start)
    return Sign("heading", len(match[0]), number=len(match[0])) if match else None


def _read_code(line: str, start: int) -> Sign | None:
    match = _CODE.match(line, start)
    return Sign("code", 0, match[0][0], len(match[0])) if match else None


def _read_break(line: str, start: int) -> Sign | None:
    return Sign("break", 0) if _BREAK.match(line, start) else None


def _read_item(line: str, start: int) -> Sign | None:
    match = _ITEM.match(line, start)
    if match is None:
        return None
    is_empty = match.end() == len(line)
    gap = match.end() - match.start("gap")
    width = match.start("gap") - start + (1 if is_empty or gap > _WIDEST_GAP else gap)
    if match["bullet"]:
        return Sign("bullets", width, match["bullet"], 0, is_empty)
    return Sign("numbers", width, match["sign"], int(match["number"]), is_empty)


def _read_break_or_item(line: str, start: int) -> Sign | None:
    return _read_break(line, start) or _read_item(line, start)


def _read_colon(line: str, start: int) -> Sign | None:
    if match := _FENCE.match(line, start):
        return Sign("fence", len(match[0]))
    match = _MEANING.match(line, start)
    return Sign("meaning", len(match[0])) if match else None


def _read_note(line: str, start: int) -> Sign | None:
    match = _NOTE.match(line, start)
    return Sign("note", len(match[0]), match["name"], _NOTE_WIDTH) if match else None


_READERS: Mapping[str, Callable[[str, int], Sign | None]] = {
    ">": _read_quote,
    "#": _read_heading,
    "`": _read_code,
    "~": _read_code,
    "-": _read_break_or_item,
    "*": _read_break_or_item,
    "+": _read_item,
    "_": _read_break,
    ":": _read_colon,
    "[": _read_note,
    **dict.fromkeys("0123456789", _read_item),
}
PLAIN_STARTS = frozenset({*_READERS, " ", "=", "|"})
"""The characters of which one begins every line that is not just words."""
