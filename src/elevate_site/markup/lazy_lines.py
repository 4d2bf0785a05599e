"""Lines without an empty line above them, which become part of the item, quote or meaning there.

CommonMark lets a paragraph go on at the margin, for people who wrap their lines by hand (“lazy continuation lines”,
https://spec.commonmark.org/0.31.2/#lazy-continuation-line). Such people fill a line before they begin the next one, and
go on in the middle of a sentence. Whoever begins anew there wanted a block of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from elevate_site.markup.block_nodes import BlockFault, Container, ContainerKind, Leaf, Node
from elevate_site.markup.positions import without_marks
from elevate_site.model.values import Position

__all__ = ["FULL_LINE", "begins_anew", "breaks_line", "ends_with_heading", "find_unseparated", "has_room", "is_over"]

FULL_LINE = 60
"""A line that the next word would have made longer was full; nobody wraps a text by hand to fewer characters."""

_ENDS_SENTENCE = re.compile(r"[.!?;:…][\"”’»)*_]*$")
_FIRST_WORD = re.compile(r"\[[^\[\]\n]*\](?:\([^()\n]*\)|\[[^\[\]\n]*\])\S*|`[^`\n]*`\S*|\S+")
"""A link and code are one word for whoever wraps lines."""
_HARD_BREAK = re.compile(r"(?:\\|\ \ |<br\s?/?>)\ *$", re.IGNORECASE)
_LONGEST_BREAK = len("<br />  ")
_BOLD = re.compile(r"(\*\*|__)[^*_]+\1:?")
_SHOUTED = re.compile(r"[^\W\d_]{2,}\W+[^\W\d_]")
_BEFORE_CAPITAL = "*_\"“'‘«¿¡([<"
_BELOW_WORDS = "right below the words of its first line"
_NAMES: dict[ContainerKind, str] = {
    "bullets": f"list item\n{_BELOW_WORDS}",
    "numbers": f"list item\n{_BELOW_WORDS}",
    "quote": "quotation\nwith > too",
    "meaning": f"explanation\n{_BELOW_WORDS}",
    "note": "footnote\nbehind four spaces",
}
"""What a block is called, and how a line begins that belongs to it."""
_ITEMS = frozenset({"bullets", "numbers"})


def find_unseparated(leaf: Leaf, kind: ContainerKind, following: Sequence[Node]) -> Iterator[BlockFault]:
    """The first line of the paragraph `leaf` that was not meant to go on with the block of `kind` around it.

    `following` is the block behind that one, if there is any.
    """
    for number, (position, above, line) in enumerate(_lazy_lines(leaf)):
        is_term = position.line == leaf.last and _is_right_below(following, leaf)
        if is_term and is_over(above, line) and not _ENDS_SENTENCE.search(line):
            yield BlockFault("term-joined", *position, line)
            return
        if kind in _ITEMS and _is_heading(line, above):
            yield BlockFault("heading-below-item", *position, line.strip("*_"))
            return
        # Whoever wrapped the line above by hand wrapped this one, too.
        if not number and begins_anew(line, above):
            yield BlockFault("line-unseparated", *position, _NAMES[kind])
            return


def ends_with_heading(item: Container) -> bool:
    """Whether a line below `item` would become part of it, although it begins something new."""
    last: Node = item
    while isinstance(last, Container) and last.children:
        last = last.children[-1]
    return isinstance(last, Leaf) and any(_is_heading(line, above) for _, above, line in _lazy_lines(last))


def begins_anew(line: str, above: str) -> bool:
    """Whether `line` does not go on with the sentence of the line `above`, to judge by its looks."""
    return line.lstrip(_BEFORE_CAPITAL)[:1].isupper() and is_over(above, line)


def breaks_line(line: str) -> bool:
    """Whether the end of `line` begins a new one for readers: with a backslash, two blanks or <br>."""
    return _HARD_BREAK.search(line[-_LONGEST_BREAK:]) is not None


def is_over(line: str, below: str) -> bool:
    """Whether `line` ends a sentence, or ended before it was full."""
    return has_room(line, below) or bool(_ENDS_SENTENCE.search(line))


def has_room(line: str, below: str) -> bool:
    """Whether the first word of the line `below` would have had room in `line`."""
    word = _FIRST_WORD.match(below)
    return word is not None and len(line) + 1 + len(word[0]) <= FULL_LINE


def _lazy_lines(leaf: Leaf) -> Iterator[tuple[Position, str, str]]:
    """Each lazy line of `leaf`: where it begins, the line above it with its margin, and the line itself."""
    lines = without_marks(leaf.text).split("\n") if leaf.lazy else []
    for position in leaf.lazy:
        number = position.line - leaf.first
        above, line = lines[number - 1 : number + 1]
        if not breaks_line(above):
            # A list item is wrapped where its line ends, sign and all.
            margin = " " * (leaf.column - 1 if number == 1 else 0)
            yield position, margin + above.strip(), line.strip()


def _is_heading(line: str, above: str) -> bool:
    """Whether `line` leads to what is below it: bold as a whole, in capitals, or with a colon at its end."""
    if _BOLD.fullmatch(line) or (line.isupper() and _SHOUTED.search(line) and not above.isupper()):
        return True
    return line.rstrip("*_").endswith(":") and begins_anew(line, above)


def _is_right_below(following: Sequence[Node], leaf: Leaf) -> bool:
    return any(node.kind == "meaning" and node.first == leaf.last + 1 for node in following)
