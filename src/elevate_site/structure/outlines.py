"""What a site has to know of a converted text, told apart from the text itself, which nobody has to keep in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from elevate_site.fingerprints.packing import digest_of, pack
from elevate_site.model.fragment import Block, ContentsEntry, Fragment, Heading, Image, Outline, Piece, SourceLink
from elevate_site.structure.terms import TermFinder

__all__ = ["outline_of"]

_FEWEST_CONTENTS = 3
_CONTENTS_LEVELS = (2, 3)


def outline_of(fragment: Fragment, terms: TermFinder | None) -> tuple[Outline, bytes]:
    """The outline of a text, and its pieces packed, in which the first use of each of `terms` is marked."""
    pieces, found = terms.mark(fragment.pieces) if terms is not None else (fragment.pieces, ())
    references = list(_references(pieces))
    links = [each for each in references if isinstance(each, SourceLink)]
    packed = pack(pieces)
    outline = Outline(
        text=digest_of(packed),
        contents=_contents(fragment.headings),
        anchors=fragment.anchors,
        names_crisis=fragment.names_crisis,
        statistics=fragment.statistics,
        links=tuple([link.target for link in links]),
        link_places=tuple(chain.from_iterable((link.line, link.column) for link in links)),
        images=tuple(each for each in references if isinstance(each, Image)),
        terms=found,
    )
    return outline, packed


def _references(pieces: Iterable[Piece]) -> Iterator[SourceLink | Image]:
    """What only the whole site can resolve, in the order in which rendering meets it again."""
    for piece in pieces:
        if isinstance(piece, Image):
            yield piece
        elif isinstance(piece, SourceLink):
            yield piece
            yield from _references(piece.label)
        elif isinstance(piece, Block):
            yield from _references(piece.body)


def _contents(headings: Iterable[Heading]) -> tuple[ContentsEntry, ...]:
    """The contents list from the headings of the second and third level; empty for a short text."""
    top, below = _CONTENTS_LEVELS
    groups: list[tuple[Heading, list[ContentsEntry]]] = []
    for heading in headings:
        if heading.level == top:
            groups.append((heading, []))
        elif heading.level == below and groups:
            groups[-1][1].append(ContentsEntry(heading.id, heading.text))
    if len(groups) < _FEWEST_CONTENTS:
        return ()
    return tuple(ContentsEntry(heading.id, heading.text, tuple(entries)) for heading, entries in groups)
