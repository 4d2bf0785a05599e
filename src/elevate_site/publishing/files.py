"""Files written whole or not at all, and readable by everybody, as a web server needs them.

A file is written under another name and then renamed into place, so that no reader ever gets half of it. Writing many
files in several threads is slower than in one: nearly all of the time they wait for each other in the system.
"""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

from elevate_site.errors import PublishingFailedError

__all__ = [
    "PART",
    "make_folder",
    "part_in",
    "place_bytes",
    "remove_file",
    "remove_if_empty",
    "require_writable",
    "write_new",
]

PART = re.compile(r"\.[0-9a-f]{16}\.elevate-site-part")
"""The names under which files are written. One that is found later was left by a killed build, and is ours."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_READABLE = 0o444
_OPEN = 0o555
"""What everybody may do with a published file, and with a folder of them; a umask of 077 would forbid both."""

# This module calls `os` and not `pathlib`: making a Path for each of 10,000 files takes noticeable time.


def part_in(folder: str) -> str:
    """A name for a file that is written in `folder`; it is random, so it is not taken."""
    return f"{folder}/.{os.urandom(8).hex()}.elevate-site-part"


def place_bytes(data: bytes, target: str) -> None:
    """Make `target` hold exactly `data`, replacing any file or link of that name.

    Raises `PublishingFailedError`; `target` is then as it was.
    """
    # In the same folder, because a rename is atomic only within a file system.
    part = part_in(os.path.dirname(target))  # noqa: PTH120
    try:
        write_new(part, data)
        os.replace(part, target)  # noqa: PTH105
    except OSError as error:
        Path(part).unlink(missing_ok=True)
        raise PublishingFailedError(Path(target), error) from error


def write_new(file: str, data: bytes) -> None:
    """Write a file that does not exist yet, with few system calls.

    Raises `OSError`.
    """
    descriptor = os.open(file, _NEW, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        if os.name == "posix" and (mode := os.fstat(descriptor).st_mode) & _READABLE != _READABLE:
            os.chmod(descriptor, mode & 0o777 | _READABLE)  # noqa: PTH101
    finally:
        os.close(descriptor)


def make_folder(folder: str) -> tuple[str, ...]:
    """Make `folder` and its parents, unless they exist; returns those that it made, outermost first.

    Raises `PublishingFailedError`.
    """
    try:
        if (made := _make(folder)) is not None:
            return made
        above = make_folder(os.path.dirname(folder))  # noqa: PTH120
        # Where a folder cannot be made, as in /proc, the system says again that something is missing.
        return *above, *(_make(folder, missing=False) or ())
    except OSError as error:
        raise PublishingFailedError(Path(folder), error, "made") from error


def _make(folder: str, *, missing: bool = True) -> tuple[str, ...] | None:
    """The folder, if it did not exist; `None` when the one above it is missing, if that may be.

    Raises `OSError`.
    """
    try:
        os.mkdir(folder)  # noqa: PTH102
    except FileExistsError:
        if not os.path.isdir(folder):  # noqa: PTH112
            raise NotADirectoryError(errno.ENOTDIR, "a file is in the way") from None
        return ()
    except FileNotFoundError:
        if not missing:
            raise
        return None
    if (mode := os.stat(folder).st_mode) & _OPEN != _OPEN:  # noqa: PTH116
        os.chmod(folder, mode & 0o7777 | _OPEN)  # noqa: PTH101
    return (folder,)


def require_writable(folder: str) -> None:
    """Raise `PublishingFailedError` when nothing can be put into `folder`, which exists, nor be removed from it."""
    if not os.access(folder, os.W_OK | os.X_OK):
        only_read = hasattr(os, "statvfs") and os.statvfs(folder).f_flag & os.ST_RDONLY
        cause = errno.EROFS if only_read else errno.EACCES
        raise PublishingFailedError(Path(folder), OSError(cause, os.strerror(cause)))


def remove_file(target: Path) -> None:
    """Remove the file or link `target`, if it exists.

    Raises `PublishingFailedError`.
    """
    try:
        target.unlink(missing_ok=True)
    except OSError as error:
        raise PublishingFailedError(target, error, "removed") from error


def remove_if_empty(folder: Path) -> bool:
    """Remove `folder` if it is empty; returns whether it is gone."""
    try:
        folder.rmdir()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True
