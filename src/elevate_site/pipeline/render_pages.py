"""All pages of a site rendered, or remembered.

A page depends on nothing but its view, its text, its pictures, and what all pages of its language are rendered with; so
what the memory holds under the digest of these is what rendering it again would give.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from elevate_site.checking import PageFacts
from elevate_site.errors import Problem
from elevate_site.fingerprints.packing import digest_of, pack, unpack
from elevate_site.interruption import held_back
from elevate_site.pipeline.arrange import ArrangedPage, ArrangedSite
from elevate_site.pipeline.context import BuildContext
from elevate_site.pipeline.tables import PageRow, keep_table, recall_table
from elevate_site.pipeline.workers import Parts
from elevate_site.rendering.render_input import RenderInput

__all__ = ["PageRenderer", "RenderedPages"]

_FETCHED_AT_ONCE = 200
"""How many pages are fetched from the memory in one go; their texts are about 2 MB."""


@dataclass(frozen=True, slots=True)
class RenderedPages:
    """The result of rendering a site's pages."""

    rows: Mapping[str, PageRow]
    """Of each page that could be rendered, by path."""
    anew: tuple[str, ...]
    """The paths of those that this build had to render."""
    faults: tuple[Problem, ...]
    """The Problems of templates."""

    @property
    def files(self) -> Mapping[str, str]:
        """SHA-256 of each page by its path under `dist/`."""
        return {path: row.file.hex() for path, row in self.rows.items()}

    @property
    def problems(self) -> Iterator[Problem]:
        """The Problems of single pages."""
        return (problem for row in self.rows.values() for problem in row.problems)


@dataclass(frozen=True, slots=True)
class PageRenderer:
    """Renders the pages of one site; the bytes of each are then in the staging area, or published already."""

    site: ArrangedSite
    render_input: RenderInput
    standing: Mapping[str, str]
    """SHA-256 of each file that is already published, by its path."""
    context: BuildContext

    def render(self, pages: Sequence[ArrangedPage]) -> RenderedPages:
        """Render all `pages` that no earlier build rendered."""
        memory, staging = self.context.memory, self.context.staging
        table = recall_table(memory, PageRow)
        keys = self._keys(pages)
        unknown = [key for key in keys if key not in table]
        kept = {key: packed for key, packed in zip(unknown, memory.recall_each(unknown), strict=True) if packed}
        rows: dict[str, PageRow] = {}
        missing: list[tuple[ArrangedPage, bytes]] = []
        for page, key in zip(pages, keys, strict=True):
            row = table.get(key) or (_row(key, *unpack(kept[key])) if key in kept else None)
            digest = row.file.hex() if row is not None else ""
            if row is None or not (self.standing.get(page.path) == digest or staging.take(page.path, digest)):
                missing.append((page, key))
            else:
                rows[page.path] = row
        faults: dict[tuple[str, int], Problem] = {}
        for page, row_or_fault in self._render(missing, len(pages)):
            if isinstance(row_or_fault, Problem):
                # One fault of a template shows on every page that it renders.
                faults.setdefault((row_or_fault.file, row_or_fault.line), row_or_fault)
            else:
                rows[page.path] = row_or_fault
        keep_table(memory, PageRow, table, rows.values())
        memory.hold(row.key for row in rows.values())
        ordered = {page.path: rows[page.path] for page in pages if page.path in rows}
        return RenderedPages(ordered, tuple(page.path for page, _ in missing), tuple(faults.values()))

    def facts(self, pages: Sequence[ArrangedPage], rendered: RenderedPages) -> Iterator[PageFacts]:
        """Where the links of each HTML page lead, in the order of `pages`.

        Raises `MemoryLostError` when the memory does not hold a page any more.
        """
        keys = [rendered.rows[page.path].key for page in pages if page.path in rendered.rows]
        for _, facts, _ in map(unpack, self.context.memory.fetch(keys)):
            if facts:
                yield unpack(facts)

    def _keys(self, pages: Sequence[ArrangedPage]) -> list[bytes]:
        common, pictures, rows = self.render_input.digests(), self.render_input.pictures, self.site.documents.rows
        shown = {each: pack(tuple([pictures.get(path) for path in each])) for each in {page.pictures for page in pages}}
        return [
            digest_of(
                common[page.language],
                page.digest,
                rows[page.source].text if page.has_text else b"",
                shown[page.pictures],
            )
            for page in pages
        ]

    def _render(
        self, pages: Sequence[tuple[ArrangedPage, bytes]], total: int
    ) -> Iterator[tuple[ArrangedPage, PageRow | Problem]]:
        """Render the `pages`, each given with its key, and keep what is known of them; or the faults of templates."""
        context = self.context
        for done, (fault, facts, problems, data, work) in enumerate(self._results([page for page, _ in pages])):
            page, key = pages[done]
            for name, seconds in unpack(work):
                context.timings.count(name, seconds)
            context.progress("render", total - len(pages) + done + 1, total)
            if fault:
                yield page, unpack(fault)
                continue
            with context.timings.step("stage"):
                file = bytes.fromhex(context.staging.put(page.path, data))
            context.memory.keep(key, pack((file, facts, problems)))
            yield page, _row(key, file, facts, problems)

    def _results(self, pages: Sequence[ArrangedPage]) -> Iterator[Parts]:
        if not pages:
            return
        with held_back():
            from elevate_site.pipeline.render_worker import render_portion  # noqa: PLC0415  # most builds render little
            from elevate_site.rendering.renderer import compiled_templates  # noqa: PLC0415  # likewise

        templates = digest_of(pack(self.render_input.templates)).hex()
        compiled = self.context.memory.remember(f"templates/{templates}", lambda: compiled_templates(self.render_input))
        common = pack((self.render_input, compiled))
        yield from self.context.workers.do(render_portion, common, self._things(pages))

    def _things(self, pages: Sequence[ArrangedPage]) -> Iterator[Parts]:
        """For each of `pages`, the input of a worker."""
        documents = self.site.documents
        for start in range(0, len(pages), _FETCHED_AT_ONCE):
            some = pages[start : start + _FETCHED_AT_ONCE]
            sources = [page.source for page in some if page.has_text]
            texts = zip(documents.packed_texts(sources), documents.packed_pieces(sources), strict=True)
            for page, packed in zip(some, self.site.packed(some), strict=True):
                yield packed, *(next(texts) if page.has_text else (b"", b""))


def _row(key: bytes, file: bytes, facts: bytes, problems: bytes) -> PageRow:
    return PageRow(key, file, digest_of(facts), unpack(problems))
