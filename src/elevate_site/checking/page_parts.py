"""Checks the parts that this site promises on every page: contact, crisis line, cookie notice, disclaimer.

Templates mark each of the four with an id.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from selectolax.lexbor import LexborNode

from elevate_site.checking.many_pages import page_problem
from elevate_site.checking.parsed_page import ParsedPage, show
from elevate_site.errors import Problem
from elevate_site.model.settings import CrisisLines

__all__ = ["check_contact", "check_cookie_notice", "check_crisis_line", "check_disclaimer"]

_CONTACT = "site_contact"
_CRISIS = "site_crisis"
_COOKIE_NOTICE = "site_cookie_notice"
_DISCLAIMER = "site_disclaimer"

_GOOGLE_MAP = "https://www.google.com/maps/"
_APPLE_MAP = "https://maps.apple.com/"
# The same order and place on every page (WCAG 3.2.6, Consistent Help).
_CHANNELS = (("call", ("tel:",)), ("text", ("sms:",)), ("email", ("mailto:",)), ("map", (_GOOGLE_MAP, _APPLE_MAP)))


def check_contact(parsed: ParsedPage) -> Iterator[Problem]:
    """The contact widget has a telephone link, both maps, and the channels of each location in their order."""
    widget = parsed.with_id(_CONTACT)
    if widget is None:
        message = f'the contact widget is missing: no element has id="{_CONTACT}".'
        yield page_problem(parsed.page, "page-contact", message, "The layout of every page must include it.")
        return
    addresses = _links_in(widget)
    for start, name in (("tel:", "telephone"), (_GOOGLE_MAP, "Google map"), (_APPLE_MAP, "Apple map")):
        if not any(address.startswith(start) for address in addresses):
            message = f"the contact widget has no {name} link."
            yield page_problem(parsed.page, "page-contact", message, f"One of its links must begin with {start}")
    channels = [rank for each in addresses for rank, (_, starts) in enumerate(_CHANNELS) if each.startswith(starts)]
    for before, after in pairwise(channels):
        # A telephone link after another channel begins the next location.
        if after < before and after != 0:
            message = f"in the contact widget, {_CHANNELS[after][0]} comes after {_CHANNELS[before][0]}."
            hint = "The order is call, text, email, map, on every page and for each location."
            yield page_problem(parsed.page, "page-contact", message, hint)


def check_crisis_line(parsed: ParsedPage, crisis: CrisisLines) -> Iterator[Problem]:
    """The crisis line can be called with one tap, and comes before the title of the page."""
    element = parsed.with_id(_CRISIS)
    if element is None:
        message = f'the crisis line is missing: no element has id="{_CRISIS}".'
        hint = "The layout of every page must include it before the title."
        yield page_problem(parsed.page, "page-crisis", message, hint)
        return
    if f"tel:{crisis.call}" not in _links_in(element):
        message = f"the crisis line has no link to tel:{crisis.call}."
        yield page_problem(parsed.page, "page-crisis", message, "Its number is crisis.call in site.yaml.")
    if next(node.tag == "h1" for node in parsed.landmarks if node.tag == "h1" or node.id == _CRISIS):
        hint = "Put it before the h1, so that readers see it without scrolling."
        yield page_problem(parsed.page, "page-crisis", "the crisis line comes after the title.", hint)


def check_cookie_notice(parsed: ParsedPage) -> Iterator[Problem]:
    """The cookie notice is the first element of the body."""
    first = parsed.tree.body.child if parsed.tree.body else None
    while first is not None and not first.is_element_node:
        first = first.next
    if first is not None and first.id == _COOKIE_NOTICE:
        return
    beginning = f"the page begins with {show(first)}" if first else "the page is empty"
    message = f'{beginning}, not with the cookie notice (id="{_COOKIE_NOTICE}").'
    yield page_problem(
        parsed.page, "page-cookie", message, "The notice must be the first element in the body of the page."
    )


def check_disclaimer(parsed: ParsedPage) -> Iterator[Problem]:
    """The medical disclaimer of an article is there, and has words in it."""
    element = parsed.with_id(_DISCLAIMER)
    if element is None:
        message = f'the medical disclaimer is missing: no element has id="{_DISCLAIMER}".'
        yield page_problem(parsed.page, "page-disclaimer", message, "The template of articles must include it.")
    elif not element.text(strip=True):
        yield page_problem(parsed.page, "page-disclaimer", "the medical disclaimer is empty.")


def _links_in(element: LexborNode) -> list[str]:
    """The addresses of the links in an element, as written."""
    return [node.attributes.get("href") or "" for node in element.css("a")]
