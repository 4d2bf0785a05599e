"""Remembers what a build made, whatever becomes of the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import Lock

from elevate_site.fingerprints.packing import digest_of
from elevate_site.fingerprints.program import program_digest
from elevate_site.memory.sqlite import connect_to_read, connect_to_write, end_build, known_keys, read, write

__all__ = ["FILE", "Memory", "memory_in", "recollection_of"]

FILE = "memory.sqlite"
"""Its name in the folder `.elevate-site` of a site."""

_KEPT_AT_ONCE = 1000
"""How many things go to the disk together; a build that is killed loses no more than these."""
_ASKED_AT_ONCE = 200  # in one question, which takes a third of the time of as many single ones

_Say = Callable[[str], object]


class Memory:
    """Remembers bytes by a key of 32 bytes: the digest of everything that they were made from.

    No fault of its file ever reaches a build. What cannot be read was not remembered, and what cannot be written is
    remembered for as long as the program runs.
    """

    def __init__(self, file: Path | None = None, *, earlier: Path | None = None, say: _Say = lambda _: None) -> None:
        """Use `file`, which is made if need be; without one, a nameless file of which nothing will be left.

        What is not remembered there is asked of the file `earlier`, which is only read. `say` is told when a file
        cannot be used, in a sentence for the person at the terminal.
        """
        self.program = program_digest()
        """The code that makes things, to the byte: a part of every key."""
        self._file = file
        self._say = say
        self._asked_for: set[bytes] = set()
        self._unwritten = 0
        # Pictures are made in several threads, each of which asks and keeps.
        self._one_at_a_time = Lock()
        self._connection = self._connect()
        self._earlier = connect_to_read(earlier) if earlier is not None else None

    def recall(self, key: bytes) -> bytes | None:
        """What was kept under `key`, or `None`."""
        return next(self.recall_each((key,)))

    def recall_each(self, keys: Sequence[bytes]) -> Iterator[bytes | None]:
        """What was kept under each of `keys`, in their order; many are asked for in one go."""
        for start in range(0, len(keys), _ASKED_AT_ONCE):
            some = keys[start : start + _ASKED_AT_ONCE]
            with self._one_at_a_time:
                found = self._recalled(some)
            yield from map(found.get, some)

    def _recalled(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        self._asked_for.update(keys)
        found: dict[bytes, bytes] = {}
        try:
            found = read(self._connection, keys)
        except sqlite3.Error as error:
            self._begin_afresh(error)
        if self._earlier is not None and len(found) < len(keys):
            with suppress(sqlite3.Error):
                found = read(self._earlier, keys) | found
        return found

    def hold(self, keys: Iterable[bytes]) -> None:
        """Do not forget what was kept under `keys`: a later build may ask for it."""
        self._asked_for.update(keys)

    def lacking(self, keys: Sequence[bytes]) -> frozenset[bytes]:
        """Those of `keys` under which nothing was kept. None of their values is read, so it may still be damaged."""
        known: set[bytes] = set()
        with self._one_at_a_time:
            self._asked_for.update(keys)
            for start in range(0, len(keys), _ASKED_AT_ONCE):
                some = keys[start : start + _ASKED_AT_ONCE]
                for connection in (self._connection, self._earlier):
                    with suppress(sqlite3.Error):
                        known |= known_keys(connection, some) if connection is not None else set()
        return frozenset(keys) - known

    def keep(self, key: bytes, value: bytes) -> None:
        """Remember `value` under `key`."""
        with self._one_at_a_time:
            self._asked_for.add(key)
            try:
                write(self._connection, key, value)
            except sqlite3.Error as error:
                self._begin_afresh(error)
                with suppress(sqlite3.Error):
                    write(self._connection, key, value)
            self._unwritten += 1
            if self._unwritten >= _KEPT_AT_ONCE:
                self._commit()

    def remember(self, name: str, make: Callable[[], bytes]) -> bytes:
        """See `model.remembering.Remember`."""
        key = digest_of(self.program, name.encode())
        value = self.recall(key)
        if value is None:
            value = make()
            self.keep(key, value)
        return value

    def settle(self) -> None:
        """End a build: what none of the last few asked for is forgotten soon."""
        asked_for, self._asked_for = self._asked_for, set()
        try:
            end_build(self._connection, asked_for)
        except sqlite3.Error as error:
            self._begin_afresh(error)

    def close(self) -> None:
        """Let go of the files; everything that was kept is in them."""
        self._commit()
        with suppress(sqlite3.Error):
            self._connection.close()
            if self._earlier is not None:
                self._earlier.close()

    def _commit(self) -> None:
        self._unwritten = 0
        try:
            self._connection.commit()
        except sqlite3.Error as error:
            self._begin_afresh(error)

    def _begin_afresh(self, error: sqlite3.Error) -> None:
        with suppress(sqlite3.Error):
            self._connection.close()
        self._do_without(error)
        self._connection = self._connect()

    def _do_without(self, error: sqlite3.Error) -> None:
        """Get rid of the file if it is damaged or not ours; leave it alone if it is the disk that refuses."""
        refused: Exception = error
        # A table that is missing is told as such a refusal too.
        damaged = not isinstance(error, sqlite3.OperationalError) or error.sqlite_errorcode == sqlite3.SQLITE_ERROR
        if self._file is not None and damaged:
            try:
                self._file.unlink(missing_ok=True)
            except OSError as failed:
                refused = failed
            else:
                self._say(f"{self._file} was damaged ({error}) and is begun afresh; this build takes longer for once.")
                return
        if self._file is not None:
            remedy = "Delete it, or give this user the right to read and write there."
            self._say(f"{self._file} cannot be used ({refused}), so this build makes everything anew. {remedy}")
        self._file = None

    def _connect(self) -> sqlite3.Connection:
        while self._file is not None:
            try:
                return connect_to_write(self._file)
            except sqlite3.Error as error:
                self._do_without(error)
        return connect_to_write(None)


@contextmanager
def memory_in(folder: Path, say: _Say = lambda _: None) -> Iterator[Memory]:
    """The memory in `folder`, which exists; `say` is told in a sentence if it cannot be used."""
    with closing(Memory(folder / FILE, say=say)) as memory:
        yield memory


def recollection_of(folder: Path) -> Memory:
    """Recalls what the memory in `folder` holds, and keeps the rest to itself. Writes nothing there."""
    return Memory(earlier=folder / FILE)
