"""Names that change when the bytes do, so that browsers may keep a file for ever."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath

__all__ = ["hashed_path"]

_DIGITS = 10


def hashed_path(path: str, data: bytes) -> str:
    """`assets/leaf.png` as `assets/leaf-0f3a….png`."""
    pure = PurePosixPath(path)
    digest = hashlib.sha256(data).hexdigest()[:_DIGITS]
    return str(pure.with_name(f"{pure.stem}-{digest}{pure.suffix}"))
