"""Finished HTML with placeholders, cut into the pieces of a Fragment; and its words, without tags and placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from elevate_site.errors import Problem
from elevate_site.markup.fence_arguments import Fence
from elevate_site.markup.fences import PLACEHOLDER
from elevate_site.markup.findings import Findings, found_problem
from elevate_site.model.blocks import BLOCKS
from elevate_site.model.fragment import Block, Html, Image, Phrase, Piece, SourceLink
from elevate_site.model.values import Position

__all__ = [
    "count_words",
    "cut_pieces",
    "find_missing_pictures",
    "image_placeholder",
    "link_placeholder",
    "phrase_placeholder",
    "words_of",
]

_LINK_START = "<a"
_ADDRESS = ' href="'
_IMAGE_START = '<img src="\ufde1'
_IMAGE_END = '\ufde1">'

_TAG = re.compile("<[^>]*+>")
_PLACEHOLDER = re.compile("[\ufde0-\ufdef]")
# Every ASCII character at which Python splits words as a blank, every other one as a letter.
_BLANKS_AND_LETTERS = bytes(ord(" " if chr(code).isspace() else "x") for code in range(128)).ljust(256, b"x")


def link_placeholder(number: int) -> str:
    """The address of a link into the site, until pages are drawn; `number` is its place in the findings."""
    return f"\ufde0{number}\ufde0"


def image_placeholder(number: int) -> str:
    """The address of an image; `number` is its place in the findings."""
    return f"\ufde1{number}\ufde1"


def phrase_placeholder(key: str, number: int = 0) -> str:
    """The value of an attribute that is to be a `Phrase` in the language of the page."""
    return f"\ufde2{key}:{number}\ufde2"


def cut_pieces(html: str, fences: Sequence[Fence], findings: Findings) -> tuple[Piece, ...]:
    """The pieces of `html`, in order; what stands between two fences becomes a Block."""
    if not fences:
        return tuple(_cut_inline(html, findings))
    pieces, _ = _cut_blocks(iter(PLACEHOLDER.split(html)), fences, findings)
    return tuple(pieces)


def _cut_blocks(parts: Iterator[str], fences: Sequence[Fence], findings: Findings) -> tuple[list[Piece], bool]:
    """The pieces up to the end of the innermost block, and whether it ends.

    `parts` alternates between HTML and numbers of fences.
    """
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
        pieces.append(Block(fence.name, fence.arguments, tuple(body), fence.line))
    return pieces, False


def _cut_inline(html: str, findings: Findings) -> list[Piece]:
    """The pieces of `html`. Phrases stand only in attributes that we wrote, never inside a link."""
    pieces: list[Piece] = []
    for place, part in enumerate(html.split("\ufde2")):
        if place % 2:
            key, _, number = part.partition(":")
            pieces.append(Phrase(key, int(number)))
        else:
            pieces += _cut_links(part, findings)
    return pieces


def _cut_links(html: str, findings: Findings) -> list[Piece]:
    """The pieces of `html`, in which every link into the site holds its number between two placeholders."""
    pieces: list[Piece] = []
    before, *parts = html.split("\ufde0")
    for number, behind in zip(parts[::2], parts[1::2], strict=True):
        start = before.rindex(_LINK_START)
        pieces += _cut_images(before[:start], findings)
        after, _, rest = behind.partition(">")
        words, _, rest = rest.partition("</a>")
        attributes = before[start + len(_LINK_START) : -len(_ADDRESS)] + after[1:]
        target, (line, column) = findings.destinations[int(number)]
        pieces.append(SourceLink(target, line, attributes, tuple(_cut_images(words, findings)), column))
        before = rest
    return pieces + _cut_images(before, findings)


def _cut_images(html: str, findings: Findings) -> list[Piece]:
    text, *images = html.split(_IMAGE_START)
    pieces: list[Piece] = [Html(text)] if text else []
    for image in images:
        number, _, text = image.partition(_IMAGE_END)
        pieces.append(findings.images[int(number)])
        pieces += [Html(text)] if text else []
    return pieces


def find_missing_pictures(file: str, pieces: Iterable[Piece]) -> Iterator[Problem]:
    """A Problem for each block among `pieces` that needs a picture and holds none."""
    for piece in pieces:
        if not isinstance(piece, Block):
            continue
        yield from find_missing_pictures(file, piece.body)
        kind = BLOCKS.get(piece.name)
        if kind and kind.needs_picture and not any(isinstance(inner, Image) for inner in piece.body):
            message = f"The block “{piece.name}” has no picture."
            hint = "Add one, such as ![What it shows](breathing.jpg), or write the words without the block."
            yield found_problem(file, "block-empty", Position(piece.line, 1), message, hint)


def words_of(html: str) -> str:
    """`html` with a blank in place of each tag and placeholder."""
    words = _TAG.sub(" ", html)
    if "<" in words:
        words = words.replace("<", " ")
    return words if words.isascii() else _PLACEHOLDER.sub(" ", words)


def count_words(text: str) -> int:
    """How many words `text` splits into."""
    if not text.isascii():
        return len(text.split())
    # Each word begins after a blank; counting these takes a third of the time, since no word is copied.
    return f" {text}".encode("ascii").translate(_BLANKS_AND_LETTERS).count(b" x")
