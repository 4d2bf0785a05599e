"""The SQLite file of a memory: how it is begun, told from all others, read and cleared."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

__all__ = ["connect_to_read", "connect_to_write", "end_build", "known_keys", "read", "write"]

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
_PATIENCE = 5.0
"""Seconds to wait for a preview that is just reading."""
_KEY = 32  # bytes


@contextmanager
def _all_damage_alike() -> Iterator[None]:
    """Where `sqlite3` stumbles over the words of a damaged file, say what it says of other damage."""
    try:
        yield
    except UnicodeError as error:
        raise sqlite3.DatabaseError(str(error)) from error


@_all_damage_alike()
def connect_to_write(file: Path | None) -> sqlite3.Connection:
    """Our tables in `file`; raises `sqlite3.DatabaseError` when there is something else."""
    connection = sqlite3.connect(file or "", timeout=_PATIENCE, check_same_thread=False)
    try:
        # If the machine loses its power now, the file may be damaged, and everything is made again.
        connection.execute("PRAGMA synchronous = OFF")
        # What is forgotten stays readable until its place is taken; the history of content/ keeps it for longer.
        connection.execute("PRAGMA secure_delete = OFF")
        if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            connection.executescript(_TABLES)
        _require_ours(connection)
    except (sqlite3.Error, UnicodeError):
        connection.close()
        raise
    return connection


def connect_to_read(file: Path) -> sqlite3.Connection | None:
    """Our tables in `file`, which is not written; `None` when there are none."""
    try:
        connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
    except sqlite3.Error:
        return None
    try:
        _require_ours(connection)
    except (sqlite3.Error, UnicodeError):
        connection.close()
        return None
    return connection


def _require_ours(connection: sqlite3.Connection) -> None:
    found = tuple(connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    if found != _OURS:
        raise sqlite3.DatabaseError("it is not one of ours")


@_all_damage_alike()
def read(connection: sqlite3.Connection, keys: Sequence[bytes]) -> dict[bytes, bytes]:
    """The values of `keys` that are to the byte what was written."""
    marks = ",".join("?" * len(keys))
    rows = connection.execute(f"SELECT key, value FROM made WHERE key IN ({marks})", keys)  # noqa: S608  # only marks
    return {key: made for key, value in rows if value[:4] == _checksum(key, made := value[4:])}


@_all_damage_alike()
def known_keys(connection: sqlite3.Connection, keys: Sequence[bytes]) -> set[bytes]:
    """Those of `keys` that have a value."""
    marks = ",".join("?" * len(keys))
    return {key for (key,) in connection.execute(f"SELECT key FROM made WHERE key IN ({marks})", keys)}  # noqa: S608  # only marks


@_all_damage_alike()
def write(connection: sqlite3.Connection, key: bytes, value: bytes) -> None:
    """Put `value` in place of what there may be under `key`."""
    connection.execute("INSERT OR REPLACE INTO made VALUES (?, ?)", (key, _checksum(key, value) + value))


@_all_damage_alike()
def end_build(connection: sqlite3.Connection, asked_for: Iterable[bytes]) -> None:
    """Write down what a build asked for; every few builds, remove what the last few did not ask for."""
    connection.execute("INSERT INTO builds (keys) VALUES (?)", (b"".join(asked_for),))
    newest, count = connection.execute("SELECT max(number), count(*) FROM builds").fetchone()
    if count >= 2 * _BUILDS_KEPT:
        connection.execute("DELETE FROM builds WHERE number <= ?", (newest - _BUILDS_KEPT,))
        _forget(connection)
    connection.commit()


def _forget(connection: sqlite3.Connection) -> None:
    lists = [keys for (keys,) in connection.execute("SELECT keys FROM builds")]
    asked_for = {keys[start : start + _KEY] for keys in lists for start in range(0, len(keys), _KEY)}
    forgotten = [row for row in connection.execute("SELECT key FROM made") if row[0] not in asked_for]
    connection.executemany("DELETE FROM made WHERE key = ?", forgotten)
    connection.commit()
    connection.executescript("PRAGMA incremental_vacuum")


def _checksum(key: bytes, value: bytes) -> bytes:
    return zlib.crc32(value, zlib.crc32(key)).to_bytes(4, "big")
