"""Read a YAML tree into the model's dataclasses, and report everything that is wrong with it.

We do not use pydantic because the model is standard library only and has value types of its own (`Phone`,
`LocalText`, `Months`); every message has to be ours, in words for a receptionist; every Problem needs the line and
column of the value or key; and a misspelt key, a list written as one word and an empty value each need advice of
their own. Pydantic would only walk through the fields, and importing it takes longer than reading 500 articles.

One mistake gives one Problem: we leave out the invalid value and read everything beside it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from typing import TypeVar

from elevate_site.errors import Problem
from elevate_site.model.rules import problem
from elevate_site.model.values import Position
from elevate_site.reading.schema import key_messages, messages
from elevate_site.reading.schema.plain_values import Context, is_country
from elevate_site.reading.schema.scalar_types import TEXT, ScalarType
from elevate_site.reading.schema.scalars import Result, read_day_hours, read_local_text, read_scalar
from elevate_site.reading.schema.types import (
    DayHoursType,
    ListType,
    LocalTextType,
    MapType,
    RecordField,
    RecordType,
    SchemaType,
    record_type,
)
from elevate_site.reading.yaml.tree import MappingNode, Node, ScalarNode, SequenceNode

__all__ = ["read_record", "read_records"]

T = TypeVar("T")

_CONJUNCTIONS = ("and ", "or ", "but ", "y ", "o ", "pero ")
_Entry = tuple[ScalarNode, Node]


def read_record(record: type[T], node: Node, context: Context) -> Result[T]:
    """An instance of the dataclass `record` from the keys of `node`.

    None when a required value is invalid and `context` has nothing to stand in for it.
    """
    value, problems, positions = _read_fields(record_type(record), node, "", context)
    return Result(value if isinstance(value, record) else None, problems, positions)


def read_records(record: type[T], node: Node, context: Context) -> Result[tuple[T | None, ...]]:
    """An instance for each item of the list `node`, with `None` in the place of an item that is invalid."""
    if not isinstance(node, SequenceNode):
        message, hint = messages.not_a_list(node, "", scalars=False)
        return Result(None, (problem("value-type", context.file, *node.position, message, hint),))
    records: list[T | None] = []
    problems: list[Problem] = []
    positions: list[tuple[str, Position]] = []
    for number, item in enumerate(node.items):
        found = _read_fields(record_type(record), item, str(number), context)
        records.append(found.value if isinstance(found.value, record) else None)
        problems += found.problems
        positions += ((str(number), item.position), *found.positions)
    return Result(tuple(records), tuple(problems), tuple(positions))


def _read(expected: SchemaType, node: Node, path: str, context: Context) -> Result[object]:
    if isinstance(expected, ScalarType):
        return read_scalar(expected, node, path, context)
    if isinstance(expected, ListType):
        return _read_list(expected.item, node, path, context)
    if isinstance(expected, RecordType):
        return _read_fields(expected, node, path, context)
    if isinstance(expected, LocalTextType):
        return Result(*read_local_text(node, path, context))
    if isinstance(expected, DayHoursType):
        return Result(*read_day_hours(node, path, context))
    return _read_map(expected, node, path, context)


def _read_list(item: SchemaType, node: Node, path: str, context: Context) -> Result[object]:
    """The whole list or nothing: if we left out an invalid item, the numbers of those after it would change."""
    if not isinstance(node, SequenceNode):
        message, hint = messages.not_a_list(node, path, scalars=isinstance(item, ScalarType))
        return Result(None, (problem("value-type", context.file, *node.position, message, hint),))
    values: list[object] = []
    problems: list[Problem] = []
    positions: list[tuple[str, Position]] = []
    for number, child in enumerate(node.items):
        below = f"{path}.{number}"
        positions.append((below, child.position))
        if isinstance(child, ScalarNode) and child.absent:
            message = f"{messages.describe(below)} is empty."
            problems.append(problem("value-empty", context.file, *child.position, message, "Fill it in or delete it."))
            continue
        found = _read(item, child, below, context)
        problems += found.problems
        positions += found.positions
        if item is TEXT and number and _continues(node.items[number - 1], child):
            message, hint = messages.split_at_comma(path, child)
            problems.append(problem("yaml-syntax", context.file, *child.position, message, hint))
        if found.value is not None:
            values.append(found.value)
    return Result(tuple(values) if len(values) == len(node.items) else None, tuple(problems), tuple(positions))


def _continues(before: Node, item: Node) -> bool:
    """Whether `item` only seems to be one, because a comma in brackets cut the sentence `before` it in two."""
    if not isinstance(before, ScalarNode) or not isinstance(item, ScalarNode) or item.quoted:
        return False
    return item.position.line == before.position.line and item.text.startswith(_CONJUNCTIONS)


def _read_map(expected: MapType, node: Node, path: str, context: Context) -> Result[object]:
    if not isinstance(node, MappingNode):
        message, hint = messages.not_a_mapping(node, path)
        return Result(None, (problem("value-type", context.file, *node.position, message, hint),))
    values: dict[str, object] = {}
    problems: list[Problem] = []
    positions: list[tuple[str, Position]] = []
    for key, child in node.entries:
        below = f"{path}.{key.text}"
        found = _read(expected.value, child, below, context)
        problems += found.problems
        positions += ((below, key.position), *found.positions)
        if found.value is not None:
            values[key.text] = found.value
    return Result(values, tuple(problems), tuple(positions))


def _read_fields(expected: RecordType, node: Node, path: str, context: Context) -> Result[object]:
    if not isinstance(node, MappingNode):
        message, hint = messages.not_a_mapping(node, path, tuple(expected.fields))
        code = "value-empty" if isinstance(node, ScalarNode) and node.absent else "value-type"
        return Result(None, (problem(code, context.file, *node.position, message, hint),))
    if "address" in expected.fields:
        context = _in_country(node, context)
    node, indentation_problems = _with_indentation(expected, node, context)
    stand_ins = context.stand_ins.get(expected.dataclass, {})
    values = {name: value for name, value in stand_ins.items() if name not in expected.fields}
    written, key_problems = _match_keys(expected, node, context.file)
    problems = [*indentation_problems, *key_problems]
    understood = {key.position for key, _ in written.values()}
    strangers = [key for key, _ in node.entries if key.position not in understood]
    positions: list[tuple[str, Position]] = []
    for name, field in expected.fields.items():
        if name in written:
            found = _read_field(field, written[name], f"{path}.{name}" if path else name, context)
            problems += found.problems
            positions += found.positions
            if found.value is not None:
                values[name] = found.value
            elif found.problems and name in stand_ins:
                values[name] = stand_ins[name]
        elif field.required:
            values |= {name: stand_ins[name]} if name in stand_ins else {}
            message, hint = key_messages.missing_key(field, path, strangers)
            problems.append(problem("key-missing", context.file, *node.position, message, hint))
    complete = expected.required <= values.keys()
    return Result(expected.dataclass(**values) if complete else None, tuple(problems), tuple(positions))


def _read_field(field: RecordField, entry: _Entry, path: str, context: Context) -> Result[object]:
    """The value of a key.

    Nothing behind the colon is no answer, although the key has a default: the writer may have meant to give one.
    """
    key, node = entry
    if isinstance(node, ScalarNode) and node.absent:
        message = f"`{key.text}` is empty."
        rule, hint = key_messages.empty_key(field)
        found = problem(rule, context.file, *key.position, message, hint)
        return Result(None, (found,), ((path, key.position),))
    value, problems, positions = _read(field.type, node, path, context)
    if key.text != field.name:  # we guessed the key, so what seems wrong with the value may be a guess too
        problems = ()
    return Result(value, problems, ((path, node.position), *positions))


def _with_indentation(
    expected: RecordType, node: MappingNode, context: Context
) -> tuple[MappingNode, tuple[Problem, ...]]:
    """`node` with the keys that begin in the same column as the key to which they belong below that key."""
    entries: list[_Entry] = []
    moved: list[_Entry] = []
    problems: list[Problem] = []
    keys: Collection[str] = ()
    for key, value in node.entries:
        if key.text in keys and key.text not in expected.fields:
            owner = entries[-1][0]
            if not moved:
                message, hint = key_messages.not_indented(owner.text, key.text, key.position)
                problems.append(problem("yaml-syntax", context.file, *key.position, message, hint))
            moved.append((key, value))
            entries[-1] = (owner, MappingNode(tuple(moved), moved[0][0].position))
            continue
        entries.append((key, value))
        moved = []
        field = expected.fields.get(key.text)
        is_open = field is not None and isinstance(value, ScalarNode) and value.absent
        keys = _keys_below(field.type, context) if field is not None and is_open else ()
    return MappingNode(tuple(entries), node.position), tuple(problems)


def _keys_below(expected: SchemaType, context: Context) -> Collection[str]:
    """The keys that a value of this type may have."""
    if isinstance(expected, RecordType):
        return expected.fields
    return context.known_languages if isinstance(expected, LocalTextType) else ()


def _match_keys(expected: RecordType, node: MappingNode, file: str) -> tuple[dict[str, _Entry], list[Problem]]:
    """The entry of each field, and the unknown keys; a misspelt key counts as the field it resembles."""
    found = {key.text: (key, value) for key, value in node.entries if key.text in expected.fields}
    problems = []
    for key, value in node.entries:
        if key.text in expected.fields:
            continue
        meant, message, hint = key_messages.unknown_key(key.text, expected, found)
        problems.append(problem("key-unknown", file, *key.position, message, hint))
        if meant is not None:
            found.setdefault(meant, (key, value))
    return found, problems


def _in_country(node: MappingNode, context: Context) -> Context:
    """The same context, in the country of the `address` among the keys of `node`."""
    for key, value in node.entries:
        if key.text == "address" and isinstance(value, MappingNode):
            for inner, country in value.entries:
                if inner.text == "country" and isinstance(country, ScalarNode) and is_country(country.text):
                    return dataclasses.replace(context, country=country.text)
    return context
