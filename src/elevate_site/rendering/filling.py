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
    return tuple(_Filling(body).pieces(pieces))


class _Filling:
    """One way through a text, on which each link and image takes the next of what was arranged."""

    def __init__(self, body: Body) -> None:
        self._links = iter(body.links)
        self._images = iter(body.images)
        self._at_once = body.first_at_once

    def pieces(self, pieces: Iterable[Piece]) -> list[Piece]:
        done: list[Piece] = []
        for piece in pieces:
            if type(piece) is SourceLink:
                self._link(piece, done)
            elif type(piece) is Image:
                path = next(self._images)
                if path is not None:
                    done.append(Picture(path, piece.alt, piece.title, piece.classes, self._at_once))
                    self._at_once = False
            elif type(piece) is Block:
                done.append(Block(piece.name, piece.arguments, tuple(self.pieces(piece.body)), piece.line))
            else:
                done.append(piece)
        return done

    def _link(self, link: SourceLink, done: list[Piece]) -> None:
        beginning = next(self._links)
        if beginning is None:
            done += self.pieces(link.label)
        else:
            done += (Html(f"{beginning}{link.attributes}>"), *self.pieces(link.label), _CLOSING)
