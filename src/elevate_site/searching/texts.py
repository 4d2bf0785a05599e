"""The texts that readers can search: the words of each page, without those that every page repeats.

They come from the view of a page, before any template. A search would otherwise find the header, the crisis line, the
contact widget and the disclaimer on all pages, and a changed template would change the index.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from elevate_site.model.fragment import Block, Body, ContactWords, Html, Image, Piece, SourceLink, Term
from elevate_site.model.list_views import GlossaryView, TopicView
from elevate_site.model.page import Page
from elevate_site.model.site_view import Head, SiteView
from elevate_site.model.values import LanguageCode
from elevate_site.model.views import ArticleView, ContactView, PlainView

__all__ = ["SearchedText", "searched_texts"]

_FOOTNOTES = ' class="footnotes" role="doc-endnotes"'
_BESIDE_TEXTS = 0.1
"""The weight of words on pages that list texts, so that an article with the same title comes first."""


@dataclass(frozen=True, slots=True)
class SearchedText:
    """A page as Pagefind gets it."""

    href: str
    """The link of a search result, with the path of the base URL."""
    html: str
    """A small page of its own, with its language, title and words."""


def searched_texts(
    pages: Iterable[Page],
    site_views: Mapping[LanguageCode, SiteView],
    strings: Mapping[LanguageCode, Mapping[str, str]],
    pieces_of: Callable[[Page], tuple[Piece, ...]],
) -> Iterator[SearchedText]:
    """The searchable texts of `pages`, in their order; `pieces_of` fetches the body of a page."""
    for page in pages:
        view = page.view
        match view:
            case ArticleView():
                yield _text(view.head, (view.description, *view.key_points), _written(pieces_of(page), page.body))
            case PlainView():
                yield _text(view.head, (view.description,), _written(pieces_of(page), page.body))
            case TopicView() if view.page_number == 1 and view.articles:
                yield _text(view.head, (view.description,), weight=_BESIDE_TEXTS)
            case GlossaryView():
                meanings = (f"{each.term}: {each.meaning}" for group in view.groups for each in group.definitions)
                yield _text(view.head, (view.description, *meanings), weight=_BESIDE_TEXTS)
            case ContactView():
                language = view.head.language
                places = (", ".join((each.name, *each.address_lines)) for each in site_views[language].locations)
                yield _text(view.head, (view.head.description, strings[language]["search_contact"], *places))
            case _:
                pass


def _text(head: Head, paragraphs: Iterable[str], body: str = "", weight: float = 1) -> SearchedText:
    title = escape(head.title)
    words = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    weight_attribute = "" if weight == 1 else f' data-pagefind-weight="{weight}"'
    html = (
        f'<!DOCTYPE html><html lang="{head.language}"><head><title>{title}</title></head><body{weight_attribute}>'
        # Pagefind finds the words of a title through its meta data; an excerpt need not repeat them.
        f'<h1 data-pagefind-meta="title" data-pagefind-ignore>{title}</h1>{words}{body}</body></html>'
    )
    return SearchedText(head.href, html)


def _written(pieces: Iterable[Piece], body: Body | None) -> str:
    contacts = (
        {target: words.text for target, words in body.contacts if isinstance(words, ContactWords)} if body else {}
    )
    # Names and years of studies make poor excerpts.
    return "".join(_words(pieces, contacts)).replace(_FOOTNOTES, f"{_FOOTNOTES} data-pagefind-ignore")


def _words(pieces: Iterable[Piece], contacts: Mapping[str, str]) -> Iterator[str]:
    """The HTML of the pieces, without the words that templates add; `contacts` are numbers and addresses by target."""
    for piece in pieces:
        match piece:
            case Html():
                yield piece.text
            case Term():
                yield escape(piece.words)
            case SourceLink():
                yield from _words(piece.label, contacts) if piece.label else (escape(contacts.get(piece.target, "")),)
            case Image():
                yield f" {escape(piece.alt)} "
            case Block():
                yield from (f"<p>{escape(words)}</p>" for words in piece.arguments.values())
                yield from _words(piece.body, contacts)
            case _:
                pass
