"""Where a parser is on a page: which elements are open, and which tags change nothing but that.

What HTML means follows from these places alone as long as every element is closed where it was opened, and as none
stands where a parser would close another one for it, move it or leave it out (HTML Standard, "Tree construction").
That holds for the pages that this program makes; whatever else stands on a page leads to no place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from elevate_site.checking.parsed_page import HEADINGS

__all__ = ["BODY", "START", "Place"]

_Open: TypeAlias = tuple[str, ...]

_HEADINGS = frozenset(HEADINGS)
_EMPTY = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr"})
# These close a paragraph.
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure",
    "footer", "form", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "ul",
}) | _HEADINGS  # fmt: skip
# These are closed by another one of their name, or may be opened again behind their end.
_SINGLE = frozenset({"a", "b", "button", "code", "em", "form", "i", "p", "s", "small", "strong", "u"})
_PHRASES = frozenset({
    "abbr", "bdi", "bdo", "br", "cite", "del", "dfn", "img", "input", "ins", "kbd", "label", "mark", "noscript",
    "picture", "q", "samp", "script", "source", "span", "sub", "sup", "svg", "time", "var", "wbr",
})  # fmt: skip
_IN_BODY = _BLOCKS | _SINGLE | _PHRASES
_DRAWN = frozenset({"circle", "ellipse", "g", "line", "path", "polygon", "polyline", "rect", "use"})
_INSIDE: Mapping[str, frozenset[str]] = {
    "head": frozenset({"link", "meta", "script", "title"}),
    "script": frozenset(),
    "table": frozenset({"caption", "tbody", "tfoot", "thead"}),
    "tbody": frozenset({"tr"}),
    "tfoot": frozenset({"tr"}),
    "thead": frozenset({"tr"}),
    "title": frozenset(),
    "tr": frozenset({"td", "th"}),
    **dict.fromkeys(("svg", *_DRAWN), _DRAWN),
}
"""What may stand in an element of one kind, where little may."""
_AROUND: Mapping[str, tuple[str, ...]] = {"dd": ("dl",), "dt": ("dl",), "li": ("ol", "ul")}
"""What has to be around an element, since a parser would look further out for what to close."""
_STEPS: Mapping[_Open, tuple[str, _Open]] = {
    (): ("html", ("html",)),
    ("html",): ("head", ("html", "head")),
    ("html", "head"): ("/head", ("html", "/head")),
    ("html", "/head"): ("body", ("html", "body")),
    ("html", "body"): ("/body", ("html", "/body")),
    ("html", "/body"): ("/html", ("/html",)),
}
"""The only ways between the parts of a page; each is gone once."""
_DEEPEST = 60
_CHARACTER_REFERENCE = re.compile(rb"&[#\w]*;?")


def _is_blank(text: bytes) -> bool:
    return not text.strip(b" \n\t\r\f")


def _has_words(text: bytes) -> bool:
    # Bytes that are no text leave nothing behind.
    return bool(_CHARACTER_REFERENCE.sub(b"", text).decode(errors="ignore").strip())


def _is_right(text: bytes) -> bool:  # noqa: ARG001  # one of the rules for text
    return True


_TEXT_RULES: Mapping[str, Callable[[bytes], bool]] = {
    "h1": _has_words,
    "title": _has_words,
    **dict.fromkeys(("html", "head", "/head", "/body", "/html", "table", "tbody", "tfoot", "thead", "tr"), _is_blank),
}


class Place:
    """One place, which exists once; each remembers the places that follow."""

    __slots__ = ("_following", "_outside", "is_right_text", "known_tags", "open", "takes_any_text")

    def __init__(self, open_elements: _Open, outside: Place | None = None) -> None:
        self.open = open_elements
        """The names of the open elements, from the outermost; what was left for good has a `/`."""
        self._outside = outside
        self._following: dict[str, Place | None] = {}
        self.is_right_text = _TEXT_RULES.get(open_elements[-1], _is_right) if open_elements else _is_blank
        """Asks whether this text may stand here."""
        self.takes_any_text = self.is_right_text is _is_right
        self.known_tags: dict[bytes, Place] = {}
        """Where tags lead that have nothing for the rules, as they are written.

        Where not every text may stand, it is a part of what is written.
        """

    def after(self, name: str) -> Place | None:
        """The place behind a tag of this name, or `None` when a parser could do anything else than open or close it."""
        if name not in self._following:
            self._following[name] = self._find(name)
        return self._following[name]

    def _find(self, name: str) -> Place | None:
        step = _STEPS.get(self.open)
        if step and step[0] == name:
            return Place(step[1])
        if name[0] == "/":
            return self._outside if self.open[-1:] == (name[1:],) else None
        element = name.removesuffix("/")
        if not self._may_stand(element):
            return None
        if element in _EMPTY or (element in _DRAWN and element != name):
            return self
        return Place((*self.open, name), self) if element == name else None

    def _may_stand(self, name: str) -> bool:
        around = self.open
        if not around or len(around) > _DEEPEST or (around[:2] != ("html", "body") and around[-1] != "head"):
            return False
        inside = _INSIDE.get(around[-1])
        if inside is not None:
            return name in inside
        if name in _AROUND and around[-1] not in _AROUND[name]:
            # A list of pairs may group them.
            return name != "li" and around[-2:] == ("dl", "div") and "p" not in around
        return (
            name in _IN_BODY
            and not (name in _BLOCKS and "p" in around)
            and not (name in _SINGLE and name in around)
            and not (name in _HEADINGS and not _HEADINGS.isdisjoint(around))
        )


START = Place(())
"""Before the first tag of a page."""
BODY = Place(("html", "body"))
"""Behind the opening tag of its body."""
