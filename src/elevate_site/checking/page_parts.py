"""The parts that every page has for the people who read it: the promises of this site, checked on each page.

Templates mark the four shared parts by id; there is one element of each on a page.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from selectolax.lexbor import LexborNode

from elevate_site.checking.parsed_page import ParsedPage, page_problem, show
from elevate_site.errors import Problem
from elevate_site.model.settings import CrisisLines

__all__ = [
    "CONTACT",
    "COOKIE_NOTICE",
    "CRISIS",
    "DISCLAIMER",
    "check_contact",
    "check_cookie_notice",
    "check_crisis_line",
    "check_disclaimer",
    "contact_faults",
    "links_in",
]

CONTACT = "site_contact"
CRISIS = "site_crisis"
COOKIE_NOTICE = "site_cookie_notice"
DISCLAIMER = "site_disclaimer"

_GOOGLE_MAP = "https://www.google.com/maps/"
_APPLE_MAP = "https://maps.apple.com/"
# Call, Text, Email, Map: the same order and place on every page (WCAG 3.2.6, Consistent Help).
_CHANNELS = (("tel:",), ("sms:",), ("mailto:",), (_GOOGLE_MAP, _APPLE_MAP))
_CHANNEL_NAMES = ("call", "text", "email", "map")


def check_contact(parsed: ParsedPage) -> Iterator[Problem]:
    """The contact widget: a telephone link, both maps, and the channels in their order at each location."""
    widget = parsed.with_id(CONTACT)
    if widget is None:
        message = f'the contact widget is missing: no element has id="{CONTACT}".'
        yield page_problem(parsed, "page-contact", message, "The layout of every page includes it.")
        return
    for message, hint in contact_faults(widget):
        yield page_problem(parsed, "page-contact", message, hint)


def contact_faults(widget: LexborNode) -> Iterator[tuple[str, str]]:
    """What is wrong with a contact widget, and a hint for each."""
    addresses = links_in(widget)
    for start, name in (("tel:", "telephone"), (_GOOGLE_MAP, "Google map"), (_APPLE_MAP, "Apple map")):
        if not any(address.startswith(start) for address in addresses):
            yield f"the contact widget has no {name} link.", f"One of its links begins with {start}"
    channels = [channel for address in addresses for channel in _channel(address)]
    for before, after in pairwise(channels):
        # A telephone link after another channel begins the next location.
        if after < before and after != 0:
            message = f"in the contact widget, {_CHANNEL_NAMES[after]} stands after {_CHANNEL_NAMES[before]}."
            yield message, "The order is call, text, email, map, on every page and for each location."


def check_crisis_line(parsed: ParsedPage, crisis: CrisisLines) -> Iterator[Problem]:
    """The crisis line, to be called with one touch, before the title of the page."""
    element = parsed.with_id(CRISIS)
    if element is None:
        message = f'the crisis line is missing: no element has id="{CRISIS}".'
        yield page_problem(parsed, "page-crisis", message, "The layout of every page includes it before the title.")
        return
    if f"tel:{crisis.call}" not in links_in(element):
        message = f"the crisis line has no link to tel:{crisis.call}."
        yield page_problem(parsed, "page-crisis", message, "Its number is crisis.call in site.yaml.")
    first = next(iter(parsed.tree.css(f"#{CRISIS},h1")), None)
    if first is None or first.id != CRISIS:
        message = "the crisis line stands after the title."
        yield page_problem(
            parsed, "page-crisis", message, "It belongs before the h1, so that it is on the first screen."
        )


def check_cookie_notice(parsed: ParsedPage) -> Iterator[Problem]:
    """The cookie notice, as the first element of the body."""
    first = parsed.tree.body.child if parsed.tree.body else None
    while first is not None and not first.is_element_node:
        first = first.next
    if first is not None and first.id == COOKIE_NOTICE:
        return
    there = f"the page begins with {show(first)}" if first else "the page is empty"
    message = f'{there}, not with the cookie notice (id="{COOKIE_NOTICE}").'
    yield page_problem(parsed, "page-cookie", message, "The notice is the first element in the body of every page.")


def check_disclaimer(parsed: ParsedPage) -> Iterator[Problem]:
    """The medical disclaimer of an article, with words in it."""
    element = parsed.with_id(DISCLAIMER)
    if element is None:
        message = f'the medical disclaimer is missing: no element has id="{DISCLAIMER}".'
        yield page_problem(parsed, "page-disclaimer", message, "The template of articles includes it.")
    elif not element.text(strip=True):
        yield page_problem(parsed, "page-disclaimer", "the medical disclaimer is empty.")


def links_in(element: LexborNode) -> list[str]:
    """Where the links in an element lead, as written."""
    return [node.attributes.get("href") or "" for node in element.css("a")]


def _channel(address: str) -> Iterator[int]:
    for number, starts in enumerate(_CHANNELS):
        if address.startswith(starts):
            yield number
