"""The paths of published files: which are allowed, so that none can lead out of the output folder."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

__all__ = ["MANIFEST", "folders_above", "is_safe", "real_path", "require_safe"]

MANIFEST = "manifest.json"
"""The one file name in the output folder that no page or asset may have."""

_NEVER_A_PART = frozenset({"", ".", ".."})
# A colon names a drive or a stream on Windows, a backslash is a separator there, and no system takes a NUL.
_NEVER_A_CHARACTER = frozenset(":\\\0")


def is_safe(path: str) -> bool:
    """Whether `path` names a file inside the output folder on every system: relative, with `/`, without `..`."""
    return _NEVER_A_PART.isdisjoint(path.split("/")) and _NEVER_A_CHARACTER.isdisjoint(path) and path != MANIFEST


def require_safe(path: str) -> None:
    """Raise `ValueError` unless `path` is safe: an unsafe one comes from a bug in this program, not from content."""
    if not is_safe(path):
        raise ValueError(f"{path!r} is not a path of a published file")


def folders_above(paths: Iterable[str]) -> set[str]:
    """Every folder that one of `paths` is in, the topmost (the output folder) left out."""
    folders: set[str] = set()
    for folder in {path.rpartition("/")[0] for path in paths}:
        above = folder
        while above and above not in folders:
            folders.add(above)
            above = above.rpartition("/")[0]
    return folders


def real_path(path: Path) -> Path:
    """`path` in full, with all links followed. Never raises; a link that leads to itself stays as it is."""
    return Path(os.path.realpath(path))
