"""Many documents at once: in this process, or in several when there are enough to be worth it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed

from elevate_site.errors import Problem
from elevate_site.markup.conversion import Converter
from elevate_site.model.document import Document
from elevate_site.model.fragment import Fragment

__all__ = ["convert_documents"]

_CHUNK = 64
_FEWEST_FOR_A_POOL = 256
"""Below this, starting processes takes longer than they save (0.2 s against 4 ms a document)."""

_Converted = list[tuple[Fragment, tuple[Problem, ...]]]


def convert_documents(
    documents: Sequence[Document], jobs: int, progress: Callable[[int], None]
) -> tuple[dict[str, Fragment], tuple[Problem, ...]]:
    """The Fragment of each document by its path, and every Problem; the same for any number of `jobs`.

    `progress` is told how many documents are done.
    """
    chunks = [documents[start : start + _CHUNK] for start in range(0, len(documents), _CHUNK)]
    pooled = jobs > 1 and len(documents) >= _FEWEST_FOR_A_POOL
    converted = _in_processes(chunks, jobs, progress) if pooled else _here(chunks, progress)
    fragments: dict[str, Fragment] = {}
    problems: list[Problem] = []
    for chunk, results in zip(chunks, converted, strict=True):
        for document, (fragment, found) in zip(chunk, results, strict=True):
            fragments[document.path] = fragment
            problems += found
    return fragments, tuple(problems)


def _convert_chunk(documents: Sequence[Document], converter: Converter | None = None) -> _Converted:
    converter = converter or Converter()
    return [converter.convert(document) for document in documents]


def _here(chunks: Sequence[Sequence[Document]], progress: Callable[[int], None]) -> Iterator[_Converted]:
    converter, done = Converter(), 0
    for chunk in chunks:
        yield _convert_chunk(chunk, converter)
        done += len(chunk)
        progress(done)


def _in_processes(chunks: Sequence[Sequence[Document]], jobs: int, progress: Callable[[int], None]) -> list[_Converted]:
    with ProcessPoolExecutor(min(jobs, len(chunks))) as pool:
        futures = [pool.submit(_convert_chunk, chunk) for chunk in chunks]
        for done, _ in enumerate(as_completed(futures), start=1):
            progress(done * _CHUNK)
        return [future.result() for future in futures]
