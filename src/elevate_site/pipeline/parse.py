"""All documents parsed, or remembered.

What parsing makes of a document depends on nothing but its file and the spellings of the glossary, and is remembered by
the digest of these. What is inside is unpacked only when somebody asks: arranging asks for the outlines of all
documents, and a page for its own text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass

from elevate_site.errors import Problem
from elevate_site.fingerprints.packing import digest_of, pack, unpack
from elevate_site.interruption import held_back
from elevate_site.memory import Memory
from elevate_site.model.catalogue import Spellings
from elevate_site.model.document import ParsedDocument
from elevate_site.model.fragment import TextSummary
from elevate_site.model.values import LanguageCode
from elevate_site.pipeline.context import BuildContext
from elevate_site.pipeline.tables import DocumentRow, keep_table, recall_table
from elevate_site.pipeline.workers import Parts
from elevate_site.reading.documents import DocumentFile
from elevate_site.reading.files import read_bytes

__all__ = ["Documents", "parse_documents"]


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents of one build, in the order of their files, as the memory holds them.

    Its methods raise `MemoryLostError` when the memory does not hold them any more.
    """

    rows: Mapping[str, DocumentRow]
    """By path."""
    memory: Memory
    unpacked: MutableMapping[bytes, ParsedDocument]
    """Documents that were unpacked before, by their digest."""

    @property
    def problems(self) -> Iterator[Problem]:
        """The Problems of single documents."""
        return (problem for row in self.rows.values() for problem in row.problems)

    def parsed(self) -> tuple[ParsedDocument, ...]:
        """All documents in languages that the site speaks."""
        spoken = {row.parsed: path for path, row in self.rows.items() if row.parsed}
        for digest in self.unpacked.keys() - spoken.keys():
            del self.unpacked[digest]
        missing = [digest for digest in spoken if digest not in self.unpacked]
        values = self._values([spoken[digest] for digest in missing])
        self.unpacked.update(zip(missing, [unpack(parsed) for parsed, _, _ in values], strict=True))
        return tuple([self.unpacked[digest] for digest in spoken])

    def text(self, path: str) -> TextSummary:
        """The summary of the text of the document at `path`."""
        summary: TextSummary = unpack(next(self.packed_texts([path])))
        return summary

    def packed_texts(self, paths: Sequence[str]) -> Iterator[bytes]:
        """The packed summaries of the texts of these documents."""
        return (text for _, text, _ in self._values(paths))

    def packed_pieces(self, paths: Sequence[str]) -> Iterator[bytes]:
        """The packed pieces of the texts of these documents."""
        return self.memory.fetch([_key_of_pieces(self.rows[path].key) for path in paths])

    def _values(self, paths: Sequence[str]) -> Iterator[tuple[bytes, bytes, bytes]]:
        """The packed `ParsedDocument`, `TextSummary` and Problems of these documents."""
        return map(unpack, self.memory.fetch([self.rows[path].key for path in paths]))


def parse_documents(
    files: Sequence[DocumentFile],
    spellings: Mapping[LanguageCode, Spellings],
    digests: Mapping[str, bytes],
    context: BuildContext,
) -> Documents:
    """Parse the documents in `files` that are not in the memory.

    `spellings` are those of the glossary, for each language that the site speaks. `digests` are the SHA-256 of files
    by path, as far as they are known; a file without one was never parsed.
    """
    memory, packed_spellings = context.memory, pack(spellings)
    common = digest_of(memory.program, b"document", packed_spellings)
    keys = {each.file.path: _key(common, each, digests.get(each.file.path, b"")) for each in files}
    table = recall_table(memory, DocumentRow)
    unknown = [path for path, key in keys.items() if key not in table]
    recalled = zip(unknown, memory.recall_each([keys[path] for path in unknown]), strict=True)
    kept = {path: _row(keys[path], packed) for path, packed in recalled if packed is not None}
    missing = [each for each in files if keys[each.file.path] not in table and each.file.path not in kept]
    made: dict[str, DocumentRow] = {}
    unreadable: dict[str, DocumentRow] = {}
    if missing:
        with held_back():
            # Whoever parses a text renders its page: the processes that start now have the libraries for both.
            import elevate_site.pipeline.render_worker  # noqa: F401, PLC0415  # most builds parse nothing
            from elevate_site.pipeline.parse_worker import parse_portion  # noqa: PLC0415  # likewise

        read: list[tuple[bytes, tuple[Problem, ...]]] = []
        results = context.workers.do(parse_portion, packed_spellings, _things(missing, common, read))
        for done, (packed, pieces, work) in enumerate(results):
            path, (key, problems) = missing[done].file.path, read[done]
            memory.keep(key, packed)
            memory.keep(_key_of_pieces(key), pieces)
            row = _row(key, packed)
            if problems:
                unreadable[path] = row._replace(problems=problems)
            else:
                made[path] = row
            for name, seconds in unpack(work):
                context.timings.count(name, seconds)
            context.progress("parse", len(files) - len(missing) + done + 1, len(files))
    rows = {path: table.get(key) or kept.get(path) or made.get(path) for path, key in keys.items()}
    keep_table(memory, DocumentRow, table, (row for row in rows.values() if row is not None))
    everything = {path: row or unreadable[path] for path, row in rows.items()}
    memory.hold(row.key for row in everything.values())
    memory.hold(_key_of_pieces(row.key) for row in everything.values())
    return Documents(everything, memory, context.unpacked)


def _things(
    files: Sequence[DocumentFile], common: bytes, read: list[tuple[bytes, tuple[Problem, ...]]]
) -> Iterator[Parts]:
    """For each of `files`, the input of a worker; `read` receives its key, or why it could not be read."""
    for each in files:
        data, problems = read_bytes(each.file)
        data = b"" if problems else data
        # Hashed again: somebody may have saved the file since its digest was taken.
        read.append((_key(common, each, hashlib.sha256(data).digest()), problems))
        yield pack((each.file.path, each.kind, each.name, each.language)), data


def _key(common: bytes, file: DocumentFile, digest: bytes) -> bytes:
    """The key of the document in `file`, whose SHA-256 is `digest`."""
    return digest_of(common, f"{file.file.path}\n{file.kind}\n{file.name}\n{file.language}".encode(), digest)


def _key_of_pieces(key: bytes) -> bytes:
    return digest_of(key, b"pieces")


def _row(key: bytes, packed: bytes) -> DocumentRow:
    parsed, text, problems = unpack(packed)
    return DocumentRow(key, digest_of(parsed) if parsed else b"", digest_of(text), unpack(problems))
