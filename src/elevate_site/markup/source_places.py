r"""Where in the source the words of a finished tree stand.

A parser moves words only from one line into one element: what stands together in the tree stands together in the
source, in the same order. So the words of each place of the tree are looked for in the source from where the last ones
ended. Notes come at the end of the tree but may stand anywhere; for them, and wherever else it is known, the source
line of an element says where to look.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from elevate_site.markup.positions import last_position_of, without_marks
from elevate_site.model.values import Position

__all__ = ["MASK", "PlacedText", "SourceLines", "Stretch", "masked", "placed_texts"]

MASK = "\x02"
"""What stands in place of whatever readers do not see as text."""

# A character after a backslash or whatever else the library set aside, or a mark with its line and column.
_HIDDEN = re.compile("\x02[^\x02\x03]*\x03|[\ufdd0-\ufddd]\\d+,\\d+[\ufdd0-\ufddd]|\ufdde\\w+\ufddf")
_INLINE = frozenset({"a", "abbr", "br", "code", "em", "img", "span", "strong", "sub", "sup"})
# An abbreviation is explained; and the mark of a footnote is a number that nobody typed.
_SHOWN = frozenset({"abbr", "code", "img", "pre", "sup"})
_PART = re.compile(f"[^{MASK}\n]+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands in one place of a tree."""

    offset: int
    """Where it begins in the words of its text."""
    words: str
    """With `MASK` for what readers do not see as text; a single `MASK` for an element that only shows something."""
    element: Element
    """The element whose `text` or `tail` it is."""
    is_tail: bool


@dataclass(frozen=True, slots=True)
class PlacedText:
    """The words of a paragraph, a heading, an item or a cell, with those inside its emphasis and links."""

    block: Element
    """The element that holds them."""
    stretches: tuple[Stretch, ...]
    places: tuple[tuple[int, int], ...]
    """Where each part of a line begins: its offset in `words` and its offset in the source."""

    @property
    def words(self) -> str:
        """All of its words, blanks and line breaks."""
        return "".join(stretch.words for stretch in self.stretches)

    def source_offset(self, offset: int) -> int:
        """The offset in the source of the character at `offset` in `words`; -1 when it is unknown."""
        number = bisect_right(self.places, offset, key=_start) - 1
        if number < 0:
            return self.places[0][1] if self.places else -1
        start, place = self.places[number]
        return place + offset - start


def _start(stretch: tuple[int, int]) -> int:
    return stretch[0]


class SourceLines:
    """A source text that knows where its lines begin."""

    def __init__(self, source: str) -> None:
        self.text = source
        self._starts = [0, *(match.end() for match in re.finditer("\n", source))]

    def start_of(self, line: int) -> int:
        """The offset at which `line` begins, counted from 1; that of the last line for any beyond."""
        return self._starts[min(line, len(self._starts)) - 1]

    def position(self, offset: int) -> Position | None:
        """Line and column of the character at `offset`; `None` when that is negative."""
        if offset < 0:
            return None
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)


def placed_texts(root: Element, known: Mapping[Element, Position], source: SourceLines) -> Iterator[PlacedText]:
    """The texts in and below `root` in reading order; `known` are the places of elements in the source."""
    cursor, length = 0, 0
    block = root
    stretches: list[Stretch] = []
    places: list[tuple[int, int]] = []
    for around, element, is_tail, words in _words_in(root):
        if around is not block and stretches:
            yield PlacedText(block, tuple(stretches), tuple(places))
            stretches, places, length = [], [], 0
        block = around
        if is_tail:
            cursor = max(cursor, _end_of_address(element, source))
        elif element in known:
            cursor = source.start_of(known[element].line)
        for start, part in _parts_of_lines(words):
            place = source.text.find(part, cursor)
            if place >= 0:
                places.append((length + start, place))
                cursor = place + len(part)
        stretches.append(Stretch(length, words, element, is_tail))
        length += len(words)
    if stretches:
        yield PlacedText(block, tuple(stretches), tuple(places))


def _words_in(root: Element) -> Iterator[tuple[Element, Element, bool, str]]:
    """Every place in `root` in reading order: the block around it, its element, whether it is a tail, its words."""
    steps: list[tuple[Element, Element, bool]] = [(root, root, False)]
    while steps:
        block, element, is_tail = steps.pop()
        if is_tail:
            words = masked(without_marks(element.tail or ""))
            # The library writes the line break behind `<br>` anew in one of its last steps.
            if element.tag == "br" and not words.startswith("\n"):
                words = f"\n{words}"
        elif element.tag in _SHOWN:
            words = MASK
        else:
            words = masked(without_marks(element.text or ""))
            for child in reversed(tuple(element)):
                steps += ((block, child, True), (block if child.tag in _INLINE else child, child, False))
        if words:
            yield block, element, is_tail, words


def _parts_of_lines(words: str) -> Iterator[tuple[int, str]]:
    """What of `words` stands together in one line of the source, each part with its offset."""
    for match in _PART.finditer(words):
        start, part = match.start(), match[0]
        if words[:start].endswith("\n"):
            start += len(part) - len(part.lstrip())
            part = part.lstrip()
        if words.startswith("\n", match.end()):
            part = part.rstrip()
        if part.strip():
            yield start, part


def masked(words: str) -> str:
    """`words` with `MASK` for every character that readers do not see; everything else stays at its offset."""
    return _HIDDEN.sub(lambda hidden: MASK * len(hidden[0]), words)


def _end_of_address(element: Element, source: SourceLines) -> int:
    """Where the address in the brackets of a link or an image ends; 0 for other elements."""
    written = element.get("href") or element.get("src") or ""
    position = last_position_of(written)
    if position is None:
        return 0
    offset = source.start_of(position.line) + position.column - 1
    address = without_marks(written)
    # The address of a reference may be anywhere.
    begins_here = source.text[offset - 1 : offset] in ("(", "<")
    return offset + len(address) if begins_here and source.text.startswith(address, offset) else 0
