"""The shape that a type has in YAML: what is a single value, a list, a group of keys.

Shapes are worked out from a dataclass once. Reading (`reading.schema`) and JSON Schema (`reading.json_schema`)
both follow them, so neither can know a key that the other does not.
"""

from __future__ import annotations

import dataclasses
import enum
import functools
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from elevate_site.model.settings import Interval
from elevate_site.model.values import LocalText
from elevate_site.reading.schema.scalar_types import KINDS, MEMBER_KINDS, Kind, choice_kind

__all__ = ["DayHours", "Leaf", "LocalWords", "Member", "Named", "Record", "Series", "Shape", "record_shape"]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A single value."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class LocalWords:
    """Words for all languages, or a group of language and words."""


@dataclass(frozen=True, slots=True)
class DayHours:
    """The hours of a day: one value, or a list of them."""


@dataclass(frozen=True, slots=True)
class Series:
    """A list."""

    item: Shape


@dataclass(frozen=True, slots=True)
class Named:
    """A group whose keys are free names."""

    value: Shape


@dataclass(frozen=True, slots=True)
class Member:
    """A key of a record."""

    name: str
    shape: Shape
    required: bool
    may_be_none: bool
    """Whether `None` is one of its values: then a key with nothing after it says "none", whatever the default."""


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """A group with known keys, which becomes an instance of a dataclass."""

    type: type
    members: Mapping[str, Member]
    """By name, in the order of the dataclass."""
    required: frozenset[str]


Shape: TypeAlias = Leaf | LocalWords | DayHours | Series | Named | Record


def record_shape(record: type) -> Record:
    """The shape of a dataclass: each field that a person writes, by its type.

    Raises `TypeError` for a field whose type has no row in `reading.kinds`.
    """
    return _worked_out(record)


@functools.cache
def _worked_out(record: type) -> Record:
    hints = typing.get_type_hints(record)
    members = {}
    for field in dataclasses.fields(record):
        if field.metadata.get("derived"):
            continue
        kind = MEMBER_KINDS.get((record, field.name))
        shape = Leaf(kind) if kind else _shape(hints[field.name])
        may_be_none = types.NoneType in typing.get_args(hints[field.name])
        members[field.name] = Member(field.name, shape, _is_required(field), may_be_none)
    return Record(record, members, frozenset(name for name, member in members.items() if member.required))


def _is_required(field: dataclasses.Field[object]) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _shape(hint: object) -> Shape:
    if hint in KINDS:
        return Leaf(KINDS[hint])
    if hint is LocalText:
        return LocalWords()
    if hint == tuple[Interval, ...]:
        return DayHours()
    if isinstance(hint, type) and issubclass(hint, enum.StrEnum):
        return Leaf(choice_kind(tuple(hint), hint))
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return record_shape(hint)
    return _generic_shape(hint)


def _generic_shape(hint: object) -> Shape:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):  # a value that may be left out is written like any other
        (shape,) = (_shape(argument) for argument in arguments if argument is not types.NoneType)
        return shape
    if origin is typing.Literal:
        return Leaf(choice_kind(arguments))
    if origin is tuple and arguments[1:] == (Ellipsis,):
        return Series(_shape(arguments[0]))
    if origin is Mapping:
        return Named(_shape(arguments[1]))
    raise TypeError(f"{hint} has no row in the table of kinds")
