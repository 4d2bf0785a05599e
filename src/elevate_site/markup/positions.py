"""True positions in a text whose parser keeps none.

Python-Markdown forgets where things stood. So before it runs, we write a small mark with line and column beside
everything inside of lines that a Problem may have to point at: link destinations, references, marks of footnotes, HTML
tags and attribute lists. (Where blocks begin, the reader of blocks knows.) Marks travel through the parser inside the
values they belong to; we read them there, and remove them from everything that leaves this room. They consist of
Unicode noncharacters, which reading refuses in an article, so no text holds one by chance.

Each kind of mark has its own characters, so that a leftover mark shows which construct Markdown did not parse.
A tag mark begins with a blank, which keeps the parser from reading the text around it differently.

The library normalizes whitespace before anything else. We do so in its place, before we write marks, because a tab
reaches to the next tab stop, and a mark before it would move that stop. `in_source_columns` then counts columns in the
text as typed.
"""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_right
from collections.abc import Iterable

from elevate_site.errors import Problem
from elevate_site.language.number_mentions import NUMBER_KINDS
from elevate_site.markup.bare_places import bare_places
from elevate_site.model.values import Position

__all__ = [
    "BARE_END",
    "BARE_START",
    "SEPARATOR",
    "TAG_END",
    "TAG_START",
    "add_marks",
    "in_source_columns",
    "last_position_of",
    "link_mark",
    "normalize_whitespace",
    "position_of",
    "reference_mark",
    "without_any_marks",
    "without_marks",
]

_TAB_STOP = 4
"""How many columns lie between two tab stops; the library's number too."""
_EMPTY_LINE = re.compile(r"\n +(?=\n|\Z)")

_LINK = "\ufdd0{},{}\ufdd1"
TAG_START, TAG_END = " \ufdd4", "\ufdd5"
"""How the mark of a tag begins and ends."""
_TAG = TAG_START + "{},{}" + TAG_END
_LIST = "\ufdd6{},{}\ufdd7"
_NOTE = "\ufdd8{},{}\ufdd9"
_NAME = "\ufdda{},{}\ufddb"
BARE_START, BARE_END = "\ufddc", "\ufdde"
"""The signs before and behind an address or a number that is to become a link; the latter is followed by its kind."""
_BARE_KINDS = ("web", "mail", *NUMBER_KINDS)
_BARE = BARE_START + "{},{}\ufddd"

SEPARATOR = _LINK.format(0, 0)
"""A mark that points nowhere: it keeps apart what would mean something together, and nobody sees it."""

_ANY = re.compile("[\ufdd0-\ufddf](\\d+),(\\d+)[\ufdd0-\ufddf]")
# Where the library miscounts an unfinished link, it cuts through what follows, so half a mark must go too.
# This pattern begins with what is quick to search for, and then looks back at it.
_REMOVAL = re.compile(
    "[\ufdd0-\ufddf]"
    "(?:(?<=[\ufdd0\ufdd4\ufdd6\ufdd8\ufdda\ufddc])(?:\\d+(?:,\\d+)?)?[\ufdd1\ufdd5\ufdd7\ufdd9\ufddb\ufddd]?"
    "|(?<=\ufdde)(?:(?:web|mail|call(?:ed)?|text(?:ed)?)\ufddf?)?)?"
)
# Finished HTML rarely holds other marks than these; searching for one sign is faster than searching for one of many.
_LEFT_OVER = re.compile("\ufdd8\\d+,\\d+\ufdd9")
_SIGNS = tuple(map(chr, range(0xFDD0, 0xFDE0)))

# Keyed by the sign with which each pattern begins: a text without it needs no search, and one sign is found faster than
# one of many. No pattern may match more than it must: what is inside a match gets no mark of its own. The name of a tag
# holds nothing that could be a sign of Markdown, so that no mark stands inside of one.
_INSIDE_LINES = {
    sign: re.compile(pattern, re.VERBOSE)
    for sign, pattern in {
        "]": r"""
            \](?: (?P<link> \( )
                | (?P<name> \[ (?!\^)(?=[^\[\]]+\]) )
                | (?P<same> \[\] (?![{(]) ) )
        """,
        "<": r"""
            <(?: (?P<address> [A-Za-z][A-Za-z0-9+.-]*: (?: // | (?=[^\s<>]*>) ) )
               | (?P<mailbox> (?=[^\s<>@]+@[^\s<>@]+>) )
               | (?P<tag> /?[A-Za-z] (?: [^\W_] | [.:;,=+%#~$] | \?(?!>) | -(?!->) | (?<=[^\W_])_(?=[^\W_]) )*+
                          (?!["'<] | [^\s<>]*@)
                        | !-- | \? | !\[CDATA\[ | ![A-Za-z]+ ) )
        """,
        "{": r"\{(?P<attributes> (?<=[\s)*_`\]>]\{) :?+ (?=[ ]*+[^{}\n ][^{}\n]*\}) )",
        "[^": r"""
            \[(?P<note> \^ (?: (?<=[^\s>\\!]\[\^)(?<!\n\*\[\^)(?=[^\[\]\n]+\]) | (?<=[\s>]\[\^)(?=[^\[\]\n]+\](?!:)) ) )
        """,
    }.items()
}
# It is matched with the line break before it, so that the search can skip from break to break. The lookahead is cheap,
# and few lines begin with its sign.
_REFERENCE = re.compile(
    r"""
    \n(?=[ \t>*+:.)\d-]*+\[) [ \t>]*+ (?: (?:[*+-]|\d++[.)]|:)[ ]++ | >[ ]*+ )*+
    (?P<reference> \[(?!\^)[^\[\]\n]*+\]:[ \t]*+ (?:\n[ \t>]*+)? <?+
                   (?=[^\s]+(?:[ ]\ufdd4\S*)?[ ]*(?:\n|$|["'(]) | \S*(?:/|\.)[A-Za-z]{2}) )
    """,
    re.VERBOSE,
)
# `[name]: <address>` looks like a tag until the whole line is known.
_TAG_IN_ADDRESS = re.compile("(?<=\ufdd1)([^\\s<>\ufdd0]*) \ufdd4\\d+,\\d+\ufdd5")
_STYLES = {
    "link": _LINK,
    "name": _NAME,
    "same": _NAME,
    "address": _LINK,
    "mailbox": _LINK,
    "reference": _LINK,
    "note": _NOTE,
    "tag": _TAG,
    "attributes": _LIST,
    "bare": _BARE,
    **{kind: f"{BARE_END}{kind}\ufddf" for kind in _BARE_KINDS},
}
# Matches at any place, to write a mark there.
_HERE = {kind: re.compile(f"(?P<{kind}>)") for kind in ("bare", *_BARE_KINDS)}
_POINTED_AT_ITS_END = frozenset({"link", "reference"})
_BEGUN_BEFORE = frozenset({"tag", "note", "attributes"})
_BLANK_SIGNS = " \t\n><"
_BLANKS = re.compile(r"[ \t]*\n?[ \t>]*<?[ \t]*")


