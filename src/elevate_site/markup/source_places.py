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
from elevate_site.markup.text_nodes import CODE, MASK, TextNode, masked, text_nodes
from elevate_site.model.values import Position

__all__ = ["PlacedText", "SourceLines", "placed_texts"]

_INLINE = frozenset({"a", "abbr", "br", "code", "em", "img", "span", "strong", "sub", "sup"})
# An abbreviation is explained; and the mark of a footnote is a number that nobody typed.
_SKIPPED = CODE | {"abbr", "sup"}
_STRETCH = re.compile(f"[^{MASK}\n]+")


@dataclass(frozen=True, slots=True)
class PlacedText:
    """The words of a paragraph, a heading, an item or a cell, with those inside its emphasis and links."""

    block: Element
    """The element that holds them."""
    words: str
    """With `MASK` for what readers do not see as text, for code, images and the marks of notes."""
    nodes: tuple[tuple[int, TextNode], ...]
    """The places of the tree that its words come from, each behind the offset of its first word."""
    stretches: tuple[tuple[int, int], ...]
    """Where each stretch of a line begins: its offset in `words` and its offset in the source."""

    def lines(self, source: SourceLines) -> list[int]:
        """The numbers of the lines of `source` that it comes from."""
        places = (source.position(place) for _, place in self.stretches)
        return list(dict.fromkeys(place.line for place in places if place))

    def source_offset(self, offset: int) -> int:
        """The offset in the source of the character at `offset` in `words`; -1 when it is unknown."""
        number = bisect_right(self.stretches, offset, key=_start) - 1
        if number < 0:
            return self.stretches[0][1] if self.stretches else -1
        start, place = self.stretches[number]
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


def placed_texts(root: Element, lines: Mapping[Element, int], source: SourceLines) -> Iterator[PlacedText]:
    """The texts in and below `root` in reading order; `lines` are the source lines of elements, where known."""
    cursor, length = 0, 0
    blocks = _blocks(root)
    block: Element | None = None
    words: list[str] = []
    nodes: list[tuple[int, TextNode]] = []
    stretches: list[tuple[int, int]] = []
    for node in text_nodes(root, lines, _SKIPPED):
        if blocks[node.parent] is not block and block is not None:
            yield PlacedText(block, "".join(words), tuple(nodes), tuple(stretches))
            words, nodes, stretches, length = [], [], [], 0
        block = blocks[node.parent]
        joint = _joint(node) if words else ""
        hidden = masked(without_marks(node.words))
        length += len(joint)
        nodes.append((length, node))
        words += (joint, hidden)
        if node.is_tail:
            cursor = max(cursor, _end_of_address(node.element, source))
        elif node.element in lines:
            cursor = source.start_of(lines[node.element])
        for match in _STRETCH.finditer(hidden):
            start, stretch = match.start(), match[0]
            if start and hidden[start - 1] == "\n":
                start += len(stretch) - len(stretch.lstrip())
            stretch = hidden[start : match.end()]
            if hidden[match.end() : match.end() + 1] == "\n":
                stretch = stretch.rstrip()
            place = source.text.find(stretch, cursor) if stretch else -1
            if place >= 0:
                stretches.append((length + start, place))
                cursor = place + len(stretch)
        length += len(hidden)
    if block is not None:
        yield PlacedText(block, "".join(words), tuple(nodes), tuple(stretches))


def _blocks(root: Element) -> Mapping[Element, Element]:
    """For each element in `root` the paragraph, item or other block in which its words stand."""
    blocks = {root: root}
    for element in root.iter():
        block = blocks[element]
        blocks.update((child, block if child.tag in _INLINE else child) for child in element)
    return blocks


def _end_of_address(element: Element, source: SourceLines) -> int:
    """Where the address of a link or an image ends; 0 for other elements."""
    written = element.get("href") or element.get("src") or ""
    position = last_position_of(written)
    if position is None:
        return 0
    offset = source.start_of(position.line) + position.column - 1
    address = without_marks(written)
    return offset + len(address) if source.text.startswith(address, offset) else offset


def _joint(node: TextNode) -> str:
    """What stands between `node` and the words before it: something that is no text, a line break, or nothing."""
    if not node.is_tail or node.element.tag not in {*_SKIPPED, "img", "br"}:
        return ""
    return MASK if node.element.tag != "br" else "" if node.words.startswith("\n") else "\n"
