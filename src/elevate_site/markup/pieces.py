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

_TAG = "<a"
_ADDRESS = ' href="'
_LINK = rf'{_TAG}(?P<before>[^<>]*?){_ADDRESS}\ufde0(?P<link>\d+)\ufde0"(?P<after>[^<>]*)>(?P<label>.*?)</a>'
# A tag of its own begins both, so that the search can skip from tag to tag.
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
    """The pieces of `html`, in which every link that is put aside holds its number between two placeholders."""
    if "\ufde1" in html:
        return _cut_links_and_images(html, findings)
    parts = html.split("\ufde0")
    if len(parts) == 1:
        return [Html(html)] if html else []
    pieces: list[Piece] = []
    before = parts[0]
    for number, behind in zip(parts[1::2], parts[2::2], strict=True):
        start = before.rindex(_TAG)
        if start:
            pieces.append(Html(before[:start]))
        after, _, rest = behind.partition(">")
        words, _, rest = rest.partition("</a>")
        attributes = before[start + len(_TAG) : -len(_ADDRESS)] + after[1:]
        pieces.append(_link(int(number), attributes, (Html(words),) if words else (), findings))
        before = rest
    if before:
        pieces.append(Html(before))
    return pieces


def _cut_links_and_images(html: str, findings: Findings) -> list[Piece]:
    pieces: list[Piece] = []
    end = 0
    for match in _LINKS_AND_IMAGES.finditer(html):
        if match.start() > end:
            pieces.append(Html(html[end : match.start()]))
        end = match.end()
        before, number, after, words = match.group("before", "link", "after", "label")
        if number:
            pieces.append(_link(int(number), before + after, tuple(_cut_links(words, findings)), findings))
        else:
            pieces.append(findings.images[int(match["image"])])
    if end < len(html):
        pieces.append(Html(html[end:]))
    return pieces


def _link(number: int, attributes: str, label: tuple[Piece, ...], findings: Findings) -> SourceLink:
    destination = findings.destinations[number]
    line, column = destination.position
    return SourceLink(destination.target, line, attributes, label, column)
