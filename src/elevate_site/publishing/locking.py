"""One process at a time: a lock on a file, which the system releases when its process ends, however it ends.

On POSIX it is a record lock (`lockf`) on purpose: unlike `flock`, it does not live on in a worker process that outlives
a killed build, so nobody waits for a build that is gone. It keeps processes apart, not threads.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["one_at_a_time"]

_HELD = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})
"""The errors that mean that another process has the lock (POSIX `fcntl`; `EDEADLK` on Windows)."""

_NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL})
"""The errors of a file system without locks, as some network and container shares are."""

if sys.platform == "win32":
    import msvcrt

    def _try(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _wait(descriptor: int) -> None:
        # Windows gives up after ten seconds, but a build may take longer.
        while True:
            try:
                return msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
            except OSError as error:
                if error.errno not in _HELD:
                    raise

else:
    import fcntl

    def _try(descriptor: int) -> None:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _wait(descriptor: int) -> None:
        fcntl.lockf(descriptor, fcntl.LOCK_EX)


@contextmanager
def one_at_a_time(file: Path, waiting: Callable[[], object]) -> Iterator[None]:
    """Hold the lock on `file`, which is created if need be and never removed.

    If another process holds it, call `waiting` once and then wait for as long as it takes. Where the file system has
    no locks, go on without one, so that a site can be built there too.

    Raises `OSError` when the file cannot be opened.
    """
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        try:
            _try(descriptor)
        except OSError as error:
            if error.errno in _HELD:
                waiting()
                _wait(descriptor)
            elif error.errno not in _NO_LOCKS:
                raise
        yield
    finally:
        os.close(descriptor)
