"""What earlier builds made, each in a file named by the digest of what it was made from.

The folder can be deleted at any time: what is missing or damaged is made anew.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from elevate_site.model.remembering import Remember

__all__ = ["memory_in", "recollection_of"]

_DIGEST_LENGTH = hashlib.sha256().digest_size


def memory_in(folder: Path) -> Remember:
    """Recalls what is in `folder`, and keeps there what had to be made. Where it cannot write, it makes anew."""

    def remember(name: str, make: Callable[[], bytes]) -> bytes:
        data = _read(folder / name)
        if data is None:
            data = make()
            with suppress(OSError):
                _write(folder / name, data)
        return data

    return remember


def recollection_of(folder: Path) -> Remember:
    """Recalls what is in `folder`, and keeps what had to be made for as long as the program runs. Writes nothing."""
    made: dict[str, bytes] = {}

    def remember(name: str, make: Callable[[], bytes]) -> bytes:
        if name not in made:
            data = _read(folder / name)
            made[name] = make() if data is None else data
        return made[name]

    return remember


def _read(place: Path) -> bytes | None:
    """The bytes in the file, or `None` when they are not the ones that were written there."""
    try:
        content = place.read_bytes()
    except OSError:
        return None
    digest, data = content[:_DIGEST_LENGTH], content[_DIGEST_LENGTH:]
    return data if hashlib.sha256(data).digest() == digest else None


def _write(place: Path, data: bytes) -> None:
    """The file whole, or not at all: a build that is killed leaves no half of one."""
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(data).digest() + data)
        os.replace(part, place)  # noqa: PTH105  # `part` is a name that mkstemp gives as text
    except OSError:
        with suppress(OSError):
            os.unlink(part)  # noqa: PTH108  # likewise
        raise
