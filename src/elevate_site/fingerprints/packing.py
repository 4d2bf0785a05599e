"""Values as bytes: to be remembered, to be sent to another process, and to be compared by their digest.

The same value always gives the same bytes, which `pickle` does not promise: it also writes down which parts are one
and the same object. Unpacking can only make a value: it looks up no foreign names, even if somebody replaced the file.

A value is a frozen dataclass, an enumeration or a named tuple of this program, a tuple, a frozenset, a mapping, a day,
a time, a path, or one of Python's plain values. Lists of plain values are what `marshal` writes, at the speed of C.
"""

from __future__ import annotations

import dataclasses
import datetime
import enum
import hashlib
import marshal
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from importlib import import_module
from operator import attrgetter
from pathlib import Path, PurePath
from typing import Any
from zoneinfo import ZoneInfo

__all__ = ["digest_of", "pack", "unpack"]

_VERSION = 2
"""The last form of marshal in which equal values have equal bytes; later ones mark what is the same object."""
_OURS = "elevate_site."
_PLAIN = frozenset({str, int, float, bool, bytes, type(None)})
_Names = dict[type, int]


def pack(value: object) -> bytes:
    """`value` as bytes, which depend on nothing but the value.

    Raises `TypeError` when a part of it is no value.
    """
    names: _Names = {}
    flat = _flat(value, names)
    return marshal.dumps([[f"{kind.__module__}:{kind.__qualname__}" for kind in names], flat], _VERSION)


def unpack(data: bytes) -> Any:  # noqa: ANN401  # what was packed knows its own type
    """The value of which `pack` made `data`.

    Raises `ValueError` when `data` cannot be unpacked.
    """
    try:
        names, flat = marshal.loads(data)  # noqa: S302  # it holds plain values only, whoever wrote it
        return _whole(flat, [_maker(name) for name in names])
    except (ArithmeticError, AttributeError, EOFError, ImportError, LookupError, MemoryError, TypeError) as error:
        raise ValueError(str(error)) from error
    except RecursionError as error:
        raise ValueError(str(error)) from error


def digest_of(*parts: bytes) -> bytes:
    """A digest of `parts` in their order, which tells (`ab`, `c`) from (`a`, `bc`)."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()


# A flat value is plain, a tuple of plain values, or a list whose first item is its kind: the number of a class of
# ours, or a letter for another one. Most values of ours have plain parts only; these have a kind of their own, so that
# nobody looks at each of the parts.


def _flat(value: Any, names: _Names) -> Any:  # noqa: ANN401  # any value
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        if _PLAIN.issuperset(map(type, value)):
            return value
        return ["t", *[item if type(item) in _PLAIN else _flat(item, names) for item in value]]
    return _flattener(kind)(value, names)  # type: ignore[arg-type]  # every class can be hashed


def _flat_other(value: Any, names: _Names) -> Any:  # noqa: ANN401, PLR0911  # a line for each kind
    match value:
        case enum.Enum() if type(value).__module__.startswith(_OURS):
            return ["e", names.setdefault(type(value), len(names)), value.value]
        case frozenset():
            key = None if all(type(item) is str for item in value) else pack
            return ["s", *[_flat(item, names) for item in sorted(value, key=key)]]
        case Mapping():
            return ["m", *[_flat(item, names) for pair in value.items() for item in pair]]
        case datetime.datetime() if isinstance(value.tzinfo, ZoneInfo):
            return ["z", value.replace(tzinfo=None).isoformat(), value.tzinfo.key]
        case datetime.datetime():
            return ["dt", value.isoformat()]
        case datetime.date():
            return ["d", value.toordinal()]
        case datetime.time():
            return ["h", value.isoformat()]
        case PurePath():
            return ["p", str(value)]
        case _:
            raise TypeError(f"{type(value).__name__} is no value that can be packed")


_MAKERS: Mapping[str, Callable[..., Any]] = {
    "t": lambda *items: items,
    "s": lambda *items: frozenset(items),
    "m": lambda *items: dict(zip(items[::2], items[1::2], strict=True)),
    "z": lambda moment, zone: datetime.datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone)),
    "dt": datetime.datetime.fromisoformat,
    "d": datetime.date.fromordinal,
    "h": datetime.time.fromisoformat,
    "p": Path,
}


def _whole(flat: Any, makers: Sequence[Callable[..., Any]]) -> Any:  # noqa: ANN401  # any value
    if type(flat) is not list:
        return flat
    kind = flat[0]
    if type(kind) is int:
        if kind >= 0:
            return makers[kind](*flat[1:])
        return makers[~kind](*[_whole(item, makers) if type(item) is list else item for item in flat[1:]])
    if kind == "e":
        return makers[flat[1]](flat[2])
    return _MAKERS[kind](*[_whole(item, makers) if type(item) is list else item for item in flat[1:]])


@cache
def _flattener(kind: type[Any]) -> Callable[[Any, _Names], Any]:
    """The function that flattens values of this class."""
    if not kind.__module__.startswith(_OURS):
        return _flat_other
    if issubclass(kind, tuple) and hasattr(kind, "_fields"):
        return partial(_flat_record, kind, tuple)
    if dataclasses.is_dataclass(kind):
        return partial(_flat_record, kind, _parts_of(kind))
    return _flat_other


def _parts_of(kind: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
    """A function that gives the field values of a dataclass as a tuple."""
    names = [field.name for field in dataclasses.fields(kind)]
    if len(names) > 1:
        return attrgetter(*names)
    single = attrgetter(*names) if names else None  # which gives the value itself, not a tuple of it
    return lambda value: (single(value),) if single is not None else ()


def _flat_record(kind: type, parts_of: Callable[[Any], Iterable[Any]], value: object, names: _Names) -> list[Any]:
    number = names.setdefault(kind, len(names))
    parts = parts_of(value)
    if _PLAIN.issuperset(map(type, parts)):
        return [number, *parts]
    return [~number, *[part if type(part) in _PLAIN else _flat(part, names) for part in parts]]


@cache
def _maker(name: str) -> Callable[..., Any]:
    """The function that makes a value of the class `name` from its fields."""
    module, _, qualified = name.partition(":")
    found = getattr(import_module(module), qualified) if module.startswith(_OURS) else None
    if not isinstance(found, type):
        raise TypeError(f"{name} is no class of this program")
    if issubclass(found, enum.Enum) or dataclasses.is_dataclass(found):
        return found
    if issubclass(found, tuple) and hasattr(found, "_fields"):
        return found
    raise TypeError(f"{name} is no value")
