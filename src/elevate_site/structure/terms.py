"""Glossary terms in the text of an article: the first use of each becomes a piece that opens its definition.

One pattern finds all terms in one pass over the finished HTML. It also finds the tags, because words inside headings,
code and links are skipped. The pattern runs over lower-case text, where `re` can search at full speed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from html import escape, unescape
from itertools import groupby

from elevate_site.language.look_alikes import HYPHENS
from elevate_site.model.catalogue import Spellings
from elevate_site.model.fragment import Block, Html, Piece, Term
from elevate_site.model.values import LanguageCode

__all__ = ["TermFinder"]

_SKIPPED = frozenset({"a", "abbr", "button", "cite", "code", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "th"})
"""Elements whose words are a name, a link, or explained on the spot."""
_WITHOUT_END = frozenset({"br", "hr", "img", "wbr"})
_TAG = r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<attributes>[^<>]*)>"
_WHOLE_TAG = re.compile(_TAG)
_LANGUAGE = re.compile(r"""\slang\s*=\s*["']?([a-z]+)""")
_TEXT = re.compile(r"(?:^|(?<=>))[^<]+")
# Characters that look the same to a reader; the key stands for all of them.
_ALIKE: Mapping[str, str] = {"-": f"[-{HYPHENS}]", "'": "['’]", " ": r"\s+"}
_HYPHENS, _APOSTROPHES, _BLANKS = (re.compile(_ALIKE[sign]) for sign in "-' ")
# A part of a hyphenated compound is not a word of its own, and `&` starts the name of a character.
_NO_WORD_BEFORE = rf"(?<![\w&#]{{0}})(?<!\w[-{HYPHENS}]{{0}})"
_NO_WORD_AFTER = f"(?![\\w\u0300-\u036f])(?![-{HYPHENS}]\\w)"


class TermFinder:
    """Finds the terms of one language's glossary."""

    def __init__(self, spellings: Spellings, language: LanguageCode) -> None:
        self.language = language
        self.anchors: dict[str, str] = {}
        """The anchor of each term by its spelling."""
        self.capitals: set[str] = set()
        """The spellings of terms in capital letters."""
        for anchor, written in spellings:
            for words in written:
                spelling = _spelling(words)
                self.anchors.setdefault(spelling, anchor)
                if len(words) > 1 and words.isupper():
                    self.capitals.add(spelling)
        self.pattern = _pattern(self.anchors)

    def mark(self, pieces: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], tuple[str, ...]]:
        """The pieces with the first use of each term as a `Term`, and the anchors of these terms in their order."""
        if not self.anchors:
            return pieces, ()
        walk = _Walk(self)
        marked = tuple(walk.pieces(pieces))
        return marked, tuple(walk.found)


class _Walk:
    """One pass through the text of an article, with the state of that pass."""

    def __init__(self, finder: TermFinder) -> None:
        self._finder = finder
        self._skipping: str | None = None
        """The element being skipped, while inside one."""
        self._depth = 0
        """How many elements of that name are open."""
        self._unfinished = ""
        """The start of a tag that ends in a later piece of HTML, because an attribute holds a phrase."""
        self._described: set[str] = set()
        """The anchors of the terms that the current entry of a definition list explains itself."""
        self.found: dict[str, None] = {}
        """The anchors of the terms found so far, in order."""

    def pieces(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        """The same pieces, with each first use cut out of the HTML around it."""
        for piece in pieces:
            if isinstance(piece, Html):
                yield from self._html(piece)
            elif isinstance(piece, Block):
                yield Block(piece.name, piece.arguments, tuple(self.pieces(piece.body)), piece.line)
            else:
                yield piece

    def _html(self, html: Html) -> Iterator[Piece]:
        begin = self._end_of_tag(html.text)
        if self._unfinished:
            yield html
            return
        text = html.text[:begin] + _composed(html.text[begin:])
        lower = _in_lower_case(text)
        stop = lower.rfind("<") if lower.rfind("<") > lower.rfind(">") else len(lower)
        self._unfinished = lower[stop:]
        end = 0
        for match in self._finder.pattern.finditer(lower, begin, stop):
            if match["name"]:
                self._tag(match)
                continue
            words = text[match.start() : match.end()]
            anchor = self._anchor(words)
            if anchor is None:
                continue
            self.found[anchor] = None
            if match.start() > end:
                yield Html(text[end : match.start()])
            yield Term(unescape(words), anchor)
            end = match.end()
        if end < len(text):
            yield Html(text[end:]) if end else html

    def _end_of_tag(self, text: str) -> int:
        """Where the tag ends that an earlier piece of HTML has started; 0 when none is unfinished."""
        if not self._unfinished:
            return 0
        end = text.find(">") + 1 or len(text)
        tag = self._unfinished + _in_lower_case(text[:end])
        if match := _WHOLE_TAG.fullmatch(tag):
            self._unfinished = ""
            self._tag(match)
        else:
            self._unfinished = tag
        return end

    def _tag(self, match: re.Match[str]) -> None:
        name = match["name"]
        if name == "dd" and match["end"]:
            self._described.clear()
        if self._skipping is not None:
            if name == self._skipping:
                self._depth += -1 if match["end"] else 1
                self._skipping = self._skipping if self._depth else None
        elif not match["end"] and (name in _SKIPPED or self._is_foreign(name, match["attributes"])):
            self._skipping, self._depth = name, 1

    def _is_foreign(self, name: str, attributes: str) -> bool:
        said = _LANGUAGE.search(attributes)
        return said is not None and said[1] != self._finder.language and name not in _WITHOUT_END

    def _anchor(self, words: str) -> str | None:
        """The anchor of the term `words`, if its definition should open here."""
        spelling = _spelling(unescape(words))
        anchor = self._finder.anchors[spelling]
        if self._skipping is not None:
            if self._skipping == "dt":
                self._described.add(anchor)
            return None
        # ACT is a therapy; to act is an everyday word.
        everyday = spelling in self._finder.capitals and not unescape(words).isupper()
        return None if everyday or anchor in self.found or anchor in self._described else anchor


def _pattern(spellings: Iterable[str]) -> re.Pattern[str]:
    """A pattern for tags and all `spellings`, grouped by first letter; at any place the longest spelling wins."""
    written = sorted((escape(each, quote=False) for each in spellings), key=lambda each: (each[0], -len(each), each))
    alternatives = [_TAG]
    for first, group in groupby(written, key=lambda each: each[0]):
        begin = re.escape(first)
        rests = "|".join("".join(_ALIKE.get(sign) or re.escape(sign) for sign in each[1:]) for each in group)
        alternatives.append(f"{begin}{_NO_WORD_BEFORE.format(begin)}(?:{rests}){_NO_WORD_AFTER}")
    return re.compile("|".join(alternatives))


def _spelling(words: str) -> str:
    """The same for all ways to write the same words."""
    lower = _in_lower_case(unicodedata.normalize("NFC", words)).strip()
    return _BLANKS.sub(" ", _APOSTROPHES.sub("'", _HYPHENS.sub("-", lower)))


def _in_lower_case(text: str) -> str:
    """`text` in lower case with every character at the same index: only `İ` would become two characters."""
    return text.replace("İ", "i").lower()


def _composed(html: str) -> str:
    """`html` with its text in Unicode NFC; attribute values stay as they are."""
    if unicodedata.is_normalized("NFC", html):
        return html
    return _TEXT.sub(lambda match: unicodedata.normalize("NFC", match[0]), html)
