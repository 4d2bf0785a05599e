"""What is searched of a site: the words of its articles and plain pages, and nothing that every page repeats.

They are taken from the view of a page, before any template: header, crisis line, contact and disclaimer would be
found on all pages alike, and a change of a template would change the index.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from elevate_site.model.fragment import Block, Html, Picture, Piece, Term
from elevate_site.model.page import Page
from elevate_site.model.views import ArticleView, PlainView

__all__ = ["SearchedText", "searched_texts"]

_FOOTNOTES = ' class="footnotes" role="doc-endnotes"'


@dataclass(frozen=True, slots=True)
class SearchedText:
    """A page as Pagefind is given it."""

    href: str
    """Where a result leads, with the path of the base URL."""
    html: str
    """Its language, title and words."""


def searched_texts(pages: Iterable[Page]) -> Iterator[SearchedText]:
    """The texts among `pages`, in their order."""
    for page in pages:
        view = page.view
        if isinstance(view, ArticleView | PlainView):
            points = view.key_points if isinstance(view, ArticleView) else ()
            yield SearchedText(view.head.href, _html(view, points))


def _html(view: ArticleView | PlainView, key_points: Iterable[str]) -> str:
    title = escape(view.head.title)
    # Names and years of studies make poor excerpts.
    words = "".join(_words(view.body)).replace(_FOOTNOTES, f"{_FOOTNOTES} data-pagefind-ignore")
    points = "".join(f"<p>{escape(point)}</p>" for point in key_points)
    return (
        f'<!DOCTYPE html><html lang="{view.head.language}"><head><title>{title}</title></head><body>'
        # A word of the title is found by what is known of the page; an excerpt need not repeat the title.
        f'<h1 data-pagefind-meta="title" data-pagefind-ignore>{title}</h1>'
        f"<p>{escape(view.description)}</p>{points}{words}</body></html>"
    )


def _words(pieces: Iterable[Piece]) -> Iterator[str]:
    """The HTML of the pieces; what only a template knows to say is not theirs."""
    for piece in pieces:
        match piece:
            case Html():
                yield piece.text
            case Term():
                yield escape(piece.words)
            case Picture():
                yield f" {escape(piece.alt)} "
            case Block():
                yield from (f"<p>{escape(words)}</p>" for words in piece.arguments.values())
                yield from _words(piece.body)
            case _:
                pass
