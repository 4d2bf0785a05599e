"""YAML text as a tree that keeps every scalar as it was written, and where.

PyYAML's own loaders turn `0201234567` into another number and `12:30` into 750, let the last of two equal keys
win, follow aliases, and composing 200,000 nested brackets ends the whole process. So we stop before composing:
the tree is built from the parser's events, size and depth are watched while they arrive, and only the small part
of YAML is let through that a person who edits a clinic's site has a use for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

import yaml

from elevate_site.errors import Problem
from elevate_site.model.rules import problem
from elevate_site.model.values import Position
from elevate_site.reading.yaml.evidence import Place
from elevate_site.reading.yaml.faults import explain_fault

try:
    from yaml import CSafeLoader as FastestLoader
except ImportError:  # PyYAML was built without its C library; the same events, ten times slower
    from yaml import SafeLoader as FastestLoader  # type: ignore[assignment]  # either class will do

__all__ = ["FastestLoader", "MappingNode", "Node", "ScalarNode", "SequenceNode", "YamlLoader", "read_tree"]

YamlLoader: TypeAlias = type[yaml.SafeLoader] | type[yaml.CSafeLoader]

_DEEPEST = 20
"""No setting of ours is nested deeper than six."""
_MOST_REPAIRS = 20
"""How many lines without quotes are mended in one text, so that the rest of it can be checked as well."""


class ScalarNode(NamedTuple):
    """A single value, as text."""

    text: str
    position: Position
    quoted: bool = False
    """Whether it was in quotes or a block, so that empty or `~` is meant as it stands."""

    @property
    def absent(self) -> bool:
        """Whether nothing was written: `key:`, or YAML's words for nothing."""
        return not self.quoted and self.text in ("", "~", "null")


class SequenceNode(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    position: Position


class MappingNode(NamedTuple):
    """Keys with their values, in the order in which they were written; no key is there twice."""

    entries: tuple[tuple[ScalarNode, Node], ...]
    position: Position


Node: TypeAlias = ScalarNode | SequenceNode | MappingNode


class _RefusedError(Exception):
    """The text uses a part of YAML that is not let through."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.message)
        self.problem = found


def read_tree(text: str, file: str, loader: YamlLoader = FastestLoader) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree of the YAML `text`, and what is wrong with it.

    Line numbers count in `text`: whoever cuts it out of a file puts blank lines in front. The tree is `None` when
    the text is empty or cannot be understood; a line that only lacks quotes is mended and the rest still read.
    """
    repaired: list[Problem] = []
    while True:
        problems: list[Problem] = []
        try:
            tree = _read_document(iter(loader(text).get_event, None), file, problems)
        except _RefusedError as refused:
            return None, (*repaired, *problems, refused.problem)
        except yaml.YAMLError as error:
            fault = explain_fault(
                text, file, _place(error, "problem_mark"), _context(error), str(getattr(error, "problem", ""))
            )
            if fault.repaired_text is None or len(repaired) == _MOST_REPAIRS:
                return None, (*repaired, *problems, fault.problem)
            repaired.append(fault.problem)
            text = fault.repaired_text
        else:
            return tree, (*repaired, *problems)


def _place(holder: yaml.YAMLError | yaml.Event, mark_name: str) -> Place | None:
    mark = getattr(holder, mark_name, None)
    return Place(mark.line, mark.column) if mark else None


def _context(error: yaml.YAMLError) -> tuple[str, Place] | None:
    place = _place(error, "context_mark")
    return (str(getattr(error, "context", "")), place) if place else None


def _read_document(events: Iterator[yaml.Event], file: str, problems: list[Problem]) -> Node | None:
    next(events)  # the beginning of the stream
    if isinstance(next(events), yaml.StreamEndEvent):
        return None
    tree = _read_node(next(events), events, file, problems, 1)
    next(events)  # the end of the document
    following = next(events)
    if not isinstance(following, yaml.StreamEndEvent):
        raise _refusal(following, file, "A second part begins here with ---.", "Keep everything in one part.")
    return None if isinstance(tree, ScalarNode) and tree.absent else tree


def _read_node(event: yaml.Event, events: Iterator[yaml.Event], file: str, problems: list[Problem], depth: int) -> Node:
    mark = event.start_mark
    position = Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)
    if isinstance(event, yaml.ScalarEvent) and event.anchor is None and event.tag is None:
        return ScalarNode(event.value, position, quoted=bool(event.style))
    _refuse_features(event, file, depth)
    if isinstance(event, yaml.SequenceStartEvent):
        items: list[Node] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(_read_node(event, events, file, problems, depth + 1))
        return SequenceNode(tuple(items), position)
    entries: dict[str, tuple[ScalarNode, Node]] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _read_key(event, events, file, problems, depth)
        value = _read_node(next(events), events, file, problems, depth + 1)
        if key.text in entries:
            problems.append(_repeated_key(key, entries[key.text][0], file))
        else:
            entries[key.text] = (key, value)
    return MappingNode(tuple(entries.values()), position)


def _read_key(
    event: yaml.Event, events: Iterator[yaml.Event], file: str, problems: list[Problem], depth: int
) -> ScalarNode:
    key = _read_node(event, events, file, problems, depth + 1)
    if not isinstance(key, ScalarNode):
        hint = "If the brackets are part of a text, put quotes around the whole text."
        raise _refusal(event, file, "A list or group of keys stands where the name of a key should be.", hint)
    return key


def _repeated_key(key: ScalarNode, first: ScalarNode, file: str) -> Problem:
    message = f"`{key.text}` is here for the second time; the first is on line {first.position.line}."
    return problem("key-repeated", file, *key.position, message, "Keep the one that is right and delete the other.")


def _refuse_features(event: yaml.Event, file: str, depth: int) -> None:
    if depth > _DEEPEST:
        hint = "Look for brackets or dashes that were typed by mistake."
        raise _refusal(event, file, f"Here are more than {_DEEPEST} lists or groups inside each other.", hint)
    hint = "If it is part of a text, put quotes around the whole text."
    anchor = getattr(event, "anchor", None)
    if isinstance(event, yaml.AliasEvent):
        raise _refusal(
            event, file, f"*{anchor} refers to another value (YAML calls it an alias); that is not used here.", hint
        )
    if anchor is not None:
        raise _refusal(
            event, file, f"&{anchor} gives this value a name (YAML calls it an anchor); that is not used here.", hint
        )
    tag = getattr(event, "tag", None)
    if tag is not None:
        shown = tag.replace("tag:yaml.org,2002:", "!!")
        raise _refusal(
            event, file, f"{shown} says what kind of value this is (YAML calls it a tag); that is not used here.", hint
        )


def _refusal(event: yaml.Event, file: str, message: str, hint: str) -> _RefusedError:
    place = _place(event, "start_mark")
    line, column = (place.line + 1, place.column + 1) if place else (0, 0)
    return _RefusedError(problem("yaml-feature", file, line, column, message, hint))
