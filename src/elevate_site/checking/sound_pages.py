"""Tells quickly, and without believing the program, that a finished page is sound.

Nearly all pages are, and two thirds of each are the same on every page. So a page is cut in four where the parser
begins anew: its head, what stands above the header, header and main part, and what stands below. Above and below are
known by their bytes, and are parsed and checked once. The rest is parsed without them. This is right because HTML is
parsed from the beginning to the end, and what a parser makes of the next byte follows from its state alone. At each
cut stands a mark that ends up in its place only in the one state in which no element is open but `body` and a `div`,
and in which no form and no formatting wait to be ended.

Whatever is not certain is left to the rules in the usual way, which parse the whole page. A test compares both.
"""

from __future__ import annotations

import secrets
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

from selectolax.lexbor import LexborHTMLParser, LexborNode

from elevate_site.checking.facts import PageFacts
from elevate_site.checking.leftovers import may_be_leftover
from elevate_site.checking.page_parts import CONTACT, COOKIE_NOTICE, CRISIS, DISCLAIMER, contact_faults, links_in
from elevate_site.checking.sections import Section, sections
from elevate_site.model.page import Page
from elevate_site.model.settings import CrisisLines
from elevate_site.model.views import ArticleView

__all__ = ["sound_page"]

# Nobody can write this name into a page. The form stays away while another form is open, however it was opened.
_MARK = f"x-{secrets.token_hex(16)}"
_CUT = f"<{_MARK}><form></form></{_MARK}>".encode()
_DOCTYPE = b"<!doctype html>"
_DATA, _END_OF_DATA = b'<script type="application/ld+json">', b"</script>"
_KNOWN_FRAMES = 64


@dataclass(frozen=True, slots=True)
class _Frame:
    """What stands above and below the changing part of many pages, and is sound."""

    above: Section
    below: Section
    crisis_links: frozenset[str]


def sound_page(page: Page, html: bytes, crisis: CrisisLines) -> PageFacts | None:
    """What the check of links has to know of a page that breaks no rule, or `None` when that is not certain."""
    body = html.find(b"<body>") + len(b"<body>")
    main = html.find(b"<main", body)
    end = html.rfind(b"</main>") + len(b"</main>")
    if not (html[: len(_DOCTYPE)].lower() == _DOCTYPE and len(b"<body>") <= body < main < end):
        return None
    # A header that leads to a translation is the page's own; others are the same on many pages.
    header = html.find(b"<header", body, main)
    begin = main if header < 0 or html.find(b"hreflang", header, main) < 0 else header
    frame = _frame(html[body:begin], html[end:])
    if frame is None or f"tel:{crisis.call}" not in frame.crisis_links:
        return None
    own = _own_sections(html[:body], html[begin:end], isinstance(page.view, ArticleView))
    if own is None or own[0].languages != [page.language] or "head" not in own[0].titles:
        return None
    return _facts(page, (own[0], frame.above, own[1], frame.below))


def _facts(page: Page, parts: tuple[Section, ...]) -> PageFacts | None:
    """The facts of the whole page, if its parts also go together."""
    anchors = [anchor for part in parts for anchor in part.anchors]
    levels = [level for part in parts for level in part.levels]
    if (
        len(set(anchors)) < len(anchors)
        or "" in anchors
        or levels.count(1) != 1
        or any(after > before + 1 for before, after in pairwise((1, *levels)))
        or sum(len(part.mains) for part in parts) != 1
    ):
        return None
    return PageFacts(
        path=page.path,
        source=page.source,
        anchors=tuple(map(sys.intern, anchors)),
        links=_once([part.links for part in parts] + [part.further_links for part in parts]),
        assets=_once(
            [part.assets for part in parts] + [part.sources for part in parts] + [part.further_assets for part in parts]
        ),
    )


def _once(addresses: Iterable[list[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(addresses)))


def _own_sections(head: bytes, own: bytes, is_article: bool) -> tuple[Section, Section] | None:
    """The head, header and main part of a page, if they are sound and leave nothing open."""
    if may_be_leftover(_without_data(head)) or may_be_leftover(own):
        return None
    tree = LexborHTMLParser(b"".join((head, _CUT, b"<div>", own, _CUT, b"</div>")))
    found = sections(tree.root.traverse(), _MARK) if tree.root else None
    if found is None or tree.body is None or len(found) != 3:  # noqa: PLR2004  # as many as two cuts make
        return None
    first, last = found[1].begins[0], found[2].begins[0]
    around = last.parent
    if (
        not (_is_in_place(first) and _is_in_place(last))
        or not _is_same(_first_element(tree.body), first)
        or around is None
        or not _is_same(first.next, around)
        or around.tag != "div"
        or last.next is not None
        or found[0].levels
        or found[0].mains
        or found[1].languages
    ):
        return None
    if is_article:
        disclaimer = tree.css_first(f"#{DISCLAIMER}")
        if disclaimer is None or not disclaimer.text(strip=True):
            return None
    return found[0], found[1]


@lru_cache(maxsize=_KNOWN_FRAMES)
def _frame(above: bytes, below: bytes) -> _Frame | None:
    """What stands around the changing part of a page, if it is sound and nothing but a `div` is open in between."""
    if may_be_leftover(above) or may_be_leftover(below):
        return None
    tree = LexborHTMLParser(b"".join((_DOCTYPE, b"<html><head></head><body>", above, _CUT, below)))
    found = sections(tree.root.traverse(), _MARK) if tree.root else None
    if tree.root is None or tree.body is None or found is None or len(found) != 2:  # noqa: PLR2004  # one cut
        return None
    cut = found[1].begins[0]
    around = cut.parent
    notice, crisis, contact = _first_element(tree.body), tree.css_first(f"#{CRISIS}"), tree.css_first(f"#{CONTACT}")
    if (
        not _is_in_place(cut)
        or around is None
        or around.tag != "div"
        or not _is_same(around.parent, tree.body)
        or tree.root.attributes
        or tree.body.attributes
        or found[0].levels
        or found[0].languages != [None]
        or found[1].languages
        or notice is None
        or notice.id != COOKIE_NOTICE
        or crisis is None
        or CRISIS not in found[0].anchors
        or contact is None
        or CONTACT not in found[1].anchors
        or any(contact_faults(contact))
    ):
        return None
    return _Frame(found[0], found[1], frozenset(links_in(crisis)))


def _is_in_place(mark: LexborNode) -> bool:
    """Whether a mark holds its form and nothing else, so that no form was open; where it stands is not looked at."""
    form = mark.child
    return form is not None and form.tag == "form" and form.child is None and form.next is None


def _is_same(one: LexborNode | None, other: LexborNode) -> bool:
    # The parser's own comparison is one of their HTML.
    return one is not None and one.mem_id == other.mem_id


def _first_element(parent: LexborNode) -> LexborNode | None:
    node = parent.child
    while node is not None and not node.is_element_node:
        node = node.next
    return node


def _without_data(head: bytes) -> bytes:
    """A head without its structured data, whose braces are no leftovers."""
    start = head.find(_DATA)
    end = head.find(_END_OF_DATA, start)
    return head if start < 0 or end < 0 else head[:start] + head[end:]
