"""Front matter as it nearly always is, read with one pattern instead of a parser of all of YAML.

Keys at the margin, each with a value in one line or a list of such values below it: of such a text no other tree can
be made. A value that is not in quotes begins with a letter or digit and holds none of the signs that mean something
to YAML; one that is holds no backslash and no quote. Anything else is for the parser, and so is every fault.
"""

from __future__ import annotations

import re

from elevate_site.model.values import Position
from elevate_site.reading.yaml.tree import MappingNode, Node, ScalarNode, SequenceNode

__all__ = ["read_usual_tree"]

# Letters of western languages and punctuation; no sign of YAML, and nothing that it takes for a line end.
_FIRST = r"[A-Za-z0-9\u00c0-\u024f]"
_SAFE = r"!$%()+./0-9;<=?A-Z^_a-z~\u00a1-\u024f\u2013\u2014\u2018-\u201d\u2026\-"
_WORDS = rf"{_FIRST}[{_SAFE},&'\"*@]*+(?:[ ]++[{_SAFE},&'\"*@]++)*+"
_ITEM = rf"{_FIRST}[{_SAFE}]*+(?:[ ]++[{_SAFE}]++)*+"
_QUOTED = rf"\"[ {_SAFE},&'*@:#\[\]{{}}|]*+\"|'[ {_SAFE},&\"*@:#\[\]{{}}|]*+'"
_VALUE = rf"(?:{_WORDS}|{_QUOTED})"
_ENTRY = re.compile(
    rf"""
    (?P<key>[a-z_]{{1,99}}+):
    (?: [ ]++(?P<value>{_VALUE})[ ]*+
      | [ ]++\[(?P<items>{_ITEM}(?:,[ ]*+{_ITEM})*+)\][ ]*+
      | (?P<list>(?:\n(?P<indent>[ ]*+)-[ ]++{_VALUE}[ ]*+)(?:\n(?P=indent)-[ ]++{_VALUE}[ ]*+)*+)
    )
    (?:\n|\Z)
    """,
    re.VERBOSE,
)
_WORD = re.compile(r"[^ ,][^,]*")


def read_usual_tree(text: str) -> MappingNode | None:
    """The tree of `text`, the same that the parser would make; `None` when it takes the parser to know."""
    offset = len(text) - len(text.lstrip("\n"))
    line = first = offset + 1
    entries: dict[str, tuple[ScalarNode, Node]] = {}
    while offset < len(text):
        match = _ENTRY.match(text, offset)
        if match is None or match["key"] in entries:
            return None
        key, value, items, below = match.group("key", "value", "items", "list")
        node: Node
        if value:
            node = _scalar(value, line, match.start("value") - offset + 1)
        elif items:
            node = _flow(items, Position(line, match.start("items") - offset))
        else:
            node = _list(below[1:].split("\n"), line + 1, len(match["indent"]) + 1)
        entries[key] = (ScalarNode(key, Position(line, 1)), node)
        line += 1 + (below or "").count("\n")
        offset = match.end()
    return MappingNode(tuple(entries.values()), Position(first, 1)) if entries else None


def _flow(items: str, bracket: Position) -> SequenceNode:
    """The list in one line that begins with `bracket`."""
    line, column = bracket
    words = (
        ScalarNode(word[0].rstrip(" "), Position(line, column + word.start() + 1)) for word in _WORD.finditer(items)
    )
    return SequenceNode(tuple(words), bracket)


def _list(lines: list[str], first: int, column: int) -> SequenceNode:
    """The list whose dashes stand in `column`, from line `first` on."""
    items: list[Node] = []
    for number, written in enumerate(lines, first):
        words = written[column:].strip(" ")
        items.append(_scalar(words, number, written.index(words, column) + 1))
    return SequenceNode(tuple(items), Position(first, column))


def _scalar(written: str, line: int, column: int) -> ScalarNode:
    if written[0] in "\"'":
        return ScalarNode(written[1:-1], Position(line, column), quoted=True)
    return ScalarNode(written, Position(line, column))
