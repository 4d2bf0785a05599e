"""How addresses, titles and names of links are written, by the rules of CommonMark 0.31.

Each function reads at one offset of a text and returns what it read and where that ends. Marks of positions may stand
beside an address, and a tag mark inside of one; they are no part of it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown.util import AMP_SUBSTITUTE

from elevate_site.markup.positions import without_marks

__all__ = [
    "ESCAPABLE",
    "Target",
    "label_at",
    "normal_name",
    "read_destination",
    "read_target",
    "read_title",
    "unescape",
]

ESCAPABLE = r"[!-/:-@\[-`{-~]"
"""The characters that a backslash can make ordinary."""

_MOST_BRACKETS = 32
"""How deep round brackets may be nested inside an address, in CommonMark's own program too."""
_ESCAPED = re.compile(rf"\\({ESCAPABLE})")
_LABEL = re.compile(r"\[((?:[^\\\[\]]|\\.){0,999}?)\]", re.DOTALL)
_BLANKS = re.compile(r"[ \t\n]*+")
_LINK_MARK = re.compile("\ufdd0\\d+,\\d+\ufdd1")
_IN_ANGLES = re.compile(r"<((?:[^<>\n\\]|\\.)*+)>")
_BARE_PART = re.compile(
    "(?P<open>\\()|(?P<close>\\))|\\\\[()]|(?:[^()\\\\\x00-\x20\x7f]| \ufdd4\\d+,\\d+\ufdd5)++|\\\\"
)
_TITLE = re.compile(r"""("(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\))""", re.DOTALL)


class Target(NamedTuple):
    """What a link leads to."""

    address: str
    """With the mark of its position, if it has one, and with entities as typed."""
    title: str | None


def unescape(written: str) -> str:
    """`written` without marks and backslashes of escapes; entities stay as typed, and an escaped `&` begins none."""
    plain = without_marks(written)
    return _ESCAPED.sub(_character, plain) if "\\" in plain else plain


def _character(match: re.Match[str]) -> str:
    return f"{AMP_SUBSTITUTE}amp;" if match[1] == "&" else match[1]


def normal_name(written: str) -> str:
    """The name of a reference as it is compared: case and the number of blanks do not count."""
    return " ".join(without_marks(written).split()).casefold()


def label_at(text: str, offset: int) -> tuple[str, int] | None:
    """The words between square brackets at `offset`, as written, and where the brackets end."""
    match = _LABEL.match(text, offset)
    return (match[1], match.end()) if match else None


def read_target(text: str, offset: int) -> tuple[Target, int] | None:
    """What stands between round brackets that open before `offset`, and where they are closed."""
    start = _skip(text, _link_mark_end(text, offset))
    if text.startswith(")", start):
        return Target(_mark_in(text, offset, start), None), start + 1
    read = read_destination(text, start)
    if read is None:
        return None
    address, end = read
    mark = _mark_in(text, offset, end)
    after = _skip(text, end)
    title = read_title(text, after) if after > end else None
    if title:
        after = _skip(text, title[1])
    if not text.startswith(")", after):
        return None
    return Target(mark + address, title and title[0]), after + 1


def read_destination(text: str, offset: int) -> tuple[str, int] | None:
    """The address at `offset`, without marks and backslashes, and where it ends."""
    offset = _link_mark_end(text, offset)
    if text.startswith("<", offset):
        match = _IN_ANGLES.match(text, offset)
        return (unescape(match[1]), match.end()) if match else None
    depth, end = 0, offset
    while part := _BARE_PART.match(text, end):
        depth += 1 if part["open"] else -1 if part["close"] else 0
        if depth < 0:
            break
        if depth > _MOST_BRACKETS:
            return None
        end = part.end()
    return (unescape(text[offset:end]), end) if depth <= 0 and end > offset else None


def read_title(text: str, offset: int) -> tuple[str, int] | None:
    """The title at `offset`, without its quotes, and where it ends."""
    match = _TITLE.match(text, offset)
    return (unescape(match[0][1:-1]), match.end()) if match else None


def _skip(text: str, offset: int) -> int:
    match = _BLANKS.match(text, offset)
    return match.end() if match else offset


def _link_mark_end(text: str, offset: int) -> int:
    match = _LINK_MARK.match(text, offset)
    return match.end() if match else offset


def _mark_in(text: str, start: int, end: int) -> str:
    match = _LINK_MARK.search(text, start, end)
    return match[0] if match else ""
