"""A finished page, parsed once, with the few elements that rules look at already picked out.

Checking runs on every page of every build. Parsing a page of 25 KB costs about 0.3 ms and nothing can be done about
that; so what follows asks for all elements once, keeps the watched ones, and reads attributes of no other.
"""

from __future__ import annotations

from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from elevate_site.errors import Problem
from elevate_site.model.fragment import Piece
from elevate_site.model.page import Page
from elevate_site.model.rules import problem

__all__ = ["HEADINGS", "ParsedPage", "page_problem", "parse_page", "show"]

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

_WATCHED = frozenset({
    *HEADINGS, "base", "button", "embed", "form", "frame", "html", "iframe", "image", "img", "input", "link", "main",
    "meta", "object", "script", "source", "style", "use", "video",
})  # fmt: skip
_LONGEST_TAG = 100


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """A page with its bytes and its elements."""

    page: Page
    html: bytes
    tree: LexborHTMLParser
    watched: tuple[LexborNode, ...]
    """The elements that rules ask for by name, in the order of the page."""
    identified: tuple[tuple[str, LexborNode], ...]
    """Every id with its element, in the order of the page."""
    pieces: tuple[Piece, ...] = ()
    """Those of the text that the page shows."""

    def named(self, *tags: str) -> list[LexborNode]:
        """The watched elements of these names, in the order of the page."""
        return [node for node in self.watched if node.tag in tags]

    def with_id(self, wanted: str) -> LexborNode | None:
        """The first element with this id."""
        return next((node for identifier, node in self.identified if identifier == wanted), None)


def parse_page(page: Page, html: bytes, pieces: tuple[Piece, ...] = ()) -> ParsedPage:
    """`html` as a browser without scripts understands it; anything at all can be parsed."""
    tree = LexborHTMLParser(html)
    return ParsedPage(
        page=page,
        html=html,
        tree=tree,
        watched=tuple(node for node in tree.css("*") if node.tag in _WATCHED),
        identified=tuple((node.id or "", node) for node in tree.css("[id]")),
        pieces=pieces,
    )


def page_problem(parsed: ParsedPage, code: str, message: str, hint: str = "") -> Problem:
    """A Problem of a page; its message names the page, since its source is seldom to blame."""
    return problem(code, parsed.page.source, 0, 0, f"{parsed.page.path}: {message}", hint)


def show(node: LexborNode) -> str:
    """The opening tag of an element, cut short."""
    attributes = (name if value is None else f'{name}="{value}"' for name, value in node.attributes.items())
    tag = f"<{' '.join([node.tag or '', *attributes])}>"
    return tag if len(tag) <= _LONGEST_TAG else f"{tag[:_LONGEST_TAG]} …>"
