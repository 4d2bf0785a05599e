"""Putting one file in its place, whole or not at all, and taking one away."""

from __future__ import annotations

import os
import re
from pathlib import Path

from elevate_site.errors import PublishingFailedError

__all__ = ["PART", "place_bytes", "remove_file", "remove_if_empty"]

PART = re.compile(r"\.[0-9a-f]{16}\.elevate-site-part")
"""The names of files on their way in. One that is found later was left by a killed build, and is ours."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def place_bytes(data: bytes, target: str) -> None:
    """Make `target` hold exactly `data`, in place of whatever file or link is there.

    Raises `PublishingFailedError`; `target` is then as it was.
    """
    # Beside the target, because a rename is whole only within a file system. Nobody else draws the same name.
    part = f"{os.path.dirname(target)}/.{os.urandom(8).hex()}.elevate-site-part"  # noqa: PTH120 - 10,000 Paths are felt
    try:
        _write_new(part, data)
        os.replace(part, target)  # noqa: PTH105 - likewise
    except OSError as error:
        Path(part).unlink(missing_ok=True)
        raise PublishingFailedError(Path(target), error) from error


def _write_new(file: str, data: bytes) -> None:
    """Write a file that does not exist yet; three calls of the system, where `open` needs seven."""
    descriptor = os.open(file, _NEW, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    finally:
        os.close(descriptor)


def remove_file(target: Path) -> None:
    """Remove the file or link `target`, if it is there.

    Raises `PublishingFailedError`.
    """
    try:
        target.unlink(missing_ok=True)
    except OSError as error:
        raise PublishingFailedError(target, error) from error


def remove_if_empty(folder: Path) -> bool:
    """Remove `folder` if nothing is in it; whether it is gone."""
    try:
        folder.rmdir()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True
