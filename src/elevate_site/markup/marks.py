"""True positions in a text whose parser keeps none.

Python-Markdown forgets where things stood. So before it runs, a small mark that holds line and column is
written beside everything that may have to be pointed at: link destinations, HTML tags, attribute lists and
headings. Marks travel through the parser inside the values they belong to, are read there, and are taken out
of everything that leaves this room. They are written with Unicode noncharacters, which reading refuses in an
article, so that no text can hold one by chance.

Three kinds differ only in the blank that belongs to them, which makes each harmless where it stands: a link
mark has none, a lead mark (headings, attribute lists) one behind it, a tag mark one before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from elevate_site.model.values import Position

__all__ = ["LEAD_MARK", "TAG_MARK", "add_marks", "position_of", "without_marks"]

_LINK = "\ufdd0{},{}\ufdd1"
_LEAD = "\ufdd2{},{}\ufdd3 "
_TAG = " \ufdd4{},{}\ufdd5"

LEAD_MARK = re.compile("\ufdd2(\\d+),(\\d+)\ufdd3 ?")
"""The mark of a heading or an attribute list."""
TAG_MARK = re.compile(" ?\ufdd4(\\d+),(\\d+)\ufdd5")
"""The mark of an HTML tag."""

_ANY = re.compile("[\ufdd0\ufdd2\ufdd4](\\d+),(\\d+)[\ufdd1\ufdd3\ufdd5]")
_REMOVAL = re.compile("[\ufdd0\ufdd4]\\d+,\\d+[\ufdd1\ufdd5]|\ufdd2\\d+,\\d+\ufdd3 ?")

# Everything that can stand inside a line begins with one of three characters, so that the search can skip to them.
_INSIDE_LINES = re.compile(
    r"""
      (?P<link> \]\( [ \t\n]* <? )
    | <(?: (?P<address> [A-Za-z][A-Za-z0-9+.-]*:// )
         | (?P<tag> /?[A-Za-z][^\s"'<>@/]* (?=[\s/>]) | !-- | \? | !\[CDATA\[ | ![A-Za-z]+ ) )
    | (?P<attributes> \{(?<=[\s)*_`\]>]\{) :?[ ]* (?=[^}\n ][^\n]*\}) )
    """,
    re.VERBOSE,
)
# Everything that begins a line begins with the line break before it, for the same reason.
_LINE_STARTS = re.compile(
    r"""
    \n[ \t>]*
    (?: (?P<heading> (?:(?:[*+-]|\d+\.)[ \t]+)* \#{1,6} [ \t]* (?=[^\s\#]) )
      | (?P<reference> \[(?!\^)[^\[\]\n]*\]: [ ]* (?:\n[ >]*)? <? (?=\S) )
      | (?P<underlined> (?![*+-][ ]|\d+\.[ ]) (?=[^\s|=-][^\n]*\n[ >]*(?:=+|-+)[ ]*(?:\n|$)) )
    )
    """,
    re.VERBOSE,
)
_STYLES = {
    "link": _LINK,
    "address": _LINK,
    "reference": _LINK,
    "tag": _TAG,
    "attributes": _LEAD,
    "heading": _LEAD,
    "underlined": _LEAD,
}


def _writer(text: str) -> Callable[[re.Match[str]], str]:
    """A replacement function that knows the line it is in; matches have to come in order."""
    line, counted = 0, 0

    def write(match: re.Match[str]) -> str:
        nonlocal line, counted
        kind = match.lastgroup or ""
        # A destination is pointed at itself, anything else at its first character.
        point = match.end() if _STYLES[kind] is _LINK else match.start(kind) - (kind == "tag")
        line += text.count("\n", counted, point)
        counted = point
        return match[0] + _STYLES[kind].format(line, point - text.rfind("\n", 0, point))

    return write


def add_marks(text: str) -> str:
    """`text` with a mark beside everything that may have to be pointed at; lines keep their numbers."""
    text = "\n" + text
    text = _INSIDE_LINES.sub(_writer(text), text)
    return _LINE_STARTS.sub(_writer(text), text)[1:]


def position_of(value: str) -> Position | None:
    """The position that the first mark in `value` holds; `None` when it has none."""
    match = _ANY.search(value)
    return Position(int(match[1]), int(match[2])) if match else None


def without_marks(value: str) -> str:
    """`value` as the writer wrote it."""
    return _REMOVAL.sub("", value.replace(" \ufdd4", "\ufdd4"))
