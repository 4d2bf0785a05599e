"""The outline of a converted text: what arranging the site needs of it, without the text, which can stay on disk."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import chain

from elevate_site.fingerprints.packing import digest_of, pack
from elevate_site.language.mail_addresses import MAIL_ADDRESS
from elevate_site.language.number_mentions import NUMBER_KINDS, groups_of_digits, number_mentions
from elevate_site.model.document import Document
from elevate_site.model.fragment import (
    Block,
    ContentsEntry,
    Fragment,
    Heading,
    Html,
    Image,
    Outline,
    Piece,
    SourceLink,
    TextSummary,
    walk,
)
from elevate_site.structure.terms import TermFinder

__all__ = ["outline_of"]

_WORDS_PER_MINUTE = 200
"""Deliberately below the 238 words per minute that adults read (Brysbaert 2019, doi:10.1016/j.jml.2019.104047)."""
_TO_NUMBERS = ("tel:", "sms:", "contact:")
_JUDGED_NUMBERS = (*_TO_NUMBERS, *(f"{kind}:" for kind in NUMBER_KINDS))
"""How links begin whose words are compared with the number that they lead to."""
_DIGIT = re.compile("[0-9]")
_TAG = re.compile("<[^>]*>")
_FEWEST_CONTENTS = 3
_CONTENTS_LEVELS = (2, 3)


def outline_of(document: Document, fragment: Fragment, terms: TermFinder | None) -> tuple[Outline, TextSummary, bytes]:
    """The outline and the summary of a text, and its packed pieces, in which the first use of each term is marked."""
    pieces, found = terms.mark(fragment.pieces) if terms is not None else (fragment.pieces, ())
    everything = tuple(walk(pieces))
    links = [piece for piece in everything if isinstance(piece, SourceLink)]
    images = [piece for piece in everything if isinstance(piece, Image)]
    places = [(link.line, link.column) for link in links] + [(image.line, image.column) for image in images]
    places += [(link.line, link.column) for link in fragment.web_links]
    packed = pack(pieces)
    outline = Outline(
        anchors=fragment.anchors,
        names_crisis=fragment.names_crisis,
        links=tuple([link.target for link in links]),
        numbers=tuple(_numbers_said(links)),
        plain_numbers=tuple(_plain_numbers(document, fragment, everything)),
        images=tuple([image.file for image in images]),
        web_links=tuple([link.address for link in fragment.web_links]),
        terms=found,
    )
    summary = TextSummary(
        digest=digest_of(packed),
        contents=_contents(fragment.headings),
        reading_minutes=max(1, math.ceil(fragment.words / _WORDS_PER_MINUTE)),
        places=tuple(chain.from_iterable(places)),
    )
    return outline, summary, packed


def _numbers_said(links: Iterable[SourceLink]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """For each link to a number whose words hold numbers or mail addresses, its place among `links`, and these."""
    for place, link in enumerate(links):
        if link.target.startswith(_TO_NUMBERS):
            words = _words_of(link)
            mail = MAIL_ADDRESS.findall(words) if "@" in words else []
            if said := (*groups_of_digits(MAIL_ADDRESS.sub("", words) if mail else words), *mail):
                yield place, said


def _words_of(link: SourceLink) -> str:
    return unescape(_TAG.sub("", "".join(piece.text for piece in link.label if isinstance(piece, Html))))


def _plain_numbers(document: Document, fragment: Fragment, pieces: Iterable[Piece]) -> Iterator[tuple[int, int, str]]:
    """The numbers in front matter, in headings, and in words among `pieces` that become no links to them."""
    for key, words in document.front_matter.words():
        yield from ((*document.position(key), target) for target in _targets_in(words))
    texts = [(heading.line, heading.text) for heading in fragment.headings]
    texts += [(link.line, link.words) for link in fragment.web_links]
    for piece in pieces:
        if isinstance(piece, Block):
            texts += [(piece.line, words) for words in piece.arguments.values()]
        elif isinstance(piece, Image):
            texts.append((piece.line, piece.alt))
        elif isinstance(piece, SourceLink) and not piece.target.startswith(_JUDGED_NUMBERS):
            texts.append((piece.line, _words_of(piece)))
    for line, text in texts:
        yield from ((line, 1, target) for target in _targets_in(text))


def _targets_in(text: str) -> Iterator[str]:
    if _DIGIT.search(text):
        yield from (each.target(text) for each in number_mentions(text))


def _contents(headings: Iterable[Heading]) -> tuple[ContentsEntry, ...]:
    """The table of contents, from the headings of levels 2 and 3; empty for a short text."""
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
