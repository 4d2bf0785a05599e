r"""The words of a tree that readers see as text, in reading order, each with the source line on which it begins.

An element holds words in two places: in its `text`, and in its `tail` behind its end tag. Code is only shown, so its
words are left out, as are those of other elements if the caller says so. Set-aside characters (`\x02NN\x03`) and marks
may stand between the words; `masked` hides them, so that nobody takes their digits for a number of the text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from elevate_site.markup.positions import last_position_of

__all__ = ["CODE", "MASK", "TextNode", "masked", "text_nodes"]

CODE = frozenset({"code", "pre"})
"""Elements that only show their words."""
MASK = "\x02"
"""What `masked` writes in place of every character that readers do not see as text."""

# A character after a backslash or whatever else the library set aside, or a mark with its line and column.
_HIDDEN = re.compile("\x02[^\x02\x03]*\x03|[\ufdd0-\ufddd]\\d+,\\d+[\ufdd0-\ufddd]|\ufdde\\w+\ufddf")


@dataclass(frozen=True, slots=True)
class TextNode:
    """Words that stand in one place of a tree."""

    element: Element
    """The element whose `text` or `tail` they are."""
    parent: Element
    """The element in which they stand: for a `text` the element itself, for a `tail` the one around it."""
    words: str
    """Never only blanks."""
    line: int
    """The source line of their first character, line breaks and blanks included; 0 when it is unknown."""

    @property
    def is_tail(self) -> bool:
        """Whether the words are the `tail` of the element, not its `text`."""
        return self.element is not self.parent

    def line_at(self, offset: int) -> int:
        """The source line of the character at `offset`; 0 when it is unknown."""
        return self.line + self.words.count("\n", 0, offset) if self.line else 0


def text_nodes(root: Element, lines: Mapping[Element, int], skipped: Collection[str] = CODE) -> Iterator[TextNode]:
    """The words in and below `root`, without those of elements with a `skipped` tag.

    `lines` are the source lines on which the texts of block elements begin. A block that is not among them counts from
    the last one around it. After a link or an image, counting goes on from its mark.

    The caller may change the place of a node that it was given, but nothing that comes later.
    """
    line = 0
    steps: list[tuple[Element, Element | None]] = [(root, None)]
    while steps:
        element, parent = steps.pop()
        if parent is None:
            line = lines.get(element, line)
            words = "".join(element.itertext()) if element.tag in skipped else (element.text or "")
            if element.tag not in skipped:
                if words.strip():
                    yield TextNode(element, element, words, line)
                for child in reversed(tuple(element)):
                    steps += ((child, element), (child, None))
        else:
            line = _line_behind(element, line)
            words = element.tail or ""
            if words.strip():
                yield TextNode(element, parent, words, line)
        line += words.count("\n") if line else 0


def masked(words: str) -> str:
    """`words` with `MASK` for every character that readers do not see; everything else stays at its offset."""
    return _HIDDEN.sub(lambda hidden: MASK * len(hidden[0]), words)


def _line_behind(element: Element, line: int) -> int:
    """The source line behind `element`, when counting has come to `line`."""
    if element.tag == "br" and line:
        # The library writes the line break behind `<br>` anew in one of its last steps.
        return line if (element.tail or "").startswith("\n") else line + 1
    position = last_position_of(element.get("href") or element.get("src") or "")
    return max(line, position.line) if position else line
