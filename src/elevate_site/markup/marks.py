"""True positions in a text whose parser keeps none.

Python-Markdown forgets where things stood. So before it runs, a small mark that holds line and column is
written beside everything that may have to be pointed at: link destinations, references, footnotes, HTML tags,
attribute lists and headings. Marks travel through the parser inside the values they belong to, are read there,
and are taken out of everything that leaves this room. They are written with Unicode noncharacters, which reading
refuses in an article, so that no text can hold one by chance.

The kinds differ in their characters, so that one that was not understood can be told in the finished HTML, and
in the blank that belongs to some of them, which makes a mark harmless where it stands: a lead mark (headings) has
one behind it, a tag mark one before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from elevate_site.model.values import Position

__all__ = ["add_marks", "last_position_of", "position_of", "without_any_marks", "without_marks"]

_LINK = "\ufdd0{},{}\ufdd1"
_LEAD = "\ufdd2{},{}\ufdd3 "
_TAG = " \ufdd4{},{}\ufdd5"
_LIST = "\ufdd6{},{}\ufdd7"
_NOTE = "\ufdd8{},{}\ufdd9"
_NAME = "\ufdda{},{}\ufddb"

_ANY = re.compile("[\ufdd0-\ufddf](\\d+),(\\d+)[\ufdd0-\ufddf]")
# Where the library miscounts an unfinished link it cuts through what follows; half a mark goes too.
# This one and the next begin with what is quick to search for, and look back at it.
_REMOVAL = re.compile(
    "[\ufdd0-\ufddb]"
    "(?:(?<=[\ufdd0\ufdd4\ufdd6\ufdd8\ufdda])(?:\\d+(?:,\\d+)?)?[\ufdd1\ufdd5\ufdd7\ufdd9\ufddb]?"
    "|(?<=\ufdd2)(?:\\d+(?:,\\d+)?)?(?:\ufdd3 ?)?)?"
)
# Of a finished text hardly more than these are left; each begins with one sign, which is found faster than one of many.
_LEFT_OVER = {"\ufdd2": re.compile("\ufdd2\\d+,\\d+\ufdd3 ?"), "\ufdd8": re.compile("\ufdd8\\d+,\\d+\ufdd9")}
_SIGNS = tuple(map(chr, range(0xFDD0, 0xFDDC)))

# By the sign that has to be in a text for it to be worth a look; each begins with it, which is found faster than one of
# many. Nothing here may match more than it has to: what is inside a match gets no mark of its own.
_INSIDE_LINES = {
    sign: re.compile(pattern, re.VERBOSE)
    for sign, pattern in {
        "]": r"""
            \](?: (?P<link> \( (?: [ \t]*+ (?:\n[ \t>]*+)? < (?= [^<>]*> \s* (?:'[^']*'|"[^"]*")? \s* \) ) )? )
                | (?P<name> \[ (?!\^)(?=[^\[\]]+\]) )
                | (?P<same> \[\] (?![{(]) ) )
        """,
        "<": r"""
            <(?: (?P<address> [A-Za-z][A-Za-z0-9+.-]*:// )
               | (?P<tag> /?[A-Za-z][^\s"'<>@/|]* (?=[\s/>|]) | !-- | \? | !\[CDATA\[ | ![A-Za-z]+ ) )
        """,
        "{": r"\{(?P<attributes> (?<=[\s)*_`\]>]\{) :?+ (?=[ ]*+[^{}\n ][^{}\n]*\}) )",
        "[^": r"""
            \[(?P<note> \^ (?: (?<=[^\s>\\!]\[\^)(?<!\n\*\[\^)(?=[^\[\]\n]+\]) | (?<=[\s>]\[\^)(?=[^\[\]\n]+\](?!:)) ) )
        """,
    }.items()
}
# Everything that begins a line begins with the line break before it, so that the search can skip from one to the next.
_LINE_STARTS = r"""
    [ \t>]*+
    (?: (?: (?:[*+-]|\d++\.|:)[ ]++ | >[ ]*+ )*+
        (?: (?P<heading> (?<!\n[ ])(?<!\n[ ][ ])(?<!\n[ ][ ][ ]) \#{1,6} (?: [ ]*+(?=[^\s\#{]) | (?=[ ]*(?:\n|$)) ) )
          | (?P<reference> \[(?!\^)[^\[\]\n]*+\]:[ \t]*+ (?:\n[ \t>]*+)? <?+
                            (?=[^\s]+(?:[ ]\ufdd4\S*)?[ ]*(?:\n|$|["'(])) )
          | (?P<definition> \[\^ (?=[^\[\]\n]*\]:) ) )
"""
# The first line of a paragraph; elsewhere a line that no other rule of Markdown could claim by its beginning.
_UNDERLINED = r"""
      | (?P<underlined> (?: (?<=\n\n)(?![|\#{])
                          | (?! [*+-][ \t] | \d+\.[ \t] | :\s | \*\[ | \[[^\[\]\n]*\]:
                             | [\#{"'(|=\ufde8-] | [*_ ]+\n ) )
                        (?=\S[^\n]*\n[ \t>]*+(?:=+|-+)[ ]*(?:\n|$)) )
"""
# Most lines begin with neither of these two signs, and it takes little to see that.
_LINE = re.compile(rf"\n(?=[ \t>*+:.\d-]*+[\#\[]) {_LINE_STARTS})", re.VERBOSE)
_LINE_OR_UNDERLINED = re.compile(rf"\n {_LINE_STARTS}{_UNDERLINED})", re.VERBOSE)
_UNDERLINE = re.compile(r"\n[ \t>]*+(?:=+|-+)[ ]*(?:\n|$)")
# `[name]: <address>` looks like a tag until the whole line has been looked at.
_TAG_IN_ADDRESS = re.compile("(?<=\ufdd1)([^\\s<>\ufdd0]*) \ufdd4\\d+,\\d+\ufdd5")
_STYLES = {
    "link": _LINK,
    "name": _NAME,
    "same": _NAME,
    "address": _LINK,
    "reference": _LINK,
    "definition": _NOTE,
    "note": _NOTE,
    "tag": _TAG,
    "attributes": _LIST,
    "heading": _LEAD,
    "underlined": _LEAD,
}
# What is found at the beginning of lines whether there are marks inside of them or not, unless a tag has one. As most
# texts hold nothing else there, all marks are then written at once.
_SURE_STARTS = frozenset({"heading", "definition"})
_POINTED_AT_ITS_END = frozenset({"link", "address", "reference"})
_BEGUN_BEFORE = frozenset({"tag", "note", "attributes"})
_BLANK_SIGNS = " \t\n>"
_BLANKS = re.compile(r"[ \t]*\n?[ \t>]*")


def _with_marks(text: str, matches: Iterable[re.Match[str]]) -> str:
    """`text` with a mark beside each of the `matches`, which come in order, but for what is inside another one."""
    parts: list[str] = []
    line, counted, written = -1, 0, 0
    for match in matches:
        begin, finish = match.span()
        if begin < written:
            continue
        kind = match.lastgroup or ""
        start, end = match.span(kind)
        line += text.count("\n", counted, start)
        counted = start
        # A destination is pointed at itself, wherever its mark stands; anything else at its first character.
        if kind in _POINTED_AT_ITS_END:
            blanks = _BLANKS.match(text, end) if text[end : end + 1] in _BLANK_SIGNS else None
            point = blanks.end() if blanks else end
        else:
            point = start - (kind in _BEGUN_BEFORE)
        mark = _STYLES[kind].format(line + text.count("\n", start, point), point - text.rfind("\n", 0, point))
        # The mark of a footnote stands before its sign, where it does not become a part of its name.
        place = begin if kind == "note" else finish
        parts += (text[written:place], mark, text[place:finish])
        written = finish
    return "".join((*parts, text[written:]))


def add_marks(text: str) -> str:
    """`text` with a mark beside everything that may have to be pointed at; lines keep their numbers."""
    text = "\n\n" + text
    inside = [match for sign, pattern in _INSIDE_LINES.items() if sign in text for match in pattern.finditer(text)]
    underlined = _UNDERLINE.search(text)
    if "<" not in text and not underlined:
        starts = list(_LINE.finditer(text))
        if all(match.lastgroup in _SURE_STARTS for match in starts):
            return _with_marks(text, sorted([*inside, *starts], key=re.Match.start))[2:]
    text = _with_marks(text, sorted(inside, key=re.Match.start))
    text = _with_marks(text, (_LINE_OR_UNDERLINED if underlined else _LINE).finditer(text))
    return (_TAG_IN_ADDRESS.sub(r"\1", text) if "\ufdd4" in text else text)[2:]


def position_of(value: str) -> Position | None:
    """The position that the first mark in `value` holds; `None` when it has none."""
    match = _ANY.search(value)
    return Position(int(match[1]), int(match[2])) if match else None


def last_position_of(value: str) -> Position | None:
    """The position that the last mark in `value` holds; `None` when it has none."""
    found = _ANY.findall(value)
    return Position(int(found[-1][0]), int(found[-1][1])) if found else None


def without_marks(value: str) -> str:
    """`value` as the writer wrote it."""
    if value.isascii():
        return value
    return _REMOVAL.sub("", value.replace(" \ufdd4", "\ufdd4"))


def without_any_marks(html: str) -> str:
    """`without_marks` for a whole finished text, faster."""
    if html.isascii():
        return html
    cleaned = html
    for sign, whole in _LEFT_OVER.items():
        if sign in cleaned:
            cleaned = whole.sub("", cleaned)
    return without_marks(html) if any(sign in cleaned for sign in _SIGNS) else cleaned
