"""Whose files are in the output folder; unless all of them are ours, nothing is written.

A build looks at the whole folder once, before it starts. When it publishes, it looks again at the paths that it is
about to write or remove. If one of them has changed since, it looks at the whole folder again.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from elevate_site.errors import OutputRefusedError, PublishingFailedError
from elevate_site.fingerprints.stat_cache import FileStat, StatCache, is_same_file, stat_file
from elevate_site.publishing.manifest import Manifest, read_journal, read_manifest
from elevate_site.publishing.paths import MANIFEST, folders_above
from elevate_site.publishing.staging import WORKSPACE
from elevate_site.publishing.tree import Tree, survey

__all__ = ["OutputFolder", "check_output", "is_as_found"]

_NAMED_AT_MOST = 5


@dataclass(frozen=True, slots=True)
class OutputFolder:
    """An output folder as a build found it, with nothing in it but files of ours."""

    path: Path
    """Where it is, with all links resolved; it need not exist."""
    manifest: Manifest | None
    journal: frozenset[str]
    """The files that a stopped build may have written; see `read_journal`."""
    files: StatCache
    """Every regular file in it by its path there, the manifest left out."""
    links: frozenset[str]
    """As in `Tree`."""
    folders: frozenset[str]
    parts: frozenset[str]
    """As in `Tree`."""

    @property
    def published(self) -> frozenset[str]:
        """The files that the last finished build published."""
        return self.manifest.paths if self.manifest is not None else frozenset()


def check_output(
    output: Path, sources: Sequence[Path], site: Path, cached: StatCache = MappingProxyType({})
) -> OutputFolder:
    """Look at the output folder and make sure that a build of `site` may write into it; nothing is changed.

    Call it while the site's `DiskStaging` is entered: otherwise the files of a build that is publishing at this
    moment would count as somebody else's.

    Args:
        output: The output folder, which need not exist.
        sources: Folders that a build reads (`content/`, `templates/`, `static/`, `.git` …), existing or not.
        site: The site folder.
        cached: The files in the output as an earlier build left them; those that nobody touched are not read.

    Raises `OutputRefusedError`, with a hint, when the output is a file, when it is, contains or is inside one of the
    sources, or when it contains files that no build of ours wrote; `PublishingFailedError` when it cannot be read.
    """
    output, site = output.resolve(), site.resolve()
    _refuse_source_folders(output, (*sources, site / WORKSPACE))
    manifest, journal = read_manifest(output), read_journal(site, output)
    tree = survey(output)
    _refuse_foreign_files(output, tree, journal | (manifest.paths if manifest is not None else frozenset()))
    return OutputFolder(
        output, manifest, journal, _read_files(output, tree, cached), tree.links, tree.folders, tree.parts
    )


def is_as_found(found: OutputFolder, paths: Collection[str]) -> bool:
    """Whether the manifest and the files at `paths` are as they were `found`, those that were missing still missing.

    It also returns false in the rare cases that need a look at the whole folder: when a path leads through a link, and
    when a file has to make room for a folder, or a folder for a file.

    Raises `PublishingFailedError` when the system refuses to look.
    """
    try:
        missing: set[str] = set()
        for folder in ("", *sorted(folders_above(paths))):
            status = None if _above(folder) in missing else _status(f"{found.path}/{folder}".rstrip("/"))
            if status is None:
                missing.add(folder)
            elif not stat.S_ISDIR(status.st_mode):
                return False
        expected = {path: found.files.get(path) for path in paths}
        expected[MANIFEST] = found.manifest.stat if found.manifest is not None else None
        return all(
            _fits(None if _above(path) in missing else _status(f"{found.path}/{path}"), known)
            for path, known in expected.items()
        )
    except OSError as error:
        raise PublishingFailedError(Path(error.filename or found.path), error) from error


def _above(path: str) -> str:
    return path.rpartition("/")[0]


def _status(file: str) -> os.stat_result | None:
    try:
        return os.lstat(file)
    except FileNotFoundError:
        return None


def _fits(status: os.stat_result | None, known: FileStat | None) -> bool:
    if status is None:
        return known is None
    return known is not None and is_same_file(status, known)


def _refuse_source_folders(output: Path, sources: Sequence[Path]) -> None:
    """Raise `OutputRefusedError` when writing into `output` could reach one of the `sources`, or is impossible."""
    another = "Choose a folder of its own with --output, such as dist."
    if output.exists() and not output.is_dir():
        raise OutputRefusedError(output, f"The output {output} is a file, not a folder.", another)
    for source in (source.resolve() for source in sources):
        if _is_inside(output, source):
            message = f"The output folder {output} is inside {source}, which the site is made from."
        elif _is_inside(source, output):
            message = f"The output folder {output} contains {source}, which the site is made from."
        else:
            continue
        raise OutputRefusedError(output, message, another)


def _is_inside(inner: Path, outer: Path) -> bool:
    """Whether `inner` is `outer` or inside it, by name or, where letter case or mounts deceive, by identity."""
    return any(folder == outer or _is_same(folder, outer) for folder in (inner, *inner.parents))


def _is_same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def _refuse_foreign_files(output: Path, tree: Tree, ours: AbstractSet[str]) -> None:
    """Raise `OutputRefusedError`, naming up to five files, when `tree` has any that is not among `ours`."""
    foreign = sorted((tree.files.keys() | tree.links) - ours - {MANIFEST})
    if not foreign:
        return
    more = f" and {len(foreign) - _NAMED_AT_MOST} more" if len(foreign) > _NAMED_AT_MOST else ""
    raise OutputRefusedError(
        output,
        f"The output folder {output} contains files that this program did not write: "
        f"{', '.join(foreign[:_NAMED_AT_MOST])}{more}.",
        "Move them somewhere else and build again, or choose another folder with --output. "
        f"If all of it is an old build that nobody needs, delete the folder. (Our own files are listed in {MANIFEST}.)",
    )


def _read_files(output: Path, tree: Tree, cached: StatCache) -> StatCache:
    """All files of `tree` but the manifest; only those that are not in `cached`, or were touched since, are read."""
    try:
        return {
            path: stat_file(f"{output}/{path}", status, cached.get(path))
            for path, status in tree.files.items()
            if path != MANIFEST
        }
    except OSError as error:
        raise PublishingFailedError(Path(error.filename or output), error) from error
