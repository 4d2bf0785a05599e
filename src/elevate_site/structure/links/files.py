"""The files to which texts can link, and what a link says of them: patients pay for what they download."""

from __future__ import annotations

import dataclasses
import math
import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from elevate_site.errors import Problem
from elevate_site.model.fragment import Phrase
from elevate_site.model.rules import problem

__all__ = ["Files", "check_files", "check_unlinked", "size_note"]

_KILOBYTE, _MEGABYTE = 1000, 1_000_000


@dataclass(frozen=True, slots=True)
class Files:
    """The published files to which texts can lead, besides pages."""

    paths: Mapping[str, str]
    """Their paths under `dist/` by source path."""
    pictures: Collection[str]
    """The source paths of those that are pictures."""
    pdf_sizes: Mapping[str, int]
    """The size in bytes of each PDF, by its path under `dist/`."""
    faults: Mapping[str, Problem]
    """What is wrong with those beside articles that cannot be published, by source path."""


def size_note(files: Files, path: str) -> Phrase | None:
    """What a link says of the PDF at `path` under `dist/`: its kind and size, rounded up; `None` for another file."""
    size = files.pdf_sizes.get(path)
    if size is None:
        return None
    if size < _MEGABYTE:
        return Phrase("pdf_kilobytes", math.ceil(size / _KILOBYTE))
    return Phrase("pdf_megabytes", math.ceil(10 * size / _MEGABYTE) / 10)


def check_files(files: Files, named: Mapping[str, Iterable[tuple[str, int, int]]]) -> Iterator[Problem]:
    """An error on each public page that names a file that cannot be published, a warning when no page does.

    `named` are such files by the document that names them: source path, and the line and column.
    """
    used: set[str] = set()
    for document, places in named.items():
        for path, line, column in places:
            used.add(path)
            fault = files.faults[path]
            message = f"{path} cannot be published. {fault.message}"
            yield dataclasses.replace(fault, file=document, line=line, column=column, message=message)
    for path, fault in files.faults.items():
        if path not in used:
            message = f"{fault.message} No public page uses it, so the site is published without it."
            code = "pdf-unlinked" if fault.code.startswith("pdf-") else "picture-unshown"
            yield problem(code, path, 0, 0, message, fault.hint)


def check_unlinked(files: Files, linked: Collection[str]) -> Iterator[Problem]:
    """A warning for each sound PDF beside an article to which no text links, not even a draft."""
    for source, path in files.paths.items():
        is_named = source in linked or source in files.faults
        if path in files.pdf_sizes and source.startswith("content/") and not is_named:
            message = "No text links to this PDF, so it is not published."
            name = posixpath.basename(source)
            address = f"<{name}>" if " " in name else name
            hint = f"Link to it, as in [words]({address}), or delete it."
            yield problem("pdf-unlinked", source, 0, 0, message, hint)
