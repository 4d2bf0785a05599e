"""Finished HTML with placeholders, cut into the pieces of a Fragment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from elevate_site.markup.fences import PLACEHOLDER
from elevate_site.markup.findings import Findings
from elevate_site.markup.openings import Fence
from elevate_site.model.blocks import BLOCKS
from elevate_site.model.fragment import Block, Html, Image, Phrase, Piece, SourceLink
from elevate_site.model.values import Position

__all__ = ["cut_pieces"]

# A tag of its own begins both, so that the search can skip from tag to tag.
_LINK = r'<a(?P<before>[^<>]*?) href="\ufde0(?P<link>\d+)\ufde0"(?P<after>[^<>]*)>(?P<label>.*?)</a>'
_LINKS = re.compile(_LINK, re.DOTALL)
_LINKS_AND_IMAGES = re.compile(rf'{_LINK}|<img src="\ufde1(?P<image>\d+)\ufde1">', re.DOTALL)


def cut_pieces(html: str, fences: Sequence[Fence], findings: Findings) -> tuple[Piece, ...]:
    """The pieces of `html`, in their order; what lies between two fences becomes a Block."""
    if not fences:
        return tuple(_cut_inline(html, findings))
    pieces, _ = _cut_blocks(iter(PLACEHOLDER.split(html)), fences, findings)
    return tuple(pieces)


def _cut_blocks(parts: Iterator[str], fences: Sequence[Fence], findings: Findings) -> tuple[list[Piece], bool]:
    """The pieces up to the end of the innermost block; `parts` alternates between HTML and numbers of fences."""
    pieces: list[Piece] = []
    for html in parts:
        pieces += _cut_inline(html.strip(), findings)
        number = next(parts, None)
        if number is None:
            return pieces, False
        fence = fences[int(number)]
        if not fence.name:
            return pieces, True
        body, _ = _cut_blocks(parts, fences, findings)
        kind = BLOCKS.get(fence.name)
        if kind and kind.needs_picture and not any(isinstance(piece, Image) for piece in body):
            message = f"The block “{fence.name}” has no picture."
            hint = "Put one into it, such as ![What it shows](breathing.jpg), or write the words without the block."
            findings.report("block-empty", Position(fence.line, 1), message, hint)
        pieces.append(Block(fence.name, fence.arguments, tuple(body), fence.line))
    return pieces, False


def _cut_inline(html: str, findings: Findings) -> list[Piece]:
    """The pieces of `html`; phrases stand in attributes that we made, never inside a link."""
    pieces: list[Piece] = []
    for place, part in enumerate(html.split("\ufde2")):
        if place % 2:
            key, _, number = part.partition(":")
            pieces.append(Phrase(key, int(number)))
        else:
            pieces += _cut_links(part, findings)
    return pieces


def _cut_links(html: str, findings: Findings) -> list[Piece]:
    pieces: list[Piece] = []
    end = 0
    for match in (_LINKS_AND_IMAGES if "\ufde1" in html else _LINKS).finditer(html):
        if match.start() > end:
            pieces.append(Html(html[end : match.start()]))
        end = match.end()
        before, number, after, words = match.group("before", "link", "after", "label")
        if number:
            destination = findings.destinations[int(number)]
            line, column = destination.position
            # Placeholders are noncharacters.
            label = (Html(words),) if words and words.isascii() else tuple(_cut_links(words, findings))
            pieces.append(SourceLink(destination.target, line, before + after, label, column))
        else:
            pieces.append(findings.images[int(match["image"])])
    if end < len(html):
        pieces.append(Html(html[end:]))
    return pieces
