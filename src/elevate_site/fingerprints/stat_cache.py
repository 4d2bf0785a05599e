"""A cache of file digests: a file is read again only if its stat says that somebody touched it.

The digest alone decides whether two files are equal. The stat (size, times, inode) tells whether we read it before.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from typing import NamedTuple, Self, TypeAlias

from elevate_site.fingerprints.packing import pack, unpack

__all__ = ["FileStat", "StatCache", "is_same_file", "pack_stats", "stat_file", "unpack_stats"]


class FileStat(NamedTuple):
    """The digest of a file, and the stat that it had when it was read."""

    size: int
    modified: int
    """When its content last changed, in nanoseconds."""
    entry_changed: int
    """When anything about it last changed, its name or owner too; on Windows, when it was created. In nanoseconds."""
    inode: int
    """Tells it from another file that took its name."""
    digest: bytes
    """The SHA-256 of its content."""

    @classmethod
    def of(cls, status: os.stat_result, digest: bytes) -> Self:
        """A file with this `status` and this content."""
        return cls(*_numbers(status), digest)


StatCache: TypeAlias = Mapping[str, FileStat]
"""Files by path; the caller chooses what the paths are relative to."""


def stat_file(file: str, status: os.stat_result, cached: FileStat | None) -> FileStat:
    """The digest and the stat of `file`; `cached` itself, without reading the file, if `status` fits it.

    Raises `OSError` when the file has to be read and cannot be.
    """
    if cached is not None and is_same_file(status, cached):
        return cached
    with open(file, "rb", buffering=0) as stream:  # noqa: PTH123  # a Path for each of 10,000 files takes noticeable time
        return FileStat.of(status, hashlib.sha256(stream.read()).digest())


def is_same_file(status: os.stat_result, cached: FileStat) -> bool:
    """Whether a file with this `status` is the `cached` one, untouched since it was read."""
    return cached[:4] == _numbers(status)


def _numbers(status: os.stat_result) -> tuple[int, int, int, int]:
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def pack_stats(stats: StatCache) -> bytes:
    """The cache as bytes."""
    columns: Iterable[tuple[object, ...]] = zip(*stats.values(), strict=True)
    return pack((tuple(stats), *columns))


def unpack_stats(packed: bytes | None) -> StatCache:
    """The cache that `pack_stats` made into bytes; an empty one for `None`."""
    if packed is None:
        return {}
    paths, *columns = unpack(packed)
    return dict(zip(paths, map(FileStat._make, zip(*columns, strict=True)), strict=True))
