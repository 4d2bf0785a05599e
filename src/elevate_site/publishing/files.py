"""Files written whole or not at all, one or many.

A file is written under another name and then renamed into place, so that no reader ever gets half of it. Writing many
files in several threads is slower than in one: nearly all of the time they wait for each other in the system.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from elevate_site.errors import PublishingFailedError
from elevate_site.fingerprints.stat_cache import FileStat
from elevate_site.publishing.staging import DiskStaging

__all__ = ["PART", "make_folder", "place_bytes", "place_files", "remove_file", "remove_if_empty"]

PART = re.compile(r"\.[0-9a-f]{16}\.elevate-site-part")
"""The names under which files are written. One that is found later was left by a killed build, and is ours."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)

# This module calls `os` and not `pathlib`: making a Path for each of 10,000 files takes noticeable time.


def place_files(
    output: Path, paths: Iterable[str], plan: Mapping[str, str], staging: DiskStaging
) -> Iterator[tuple[str, FileStat]]:
    """Write the files at `paths` into `output`, assets before pages; yields each as soon as it is in place.

    Raises `PublishingFailedError`; every file that was yielded until then is whole.
    """
    for path in sorted(paths, key=lambda path: (path.endswith(".html"), path)):
        target = f"{output}/{path}"
        try:
            make_folder(target.rpartition("/")[0])
            place_bytes(staging.content(plan[path]), target)
            status = os.stat(target)  # noqa: PTH116
        except OSError as error:
            raise PublishingFailedError(Path(target), error) from error
        yield path, FileStat.of(status, bytes.fromhex(plan[path]))


def place_bytes(data: bytes, target: str) -> None:
    """Make `target` hold exactly `data`, replacing any file or link of that name.

    Raises `PublishingFailedError`; `target` is then as it was.
    """
    # In the same folder, because a rename is atomic only within a file system. The name is random, so it is not taken.
    part = f"{os.path.dirname(target)}/.{os.urandom(8).hex()}.elevate-site-part"  # noqa: PTH120
    try:
        _write_new(part, data)
        os.replace(part, target)  # noqa: PTH105
    except OSError as error:
        Path(part).unlink(missing_ok=True)
        raise PublishingFailedError(Path(target), error) from error


def _write_new(file: str, data: bytes) -> None:
    """Write a file that does not exist yet: three system calls, where `open` makes seven."""
    descriptor = os.open(file, _NEW, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    finally:
        os.close(descriptor)


def make_folder(folder: str) -> None:
    """Make `folder` and its parents, unless they exist.

    Raises `PublishingFailedError`.
    """
    try:
        os.mkdir(folder)  # noqa: PTH102
    except FileExistsError:
        if not os.path.isdir(folder):  # noqa: PTH112
            raise PublishingFailedError(Path(folder), NotADirectoryError(20, "a file is in the way")) from None
    except FileNotFoundError:
        make_folder(folder.rpartition("/")[0])
        make_folder(folder)
    except OSError as error:
        raise PublishingFailedError(Path(folder), error) from error


def remove_file(target: Path) -> None:
    """Remove the file or link `target`, if it exists.

    Raises `PublishingFailedError`.
    """
    try:
        target.unlink(missing_ok=True)
    except OSError as error:
        raise PublishingFailedError(target, error) from error


def remove_if_empty(folder: Path) -> bool:
    """Remove `folder` if it is empty; returns whether it is gone."""
    try:
        folder.rmdir()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True
