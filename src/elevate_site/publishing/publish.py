"""The order in which a finished build replaces the published one, so that no reader ever meets a broken site.

First every new file is written beside its place: what the disk or the system refuses, it refuses then, and nothing is
published. Then each is renamed into its place, assets before the pages that refer to them, pages before the removal of
files that no page refers to any more, and the manifest last. Only a build that is killed in this short second half
leaves a mixture of old and new files, each of them whole, and the next build completes it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from elevate_site.errors import HalfPublishedError, OutputRefusedError, PublishingFailedError
from elevate_site.fingerprints.stat_cache import StatCache
from elevate_site.interruption import REQUESTS_TO_END, held_back
from elevate_site.publishing.files import remove_file
from elevate_site.publishing.manifest import journal_file, manifest_bytes, open_journal
from elevate_site.publishing.new_files import write_new_files
from elevate_site.publishing.ownership import OutputFolder, check_output, is_as_found
from elevate_site.publishing.paths import MANIFEST, folders_above, real_path, require_safe
from elevate_site.publishing.replacing import blocking_files, put_in_place, remove_files, require_removable
from elevate_site.publishing.staging import DiskStaging

__all__ = ["Published", "PublishedState", "publish", "read_state"]


@dataclass(frozen=True, slots=True)
class Published:
    """The result of publishing."""

    written: int
    """Files that are new or had other bytes, those that somebody had changed or deleted included."""
    unchanged: int
    """Files that already had the right bytes and were not touched."""
    removed: int
    """Files of earlier builds that the site no longer has."""
    gone: tuple[str, ...]
    """The paths of pages that the last published site had, and this one has not; sorted."""
    stats: StatCache
    """The files of the site in the output, by path, so that a later build need not read them."""


@dataclass(frozen=True, slots=True)
class PublishedState:
    """Identifies the build in an output folder, for comparison with a later state."""

    manifest: tuple[int, int] | None
    """Inode and time of its manifest, which differ after each publishing; `None` when it has none."""
    unfinished: bool
    """Whether a build began to replace its files and was stopped."""


def read_state(site: Path, output: Path) -> PublishedState:
    """The state of `output`, where `site` is published. Never raises, whatever is there."""
    try:
        status = (output / MANIFEST).stat()
    except OSError:
        status = None
    manifest = (status.st_ino, status.st_mtime_ns) if status is not None else None
    journal = journal_file(real_path(site), real_path(output))
    return PublishedState(manifest, unfinished=os.path.exists(journal))  # noqa: PTH110  # `Path.exists` can raise


def publish(
    plan: Mapping[str, str],
    staging: DiskStaging,
    output: Path,
    sources: Sequence[Path],
    found: OutputFolder | None = None,
) -> Published:
    """Make `output` contain exactly the files of `plan`, and `manifest.json`.

    It overwrites and removes only files that an earlier build of ours wrote, and removes only empty folders.

    Args:
        plan: The whole site: path in the output → SHA-256 of bytes that are already there or are in `staging`.
        staging: The staging area, entered.
        output: The output folder, created if it does not exist.
        sources: Folders that must not be written into, see `check_output`.
        found: What `check_output` returned before the build, so that only the files that change are looked at again.

    Raises:
        OutputRefusedError: As `check_output` does; nothing was changed.
            Also when files that the build did not make, because they were there when it began, are gone.
        PublishingFailedError: The system refused before anything was changed.
        HalfPublishedError: The system refused later; every file is whole, and the next build completes the site.
        ValueError: The plan has an unsafe path, or a path that is both a file and a folder.
    """
    _require_sound(plan)
    found = found or check_output(output, sources, staging.site)
    written, removed = _changes(plan, found)
    if not is_as_found(found, (*written, *removed, *found.parts)):
        found = check_output(output, sources, staging.site, found.files)
        written, removed = _changes(plan, found)
    _require_bytes(found.path, written, plan, staging)
    stats = {path: file for path in plan if (file := found.files.get(path)) is not None}
    journal, manifest = journal_file(staging.site, found.path), manifest_bytes(plan)
    listed = found.manifest.stat is not None and found.manifest.stat.digest == hashlib.sha256(manifest).digest()
    if written or removed or found.parts or not listed:
        stats.update(_replace(plan, manifest, staging, found, written, removed))
    remove_file(journal)
    gone = sorted(path for path in found.manifest.paths - plan.keys() if PurePosixPath(path).name == "index.html")
    unchanged = len(plan) - len(written)
    return Published(len(written), unchanged, len(removed), tuple(gone), stats)


def _replace(
    plan: Mapping[str, str],
    manifest: bytes,
    staging: DiskStaging,
    found: OutputFolder,
    written: Sequence[str],
    removed: AbstractSet[str],
) -> StatCache:
    """Write and remove these files, and return what the written ones are; see `publish` for what it raises."""
    blocking = blocking_files(found, written, removed)
    remove_files(found.path, found.parts)  # first, because a build that filled the disk may have left them
    require_removable(found.path, removed)
    new = write_new_files(found.path, written, plan, staging, manifest, blocking)
    journal = journal_file(staging.site, found.path)
    try:
        with held_back(REQUESTS_TO_END):
            open_journal(journal, found.journal.union(written))
            stats = put_in_place(found, new.files[:-1], blocking, plan)
            remove_files(found.path, removed - blocking)
            put_in_place(found, new.files[-1:], frozenset(), plan)
    except PublishingFailedError as error:
        new.discard()
        if is_as_found(found, (*written, *removed)):
            if not found.journal:
                remove_file(journal)
            raise
        raise HalfPublishedError(error.path, error.cause) from error
    return stats


def _changes(plan: Mapping[str, str], found: OutputFolder) -> tuple[list[str], set[str]]:
    """The files to write, because the output lacks them or has other bytes there; and those to remove."""
    files = found.files
    written = [path for path, digest in plan.items() if path not in files or files[path].digest.hex() != digest]
    return written, (files.keys() | found.links) - plan.keys()


def _require_sound(plan: Mapping[str, str]) -> None:
    folders = folders_above(plan)
    for path in plan:
        require_safe(path)
        if path in folders:
            raise ValueError(f"{path!r} is planned both as a file and as a folder")


def _require_bytes(output: Path, paths: Iterable[str], plan: Mapping[str, str], staging: DiskStaging) -> None:
    """Make sure that all the bytes to be written are there, before any file is touched."""
    lost = next((path for path in paths if not staging.take(path, plan[path])), None)
    if lost is not None:
        message = f"Files in {output} were changed while the site was being built, {lost} among them."
        raise OutputRefusedError(output, message, "Build again.")
