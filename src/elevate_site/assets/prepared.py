"""What becomes of one picture, in a form that can be remembered: bytes behind a line that describes them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = [
    "Encoded",
    "Fault",
    "Prepared",
    "pack_encoded",
    "pack_prepared",
    "too_large",
    "unpack_encoded",
    "unpack_prepared",
]


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a picture cannot be published."""

    code: str
    """The rule that it breaks."""
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture without anything that does not belong on the web."""

    data: bytes
    media_type: str
    """What it is now."""
    found: str
    """What the file held, which its name may deny."""
    width: int
    height: int
    still: bool
    """Whether variants can be made of it: pixels that do not move."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """One variant of a picture."""

    media_type: str
    width: int
    data: bytes


def too_large(message: str) -> Fault:
    """What is said of a picture that has too many bytes or pixels."""
    return Fault("picture-size", message, "Save it smaller: a page shows at most 1280 pixels from side to side.")


def pack_prepared(prepared: Prepared) -> bytes:
    """A picture as bytes."""
    facts = [prepared.media_type, prepared.found, prepared.width, prepared.height, prepared.still]
    return _line(facts) + prepared.data


def unpack_prepared(packed: bytes) -> Prepared:
    """The same again."""
    line, _, data = packed.partition(b"\n")
    return Prepared(data, *json.loads(line))


def pack_encoded(variants: tuple[Encoded, ...]) -> bytes:
    """All variants of a picture as bytes."""
    facts = [[each.media_type, each.width, len(each.data)] for each in variants]
    return _line(facts) + b"".join(each.data for each in variants)


def unpack_encoded(packed: bytes) -> tuple[Encoded, ...]:
    """The same again."""
    line, _, data = packed.partition(b"\n")
    variants: list[Encoded] = []
    start = 0
    for media_type, width, length in json.loads(line):
        variants.append(Encoded(media_type, width, data[start : start + length]))
        start += length
    return tuple(variants)


def _line(facts: Sequence[object]) -> bytes:
    return json.dumps(facts).encode() + b"\n"
