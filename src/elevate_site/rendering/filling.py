"""The pieces of a text, filled with what was arranged for them: where links lead, and which pictures are shown."""

from __future__ import annotations

from collections.abc import Iterable

from elevate_site.model.fragment import Block, Body, Html, Image, Picture, Piece, SourceLink

__all__ = ["filled"]

_CLOSING = Html("</a>")


def filled(pieces: tuple[Piece, ...], body: Body) -> tuple[Piece, ...]:
    """The pieces without any that only the whole site could resolve, as `body` resolves them, one after the other."""
    if not body.links and not body.images:
        return pieces
    return tuple(_Filling(body).filled(pieces))


class _Filling:
    """One way through a text, on which each link and image takes the next of what was arranged."""

    def __init__(self, body: Body) -> None:
        self._links = iter(body.links)
        self._images = iter(body.images)
        self._at_once = body.first_at_once

    def filled(self, pieces: Iterable[Piece]) -> list[Piece]:
        done: list[Piece] = []
        self._fill(pieces, done)
        return done

    def _fill(self, pieces: Iterable[Piece], done: list[Piece]) -> None:
        for piece in pieces:
            if type(piece) is Html:
                done.append(piece)
            elif type(piece) is SourceLink:
                self._link(piece, done)
            elif type(piece) is Image:
                self._image(piece, done)
            elif type(piece) is Block:
                done.append(Block(piece.name, piece.arguments, tuple(self.filled(piece.body)), piece.line))
            else:
                done.append(piece)

    def _link(self, link: SourceLink, done: list[Piece]) -> None:
        beginning = next(self._links)
        if beginning is None:
            self._fill(link.label, done)
        else:
            done.append(Html(f"{beginning}{link.attributes}>"))
            self._fill(link.label, done)
            done.append(_CLOSING)

    def _image(self, image: Image, done: list[Piece]) -> None:
        path = next(self._images)
        if path is not None:
            done.append(Picture(path, image.alt, image.title, image.classes, self._at_once))
            self._at_once = False
