"""Tells quickly, and without believing the program, that a finished page is sound.

Nearly all pages are, and much of each is the same on many pages. So a page is cut in four where the parser
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
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

from selectolax.lexbor import LexborHTMLParser, LexborNode

from elevate_site.checking.facts import PageFacts
from elevate_site.checking.leftovers import may_be_leftover
from elevate_site.checking.page_parts import CONTACT, COOKIE_NOTICE, CRISIS, DISCLAIMER, contact_faults, links_in
from elevate_site.checking.sections import Section, note
from elevate_site.model.page import Page
from elevate_site.model.settings import CrisisLines
from elevate_site.model.views import ArticleView

__all__ = ["sound_page"]

# Nobody can write this name into a page. The form stays away while another form is open, however it was opened.
_SECRET = f"mark-{secrets.token_hex(16)}"
_MARK = f'<cite class="{_SECRET}"><form></form></cite>'.encode()
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
    own = _own(html[:body], html[begin:end], needs_disclaimer=isinstance(page.view, ArticleView))
    if own is None or not own[0].titled or own[0].languages != (page.language,):
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
        or sum(part.mains for part in parts) != 1
    ):
        return None
    links = (*(part.links for part in parts), *(part.further_links for part in parts))
    assets = (
        *(part.assets for part in parts),
        *(part.sources for part in parts),
        *(part.further_assets for part in parts),
    )
    return PageFacts(
        path=page.path,
        source=page.source,
        anchors=tuple(map(sys.intern, anchors)),
        links=tuple(dict.fromkeys(chain.from_iterable(links))),
        assets=tuple(dict.fromkeys(chain.from_iterable(assets))),
    )


def _own(head: bytes, changing: bytes, *, needs_disclaimer: bool) -> tuple[Section, Section] | None:
    """The head of a page, and what changes in its body, if both are sound and leave nothing open."""
    if may_be_leftover(_without_data(head)) or may_be_leftover(changing):
        return None
    tree = LexborHTMLParser(b"".join((head, _MARK, b"<div>", changing, _MARK, b"</div>")))
    # A second `body` tag gives its attributes to the first one, which stands before the other parts.
    if tree.root is None or tree.body is None or tree.body.attributes:
        return None
    first = _first_element(tree.body)
    around = first.next if first else None
    last = around.last_child if around else None
    if not (around and around.tag == "div" and _is_mark(first) and _is_mark(last)):
        return None
    elements = list(tree.root.traverse())
    size = next(number for number, node in enumerate(elements) if _is_same(node, tree.body))
    sections = note(elements[:size]), note(elements[size:])
    if sections[0] is None or sections[1] is None or sections[1].languages:
        return None
    missing = needs_disclaimer and DISCLAIMER not in sections[1].anchors
    return None if missing else (sections[0], sections[1])


@lru_cache(maxsize=_KNOWN_FRAMES)
def _frame(above: bytes, below: bytes) -> _Frame | None:
    """What stands around the changing part of a page, if it is sound and nothing but a `div` is open in between."""
    if may_be_leftover(above) or may_be_leftover(below):
        return None
    tree = LexborHTMLParser(b"".join((_DOCTYPE, b"<html><head></head><body>", above, _MARK, below)))
    mark = tree.css_first(f"cite.{_SECRET}")
    around = mark.parent if mark else None
    crisis, contact = tree.css_first(f"#{CRISIS}"), tree.css_first(f"#{CONTACT}")
    if tree.root is None or tree.body is None or not _is_mark(mark) or around is None:
        return None
    elements = list(tree.root.traverse())
    size = next(number for number, node in enumerate(elements) if _is_mark(node))
    first, second = note(elements[:size]), note(elements[size:])
    notice = _first_element(tree.body)
    return (
        _Frame(first, second, frozenset(links_in(crisis)))
        if first
        and second
        and around.tag == "div"
        and _is_same(around.parent, tree.body)
        and not (tree.root.attributes or tree.body.attributes)
        and not first.levels
        and len(first.languages) == 1
        and not second.languages
        and notice
        and notice.id == COOKIE_NOTICE
        and crisis
        and CRISIS in first.anchors
        and contact
        and CONTACT in second.anchors
        and not any(contact_faults(contact))
        else None
    )


def _is_mark(node: LexborNode | None) -> bool:
    """Whether this is one of our marks, and no form was open where it stands."""
    form = node.child if node and node.tag == "cite" and node.attributes.get("class") == _SECRET else None
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
