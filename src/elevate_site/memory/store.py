"""Recalls and keeps the results of builds, whatever happens to the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from threading import Lock

from elevate_site.errors import MemoryLostError
from elevate_site.fingerprints.packing import digest_of
from elevate_site.fingerprints.program import program_digest
from elevate_site.memory.sqlite import connect_to_read, connect_to_write, end_build, known_keys, read, write

__all__ = ["FILE", "Memory", "memory_in", "unsaved_memory"]

FILE = "memory.sqlite"
"""The name of the file in the folder `.elevate-site` of a site."""

_KEPT_AT_ONCE = 1000
"""How many values go to disk in one transaction; a killed build loses at most as many."""
_ASKED_AT_ONCE = 200
"""How many keys go into one query, which takes a third of the time of as many single ones."""

_Say = Callable[[str], object]


class Memory:
    """Keeps bytes under a key of 32 bytes: the digest of everything that they were made from.

    A problem with the file never stops a build. A value that cannot be read counts as never kept, and a value that
    cannot be written is kept for as long as the program runs.
    """

    def __init__(self, file: Path | None = None, *, earlier: Path | None = None, say: _Say = lambda _: None) -> None:
        """Open a memory.

        Args:
            file: Where values are kept, created if it does not exist; without one, in a temporary file.
            earlier: Another memory, which is only read, for keys that are not in `file`.
            say: Called with a sentence for the person at the terminal when `file` cannot be used.
        """
        self.program = program_digest()
        """The digest of the program that makes the values: a part of every key."""
        self._file = file
        self._say = say
        self._temporary = ""
        """Where to remember without a file: on the disk by SQLite's name for a temporary file, or in RAM."""
        self._asked_for: set[bytes] = set()
        self._unwritten = 0
        # Several threads make pictures, and each of them recalls and keeps.
        self._lock = Lock()
        self._connection = self._connect()
        self._earlier = connect_to_read(earlier) if earlier is not None else None

    def recall(self, key: bytes) -> bytes | None:
        """The value under `key`, or `None`."""
        return next(self.recall_each((key,)))

    def recall_each(self, keys: Sequence[bytes]) -> Iterator[bytes | None]:
        """The value under each of `keys`, in their order; faster than recalling one after the other."""
        for start in range(0, len(keys), _ASKED_AT_ONCE):
            some = keys[start : start + _ASKED_AT_ONCE]
            with self._lock:
                found = self._recalled(some)
            yield from map(found.get, some)

    def _recalled(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        self._asked_for.update(keys)
        found: dict[bytes, bytes] = {}
        try:
            found = read(self._connection, keys)
        except sqlite3.Error as error:
            self._start_anew(error)
        if self._earlier is not None and len(found) < len(keys):
            with suppress(sqlite3.Error):
                found = read(self._earlier, keys) | found
        return found

    def fetch(self, keys: Sequence[bytes]) -> Iterator[bytes]:
        """The value under each of `keys` that this build kept, or that is known to be there.

        Raises `MemoryLostError` when something is there no more.
        """
        for value in self.recall_each(keys):
            if value is None:
                raise MemoryLostError("The memory of earlier builds has lost what it held.")
            yield value

    def hold(self, keys: Iterable[bytes]) -> None:
        """Keep the values under `keys` alive, though this build does not need them."""
        self._asked_for.update(keys)

    def lacking(self, keys: Sequence[bytes]) -> frozenset[bytes]:
        """The `keys` that are absent. Values are not read, so a present one may be damaged."""
        known: set[bytes] = set()
        with self._lock:
            self._asked_for.update(keys)
            for start in range(0, len(keys), _ASKED_AT_ONCE):
                some = keys[start : start + _ASKED_AT_ONCE]
                for connection in (self._connection, self._earlier):
                    with suppress(sqlite3.Error):
                        known |= known_keys(connection, some) if connection is not None else set()
        return frozenset(keys) - known

    def keep(self, key: bytes, value: bytes) -> None:
        """Keep `value` under `key`."""
        with self._lock:
            self._asked_for.add(key)
            try:
                write(self._connection, key, value)
            except sqlite3.Error as error:
                self._start_anew(error)
                with suppress(sqlite3.Error):
                    write(self._connection, key, value)
            self._unwritten += 1
            if self._unwritten >= _KEPT_AT_ONCE:
                self._commit()

    def remember(self, name: str, make: Callable[[], bytes]) -> bytes:
        """See `model.theme.Remember`."""
        key = digest_of(self.program, name.encode())
        value = self.recall(key)
        if value is None:
            value = make()
            self.keep(key, value)
        return value

    def forget(self) -> None:
        """Start a new memory, because this one has lost values."""
        self._earlier = None
        self._start_anew(sqlite3.DatabaseError("values are missing"))

    def settle(self) -> None:
        """End a build; values that none of the last few builds asked for are removed every now and then."""
        asked_for, self._asked_for = self._asked_for, set()
        try:
            end_build(self._connection, asked_for)
        except sqlite3.Error as error:
            self._start_anew(error)

    def close(self) -> None:
        """Write everything that was kept, and close the files."""
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
            self._start_anew(error)

    def _start_anew(self, error: sqlite3.Error) -> None:
        with suppress(sqlite3.Error):
            self._connection.close()
        self._give_up_file(error)
        self._connection = self._connect()

    def _give_up_file(self, error: sqlite3.Error) -> None:
        """Remove the file if it is damaged or not ours; leave it alone if the disk refused."""
        refused: Exception = error
        # SQLite reports a missing table as an OperationalError too.
        damaged = not isinstance(error, sqlite3.OperationalError) or error.sqlite_errorcode == sqlite3.SQLITE_ERROR
        if self._file is not None and damaged:
            try:
                self._file.unlink(missing_ok=True)
            except OSError as failed:
                refused = failed
            else:
                self._say(f"{self._file} was damaged, so a new one was started. This build takes longer than usual.")
                return
        if self._file is not None:
            full = getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_FULL
            remedy = (
                f"Make room on the disk that holds {self._file.parent}."
                if full
                else "Delete it, or give this user the right to read and write there."
            )
            self._say(f"{self._file} cannot be used ({refused}), so this build starts from scratch. {remedy}")
        else:  # the disk has no room for a temporary file either
            self._temporary = ":memory:"
        self._file = None

    def _connect(self) -> sqlite3.Connection:
        while self._file is not None:
            try:
                return connect_to_write(self._file)
            except sqlite3.Error as error:
                self._give_up_file(error)
        return connect_to_write(self._temporary)


def memory_in(folder: Path, say: _Say = lambda _: None) -> closing[Memory]:
    """The memory in `folder`, which exists; `say` is called with a sentence if the file cannot be used."""
    return closing(Memory(folder / FILE, say=say))


def unsaved_memory(folder: Path) -> Memory:
    """A memory that recalls what the one in `folder` keeps, and writes nothing there."""
    return Memory(earlier=folder / FILE)
