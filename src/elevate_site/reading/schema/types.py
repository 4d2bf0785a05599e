"""The types of a YAML document, derived from the model's dataclasses: scalars, lists, maps and records.

We derive them once for each dataclass. Reading (`reading.schema.records`) and JSON Schema
(`reading.schema.json_schema`) both use them, so neither can accept a key that the other does not know.
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
from elevate_site.reading.schema.scalar_types import FIELD_TYPES, SCALAR_TYPES, ScalarType, choice_type

__all__ = [
    "DayHoursType",
    "ListType",
    "LocalTextType",
    "MapType",
    "RecordField",
    "RecordType",
    "SchemaType",
    "record_type",
]


@dataclass(frozen=True, slots=True)
class LocalTextType:
    """One text for all languages, or a map from language to text."""


@dataclass(frozen=True, slots=True)
class DayHoursType:
    """The opening hours of one day: one value, or a list of them."""


@dataclass(frozen=True, slots=True)
class ListType:
    """A list."""

    item: SchemaType


@dataclass(frozen=True, slots=True)
class MapType:
    """A map from names that the writer chooses."""

    value: SchemaType


@dataclass(frozen=True, slots=True)
class RecordField:
    """One key of a record."""

    name: str
    type: SchemaType
    required: bool


@dataclass(frozen=True, slots=True, eq=False)
class RecordType:
    """A map with fixed keys, which becomes an instance of a dataclass."""

    dataclass: type
    fields: Mapping[str, RecordField]
    """By name, in the order of the dataclass."""
    required: frozenset[str]


SchemaType: TypeAlias = ScalarType | LocalTextType | DayHoursType | ListType | MapType | RecordType


def record_type(record: type) -> RecordType:
    """The type of a dataclass: each field that a person writes, with its type.

    Raises `TypeError` for a field whose type has no row in `reading.schema.scalar_types`.
    """
    return _derive(record)


@functools.cache
def _derive(record: type) -> RecordType:
    hints = typing.get_type_hints(record)
    fields = {}
    for field in dataclasses.fields(record):
        if field.metadata.get("derived"):
            continue
        found = FIELD_TYPES.get((record, field.name)) or _type_of(hints[field.name])
        required = field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
        fields[field.name] = RecordField(field.name, found, required)
    return RecordType(record, fields, frozenset(name for name, field in fields.items() if field.required))


def _type_of(hint: object) -> SchemaType:
    if hint in SCALAR_TYPES:
        return SCALAR_TYPES[hint]
    if hint is LocalText:
        return LocalTextType()
    if hint == tuple[Interval, ...]:
        return DayHoursType()
    if isinstance(hint, type) and issubclass(hint, enum.StrEnum):
        return choice_type(tuple(hint), hint)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return record_type(hint)
    return _generic_type(hint)


def _generic_type(hint: object) -> SchemaType:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):  # an optional value is written like a required one
        (found,) = (_type_of(argument) for argument in arguments if argument is not types.NoneType)
        return found
    if origin is typing.Literal:
        return choice_type(arguments)
    if origin is tuple and arguments[1:] == (Ellipsis,):
        return ListType(_type_of(arguments[0]))
    if origin is Mapping:
        return MapType(_type_of(arguments[1]))
    raise TypeError(f"{hint} has no row in the table of scalar types")
