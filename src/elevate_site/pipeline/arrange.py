"""The site arranged, or remembered.

Arranging sees the outlines of all documents and nothing of their texts. So an edit that changes only a text finds the
whole arrangement in the memory, and one page of it to render.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from elevate_site.errors import Problem
from elevate_site.fingerprints.packing import digest_of, pack, unpack
from elevate_site.memory import Memory
from elevate_site.model.page import Page
from elevate_site.model.values import LanguageCode
from elevate_site.pipeline.parse import Documents
from elevate_site.structure import SiteBasis, SiteFacts, arrange

__all__ = ["ArrangedPage", "ArrangedSite", "arrange_site"]


class ArrangedPage(NamedTuple):
    """The facts about a page that are needed before rendering."""

    path: str
    """Its file under `dist/`."""
    language: LanguageCode
    source: str
    """The source file it was made from; empty for pages that the program makes itself."""
    digest: bytes
    """The digest of the packed `Page`, and its key in the memory."""
    pictures: tuple[str, ...]
    """The source paths of all pictures that it can show."""
    has_text: bool
    """Whether it shows the text of its source file."""


@dataclass(frozen=True, slots=True)
class ArrangedSite:
    """An arrangement whose pages the memory holds."""

    pages: tuple[ArrangedPage, ...]
    """By path."""
    facts: SiteFacts
    problems: tuple[Problem, ...]
    basis: SiteBasis
    documents: Documents
    memory: Memory

    def packed(self, pages: Sequence[ArrangedPage]) -> Iterator[bytes]:
        """The packed `Page` of each of `pages`.

        Raises `MemoryLostError` when the memory does not hold one any more.
        """
        return self.memory.fetch([page.digest for page in pages])


@dataclass(frozen=True, slots=True)
class _Record:
    """An arrangement as the memory keeps it."""

    columns: tuple[tuple[Any, ...], ...]
    """The pages, column by column, since a tuple of plain values is packed as a whole."""
    facts: SiteFacts
    problems: tuple[Problem, ...]
    texts: Mapping[str, bytes]
    """The digests of the texts into which the Problems point, by source file."""


def arrange_site(basis: SiteBasis, documents: Documents, memory: Memory) -> ArrangedSite:
    """Arrange the site of `documents` on the given `basis`, unless the memory has it."""
    key = digest_of(memory.program, b"arrangement", pack(basis), *[row.parsed for row in documents.rows.values()])
    packed = memory.recall(key)
    record: _Record | None = unpack(packed) if packed is not None else None
    # The outlines are the same, but the lines in the texts may have moved.
    if record is None or any(documents.rows[path].text != digest for path, digest in record.texts.items()):
        record = _arrange(basis, documents, memory)
        memory.keep(key, pack(record))
    pages = tuple(map(ArrangedPage._make, zip(*record.columns, strict=True)))
    memory.hold(page.digest for page in pages)
    return ArrangedSite(
        pages=pages,
        facts=record.facts,
        problems=record.problems,
        basis=basis,
        documents=documents,
        memory=memory,
    )


def _arrange(basis: SiteBasis, documents: Documents, memory: Memory) -> _Record:
    """Arrange the site and keep its pages."""
    arrangement, problems = arrange(basis, documents.parsed(), lambda path: documents.text(path).places)
    packed = [pack(page) for page in arrangement.pages]
    digests = [digest_of(memory.program, b"page", data) for data in packed]
    lacking = memory.lacking(digests)
    for digest, data in zip(digests, packed, strict=True):
        if digest in lacking:
            memory.keep(digest, data)
    pages = [_arranged(page, digest) for page, digest in zip(arrangement.pages, digests, strict=True)]
    return _Record(
        columns=tuple(zip(*pages, strict=True)),
        facts=arrangement.facts,
        problems=problems,
        texts={each.file: documents.rows[each.file].text for each in problems if each.file in documents.rows},
    )


def _arranged(page: Page, digest: bytes) -> ArrangedPage:
    return ArrangedPage(page.path, page.language, page.source, digest, page.pictures, page.body is not None)
