"""Which pictures pages show, and which of them comes first."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from elevate_site.model.fragment import Block, Picture, Piece
from elevate_site.model.page import Page
from elevate_site.model.views import ArticleView, PlainView

__all__ = ["first_at_once", "shown_pictures"]


def shown_pictures(pages: Iterable[Page]) -> frozenset[str]:
    """The source paths of the pictures on `pages`."""
    return frozenset(picture.path for page in pages for picture in _on_page(page))


def first_at_once(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The same pieces, the first picture among them marked as one to fetch at once: it may be on the first screen."""
    for index, piece in enumerate(pieces):
        changed: Piece = piece
        if isinstance(piece, Picture):
            changed = dataclasses.replace(piece, at_once=True)
        elif isinstance(piece, Block):
            body = first_at_once(piece.body)
            changed = piece if body is piece.body else dataclasses.replace(piece, body=body)
        if changed is not piece:
            return (*pieces[:index], changed, *pieces[index + 1 :])
    return pieces


def _on_page(page: Page) -> Iterator[Picture]:
    view = page.view
    if isinstance(view, ArticleView | PlainView):
        yield from _among(view.body)
    if isinstance(view, ArticleView) and view.image:
        yield view.image


def _among(pieces: Iterable[Piece]) -> Iterator[Picture]:
    for piece in pieces:
        if isinstance(piece, Picture):
            yield piece
        elif isinstance(piece, Block):
            yield from _among(piece.body)
