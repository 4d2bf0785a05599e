"""What earlier builds made, by the digest of all that it was made from, in one SQLite file.

The file can be deleted at any time. It is never trusted further than its checksums: what is damaged, or was written by
somebody else, is forgotten and made anew. What the last few builds did not ask for goes, so that it cannot grow on.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import Lock

from elevate_site.packing import digest_of
from elevate_site.program import program_digest

__all__ = ["FILE", "Memory", "memory_in", "recollection_of"]

FILE = "memory.sqlite"
"""Its name in the folder `.elevate-site` of a site."""

_OURS = (0x456C5369, 1)
"""How SQLite files of ours are told from all others, and in which form its tables are."""
_TABLES = f"""
PRAGMA page_size = 8192;
PRAGMA auto_vacuum = INCREMENTAL;
BEGIN EXCLUSIVE;
CREATE TABLE IF NOT EXISTS made (key BLOB PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS builds (number INTEGER PRIMARY KEY, keys BLOB NOT NULL);
PRAGMA application_id = {_OURS[0]};
PRAGMA user_version = {_OURS[1]};
COMMIT;
"""
"""All or nothing, whoever else is beginning the same file at this moment."""
_BUILDS_KEPT = 4
"""How many builds at least go by without asking for a thing before it is forgotten.

And how often that is looked into: for a large site it takes as long as reading all its articles does.
"""
_KEPT_AT_ONCE = 1000
"""How many things go to the disk together; a build that is killed loses no more than these."""
_ASKED_AT_ONCE = 200  # in one question, which takes a third of the time of as many single ones
_PATIENCE = 5.0
"""Seconds to wait for a preview that is just reading."""
_KEY = 32  # bytes

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
        self._earlier = _connect_to_read(earlier) if earlier is not None else None

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
            found = _read(self._connection, keys)
        except sqlite3.Error as error:
            self._begin_afresh(error)
        if self._earlier is not None and len(found) < len(keys):
            with suppress(sqlite3.Error):
                found = _read(self._earlier, keys) | found
        return found

    def hold(self, key: bytes) -> None:
        """Do not forget what was kept under `key`: a later build may ask for it."""
        self._asked_for.add(key)

    def keep(self, key: bytes, value: bytes) -> None:
        """Remember `value` under `key`."""
        with self._one_at_a_time:
            self._asked_for.add(key)
            self._write("INSERT OR REPLACE INTO made VALUES (?, ?)", key, _checksum(key, value) + value)
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
        """End a build; every few of them, forget what neither it nor one of the last few asked for."""
        self._write("INSERT INTO builds (keys) VALUES (?)", b"".join(self._asked_for))
        self._asked_for = set()
        try:
            newest, count = self._connection.execute("SELECT max(number), count(*) FROM builds").fetchone()
            if count >= 2 * _BUILDS_KEPT:
                self._connection.execute("DELETE FROM builds WHERE number <= ?", (newest - _BUILDS_KEPT,))
                self._forget()
            self._connection.commit()
        except sqlite3.Error as error:
            self._begin_afresh(error)

    def _forget(self) -> None:
        """Remove what no build asked for of which there is a list."""
        lists = [keys for (keys,) in self._connection.execute("SELECT keys FROM builds")]
        asked_for = {keys[start : start + _KEY] for keys in lists for start in range(0, len(keys), _KEY)}
        forgotten = [row for row in self._connection.execute("SELECT key FROM made") if row[0] not in asked_for]
        self._connection.executemany("DELETE FROM made WHERE key = ?", forgotten)
        self._connection.commit()
        self._connection.executescript("PRAGMA incremental_vacuum")

    def close(self) -> None:
        """Let go of the files; everything that was kept is in them."""
        self._commit()
        with suppress(sqlite3.Error):
            self._connection.close()
            if self._earlier is not None:
                self._earlier.close()

    def _write(self, statement: str, *values: object) -> None:
        try:
            self._connection.execute(statement, values)
        except sqlite3.Error as error:
            self._begin_afresh(error)
            with suppress(sqlite3.Error):
                self._connection.execute(statement, values)

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
            self._say(f"{self._file} cannot be used ({refused}), so this build makes everything anew.")
        self._file = None

    def _connect(self) -> sqlite3.Connection:
        while self._file is not None:
            try:
                return _connect_to_write(self._file)
            except sqlite3.Error as error:
                self._do_without(error)
        return _connect_to_write(None)


@contextmanager
def memory_in(folder: Path, say: _Say = lambda _: None) -> Iterator[Memory]:
    """The memory in `folder`, which exists; `say` is told in a sentence if it cannot be used."""
    with closing(Memory(folder / FILE, say=say)) as memory:
        yield memory


def recollection_of(folder: Path) -> Memory:
    """Recalls what the memory in `folder` holds, and keeps the rest to itself. Writes nothing there."""
    return Memory(earlier=folder / FILE)


def _connect_to_write(file: Path | None) -> sqlite3.Connection:
    """Our tables in `file`; raises `sqlite3.DatabaseError` when there is something else."""
    connection = sqlite3.connect(file or "", timeout=_PATIENCE, check_same_thread=False)
    try:
        # If the machine loses its power now, the file may be damaged, and everything is made again.
        connection.execute("PRAGMA synchronous = OFF")
        # What is forgotten lies in content/ and dist/ too, and need not be wiped out.
        connection.execute("PRAGMA secure_delete = OFF")
        if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            connection.executescript(_TABLES)
        _require_ours(connection)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _connect_to_read(file: Path) -> sqlite3.Connection | None:
    try:
        connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
    except sqlite3.Error:
        return None
    try:
        _require_ours(connection)
    except sqlite3.Error:
        connection.close()
        return None
    return connection


def _require_ours(connection: sqlite3.Connection) -> None:
    found = tuple(connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    if found != _OURS:
        raise sqlite3.DatabaseError("it is not one of ours")


def _read(connection: sqlite3.Connection, keys: Sequence[bytes]) -> dict[bytes, bytes]:
    """The values of `keys` that are to the byte what was written."""
    marks = ",".join("?" * len(keys))
    rows = connection.execute(f"SELECT key, value FROM made WHERE key IN ({marks})", keys)  # noqa: S608  # only marks
    return {key: made for key, value in rows if value[:4] == _checksum(key, made := value[4:])}


def _checksum(key: bytes, value: bytes) -> bytes:
    return zlib.crc32(value, zlib.crc32(key)).to_bytes(4, "big")
