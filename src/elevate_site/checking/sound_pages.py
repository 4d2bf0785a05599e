"""Tells quickly, and without believing the program, that a finished page is sound.

A page is read tag by tag, and each tag has to be one of those that this program makes, in a place where a parser does
nothing but open an element or close the one that was opened last (`tags.py`, `places.py`). So it is known what the page
means without parsing it, and each distinct tag is judged once. What stands around the changing part of a page is the
same on many pages: it is known by its words, and read once.

Whatever is not certain is left to the rules in the usual way, which parse the whole page. A test compares both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

from selectolax.lexbor import LexborHTMLParser

from elevate_site.checking.facts import PageFacts, leading_on
from elevate_site.checking.page_parts import CONTACT, COOKIE_NOTICE, CRISIS, DISCLAIMER, contact_faults, links_in
from elevate_site.checking.places import BODY, START, Place
from elevate_site.checking.tags import Kind, read_tag
from elevate_site.checking.template_residue import may_be_leftover
from elevate_site.model.page import Page
from elevate_site.model.settings import CrisisLines
from elevate_site.model.views import ArticleView

__all__ = ["sound_page"]

_Found = Mapping[Kind, list[str]]

_DOCTYPE, _BODY, _END_OF_MAIN = b"<!doctype html>", b"<body>", b"</main>"
_DATA, _END_OF_DATA = b'<script type="application/ld+json">', b"</script>"
_FIRST_IS_NOTICE = re.compile(rf"\s*<[^<>]* id=\"{COOKIE_NOTICE}\"".encode())
_DISCLAIMER = f' id="{DISCLAIMER}"'.encode()
_WITH_WORDS = re.compile(
    rb"<(?:aside|div|p|section) [^<>]*>(?:\s*<(?:bdi|div|em|h[2-6]|p|span|strong)(?: [^<>]*)?>)*\s*[!-%'-;=?-~]"
)
_KNOWN_FRAMES = 64
_KNOWN_OUTLINES = 256
# Longer tags hold words that no other page has.
_LONGEST_KNOWN, _KNOWN_TAGS = 100, 256


@dataclass(frozen=True, slots=True)
class _Frame:
    """What stands above and below the changing part of many pages, and is sound."""

    above: _Found
    inside: Place
    """Where the changing part stands."""
    below: _Found
    crisis_links: frozenset[str]


def sound_page(page: Page, html: bytes, crisis: CrisisLines) -> PageFacts | None:
    """What the check of links has to know of a page that breaks no rule, or `None` when that is not certain."""
    cuts = _cuts(html)
    if cuts is None:
        return None
    body, begin, end = cuts
    frame = _frame(html[body:begin], html[end:])
    if frame is None or f"tel:{crisis.call}" not in frame.crisis_links:
        return None
    before, changing = html[:body], html[begin:end]
    if may_be_leftover(_without_data(before) + changing):
        return None
    head, own = _nothing(), _nothing()
    if _read(before[len(_DOCTYPE) :], START, head) is None or _read(changing, frame.inside, own) is not frame.inside:
        return None
    right_head = head["language"] == [page.language] and head["title"]
    right_own = not isinstance(page.view, ArticleView) or _has_disclaimer(changing)
    return _facts(page, (head, frame.above, own, frame.below)) if right_head and right_own else None


def _cuts(html: bytes) -> tuple[int, int, int] | None:
    """Where what stands above the changing part of a page begins, and where that part itself begins and ends."""
    body = html.find(_BODY) + len(_BODY)
    main = html.find(b"<main", body)
    end = html.rfind(_END_OF_MAIN) + len(_END_OF_MAIN)
    if html[: len(_DOCTYPE)].lower() != _DOCTYPE or not len(_BODY) <= body < main < end or b"\0" in html:
        return None
    # A header that leads to a translation is the page's own; others are the same on many pages.
    header = html.find(b"<header", body, main)
    return body, (main if header < 0 or html.find(b"hreflang", header, main) < 0 else header), end


def _has_disclaimer(html: bytes) -> bool:
    place = html.find(_DISCLAIMER)
    begin = html.rfind(b"<", 0, place) if place >= 0 else -1
    return begin >= 0 and b">" not in html[begin:place] and _WITH_WORDS.match(html, begin) is not None


def _nothing() -> _Found:
    return {
        "anchor": [], "link": [], "asset": [], "source": [], "further link": [], "further asset": [], "level": [],
        "language": [], "main": [], "title": [],
    }  # fmt: skip


def _read(html: bytes, place: Place, found: _Found) -> Place | None:
    """Read a part of a page that begins in `place`, and note what is `found` for the rules.

    Where it ends, or `None` when something is not certain.
    """
    # Words and tags in turn; a tag keeps its first sign, without which it is none.
    parted = html.replace(b"<", b"><")
    pieces = parted.split(b">")
    tags = pieces[1::2]
    # It has grown by the number of first signs.
    if len(pieces) % 2 == 0 or len(parted) - len(html) != len(tags):
        return None
    for words, tag in zip(pieces[::2], tags, strict=False):
        known = place.known_tags.get(tag if place.takes_any_text else words + tag)
        if known is None:
            known = _look(words, tag, place, found)
            if known is None:
                return None
        place = known
    return place if place.is_right_text(pieces[-1]) else None


def _look(words: bytes, tag: bytes, place: Place, found: _Found) -> Place | None:
    """The place behind a tag, and what stands before it."""
    read = read_tag(tag)
    behind = place.after(read.name) if read else None
    if read is None or behind is None or not (place.takes_any_text or place.is_right_text(words)):
        return None
    for kind, value in read.notes:
        found[kind].append(value)
    known = tag if place.takes_any_text else words + tag
    if not read.notes and len(known) <= _LONGEST_KNOWN and len(place.known_tags) < _KNOWN_TAGS:
        place.known_tags[known] = behind
    return behind


@lru_cache(maxsize=_KNOWN_FRAMES)
def _frame(above: bytes, below: bytes) -> _Frame | None:
    """What stands around the changing part of a page, if it is sound."""
    if may_be_leftover(above) or may_be_leftover(below):
        return None
    before, behind = _nothing(), _nothing()
    inside = _read(above, BODY, before)
    end = _read(below, inside, behind) if inside else None
    if inside is None or end is None or end.open != ("/html",):
        return None
    tree = LexborHTMLParser(b"".join((_DOCTYPE, _BODY, above, below)))
    crisis, contact = tree.css_first(f"#{CRISIS}"), tree.css_first(f"#{CONTACT}")
    return (
        _Frame(before, inside, behind, frozenset(links_in(crisis)))
        if _FIRST_IS_NOTICE.match(above)
        and CRISIS in before["anchor"]
        and not before["level"]
        and CONTACT in behind["anchor"]
        and crisis
        and contact
        and not any(contact_faults(contact))
        else None
    )


def _facts(page: Page, parts: tuple[_Found, ...]) -> PageFacts | None:
    """The facts of the whole page, if its parts also go together."""
    anchors = tuple(_all(parts, "anchor"))
    distinct = frozenset(anchors)
    if (
        len(distinct) < len(anchors)
        or not _is_outline(tuple(_all(parts, "level")))
        or len(list(_all(parts, "main"))) != 1
    ):
        return None
    return PageFacts(
        path=page.path,
        source=page.source,
        anchors=anchors,
        links=leading_on(_all(parts, "link", "further link"), distinct),
        assets=tuple(dict.fromkeys(_all(parts, "asset", "source", "further asset"))),
    )


@lru_cache(maxsize=_KNOWN_OUTLINES)
def _is_outline(levels: tuple[str, ...]) -> bool:
    """Whether headings of these levels hold one of the first, and leave out none on the way down."""
    steps = pairwise((1, *map(int, levels)))
    return levels.count("1") == 1 and not any(after > before + 1 for before, after in steps)


def _all(parts: tuple[_Found, ...], *kinds: Kind) -> Iterator[str]:
    return chain.from_iterable(part[kind] for kind in kinds for part in parts)


def _without_data(head: bytes) -> bytes:
    """A head without its structured data, whose braces are no leftovers."""
    start = head.find(_DATA)
    end = head.find(_END_OF_DATA, start)
    return head if start < 0 or end < 0 else head[:start] + head[end:]
