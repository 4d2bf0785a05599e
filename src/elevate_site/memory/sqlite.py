"""The SQLite file of a memory: created, recognized, read, written and cleaned up."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

__all__ = ["connect_to_read", "connect_to_write", "end_build", "known_keys", "read", "write"]

_OURS = (0x456C5369, 1)
"""Identifies our SQLite files (`application_id`) and the layout of their tables (`user_version`)."""
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
"""One transaction, because another process may be creating the same file at this moment."""
_BUILDS_KEPT = 4
"""A value is kept for at least this many builds that do not ask for it.

It is also how many builds pass between two clean-ups: for a large site one takes as long as reading all its articles.
"""
_PATIENCE = 5.0
"""Seconds to wait while a preview is reading."""
_KEY = 32
"""The length of a key in bytes."""


@contextmanager
def _damage_as_database_error() -> Iterator[None]:
    """Raise `DatabaseError`, as for all other damage, where `sqlite3` cannot decode the text of a damaged file."""
    try:
        yield
    except UnicodeError as error:
        raise sqlite3.DatabaseError(str(error)) from error


@_damage_as_database_error()
def connect_to_write(file: Path | str) -> sqlite3.Connection:
    """Open `file`, which may be one of SQLite's names for what is temporary, and create our tables if need be.

    Raises `sqlite3.DatabaseError` when the file contains something else.
    """
    connection = sqlite3.connect(file, timeout=_PATIENCE, check_same_thread=False)
    try:
        # If the machine loses power, the file may be damaged; then everything is made again.
        connection.execute("PRAGMA synchronous = OFF")
        # Removed values stay readable in the file for a while; the history of content/ keeps their sources for longer.
        connection.execute("PRAGMA secure_delete = OFF")
        if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            connection.executescript(_TABLES)
        _require_ours(connection)
    except (sqlite3.Error, UnicodeError):
        connection.close()
        raise
    return connection


def connect_to_read(file: Path) -> sqlite3.Connection | None:
    """Open `file` without writing to it; `None` when it does not contain our tables."""
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


@_damage_as_database_error()
def read(connection: sqlite3.Connection, keys: Sequence[bytes]) -> dict[bytes, bytes]:
    """The values of those `keys` that are in the file and undamaged."""
    marks = ",".join("?" * len(keys))
    rows = connection.execute(f"SELECT key, value FROM made WHERE key IN ({marks})", keys)  # noqa: S608  # question marks only
    return {key: value for key, stored in rows if stored[:4] == _checksum(key, value := stored[4:])}


@_damage_as_database_error()
def known_keys(connection: sqlite3.Connection, keys: Sequence[bytes]) -> set[bytes]:
    """The `keys` that have a value."""
    marks = ",".join("?" * len(keys))
    return {key for (key,) in connection.execute(f"SELECT key FROM made WHERE key IN ({marks})", keys)}  # noqa: S608  # likewise


@_damage_as_database_error()
def write(connection: sqlite3.Connection, key: bytes, value: bytes) -> None:
    """Store `value` under `key`, in place of an older one."""
    connection.execute("INSERT OR REPLACE INTO made VALUES (?, ?)", (key, _checksum(key, value) + value))


@_damage_as_database_error()
def end_build(connection: sqlite3.Connection, asked_for: Iterable[bytes]) -> None:
    """Record the keys that a build asked for; every few builds, remove the values that the last few did not ask for."""
    connection.execute("INSERT INTO builds (keys) VALUES (?)", (b"".join(asked_for),))
    newest, count = connection.execute("SELECT max(number), count(*) FROM builds").fetchone()
    if count >= 2 * _BUILDS_KEPT:
        connection.execute("DELETE FROM builds WHERE number <= ?", (newest - _BUILDS_KEPT,))
        _clean_up(connection)
    connection.commit()


def _clean_up(connection: sqlite3.Connection) -> None:
    lists = [keys for (keys,) in connection.execute("SELECT keys FROM builds")]
    asked_for = {keys[start : start + _KEY] for keys in lists for start in range(0, len(keys), _KEY)}
    forgotten = [row for row in connection.execute("SELECT key FROM made") if row[0] not in asked_for]
    connection.executemany("DELETE FROM made WHERE key = ?", forgotten)
    connection.commit()
    connection.executescript("PRAGMA incremental_vacuum")


def _checksum(key: bytes, value: bytes) -> bytes:
    return zlib.crc32(value, zlib.crc32(key)).to_bytes(4, "big")
