"""The pieces of a text, filled with what was arranged for them: where links lead, and which pictures are shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from elevate_site.model.fragment import Block, Body, Html, Image, Picture, Piece, SourceLink

__all__ = ["filled"]


def filled(pieces: tuple[Piece, ...], body: Body) -> tuple[Piece, ...]:
    """The pieces without any that only the whole site could resolve, as `body` resolves them, one after the other."""
    if not body.links and not body.images:
        return pieces
    return tuple(_Filling(body).pieces(pieces))


class _Filling:
    """One way through a text, on which each link and image takes the next of what was arranged."""

    def __init__(self, body: Body) -> None:
        self._links = iter(body.links)
        self._images = iter(body.images)
        self._at_once = body.first_at_once

    def pieces(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        for piece in pieces:
            if isinstance(piece, SourceLink):
                yield from self._link(piece)
            elif isinstance(piece, Image):
                path = next(self._images)
                if path is not None:
                    yield Picture(path, piece.alt, piece.title, piece.classes, self._at_once)
                    self._at_once = False
            elif isinstance(piece, Block):
                yield Block(piece.name, piece.arguments, tuple(self.pieces(piece.body)), piece.line)
            else:
                yield piece

    def _link(self, link: SourceLink) -> Iterator[Piece]:
        beginning = next(self._links)
        if beginning is None:
            yield from self.pieces(link.label)
            return
        yield Html(f"{beginning}{link.attributes}>")
        yield from self.pieces(link.label)
        yield Html("</a>")
