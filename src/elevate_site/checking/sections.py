"""Notes at a glance what the rules for pages ask of some elements; gives up where one of them could be broken.

This is the quick half of the check of finished pages: it can tell that nothing is wrong, and nothing else. What is
wrong, and in which words it is told, is left to the rules themselves. Elements are sorted out by functions that are
not written in Python, since most of them are paragraphs in which no rule is interested.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from operator import attrgetter, not_
from typing import Literal, TypeAlias

from selectolax.lexbor import LexborHTMLParser, LexborNode

from elevate_site.checking.addresses import addresses_of, clean, leaves_the_site, starts_elsewhere, use_of_href
from elevate_site.checking.page_parts import DISCLAIMER
from elevate_site.checking.page_rules import DATA_SCRIPTS
from elevate_site.checking.parsed_page import HEADINGS

__all__ = ["Section", "note"]

_Attributes: TypeAlias = Mapping[str, str | None]
_Way: TypeAlias = Literal["inside", "itself", "outside", "doubtful"]

_DOUBTFUL_TAGS = ("base", "iframe", "frame", "frameset", "style", "template")
_WATCHED_TAGS = (*_DOUBTFUL_TAGS, *HEADINGS, "html", "img", "main", "script", "title")
# Numbers, since asking an element for its name makes a new string.
_NAMES: Mapping[int, str] = {
    LexborHTMLParser("").create_node(tag).tag_id: tag for tag in (*_WATCHED_TAGS, "a", "link", "use")
}
_name = _NAMES.get
_is_watched = frozenset(_WATCHED_TAGS).__contains__
_number, _attributes = attrgetter("tag_id"), attrgetter("attributes")

# No rule asks for these. Other names are looked at one by one, so a name that is missing here costs time only.
_HARMLESS = frozenset({
    "alt", "aria-current", "aria-describedby", "aria-hidden", "aria-label", "aria-labelledby", "as", "charset",
    "class", "content", "crossorigin", "data-categories", "data-cookies", "data-path", "data-print-buttons",
    "data-printed", "data-revision", "datetime", "decoding", "focusable", "height", "hidden", "hreflang", "lang",
    "loading", "name", "popovertarget", "property", "rel", "role", "scope", "sizes", "tabindex", "title", "type",
    "value", "width",
})  # fmt: skip
_USUAL = _HARMLESS | {"href", "id"}
_is_harmless = _HARMLESS.issuperset
_is_usual = _USUAL.issuperset

_AT_HOME = frozenset({"inside", "itself"})
_PLAIN_ADDRESS = re.compile(r"/(?!/)[A-Za-z0-9/_.~%#-]*|#[A-Za-z0-9_.~%:-]+")
_KNOWN_ADDRESSES = 4096


@dataclass(frozen=True, slots=True)
class Section:
    """What rules ask of a row of elements, in the order of the page."""

    anchors: tuple[str, ...]
    links: tuple[str, ...]
    """Where `href` leads, inside the site."""
    assets: tuple[str, ...]
    """What `href` loads from the site."""
    sources: tuple[str, ...]
    """What `src` loads from the site."""
    further_links: tuple[str, ...]
    """Where forms are sent."""
    further_assets: tuple[str, ...]
    """What other attributes load."""
    levels: tuple[int, ...]
    """The levels of its headings."""
    languages: tuple[str | None, ...]
    """What each `html` element says of its language."""
    titled: bool
    """Whether the head has a title with words."""
    mains: int
    """How many `main` elements there are."""


@dataclass(slots=True)
class _Addresses:
    """The addresses of the site itself, as they are found."""

    links: list[str]
    assets: list[str]
    sources: list[str]
    further_links: list[str]
    further_assets: list[str]


def note(elements: Sequence[LexborNode]) -> Section | None:
    """What the rules ask of `elements`, or `None` when one of them has to be asked itself."""
    names = list(map(_name, map(_number, elements)))
    watched = [
        (name or "", node) for name, node in compress(zip(names, elements, strict=True), map(_is_watched, names))
    ]
    if not all(_is_right(tag, node) for tag, node in watched):
        return None
    addresses = _Addresses([], [], [], [], [])
    anchors = []
    attributes_of_all = list(map(_attributes, elements))
    few = map(not_, map(_is_harmless, attributes_of_all))
    for name, node, attributes in compress(zip(names, elements, attributes_of_all, strict=True), few):
        if "id" in attributes:
            anchor = attributes["id"] or ""
            anchors.append(anchor)
            if anchor == DISCLAIMER and not node.text(strip=True):
                return None
        if "href" in attributes:
            way, address = _way(attributes["href"] or "")
            waits = name == "a" or use_of_href(name or node.tag, attributes) == "link"
            if way == "inside":
                (addresses.links if waits else addresses.assets).append(address)
            elif way != "itself" and not (waits and way == "outside"):
                return None
        if not _is_usual(attributes) and not _note_unusual(node.tag or "", attributes, addresses):
            return None
    return Section(
        anchors=tuple(anchors),
        links=tuple(addresses.links),
        assets=tuple(addresses.assets),
        sources=tuple(addresses.sources),
        further_links=tuple(addresses.further_links),
        further_assets=tuple(addresses.further_assets),
        levels=tuple(HEADINGS.index(tag) + 1 for tag, _ in watched if tag in HEADINGS),
        languages=tuple(node.attributes.get("lang") for tag, node in watched if tag == "html"),
        titled=any(tag == "title" and _is_title(node) for tag, node in watched),
        mains=sum(tag == "main" for tag, _ in watched),
    )


def _is_right(tag: str, node: LexborNode) -> bool:
    """Whether an element that a rule asks for by name is surely right by itself."""
    if tag == "h1":
        return bool(node.text(strip=True))
    if tag == "img":
        attributes = node.attributes
        return "alt" in attributes and all((attributes.get(side) or "").isdigit() for side in ("width", "height"))
    if tag == "script":
        return "src" in node.attributes or node.attributes.get("type") in DATA_SCRIPTS
    return tag not in _DOUBTFUL_TAGS


def _is_title(node: LexborNode) -> bool:
    return node.parent is not None and node.parent.tag == "head" and bool(node.text(strip=True))


def _note_unusual(tag: str, attributes: _Attributes, addresses: _Addresses) -> bool:
    """Note the attributes that few elements have; whether they are surely right."""
    for name, value in attributes.items():
        if name in _USUAL:
            continue
        if name == "style" or name.startswith("on") or ":" in name:
            return False
        if name == "http-equiv" and (value or "").lower() == "refresh":
            return False
        if name == "src" and not _note_loaded(value or "", addresses.sources):
            return False
        for use, address in addresses_of(tag, name, value) if value is not None else ():
            kept = addresses.further_assets if use == "asset" else addresses.further_links
            # Rules take these as they are written.
            if address != clean(address) or not _note_loaded(address, kept):
                return False
    return True


def _note_loaded(value: str, kept: list[str]) -> bool:
    """Note what is loaded, or where a form is sent; whether it is the site's own."""
    way, address = _way(value)
    if way == "inside":
        kept.append(address)
    return way in _AT_HOME


@lru_cache(maxsize=_KNOWN_ADDRESSES)
def _way(value: str) -> tuple[_Way, str]:
    """Where an address leads, and the address without white space."""
    # The same few addresses stand on every page; sharing them keeps a large site in memory.
    if _PLAIN_ADDRESS.fullmatch(value):
        return "inside", sys.intern(value)
    address = sys.intern(clean(value))
    if address in {"", "#"} or address[:11].lower() == "javascript:":
        return "doubtful", address
    if not starts_elsewhere(address):
        return "inside", address
    return ("outside" if leaves_the_site(address) else "itself"), address
