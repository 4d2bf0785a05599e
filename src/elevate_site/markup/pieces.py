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

_INLINE = re.compile(
    r'<a(?P<before>[^<>]*?) href="\ufde0(?P<link>\d+)\ufde0"(?P<after>[^<>]*)>(?P<label>.*?)</a>'
    r'|<img src="\ufde1(?P<image>\d+)\ufde1">'
    r"|\ufde2(?P<key>\w+):(?P<number>\d+)\ufde2",
    re.DOTALL,
)


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


def _cut_inline(html: str, findings: Findings) -> Iterator[Piece]:
    end = 0
    for match in _INLINE.finditer(html):
        if match.start() > end:
            yield Html(html[end : match.start()])
        end = match.end()
        before, link, after, words, image, key, number = match.groups()
        if link:
            destination = findings.destinations[int(link)]
            # Placeholders are written with noncharacters.
            label = (Html(words),) if words and words.isascii() else tuple(_cut_inline(words, findings))
            line, column = destination.position
            yield SourceLink(destination.target, line, before + after, label, column)
        elif image:
            yield findings.images[int(image)]
        else:
            yield Phrase(key, int(number))
    if end < len(html):
        yield Html(html[end:])
