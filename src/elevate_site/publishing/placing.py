"""Putting one file in its place, whole or not at all, and taking one away."""

from __future__ import annotations

import os
import re
from pathlib import Path

from elevate_site.errors import PublishingFailedError

__all__ = ["PART", "place_bytes", "remove_file", "remove_if_empty"]

PART = re.compile(r"\.[0-9a-f]{16}\.elevate-site-part")
"""The names of files on their way in. One that is found later was left by a killed build, and is ours."""


def place_bytes(data: bytes, target: Path) -> None:
    """Make `target` hold exactly `data`, in place of whatever file or link is there.

    Raises `PublishingFailedError`; `target` is then as it was.
    """
    # Beside the target, because a rename is whole only within a file system. Nobody else draws the same name.
    part = f"{target.parent}/.{os.urandom(8).hex()}.elevate-site-part"
    try:
        with open(part, "xb") as stream:  # noqa: PTH123 - 10,000 more Paths are felt
            stream.write(data)
        os.replace(part, target)  # noqa: PTH105 - likewise
    except OSError as error:
        Path(part).unlink(missing_ok=True)
        raise PublishingFailedError(target, error) from error


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
