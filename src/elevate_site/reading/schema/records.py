"""From a tree of YAML to the model's dataclasses, and everything that is wrong with it.

pydantic could do this, but not so that it fits here: the model is made of the standard library alone and has value
types of its own (`Phone`, `LocalText`, `Months`); every message has to be ours, in words for a receptionist; every
Problem needs the line and column of the value or key; and a key that is misspelt, a list that was written as one
word or an empty value each want their own advice. What would be left to pydantic is the walk through the fields,
which is this module. Its import alone takes longer than reading 500 articles.

One fault gives one Problem: what is wrong is left out, and everything beside it goes on being read.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import TypeVar

from elevate_site.reading.schema import messages
from elevate_site.reading.schema.scalars import Reading, read_day_hours, read_leaf, read_local_words
from elevate_site.reading.schema.types import (
    DayHours,
    Leaf,
    LocalWords,
    Member,
    Named,
    Record,
    Series,
    Shape,
    record_shape,
)
from elevate_site.reading.yaml.tree import MappingNode, Node, ScalarNode, SequenceNode

__all__ = ["read_record", "read_series"]

T = TypeVar("T")


def read_record(
    record: type[T], node: Node, reading: Reading, substitutes: Mapping[str, object] | None = None
) -> T | None:
    """The dataclass `record` from the keys of `node`; `None` when something required could not be read.

    `substitutes` are values for required fields, for a caller who needs the record in any case.
    """
    found = _read_members(record_shape(record), node, "", reading, substitutes or {})
    return found if isinstance(found, record) else None


def read_series(
    record: type[T], node: Node, reading: Reading, substitutes: Mapping[str, object] | None = None
) -> tuple[T | None, ...]:
    """A dataclass for each item of the list `node`; `None` in the place of an item that could not be read."""
    if not isinstance(node, SequenceNode):
        reading.report("value-type", node.position, *messages.not_a_list(node, "", single=False))
        return ()
    shape = record_shape(record)
    found = []
    for number, item in enumerate(node.items):
        reading.positions[str(number)] = item.position
        value = _read_members(shape, item, str(number), reading, substitutes or {})
        found.append(value if isinstance(value, record) else None)
    return tuple(found)


def _read(shape: Shape, node: Node, path: str, reading: Reading) -> object | None:
    """The value of `node`, or `None` when it is wrong and the Problem has been told."""
    if isinstance(shape, Leaf):
        return read_leaf(shape.kind, node, path, reading)
    if isinstance(shape, Series):
        return _read_series(shape.item, node, path, reading)
    if isinstance(shape, Record):
        return _read_members(shape, node, path, reading, {})
    if isinstance(shape, LocalWords):
        return read_local_words(node, path, reading)
    if isinstance(shape, DayHours):
        return read_day_hours(node, path, reading)
    return _read_named(shape, node, path, reading)


def _read_series(item: Shape, node: Node, path: str, reading: Reading) -> tuple[object, ...] | None:
    """The whole list or nothing: without a wrong item, the others would no longer stand at their numbers."""
    if not isinstance(node, SequenceNode):
        single = isinstance(item, Leaf)
        reading.report("value-type", node.position, *messages.not_a_list(node, path, single=single))
        return None
    found = []
    for number, child in enumerate(node.items):
        below = f"{path}.{number}"
        reading.positions[below] = child.position
        if isinstance(child, ScalarNode) and child.absent:
            reading.report("value-empty", child.position, f"{messages.named(below)} is empty.", "Fill or delete it.")
            continue
        value = _read(item, child, below, reading)
        if value is not None:
            found.append(value)
    return tuple(found) if len(found) == len(node.items) else None


def _read_named(shape: Named, node: Node, path: str, reading: Reading) -> dict[str, object] | None:
    if not isinstance(node, MappingNode):
        reading.report("value-type", node.position, *messages.not_a_group(node, path))
        return None
    found = {}
    for key, child in node.entries:
        below = f"{path}.{key.text}"
        reading.positions[below] = key.position
        value = _read(shape.value, child, below, reading)
        if value is not None:
            found[key.text] = value
    return found


def _read_members(
    shape: Record, node: Node, path: str, reading: Reading, substitutes: Mapping[str, object]
) -> object | None:
    if not isinstance(node, MappingNode):
        reading.report("value-type", node.position, *messages.not_a_group(node, path, tuple(shape.members)))
        return None
    if "address" in shape.members:
        reading = _inside(node, reading)
    values = dict(substitutes)
    written = _assign_keys(shape, node, reading)
    for member in shape.members.values():
        if member.name in written:
            below = f"{path}.{member.name}" if path else member.name
            values.update(_read_member(member, *written[member.name], below, reading))
        elif member.required:
            reading.report("key-missing", node.position, *messages.missing(member, path))
    if not shape.required <= values.keys():
        return None
    made: object = shape.type(**values)
    return made


def _read_member(member: Member, key: ScalarNode, node: Node, path: str, reading: Reading) -> dict[str, object]:
    """The value of a key under its name; nothing when it is wrong or when the default is meant."""
    if isinstance(node, ScalarNode) and node.absent:
        if member.required:
            reading.report("value-empty", key.position, f"`{key.text}` is empty.", messages.fill(member))
        return {member.name: None} if member.may_be_none else {}
    reading.positions[path] = node.position
    if key.text != member.name:  # the name was a guess, and so would be what is wrong with the value
        reading = dataclasses.replace(reading, problems=[])
    value = _read(member.shape, node, path, reading)
    return {} if value is None else {member.name: value}


def _assign_keys(shape: Record, node: MappingNode, reading: Reading) -> dict[str, tuple[ScalarNode, Node]]:
    """The written keys by the names they stand for; a misspelt one stands for the name that was meant."""
    found = {key.text: (key, value) for key, value in node.entries if key.text in shape.members}
    for key, value in node.entries:
        if key.text in shape.members:
            continue
        meant, message, hint = messages.unknown_key(key.text, shape, found)
        reading.report("key-unknown", key.position, message, hint)
        if meant is not None:
            found.setdefault(meant, (key, value))
    return found


def _inside(node: MappingNode, reading: Reading) -> Reading:
    """The same reading, in the country of the address that stands beside the keys of `node`."""
    for key, value in node.entries:
        if key.text == "address" and isinstance(value, MappingNode):
            for inner, country in value.entries:
                if inner.text == "country" and isinstance(country, ScalarNode):
                    surroundings = dataclasses.replace(reading.surroundings, country=country.text)
                    return dataclasses.replace(reading, surroundings=surroundings)
    return reading
