"""Checks one finished page, in the bytes that are about to be published."""

from __future__ import annotations

import sys

from elevate_site.checking.facts import PageFacts, leading_on
from elevate_site.checking.page_parts import check_contact, check_cookie_notice, check_crisis_line, check_disclaimer
from elevate_site.checking.page_rules import (
    check_headings,
    check_ids,
    check_inline_code,
    check_language,
    check_main,
    check_pictures,
)
from elevate_site.checking.parsed_page import parse_page
from elevate_site.checking.resource_urls import check_addresses, find_addresses, internal
from elevate_site.checking.sound_pages import sound_page
from elevate_site.checking.template_residue import check_leftovers
from elevate_site.errors import Problem
from elevate_site.model.fragment import Piece
from elevate_site.model.page import Page
from elevate_site.model.settings import CrisisLines
from elevate_site.model.views import ArticleView

__all__ = ["check_page", "check_page_by_each_rule"]


def check_page(
    page: Page, html: bytes, crisis: CrisisLines, pieces: tuple[Piece, ...] = ()
) -> tuple[PageFacts, tuple[Problem, ...]]:
    """What the check of links has to know of a page, and everything that is wrong with it by itself.

    `html` is the page as it will be published, in UTF-8; whatever it holds, this never raises. `page` says what the
    page should be: its language, whether it is an article, and, together with the `pieces` of its text, which words on
    it come from content.
    """
    sound = sound_page(page, html, crisis)
    return (sound, ()) if sound else check_page_by_each_rule(page, html, crisis, pieces)


def check_page_by_each_rule(
    page: Page, html: bytes, crisis: CrisisLines, pieces: tuple[Piece, ...] = ()
) -> tuple[PageFacts, tuple[Problem, ...]]:
    """The same as `check_page`, found by asking every rule about the whole page."""
    parsed = parse_page(page, html, pieces)
    addresses = find_addresses(parsed)
    problems = (
        *check_language(parsed),
        *check_main(parsed),
        *check_headings(parsed),
        *check_ids(parsed),
        *check_pictures(parsed),
        *check_inline_code(parsed),
        *check_addresses(parsed, addresses),
        *check_leftovers(parsed),
        *check_cookie_notice(parsed),
        *check_crisis_line(parsed, crisis),
        *check_contact(parsed),
        *(check_disclaimer(parsed) if isinstance(page.view, ArticleView) else ()),
    )
    anchors = dict.fromkeys(sys.intern(identifier) for identifier, _ in parsed.identified)
    facts = PageFacts(
        path=page.path,
        source=page.source,
        anchors=tuple(anchors),
        links=leading_on(internal(addresses, "link", "submission"), anchors),
        assets=internal(addresses, "asset"),
    )
    return facts, tuple(dict.fromkeys(problems))
