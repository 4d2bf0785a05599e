"""Turns the addresses and numbers that stand in a text as they are into links.

`bare_places` found them in the source, and a mark stands on either side of each. Inside links, headings and code the
marks are removed and nothing else happens.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from elevate_site.markup.positions import BARE_END, BARE_START, link_mark, without_marks

__all__ = ["BARE_NUMBER", "bare_link_at", "is_bare_link"]

_BARE = re.compile(rf"{BARE_START}(\d+),(\d+)\ufddd([^{BARE_START}{BARE_END}\x02\x03]+){BARE_END}(\w+)\ufddf")
BARE_NUMBER = "data-bare"
"""Says of a link that it is a number in the text, and which of `NUMBER_KINDS`; never published."""


class _BareLink(Element):
    """A link of which the writer typed only the address or the number."""


def bare_link_at(text: str, offset: int) -> tuple[Element, int] | None:
    """The link between the marks that begin at `offset`, and where they end."""
    match = _BARE.match(text, offset)
    if match is None:
        return None
    line, column, content, kind = match.groups()
    words = without_marks(content).strip("<>")
    # Whoever writes angle brackets means a link, which cannot stand inside of another one.
    element = Element("a") if content.startswith("<") else _BareLink("a")
    element.text = AtomicString(words)
    address = words
    if kind == "mail":
        address = f"mailto:{words}"
    elif kind == "web" and "://" not in words:
        address = f"https://{words}"
    elif kind != "web":
        element.set(BARE_NUMBER, kind)
    element.set("href", link_mark(int(line), int(column)) + address)
    return element, match.end()


def is_bare_link(element: object) -> bool:
    """Whether `element` is one; inside of a link its words are only words."""
    return isinstance(element, _BareLink)
