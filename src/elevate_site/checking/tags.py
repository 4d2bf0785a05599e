"""Reads one tag for the quick check of finished pages: what rules ask of it, or that it has to be looked at closely.

Only tags are read that are written as this program writes them: lower case, each value in double quotes, no attribute
twice. A tag of which a rule could complain by itself is none of them. What is wrong, and in which words that is told,
is left to the rules.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import unescape
from typing import Literal, NamedTuple, TypeAlias

from elevate_site.checking.page_rules import DATA_SCRIPTS
from elevate_site.checking.parsed_page import HEADINGS
from elevate_site.checking.resource_urls import addresses_of, clean, leaves_the_site, starts_elsewhere, use_of_href

__all__ = ["Kind", "Note", "Tag", "read_tag", "read_unusual_tag"]

Kind: TypeAlias = Literal[
    "anchor", "link", "asset", "source", "further link", "further asset", "level", "language", "main", "title"
]
"""What a tag can have for the rules.

Links are where `href` leads inside the site, and assets what it loads; sources are what `src` loads; forms and other
attributes have what is further.
"""
Note: TypeAlias = tuple[Kind, str]
"""One such thing, and its words."""
_Attributes: TypeAlias = Mapping[str, str | None]
_Way: TypeAlias = Literal["inside", "itself", "outside", "doubtful"]

_WRITTEN = re.compile(r"<(/?[a-z][a-z0-9]*)((?:[ \n]+[a-z][a-z0-9-]*(?:=\"[^\"<>]*\")?| viewBox=\"[0-9 .-]*\")*)(/?)")
_ATTRIBUTE = re.compile(r"([a-zA-Z0-9-]+)(?:=\"([^\"]*)\")?")
# Most tags that differ from page to page: a link into the site, an anchor, what the head says in words, and where the
# page is at home.
_USUAL = re.compile(
    r"<(?:a href=\"((?:/(?!/)|#(?!\"))[A-Za-z0-9/_.~%#-]*+)\"(?: rel=\"[a-z]+\")?|h([2-6]) id=\"([a-z0-9-]++)\""
    r"|meta (?:name|property)=\"[a-z:_]+\" content=\"[^\"<>&]*+\""
    r"|(link) rel=\"canonical\" href=\"https?://[A-Za-z0-9/_.~:-]++\")"
)
# With other character references, how much belongs to them would follow from what comes after.
_CERTAIN_REFERENCES = re.compile(r"(?:[^&]|&(?:amp|lt|gt|quot|#39|#34|#x27);)*")
_AT_HOME = frozenset({"inside", "itself"})
_PLAIN_ADDRESS = re.compile(r"/(?!/)[A-Za-z0-9/_.~%#-]*|#[A-Za-z0-9_.~%:-]+")
# The most frequent of those that no rule asks for.
_HARMLESS = frozenset({"alt", "aria-label", "class", "content", "lang", "name", "property", "rel", "role", "type"})
_KNOWN = 8192


class Tag(NamedTuple):
    """A tag that is surely right by itself."""

    name: str
    """`p` opens an element, `/p` closes one, and `path/` does both, if anything does."""
    notes: tuple[Note, ...]
    """What it has for the rules, in the order in which they want it."""


_LINK, _META = Tag("link", ()), Tag("meta", ())


@lru_cache(maxsize=_KNOWN)
def read_tag(html: bytes) -> Tag | None:
    """The tag that is written so, without its last sign, or `None` when rules have to look at it themselves."""
    tag = html.decode(errors="replace")
    usual = _USUAL.fullmatch(tag)
    return _usual(*usual.groups()) if usual else read_unusual_tag(tag)


def read_unusual_tag(tag: str) -> Tag | None:
    """The same for any tag, taken apart."""
    written = _WRITTEN.fullmatch(tag)
    if written is None or "\ufffd" in tag:
        return None
    name, pairs = written[1], _ATTRIBUTE.findall(written[2])
    attributes = _decoded(dict(pairs)) if "&" in tag else dict(pairs)
    if len(attributes) < len(pairs) or (name[0] == "/" and (pairs or written[3])) or not _is_right(name, attributes):
        return None
    notes: list[Note] = []
    for note in _notes(name, attributes):
        if note is None:
            return None
        notes.append(note)
    return Tag(sys.intern(name + written[3]), tuple(notes))


def _usual(address: str | None, level: str | None, anchor: str, home: str | None) -> Tag:
    if address:
        # The same few addresses stand on every page; sharing them keeps a large site in memory.
        return Tag("a", (("link", sys.intern(address)),))
    if level:
        return Tag(f"h{level}", (("anchor", sys.intern(anchor)), ("level", level)))
    return _LINK if home else _META


def _decoded(attributes: dict[str, str]) -> dict[str, str]:
    """Values as they are meant; those of which that is not certain are left out."""
    return {name: unescape(value) for name, value in attributes.items() if _CERTAIN_REFERENCES.fullmatch(value)}


def _is_right(name: str, attributes: _Attributes) -> bool:
    """Whether what a rule asks of an element by its name is surely there."""
    if name == "img":
        return "alt" in attributes and all((attributes.get(side) or "").isdigit() for side in ("width", "height"))
    if name == "script":
        return bool(attributes.get("src")) or attributes.get("type") in DATA_SCRIPTS
    return True


def _notes(name: str, attributes: _Attributes) -> Iterator[Note | None]:
    """What an element has for the rules; `None` is a reason to ask them."""
    for attribute, value in attributes.items():
        if attribute not in _HARMLESS:
            yield from _noted(name, attributes, attribute, value or "")
    if name in HEADINGS:
        yield "level", name[1]
    elif name == "html":
        yield "language", attributes.get("lang") or ""
    elif name == "main":
        yield "main", ""
    elif name == "title":
        yield "title", ""


def _noted(name: str, attributes: _Attributes, attribute: str, value: str) -> Iterator[Note | None]:
    if attribute == "id":
        yield ("anchor", sys.intern(value)) if value and not value.isspace() else None
    elif attribute == "href":
        yield from _href(name, attributes, value)
    elif attribute == "src":
        yield from _loaded("source", value)
    elif attribute == "http-equiv":
        if value != "Content-Security-Policy":
            yield None
    elif attribute == "style" or attribute.startswith("on"):
        yield None
    else:
        for use, address in addresses_of(name, attribute, value):
            # Rules take these as they are written.
            kind: Kind = "further asset" if use == "asset" else "further link"
            yield from _loaded(kind, address) if address == clean(address) else (None,)


def _href(name: str, attributes: _Attributes, value: str) -> Iterator[Note | None]:
    way, address = _way(value)
    waits = use_of_href(name, attributes) == "link"
    if way == "inside":
        yield ("link" if waits else "asset"), address
    elif way == "doubtful" or (way == "outside" and not waits):
        yield None


def _loaded(kind: Kind, value: str) -> Iterator[Note | None]:
    """What is loaded, or where a form is sent, if that is the site's own."""
    way, address = _way(value)
    if way == "inside":
        yield kind, address
    elif way not in _AT_HOME:
        yield None


def _way(value: str) -> tuple[_Way, str]:
    """Where an address leads, and the address without white space."""
    if _PLAIN_ADDRESS.fullmatch(value):
        return "inside", sys.intern(value)
    address = sys.intern(clean(value))
    if address in {"", "#"} or address[:11].lower() == "javascript:":
        return "doubtful", address
    if not starts_elsewhere(address):
        return "inside", address
    return ("outside" if leaves_the_site(address) else "itself"), address
