"""Checks one finished page against every rule, in the bytes that are about to be published."""

from __future__ import annotations

from elevate_site.checking.links import PageFacts
from elevate_site.checking.page_parts import check_contact, check_cookie_notice, check_crisis_line, check_disclaimer
from elevate_site.checking.page_rules import (
    check_headings,
    check_ids,
    check_inline_code,
    check_language,
    check_main,
    check_pictures,
)
from elevate_site.checking.parsed_page import ParsedPage, parse_page
from elevate_site.checking.resource_urls import ResourceUrl, check_urls, find_urls
from elevate_site.checking.template_residue import check_residue
from elevate_site.errors import Problem
from elevate_site.model.fragment import Piece
from elevate_site.model.page import Page
from elevate_site.model.settings import CrisisLines
from elevate_site.model.views import ArticleView

__all__ = ["check_page"]


def check_page(
    page: Page, html: bytes, crisis: CrisisLines, pieces: tuple[Piece, ...] = ()
) -> tuple[PageFacts, tuple[Problem, ...]]:
    """Return the page's link facts and its Problems.

    `html` is the page as it will be published, in UTF-8; whatever it holds, this never raises. `page` says what the
    page should be: its language, and whether it is an article. With the `pieces` of its text it also says which words
    come from content.
    """
    parsed = parse_page(page, html, pieces)
    urls = find_urls(parsed)
    problems = (
        *check_language(parsed),
        *check_main(parsed),
        *check_headings(parsed),
        *check_ids(parsed),
        *check_pictures(parsed),
        *check_inline_code(parsed),
        *check_urls(parsed, urls),
        *check_residue(parsed),
        *check_cookie_notice(parsed),
        *check_crisis_line(parsed, crisis),
        *check_contact(parsed),
        *(check_disclaimer(parsed) if isinstance(page.view, ArticleView) else ()),
    )
    return _facts(parsed, urls), tuple(dict.fromkeys(problems))


def _facts(parsed: ParsedPage, urls: tuple[ResourceUrl, ...]) -> PageFacts:
    anchors = dict.fromkeys(attributes["id"] or "" for _, attributes in parsed.having("id"))
    inside = [(each.use, each.url) for each in urls if each.place == "inside"]
    links = dict.fromkeys(url for use, url in inside if use != "asset")
    return PageFacts(
        path=parsed.page.path,
        source=parsed.page.source,
        anchors=tuple(anchors),
        links=tuple(url for url in links if url[0] != "#" or url[1:] not in anchors),
        assets=tuple(dict.fromkeys(url for use, url in inside if use == "asset")),
    )
