"""Parse YAML into a tree that keeps every scalar as it was written, with its position.

PyYAML's own loaders turn `0201234567` into another number and `12:30` into 750, let the last of two equal keys
win, and follow aliases; composing 200,000 nested brackets crashes the whole process. So we stop before composing:
we build the tree from the parser's events, check the depth as they arrive, and accept only the small part of YAML
that a person who edits a clinic's site can use.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

import yaml

from elevate_site.errors import Problem
from elevate_site.model.rules import problem
from elevate_site.model.theme import SourceFile
from elevate_site.model.values import Position
from elevate_site.reading.files import read_bytes
from elevate_site.reading.source_text import decode_text
from elevate_site.reading.yaml.comments import find_number_signs
from elevate_site.reading.yaml.faults import explain_fault

try:
    from yaml import CSafeLoader as FastestLoader
except ImportError:  # PyYAML was built without its C library; the same events, ten times slower
    from yaml import SafeLoader as FastestLoader  # type: ignore[assignment]  # either class will do

__all__ = [
    "FastestLoader",
    "MappingNode",
    "Node",
    "ScalarNode",
    "SequenceNode",
    "YamlLoader",
    "read_tree",
    "read_yaml_file",
]

YamlLoader: TypeAlias = type[yaml.SafeLoader] | type[yaml.CSafeLoader]

_MAX_DEPTH = 20
"""None of our settings is nested more than six levels deep."""
_MAX_REPAIRS = 20
"""How many lines without quotes we repair in one text, so that the rest of it is checked too."""


class ScalarNode(NamedTuple):
    """A single value, as text."""

    text: str
    position: Position
    quoted: bool = False
    """Whether it was in quotes or a block, so that an empty text or `~` means itself."""

    @property
    def absent(self) -> bool:
        """Whether nothing was written: `key:`, or one of YAML's words for nothing."""
        return not self.quoted and self.text in ("", "~", "null")


class SequenceNode(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    position: Position


class MappingNode(NamedTuple):
    """Keys with their values, in the order of the text; no key occurs twice."""

    entries: tuple[tuple[ScalarNode, Node], ...]
    position: Position


Node: TypeAlias = ScalarNode | SequenceNode | MappingNode


def read_yaml_file(file: SourceFile) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree in `file`, and what is wrong with it; no tree and no Problem when it contains only comments."""
    data, problems = read_bytes(file)
    if problems:
        return None, problems
    text, text_problems = decode_text(data, file.path)
    tree, tree_problems = read_tree(text, file.path)
    return tree, (*text_problems, *tree_problems, *find_number_signs(text, file.path))


def read_tree(text: str, file: str, loader: YamlLoader = FastestLoader) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree of the YAML `text`, and what is wrong with it.

    Lines count from the start of `text`: a caller that cuts it out of a file puts blank lines in front. The tree is
    `None` when the text is empty or cannot be parsed; we repair lines that only lack quotes and read on.
    """
    repaired: list[Problem] = []
    while True:
        builder = _TreeBuilder(text, file, loader)
        try:
            tree = builder.document()
        except _UnsupportedError as error:
            return None, (*repaired, *builder.problems, error.problem)
        except yaml.YAMLError as error:
            fault = explain_fault(text, file, error)
            if fault.repaired_text is None or len(repaired) == _MAX_REPAIRS:
                return None, (*repaired, *builder.problems, fault.problem)
            repaired.append(fault.problem)
            text = fault.repaired_text
        else:
            return tree, (*repaired, *builder.problems)


class _UnsupportedError(Exception):
    """The text uses a part of YAML that we do not accept."""

    def __init__(self, event: yaml.Event, file: str, message: str, hint: str) -> None:
        super().__init__(message)
        mark = event.start_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        self.problem = problem("yaml-feature", file, line, column, message, hint)


class _TreeBuilder:
    """Builds the tree of one text from the events of PyYAML's parser.

    `problems` are the repeated keys so far; they are still worth reporting when the parser stops later in the text.
    """

    def __init__(self, text: str, file: str, loader: YamlLoader) -> None:
        self._events = yaml.parse(text, loader)
        self._file = file
        self.problems: list[Problem] = []

    def document(self) -> Node | None:
        """The whole tree.

        Raises `_UnsupportedError`, and `yaml.YAMLError` where the text is not YAML.
        """
        events = self._events
        next(events)  # the beginning of the stream
        if isinstance(next(events), yaml.StreamEndEvent):
            return None
        tree = self._node(next(events), 1)
        next(events)  # the end of the document
        following = next(events)
        if not isinstance(following, yaml.StreamEndEvent):
            message = "A second part begins here with ---, and only one can be read."
            raise _UnsupportedError(following, self._file, message, "Keep everything in one part.")
        return None if isinstance(tree, ScalarNode) and tree.absent else tree

    def _node(self, event: yaml.Event, depth: int) -> Node:
        mark = event.start_mark
        position = Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)
        if isinstance(event, yaml.ScalarEvent) and event.anchor is None and event.tag is None:
            return ScalarNode(event.value, position, quoted=bool(event.style))
        _check_supported(event, self._file, depth)
        events = self._events
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Node] = []
            while not isinstance(event := next(events), yaml.SequenceEndEvent):
                items.append(self._node(event, depth + 1))
            return SequenceNode(tuple(items), position)
        entries: dict[str, tuple[ScalarNode, Node]] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._key(event, depth + 1)
            value = self._node(next(events), depth + 1)
            if key.text in entries:
                self.problems.append(_repeated_key(key, entries[key.text][0], self._file))
            else:
                entries[key.text] = (key, value)
        return MappingNode(tuple(entries.values()), position)

    def _key(self, event: yaml.Event, depth: int) -> ScalarNode:
        key = self._node(event, depth)
        if not isinstance(key, ScalarNode):
            message = "There is a list or a group of keys here in place of the name of a key."
            hint = "If the brackets are part of a text, put quotes around the whole text."
            raise _UnsupportedError(event, self._file, message, hint)
        return key


def _repeated_key(key: ScalarNode, first: ScalarNode, file: str) -> Problem:
    message = f"`{key.text}` is already on line {first.position.line}."
    return problem("key-repeated", file, *key.position, message, "Keep the one that is right and delete the other.")


def _check_supported(event: yaml.Event, file: str, depth: int) -> None:
    """Raises `_UnsupportedError` for aliases, anchors, tags and deep nesting."""
    if depth > _MAX_DEPTH:
        message = f"More than {_MAX_DEPTH} lists or groups are nested here."
        raise _UnsupportedError(event, file, message, "Look for brackets or dashes that were typed by mistake.")
    anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
    sign = "*" if isinstance(event, yaml.AliasEvent) else "&" if anchor is not None else "!"
    hint = f"Text that begins with {sign} needs quotes around all of it."
    if isinstance(event, yaml.AliasEvent):
        message = f"*{anchor} refers to another value (a YAML alias), which cannot be used here."
        raise _UnsupportedError(event, file, message, hint)
    if anchor is not None:
        message = f"&{anchor} gives this value a name (a YAML anchor), which cannot be used here."
        raise _UnsupportedError(event, file, message, hint)
    if tag is not None:
        shown = tag.replace("tag:yaml.org,2002:", "!!")
        message = f"{shown} gives this value a type (a YAML tag), which cannot be used here."
        raise _UnsupportedError(event, file, message, hint)
