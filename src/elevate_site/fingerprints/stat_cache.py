"""The digests of files, without reading again what was not touched since.

What a file holds is told by its digest alone. That it is still the same is told by its size, the times at which its
content and its entry were changed, and its number on the disk.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeAlias

from elevate_site.fingerprints.packing import pack, unpack

__all__ = ["Sighting", "Sightings", "pack_sightings", "sighting", "unpack_sightings"]


class Sighting(NamedTuple):
    """A file as it was seen."""

    size: int
    changed: int
    """When its content was changed, in nanoseconds."""
    entry_changed: int
    """When anything about it was changed; on Windows, when it was made."""
    number: int
    """What tells it from another file that took its name."""
    digest: bytes
    """Its SHA-256."""


Sightings: TypeAlias = Mapping[str, Sighting]
"""By what the file is called."""


def sighting(file: str, status: os.stat_result, earlier: Sighting | None) -> Sighting:
    """`file` as it is now, read only if it cannot be told from `status` that it is as it was `earlier`.

    Raises `OSError` when it has to be read and cannot be.
    """
    seen = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
    if earlier is not None and earlier[:4] == seen:
        return earlier
    with open(file, "rb", buffering=0) as stream:  # noqa: PTH123  # 10,000 Paths are felt
        return Sighting(*seen, hashlib.sha256(stream.read()).digest())


def pack_sightings(sightings: Sightings) -> bytes:
    """The `sightings` as bytes."""
    columns: Iterable[tuple[object, ...]] = zip(*sightings.values(), strict=True)
    return pack((tuple(sightings), *columns))


def unpack_sightings(packed: bytes | None) -> Sightings:
    """The same again; none for nothing."""
    if packed is None:
        return {}
    names, *columns = unpack(packed)
    return dict(zip(names, map(Sighting._make, zip(*columns, strict=True)), strict=True))
