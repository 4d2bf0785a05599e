"""Goes once over the elements of a page and notes what the rules ask for; gives up where a rule could be broken.

This is the quick half of the check of finished pages: it can tell that nothing is wrong, and nothing else. What is
wrong, and in which words it is told, is left to the rules themselves.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, TypeAlias

from selectolax.lexbor import LexborNode

from elevate_site.checking.addresses import addresses_of, clean, leaves_the_site, starts_elsewhere, use_of_href
from elevate_site.checking.page_rules import DATA_SCRIPTS
from elevate_site.checking.parsed_page import HEADINGS

__all__ = ["Section", "sections"]

_Way: TypeAlias = Literal["inside", "itself", "outside", "doubtful"]

_LEVELS: Mapping[str, int] = {tag: level for level, tag in enumerate(HEADINGS, start=1)}
_DOUBTFUL_TAGS = frozenset({"base", "iframe", "frame", "frameset", "style", "template"})
_WATCHED_TAGS = _DOUBTFUL_TAGS | {*HEADINGS, "html", "img", "main", "script", "title"}
# No rule asks for these. Other names are looked at one by one, so a name that is missing here costs time only.
_HARMLESS = frozenset({
    "alt", "as", "aria-current", "aria-describedby", "aria-hidden", "aria-label", "aria-labelledby", "charset", "class",
    "content", "crossorigin", "data-categories", "data-cookies", "data-path",
    "data-print-buttons", "data-printed", "data-revision", "datetime", "decoding", "focusable", "height", "hidden", "hreflang",
    "lang", "loading", "name", "popovertarget", "property", "rel", "role", "scope", "sizes", "tabindex", "title",
    "type", "value", "width",
})  # fmt: skip
_USUAL = _HARMLESS | {"href", "id"}
_AT_HOME = frozenset({"inside", "itself"})
_KNOWN_ADDRESSES = 4096


@dataclass(slots=True)
class Section:
    """What stands between two marks of a page, in the order of the page."""

    anchors: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    """Where `href` leads, inside the site."""
    assets: list[str] = field(default_factory=list)
    """What `href` loads from the site."""
    sources: list[str] = field(default_factory=list)
    """What `src` loads from the site."""
    further_links: list[str] = field(default_factory=list)
    """Where forms are sent."""
    further_assets: list[str] = field(default_factory=list)
    """What other attributes load."""
    levels: list[int] = field(default_factory=list)
    """The levels of its headings."""
    languages: list[str | None] = field(default_factory=list)
    """What each `html` element says of its language."""
    titles: list[str | None] = field(default_factory=list)
    """What each element of the name `title` stands in, if it has words."""
    mains: list[LexborNode] = field(default_factory=list)
    """The `main` elements."""
    begins: list[LexborNode] = field(default_factory=list)
    """The mark before it, if there is one."""


def sections(elements: Iterable[LexborNode], mark: str) -> list[Section] | None:
    """What stands before the first element named `mark`, between it and the next, and so on.

    `None` when there is anything on which a rule has to be asked.
    """
    section = Section()
    found = [section]
    harmless = _HARMLESS.issuperset
    for node in elements:
        tag, attributes = node.tag or "", node.attributes
        if tag in _WATCHED_TAGS:
            if not _note(node, tag, attributes, section):
                return None
        elif tag == mark:
            section = Section(begins=[node])
            found.append(section)
        if not harmless(attributes):
            if "id" in attributes:
                section.anchors.append(attributes["id"] or "")
            if "href" in attributes and not _note_href(tag, attributes, section):
                return None
            if not _USUAL.issuperset(attributes) and not _note_unusual(tag, attributes, section):
                return None
    return found


def _note(node: LexborNode, tag: str, attributes: Mapping[str, str | None], section: Section) -> bool:
    """Note an element that a rule asks for by name; whether it is surely right."""
    if tag in _LEVELS:
        section.levels.append(_LEVELS[tag])
        return tag != "h1" or bool(node.text(strip=True))
    if tag == "img":
        return "alt" in attributes and all((attributes.get(side) or "").isdigit() for side in ("width", "height"))
    if tag == "script":
        return "src" in attributes or attributes.get("type") in DATA_SCRIPTS
    if tag == "main":
        section.mains.append(node)
    elif tag == "html":
        section.languages.append(attributes.get("lang"))
    elif tag == "title" and node.parent and node.text(strip=True):
        section.titles.append(node.parent.tag)
    return tag not in _DOUBTFUL_TAGS


def _note_href(tag: str, attributes: Mapping[str, str | None], section: Section) -> bool:
    """Note where an element leads or what it loads; whether it may."""
    way, address = _way(attributes["href"] or "")
    waits = use_of_href(tag, attributes) == "link"
    if way == "inside":
        (section.links if waits else section.assets).append(address)
    return way in _AT_HOME or (waits and way == "outside")


def _note_unusual(tag: str, attributes: Mapping[str, str | None], section: Section) -> bool:
    """Note the attributes that few elements have; whether they are surely right."""
    for name, value in attributes.items():
        if name in _USUAL or value is None:
            sure = name != "src"
        elif name == "src":
            sure = _note_loaded(value, section.sources)
        else:
            # Rules take these as they are written.
            sure = all(
                address == clean(address)
                and _note_loaded(address, section.further_assets if use == "asset" else section.further_links)
                for use, address in addresses_of(tag, name, value)
            )
        program = name == "style" or name.startswith("on")
        if not sure or program or ":" in name or (name == "http-equiv" and (value or "").lower() == "refresh"):
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
    address = sys.intern(clean(value))
    if address in {"", "#"} or address[:11].lower() == "javascript:":
        return "doubtful", address
    if not starts_elsewhere(address):
        return "inside", address
    return ("outside" if leaves_the_site(address) else "itself"), address
