"""All documents studied, or remembered.

A study depends on nothing but the file and the spellings of the glossary, and is remembered by the digest of these.
The text itself is remembered by its own digest, and fetched only to draw a page that nobody remembers.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from elevate_site.errors import Problem, SourceChangedError
from elevate_site.fingerprints.packing import digest_of, pack, unpack
from elevate_site.memory import Memory
from elevate_site.model.document import ParsedDocument
from elevate_site.model.values import LanguageCode
from elevate_site.pipeline.request import Progress
from elevate_site.pipeline.timings import Timings
from elevate_site.pipeline.workers import Parts, Workers
from elevate_site.reading.documents import DocumentFile
from elevate_site.reading.files import read_bytes
from elevate_site.structure.pages.glossary import Spellings

__all__ = ["Documents"]


class Documents:
    """Documents the documents of one build."""

    def __init__(
        self, files: Sequence[DocumentFile], spellings: Mapping[LanguageCode, Spellings], memory: Memory
    ) -> None:
        """`spellings` are those of the glossary, for each language that the site speaks."""
        self._files = files
        self._by_path = {each.file.path: each for each in files}
        self._memory = memory
        self._spellings = pack(spellings)
        self._common = digest_of(memory.program, b"parse", self._spellings)

    def all(
        self, digests: Mapping[str, bytes], workers: Workers, progress: Progress, timings: Timings
    ) -> tuple[ParsedDocument, ...]:
        """What is known of each document, in the order of the files.

        `digests` are the SHA-256 of files as far as they are known, by path.
        """
        found = list(self._recalled(digests))
        missing = [number for number, study in enumerate(found) if study is None]
        if missing:
            self._study(missing, found, workers, progress, timings)
        return tuple(study for study in found if study is not None)

    def text(self, path: str, digest: bytes) -> bytes:
        """The packed pieces of the document at `path`, whose outline has this `digest` of them.

        Raises `SourceChangedError` when they are lost and the file has other ones now.
        """
        pieces = self._memory.recall(self._text_key(digest))
        if pieces is None:
            # The memory was damaged since the document was studied.
            number = self._files.index(self._by_path[path])
            self._study([number], [None] * len(self._files), Workers(), _nobody, Timings())
            pieces = self._memory.recall(self._text_key(digest))
        if pieces is None:
            raise SourceChangedError(path)
        return pieces

    def _recalled(self, digests: Mapping[str, bytes]) -> Iterator[ParsedDocument | None]:
        """What is remembered of each document; a file whose digest is not known was never studied."""
        keys = [self._key(each, digests.get(each.file.path, b"")) for each in self._files]
        for packed in self._memory.recall_each(keys):
            study: ParsedDocument | None = unpack(packed) if packed is not None else None
            if study is not None and study.outline is not None:
                self._memory.hold(self._text_key(study.outline.text))
            yield study

    def _study(
        self,
        missing: Sequence[int],
        found: list[ParsedDocument | None],
        workers: Workers,
        progress: Progress,
        timings: Timings,
    ) -> None:
        """ParsedDocument the documents with the numbers `missing`, and remember what was `found`."""
        from elevate_site.pipeline.parse_worker import parse_portion  # noqa: PLC0415  # most builds have little to study

        read: list[_Read] = []
        things = self._things(missing, read)
        for done, (packed, pieces, work) in enumerate(workers.do(parse_portion, self._spellings, things)):
            number, key, problems = missing[done], read[done].key, read[done].problems
            study: ParsedDocument = unpack(packed)
            if problems:
                study = dataclasses.replace(study, problems=problems)
            else:
                self._memory.keep(key, packed)
            if study.outline is not None:
                self._memory.keep(self._text_key(study.outline.text), pieces)
            found[number] = study
            for name, seconds in unpack(work):
                timings.count(name, seconds)
            progress("parse", len(found) - len(missing) + done + 1, len(found))

    def _things(self, missing: Sequence[int], read: list[_Read]) -> Iterator[Parts]:
        for number in missing:
            each = self._files[number]
            data, problems = read_bytes(each.file)
            # Hashed again: it may have been saved since its digest was taken.
            read.append(_Read(self._key(each, hashlib.sha256(data).digest()), problems))
            what = (each.file.path, each.kind, each.name, each.language)
            yield pack(what), b"" if problems else data

    def _key(self, each: DocumentFile, digest: bytes) -> bytes:
        what = f"{each.file.path}\n{each.kind}\n{each.name}\n{each.language}"
        return digest_of(self._common, what.encode(), digest)

    def _text_key(self, digest: bytes) -> bytes:
        return digest_of(self._memory.program, b"text", digest)


@dataclass(frozen=True, slots=True)
class _Read:
    """A document that was sent to be studied."""

    key: bytes
    problems: tuple[Problem, ...]
    """Why its file could not be read, if so."""


def _nobody(step: str, done: int, total: int) -> None:
    """A single text is no step that anybody waits for."""
