"""Checks that every file in the output folder is ours; if not, nothing is written.

A build inspects the whole folder once, before it starts. When it publishes, it inspects the paths that it is about to
write or remove. If one of them has changed since, it inspects the whole folder again.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from elevate_site.errors import OutputRefusedError, PublishingFailedError
from elevate_site.fingerprints.stat_cache import FileStat, StatCache, is_same_file, stat_file
from elevate_site.publishing.files import PART, require_writable
from elevate_site.publishing.manifest import Manifest, journal_file, read_journal, read_manifest, read_waiting_manifests
from elevate_site.publishing.paths import MANIFEST, folders_above, real_path
from elevate_site.publishing.staging import WORKSPACE

__all__ = ["OutputFolder", "check_output", "is_as_found"]

_NAMED_AT_MOST = 5


@dataclass(frozen=True, slots=True)
class OutputFolder:
    """An output folder as a build found it, with nothing in it but files of ours."""

    path: Path
    """Where it is, with all links resolved; it need not exist."""
    manifest: Manifest
    journal: frozenset[str]
    """The files that a stopped build may have written; see `read_journal`."""
    files: StatCache
    """Every regular file in it by its path there, the manifest left out."""
    links: AbstractSet[str]
    """Symbolic links and whatever else is neither a regular file nor a folder; never followed."""
    folders: AbstractSet[str]
    parts: AbstractSet[str]
    """Files that a killed build had not yet renamed into place."""


def check_output(
    output: Path, sources: Sequence[Path], site: Path, cached: StatCache = MappingProxyType({})
) -> OutputFolder:
    """Look at the output folder and make sure that a build of `site` may write into it; nothing is changed.

    Call it while the site's `DiskStaging` is entered, so that no other build is publishing.

    Args:
        output: The output folder, which need not exist.
        sources: Folders that a build reads (`content/`, `templates/`, `static/`, `.git` …), existing or not.
        site: The site folder.
        cached: The files in the output as an earlier build left them; those that nobody touched are not read.

    Raises `OutputRefusedError`, with a hint, when the output is a file, when it is, contains or is inside one of the
    sources, or when it contains files that no build of ours wrote; `PublishingFailedError` when it cannot be read or
    written.
    """
    output, site = real_path(output), real_path(site)
    try:
        _refuse_source_folders(output, (*sources, site / WORKSPACE))
        _require_writable(output)
        manifest, journal = read_manifest(output), read_journal(journal_file(site, output))
        statuses, links, folders, parts = _survey(output)
        foreign = (statuses.keys() | links) - journal - manifest.paths - {MANIFEST}
        waiting = read_waiting_manifests(output, parts) if foreign else {}
        ours = {path for path in foreign & statuses.keys() & waiting.keys() if _holds(output / path, waiting[path])}
        _refuse_foreign_files(output, manifest, foreign - ours)
        files = {path: stat_file(f"{output}/{path}", status, cached.get(path)) for path, status in statuses.items()}
    except OSError as error:
        raise PublishingFailedError(Path(error.filename or output), error, "read") from error
    return OutputFolder(output, manifest, journal, files, links, folders, parts)


def _holds(file: Path, digest: str) -> bool:
    return hashlib.sha256(file.read_bytes()).hexdigest() == digest


def is_as_found(found: OutputFolder, paths: Collection[str]) -> bool:
    """Whether the manifest and the files at `paths` are as they were `found`, those that were missing still missing.

    It is also false when a path leads through a link or a file, or to a folder: then look at the whole folder.

    Raises `PublishingFailedError` when the system refuses to look.
    """
    folders = (str(found.path), *(f"{found.path}/{folder}" for folder in folders_above(paths)))
    expected = {path: found.files.get(path) for path in paths} | {MANIFEST: found.manifest.stat}
    try:
        return not any(map(os.path.islink, folders)) and all(
            _is_untouched(f"{found.path}/{path}", known) for path, known in expected.items()
        )
    except NotADirectoryError:
        return False
    except OSError as error:
        raise PublishingFailedError(Path(error.filename or found.path), error, "read") from error


def _is_untouched(file: str, known: FileStat | None) -> bool:
    try:
        status = os.lstat(file)
    except FileNotFoundError:
        return known is None
    return known is not None and is_same_file(status, known)


def _refuse_source_folders(output: Path, sources: Sequence[Path]) -> None:
    """Raise `OutputRefusedError` when writing into `output` could reach one of the `sources`, or is impossible."""
    another = "Choose a folder of its own with --output, such as dist."
    if _exists(output) and not output.is_dir():
        raise OutputRefusedError(output, f"The output {output} is a file, not a folder.", another)
    for source in map(real_path, sources):
        if _is_inside(output, source):
            message = f"The output folder {output} is inside {source}, which the site is made from."
        elif _is_inside(source, output):
            message = f"The output folder {output} contains {source}, which the site is made from."
        else:
            continue
        raise OutputRefusedError(output, message, another)


def _exists(path: Path) -> bool:
    """Whether there is something at `path`.

    Raises `OSError` when the system does not tell; `Path.exists` says no then, in some cases.
    """
    try:
        os.stat(path)  # noqa: PTH116
    except FileNotFoundError:
        return False
    return True


def _require_writable(output: Path) -> None:
    """Raise `PublishingFailedError` when `output`, or the folder that it will be made in, may not be written."""
    require_writable(str(next(folder for folder in (output, *output.parents) if _exists(folder))))


def _is_inside(inner: Path, outer: Path) -> bool:
    """Whether `inner` is `outer` or inside it, by name or, where letter case or mounts deceive, by identity."""
    return any(
        folder == outer or (folder.exists() and outer.exists() and folder.samefile(outer))
        for folder in (inner, *inner.parents)
    )


def _refuse_foreign_files(output: Path, manifest: Manifest, foreign: AbstractSet[str]) -> None:
    """Raise `OutputRefusedError`, naming up to five files, when there are any `foreign` ones."""
    if not foreign:
        return
    more = f" and {len(foreign) - _NAMED_AT_MOST} more" if len(foreign) > _NAMED_AT_MOST else ""
    unlisted = f"has no {MANIFEST}, so this program cannot tell whether it wrote the files there"
    doubt = unlisted if manifest.stat is None else "contains files that this program did not write"
    raise OutputRefusedError(
        output,
        f"The output folder {output} {doubt}: {', '.join(sorted(foreign)[:_NAMED_AT_MOST])}{more}.",
        "Move them somewhere else and build again, or choose another folder with --output. "
        f"If all of it is an old build that nobody needs, delete the folder. (Our own files are listed in {MANIFEST}.)",
    )


_LEFT_BY_FILE_BROWSERS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that macOS and Windows put into any folder somebody looks at; nobody misses or minds them."""


def _survey(output: Path) -> tuple[Mapping[str, os.stat_result], set[str], set[str], set[str]]:
    """Everything in `output`: files, links, folders and parts as in `OutputFolder`.

    Raises `OSError` when a folder in it cannot be read.
    """
    files: dict[str, os.stat_result] = {}
    links, folders, parts = set[str](), set[str](), set[str]()
    waiting = [""] if output.exists() else []
    while waiting:
        prefix = waiting.pop()
        with os.scandir(f"{output}/{prefix}") as entries:
            for entry in entries:
                path = prefix + entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.add(path)
                    waiting.append(f"{path}/")
                elif not entry.is_file(follow_symlinks=False):
                    links.add(path)
                elif PART.fullmatch(entry.name):
                    parts.add(path)
                elif path != MANIFEST and entry.name not in _LEFT_BY_FILE_BROWSERS:
                    files[path] = entry.stat(follow_symlinks=False)
    return files, links, folders, parts
