"""A digest of the program; remembered results are valid only while it is unchanged."""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache
from pathlib import Path

__all__ = ["program_digest"]


@cache
def program_digest() -> bytes:
    """A digest of the code of this program and of the versions of Python and of every installed library.

    Libraries are identified by their metadata folders' names, which include versions; reading the contents would take
    longer than building a small site. Any change to what is installed makes all remembered results invalid.
    """
    digest = hashlib.sha256(f"{sys.implementation.cache_tag} {sys.hexversion}".encode())
    for folder in sys.path:
        for name in _libraries(folder):
            digest.update(f"{name}\n".encode())
    package = Path(__file__).parent.parent
    for file in sorted(package.rglob("*.py")):
        data = file.read_bytes()
        digest.update(f"{file.relative_to(package).as_posix()} {len(data)}\n".encode())
        digest.update(data)
    return digest.digest()


def _libraries(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entry.name for entry in entries if entry.name.endswith((".dist-info", ".egg-info")))
    except OSError:
        return []
