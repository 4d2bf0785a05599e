"""All documents parsed, or remembered.

What parsing makes of a document depends on nothing but its file and the spellings of the glossary, and is remembered by
the digest of these. What is inside is unpacked only when somebody asks: arranging asks for the outlines of all
documents, and a page for its own text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from elevate_site.errors import Problem, SourceChangedError
from elevate_site.fingerprints.packing import digest_of, pack, unpack
from elevate_site.memory import Memory
from elevate_site.model.document import ParsedDocument
from elevate_site.model.fragment import TextSummary
from elevate_site.model.values import LanguageCode
from elevate_site.pipeline.context import BuildContext
from elevate_site.pipeline.tables import DocumentRow, keep_table, recall_table
from elevate_site.pipeline.workers import Parts, Workers
from elevate_site.reading.documents import DocumentFile
from elevate_site.reading.files import read_bytes
from elevate_site.structure.pages.glossary import Spellings

__all__ = ["Documents", "parse_documents"]


@dataclass(frozen=True, slots=True)
class _Keys:
    """How the memory calls the documents of a site."""

    program: bytes
    spellings: bytes
    """The packed spellings of the glossary, by language."""

    def of(self, file: DocumentFile, digest: bytes) -> bytes:
        """The key of the document in `file`, whose SHA-256 is `digest`."""
        name = f"{file.file.path}\n{file.kind}\n{file.name}\n{file.language}"
        return digest_of(self.program, b"document", self.spellings, name.encode(), digest)

    @staticmethod
    def of_pieces(key: bytes) -> bytes:
        """The key of the pieces of a document."""
        return digest_of(key, b"pieces")


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents of one build, in the order of their files, as the memory holds them."""

    files: Mapping[str, DocumentFile]
    """By path."""
    rows: Mapping[str, DocumentRow]
    """By path."""
    keys: _Keys
    memory: Memory

    @property
    def problems(self) -> Iterator[Problem]:
        """What is wrong with single documents."""
        return (problem for row in self.rows.values() for problem in row.problems)

    def parsed(self) -> tuple[ParsedDocument, ...]:
        """All documents in languages that the site speaks.

        Raises `SourceChangedError`, as the other methods do, when the memory lost a document whose file has changed
        since.
        """
        spoken = [path for path, row in self.rows.items() if row.parsed]
        return tuple([unpack(parsed) for parsed, _, _ in self._values(spoken)])

    def text(self, path: str) -> TextSummary:
        """The summary of the text of the document at `path`."""
        summary: TextSummary = unpack(next(self.packed_texts([path])))
        return summary

    def packed_texts(self, paths: Sequence[str]) -> Iterator[bytes]:
        """The packed summaries of the texts of these documents."""
        return (text for _, text, _ in self._values(paths))

    def packed_pieces(self, paths: Sequence[str]) -> Iterator[bytes]:
        """The packed pieces of the texts of these documents."""
        keys = [self.keys.of_pieces(self.rows[path].key) for path in paths]
        for path, key, packed in zip(paths, keys, self.memory.recall_each(keys), strict=True):
            yield packed if packed is not None else self._parse_again(path, key)

    def _values(self, paths: Sequence[str]) -> Iterator[tuple[bytes, bytes, bytes]]:
        """The packed `ParsedDocument`, `TextSummary` and Problems of these documents."""
        keys = [self.rows[path].key for path in paths]
        for path, key, packed in zip(paths, keys, self.memory.recall_each(keys), strict=True):
            yield _values(packed if packed is not None else self._parse_again(path, key))

    def _parse_again(self, path: str, key: bytes) -> bytes:
        """What belongs under `key`, after parsing the document at `path` once more: the memory was damaged since."""
        for _ in _parse([self.files[path]], self.keys, self.memory, Workers()):
            pass
        packed = self.memory.recall(key)
        if packed is None:
            raise SourceChangedError(path)
        return packed


def parse_documents(
    files: Sequence[DocumentFile],
    spellings: Mapping[LanguageCode, Spellings],
    digests: Mapping[str, bytes],
    context: BuildContext,
) -> Documents:
    """Parse the documents in `files`, as far as the memory does not have them.

    `spellings` are those of the glossary, for each language that the site speaks. `digests` are the SHA-256 of files
    by path, as far as they are known; a file without one was never parsed.
    """
    memory = context.memory
    keys = _Keys(memory.program, pack(spellings))
    table = recall_table(memory, DocumentRow)
    found: dict[str, DocumentRow | None] = dict.fromkeys(each.file.path for each in files)
    unknown: list[DocumentFile] = []
    for each in files:
        found[each.file.path] = row = table.get(keys.of(each, digests.get(each.file.path, b"")))
        if row is None:
            unknown.append(each)
    wanted = [keys.of(each, digests.get(each.file.path, b"")) for each in unknown]
    missing: list[DocumentFile] = []
    for each, key, packed in zip(unknown, wanted, memory.recall_each(wanted), strict=True):
        if packed is None:
            missing.append(each)
        else:
            found[each.file.path] = _row(key, packed)
    unreadable: set[str] = set()
    done = len(files) - len(missing)
    for each, (row, problems, work) in zip(missing, _parse(missing, keys, memory, context.workers), strict=True):
        found[each.file.path] = row._replace(problems=problems) if problems else row
        if problems:
            unreadable.add(each.file.path)
        for name, seconds in work:
            context.timings.count(name, seconds)
        done += 1
        context.progress("parse", done, len(files))
    rows = {path: row for path, row in found.items() if row is not None}
    keep_table(memory, DocumentRow, table, (row for path, row in rows.items() if path not in unreadable))
    memory.hold(row.key for row in rows.values())
    memory.hold(keys.of_pieces(row.key) for row in rows.values())
    return Documents({each.file.path: each for each in files}, rows, keys, memory)


def _parse(
    files: Sequence[DocumentFile], keys: _Keys, memory: Memory, workers: Workers
) -> Iterator[tuple[DocumentRow, tuple[Problem, ...], tuple[tuple[str, float], ...]]]:
    """Parse `files` and keep the results; for each its row, why it could not be read, and how long the work took."""
    if not files:
        return
    from elevate_site.pipeline.parse_worker import parse_portion  # noqa: PLC0415  # most builds have nothing to parse

    read: list[tuple[bytes, tuple[Problem, ...]]] = []
    things = _things(files, keys, read)
    for done, (packed, pieces, work) in enumerate(workers.do(parse_portion, keys.spellings, things)):
        key, problems = read[done]
        memory.keep(key, packed)
        memory.keep(keys.of_pieces(key), pieces)
        yield _row(key, packed), problems, unpack(work)


def _things(
    files: Sequence[DocumentFile], keys: _Keys, read: list[tuple[bytes, tuple[Problem, ...]]]
) -> Iterator[Parts]:
    """What a worker needs of each of `files`; its key and why it could not be read are added to `read` meanwhile."""
    for each in files:
        data, problems = read_bytes(each.file)
        data = b"" if problems else data
        # Hashed again: somebody may have saved the file since its digest was taken.
        read.append((keys.of(each, hashlib.sha256(data).digest()), problems))
        yield pack((each.file.path, each.kind, each.name, each.language)), data


def _row(key: bytes, packed: bytes) -> DocumentRow:
    parsed, text, problems = _values(packed)
    return DocumentRow(key, digest_of(parsed) if parsed else b"", digest_of(text), unpack(problems))


def _values(packed: bytes) -> tuple[bytes, bytes, bytes]:
    values: tuple[bytes, bytes, bytes] = unpack(packed)
    return values
