"""One process at a time: a lock on a file, which the system takes back when its process dies, however it dies.

On POSIX these are record locks (`lockf`) on purpose: unlike `flock`, they do not live on in a worker process that
outlives a killed build, and so nobody ever waits for a build that is gone. They keep processes apart, not threads.
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
"""What the system says when another process has the lock (POSIX `fcntl`; `EDEADLK` from Windows)."""

_NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL})
"""What a file system says that knows no locks, as some network and container shares do."""

if sys.platform == "win32":
    import msvcrt

    def _try(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _wait(descriptor: int) -> None:
        # Windows gives up after ten seconds; a build may take longer.
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
    """Hold the lock on `file`, which is made if need be and never removed.

    When another process holds it, `waiting` is called once, and then this waits for as long as it takes. Where the
    file system knows no locks, it goes on without one: a build alone must still be possible there.

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
