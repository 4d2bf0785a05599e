"""Turns the addresses and numbers that stand in a text as they are into links.

`bare_places` found them in the source, and a mark stands on either side of each. Inside links, headings and code the
marks are removed and nothing else happens.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from elevate_site.markup.positions import BARE_END, BARE_START, link_mark, without_marks

__all__ = ["BARE_NUMBER", "BareLinkProcessor"]

_BARE = rf"{BARE_START}(\d+),(\d+)\ufddd([^{BARE_START}{BARE_END}\x02\x03\n]+){BARE_END}(\w+)\ufddf"
BARE_NUMBER = "data-bare"
"""Says of a link that it is a number in the text, and whether it is `called` or `texted`; never published."""


class BareLinkProcessor(InlineProcessor):
    """Makes a link of what stands between two marks."""

    ANCESTOR_EXCLUDES = ("a", "h1", "h2", "h3", "h4", "h5", "h6", "code")

    def __init__(self) -> None:
        super().__init__(_BARE)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: ARG002, N802
        """The link; Python-Markdown's hook."""
        line, column, content, kind = m.groups()
        words = without_marks(content).strip("<>")
        element = Element("a")
        element.text = AtomicString(words)
        address = words
        if kind == "mail":
            address = f"mailto:{words}"
        elif kind == "web" and "://" not in words:
            address = f"https://{words}"
        elif kind != "web":
            element.set(BARE_NUMBER, kind)
        element.set("href", link_mark(int(line), int(column)) + address)
        return element, m.start(0), m.end(0)
