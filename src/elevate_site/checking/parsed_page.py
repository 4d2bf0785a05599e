"""A finished page, parsed and walked once, with its elements sorted by what rules ask for.

Every build checks every page that it draws, and half of that time goes into parsing. So nothing is asked of the parser
twice: one walk notes each element under its name and under each of its attributes, and a rule looks up what it needs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from selectolax.lexbor import LexborHTMLParser, LexborNode

from elevate_site.model.fragment import Piece
from elevate_site.model.page import Page

__all__ = ["HEADINGS", "Element", "ParsedPage", "parse_page", "show"]

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

Element: TypeAlias = tuple[LexborNode, Mapping[str, str | None]]
"""An element and its attributes; the value of one that is written without a value is `None`.

The parser makes a new mapping whenever it is asked for the attributes, and that is most of the cost of a rule.
"""

_LONGEST_TAG = 100


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """A page with its bytes and its elements, always in the order of the page."""

    page: Page
    html: bytes
    tree: LexborHTMLParser
    by_name: Mapping[str, Sequence[Element]]
    """All elements, by their names."""
    by_attribute: Mapping[str, Sequence[Element]]
    """All elements, by the name of each of their attributes."""
    landmarks: Sequence[LexborNode]
    """The headings and the elements with an id."""
    pieces: tuple[Piece, ...]
    """The article or page text that it shows."""

    def named(self, name: str) -> Sequence[Element]:
        """The elements of this name: `img`."""
        return self.by_name.get(name, ())

    def having(self, attribute: str) -> Sequence[Element]:
        """The elements with this attribute: `href`."""
        return self.by_attribute.get(attribute, ())

    def with_id(self, identifier: str) -> LexborNode | None:
        """The first element with this id."""
        return next((node for node, attributes in self.having("id") if attributes["id"] == identifier), None)


def parse_page(page: Page, html: bytes, pieces: tuple[Piece, ...]) -> ParsedPage:
    """`html` as a browser without scripts understands it; any bytes can be parsed."""
    tree = LexborHTMLParser(html)
    by_name: dict[str, list[Element]] = defaultdict(list)
    by_attribute: dict[str, list[Element]] = defaultdict(list)
    landmarks: list[LexborNode] = []
    for node in tree.root.traverse() if tree.root else ():
        name, attributes = node.tag or "", node.attributes
        element = (node, attributes)
        by_name[name].append(element)
        for attribute in attributes:
            by_attribute[attribute].append(element)
        if name in HEADINGS or "id" in attributes:
            landmarks.append(node)
    return ParsedPage(page, html, tree, by_name, by_attribute, landmarks, pieces)


def show(node: LexborNode) -> str:
    """The opening tag of an element, cut short."""
    attributes = (name if value is None else f'{name}="{value}"' for name, value in node.attributes.items())
    tag = f"<{' '.join([node.tag or '', *attributes])}>"
    return tag if len(tag) <= _LONGEST_TAG else f"{tag[:_LONGEST_TAG]} …>"
