"""Small facts about documents and pages, kept together: one row of the memory answers for all of them at once.

A table only repeats what the memory holds under each key, so that a build need not fetch and unpack ten thousand
values to find out that one of them is new. A fact that is not in the table is looked for in the memory as usual.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, TypeVar

from elevate_site.errors import Problem
from elevate_site.fingerprints.packing import digest_of, pack, unpack
from elevate_site.memory import Memory

__all__ = ["DocumentRow", "PageRow", "keep_table", "recall_table"]


class DocumentRow(NamedTuple):
    """The facts about a parsed document that comparing needs."""

    key: bytes
    """The key of the document in the memory: the digest of its file and of all else that parsing depends on."""
    parsed: bytes
    """The digest of the packed `ParsedDocument`; empty when the site does not speak the language."""
    text: bytes
    """The digest of the packed `TextSummary`."""
    problems: tuple[Problem, ...]
    """The Problems of its front matter, its text and its words."""


class PageRow(NamedTuple):
    """The facts about a rendered page that comparing needs."""

    key: bytes
    """The key of the page in the memory: the digest of all that rendering it depends on."""
    file: bytes
    """The SHA-256 of its file."""
    facts: bytes
    """The digest of its packed `PageFacts`."""
    problems: tuple[Problem, ...]
    """The Problems of the page by itself."""


_Row = TypeVar("_Row", DocumentRow, PageRow)


def recall_table(memory: Memory, kind: type[_Row]) -> Mapping[bytes, _Row]:
    """The rows of the last build, by key."""
    packed = memory.recall(_key(memory, kind))
    columns: Any = unpack(packed) if packed is not None else ()
    return {row.key: row for row in map(kind._make, zip(*columns, strict=True))}


def keep_table(memory: Memory, kind: type[_Row], before: Mapping[bytes, _Row], rows: Iterable[_Row]) -> None:
    """Keep `rows` for the next build in place of those of the last one, `before`."""
    table = {row.key: row for row in rows}
    if table != before:
        # Column by column, since a tuple of plain values is packed as a whole.
        memory.keep(_key(memory, kind), pack(tuple(zip(*table.values(), strict=True))))


def _key(memory: Memory, kind: type) -> bytes:
    return digest_of(memory.program, b"table", kind.__name__.encode())
