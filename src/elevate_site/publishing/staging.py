"""Where the bytes of a build wait until the whole site is known to be good: on disk, or in memory for the preview."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import IO, Protocol, Self

from elevate_site.errors import PublishingFailedError
from elevate_site.publishing.locking import one_at_a_time
from elevate_site.publishing.paths import real_path, require_safe

__all__ = ["WORKSPACE", "DiskStaging", "MemoryStaging", "Staging"]

WORKSPACE = ".elevate-site"
"""The folder in a site for everything that can be made again."""


class Staging(Protocol):
    """A staging area, as the pipeline uses it."""

    def put(self, path: str, data: bytes) -> str:
        """Keep `data` for the file `path` of the site and return its SHA-256 in hexadecimal.

        Raises `ValueError` for a path that could lead out of the output folder.
        """
        ...

    def take(self, path: str, digest: str) -> bool:
        """Use bytes that are already here for the file `path`; returns whether bytes with this SHA-256 are."""
        ...


class MemoryStaging:
    """A site in memory, which the preview serves. Files of an `earlier` one need not be made again."""

    def __init__(self, earlier: MemoryStaging | None = None) -> None:
        self._digests: dict[str, str] = {}
        self.contents: dict[str, bytes] = {}
        """The bytes of all files by their SHA-256."""
        self._earlier: Mapping[str, bytes] = earlier.contents if earlier is not None else {}

    def put(self, path: str, data: bytes) -> str:
        """See `Staging.put`."""
        require_safe(path)
        digest = hashlib.sha256(data).hexdigest()
        self.contents.setdefault(digest, data)
        self._digests[path] = digest
        return digest

    def take(self, path: str, digest: str) -> bool:
        """See `Staging.take`."""
        data = self.contents.get(digest, self._earlier.get(digest))
        if data is None:
            return False
        self.contents[digest] = data
        self._digests[path] = digest
        return True

    def read(self, path: str) -> bytes | None:
        """The bytes of the file `path`, or `None` when the site has no such file."""
        digest = self._digests.get(path)
        return None if digest is None else self.contents[digest]


class DiskStaging:
    """A site in one nameless file on disk, so that pages do not fill the memory and a killed build leaves nothing.

    The system frees a file without a name when the process ends, however it ends. One file for all pages also makes
    staging fast: creating a file takes longer than rendering a page.

    Entering takes the site's lock: a second build of the same site waits until the first one has left. Enter before
    reading the sources, so that the second build reads the newest ones. The lock keeps processes apart, not threads.

    Args:
        site: The site folder; the file is in its folder `.elevate-site/`.
        waiting: Called once if another build is running, before waiting for it.
    """

    def __init__(self, site: Path, waiting: Callable[[], object] = lambda: None) -> None:
        self.site = real_path(site)
        self.workspace = self.site / WORKSPACE
        self._waiting = waiting
        self._exits = ExitStack()
        self._positions: dict[str, tuple[int, int]] = {}
        self._end = 0

    def __enter__(self) -> Self:
        """Wait for other builds of this site, and open the file.

        Raises `PublishingFailedError` when the system refuses.
        """
        workspace = self.workspace
        try:
            workspace.mkdir(parents=True, exist_ok=True)
            with ExitStack() as exits:
                exits.enter_context(one_at_a_time(workspace / "lock", self._waiting))
                self._file: IO[bytes] = exits.enter_context(tempfile.TemporaryFile(dir=workspace, buffering=0))
                self._exits = exits.pop_all()
        except OSError as error:
            # The nameless file has a name for a moment, which says nothing to anybody.
            locked = error.filename == str(workspace / "lock")
            raise PublishingFailedError(workspace / "lock" if locked else workspace, error) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Discard the staged bytes, and release the lock."""
        self._exits.close()

    def put(self, path: str, data: bytes) -> str:
        """See `Staging.put`; identical bytes are stored once.

        Raises `PublishingFailedError` when the disk is full.
        """
        require_safe(path)
        digest = hashlib.sha256(data).hexdigest()
        if digest not in self._positions:
            try:
                self._file.seek(self._end)
                rest = memoryview(data)
                while rest:
                    rest = rest[self._file.write(rest) :]
            except OSError as error:
                raise PublishingFailedError(self.workspace, error) from error
            self._positions[digest] = (self._end, len(data))
            self._end += len(data)
        return digest

    def take(self, path: str, digest: str) -> bool:
        """See `Staging.take`."""
        require_safe(path)
        return digest in self._positions

    def content(self, digest: str) -> bytes:
        """The staged bytes with this digest.

        Raises `KeyError` when there are none, `OSError` when the disk fails.
        """
        start, length = self._positions[digest]
        self._file.seek(start)
        return self._file.read(length)