def add_marks(text: str) -> str:
    """`text` with a mark beside everything that a Problem may point at; lines keep their numbers."""
    text = "\n" + text
    inside = [match for sign, pattern in _INSIDE_LINES.items() if sign in text for match in pattern.finditer(text)]
    for bare in bare_places(text):
        inside += filter(None, (_HERE["bare"].match(text, bare.start), _HERE[bare.kind].match(text, bare.end)))
    text = _with_marks(text, sorted(inside, key=re.Match.span))
    if "]:" in text:
        text = _with_marks(text, _REFERENCE.finditer(text))
    return (_TAG_IN_ADDRESS.sub(r"\1", text) if "\ufdd4" in text else text)[1:]


def _with_marks(text: str, matches: Iterable[re.Match[str]]) -> str:
    """`text` with a mark beside each of `matches`, which are in order; one inside another gets no mark."""
    parts: list[str] = []
    line, counted, written = 0, 0, 0
    for match in matches:
        begin, finish = match.span()
        if begin < written:
            continue
        kind = match.lastgroup or ""
        start, end = match.span(kind)
        line += text.count("\n", counted, start)
        counted = start
        # A mark points at the destination itself, wherever the mark stands; of anything else at the first character.
        if kind in _POINTED_AT_ITS_END:
            blanks = _BLANKS.match(text, end) if text[end : end + 1] in _BLANK_SIGNS else None
            point = blanks.end() if blanks else end
        else:
            point = start - (kind in _BEGUN_BEFORE)
        mark = _STYLES[kind].format(line + text.count("\n", start, point), point - text.rfind("\n", 0, point))
        # The mark of a footnote stands before its sign, where it does not become part of its name.
        place = begin if kind == "note" else finish
        parts += (text[written:place], mark, text[place:finish])
        written = finish
    return "".join((*parts, text[written:]))


def position_of(value: str) -> Position | None:
    """The position in the first mark of `value`; `None` when it has no mark."""
    match = _ANY.search(value)
    return Position(int(match[1]), int(match[2])) if match else None


def last_position_of(value: str) -> Position | None:
    """The position in the last mark of `value`; `None` when it has no mark."""
    found = _ANY.findall(value)
    return Position(int(found[-1][0]), int(found[-1][1])) if found else None


def link_mark(line: int, column: int) -> str:
    """The mark of a link that is written at a line and column."""
    return _LINK.format(line, column)


def reference_mark(position: Position) -> str:
    """The mark of a reference that is used at `position`."""
    return _NAME.format(position.line, position.column)


def without_marks(value: str) -> str:
    """`value` as the writer wrote it: without whole and half marks."""
    if value.isascii():
        return value
    return _REMOVAL.sub("", value.replace(" \ufdd4", "\ufdd4"))


def without_any_marks(html: str) -> str:
    """The same as `without_marks`, faster for a whole finished text."""
    if html.isascii():
        return html
    cleaned = _LEFT_OVER.sub("", html) if "\ufdd8" in html else html
    return without_marks(html) if any(sign in cleaned for sign in _SIGNS) else cleaned


def normalize_whitespace(text: str) -> str:
    """`text` with tabs expanded and no blanks in empty lines, as the library's first step would leave it.

    Reading has already replaced foreign line ends and refused control characters.
    """
    expanded = text.expandtabs(_TAB_STOP) if "\t" in text else text
    return _EMPTY_LINE.sub("\n", expanded)


def in_source_columns(source: str, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """`problems`, whose columns count expanded tabs, with columns that count the characters of `source`."""
    if "\t" not in source:
        return tuple(problems)
    lines = source.split("\n")
    return tuple(
        dataclasses.replace(found, column=bisect_right(_character_columns(lines[found.line - 1]), found.column))
        if found.column
        else found
        for found in problems
    )


def _character_columns(line: str) -> list[int]:
    """The column at which each character of `line` begins once its tabs are expanded."""
    columns: list[int] = []
    column = 1
    for character in line:
        columns.append(column)
        column += _TAB_STOP - (column - 1) % _TAB_STOP if character == "\t" else 1
    return columns
