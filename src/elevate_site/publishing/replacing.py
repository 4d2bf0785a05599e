"""The second half of publishing: files that wait beside their places take them, and what the site lost is removed.

Each step is a rename or a removal within a folder that was writable a moment ago, and needs no room on the disk.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path, PurePosixPath

from elevate_site.errors import PublishingFailedError
from elevate_site.fingerprints.stat_cache import FileStat
from elevate_site.publishing.files import make_folder, remove_file, remove_if_empty, require_writable
from elevate_site.publishing.new_files import NewFile
from elevate_site.publishing.ownership import OutputFolder
from elevate_site.publishing.paths import folders_above

__all__ = ["blocking_files", "put_in_place", "remove_files", "require_removable"]


def blocking_files(found: OutputFolder, paths: Sequence[str], removed: AbstractSet[str]) -> AbstractSet[str]:
    """The files in the way of new ones: where a new file needs a folder, or below a folder where one has to be.

    They are the only ones of `removed` that cannot wait until the new files are in their places.
    """
    taken = _taken_folders(found, paths)
    return removed & folders_above(paths) | {path for path in removed if path.startswith(taken)}


def _taken_folders(found: OutputFolder, paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{path}/" for path in paths if path in found.folders)


def require_removable(output: Path, paths: Iterable[str]) -> None:
    """Make sure that the system will let us remove the files at `paths`.

    Raises `PublishingFailedError`.
    """
    for folder in sorted({os.path.dirname(f"{output}/{path}") for path in paths}):  # noqa: PTH120
        require_writable(folder)


def put_in_place(
    found: OutputFolder, new: Sequence[NewFile], blocking: AbstractSet[str], digests: Mapping[str, str]
) -> dict[str, FileStat]:
    """Put each new file in its place, in their order; returns what those are that have one of the `digests`.

    Raises `PublishingFailedError`; each file is then the old or the new one.
    """
    output = found.path
    remove_files(output, blocking)
    taken = _taken_folders(found, [each.path for each in new])
    for folder in sorted(found.folders, reverse=True) if taken else ():
        if f"{folder}/".startswith(taken):
            remove_if_empty(output / folder)
    stats: dict[str, FileStat] = {}
    for each in new:
        target = f"{output}/{each.path}"
        try:
            if blocking:
                make_folder(os.path.dirname(target))  # noqa: PTH120
            os.replace(each.part, target)  # noqa: PTH105
            if each.path in digests:
                stats[each.path] = FileStat.of(os.stat(target), bytes.fromhex(digests[each.path]))  # noqa: PTH116
        except OSError as error:
            raise PublishingFailedError(Path(target), error) from error
    return stats


def remove_files(output: Path, paths: Iterable[str]) -> None:
    """Remove the files at `paths`, and the folders that this leaves empty.

    Raises `PublishingFailedError`.
    """
    for path in sorted(paths):
        remove_file(output / path)
        for folder in PurePosixPath(path).parents[:-1]:
            if not remove_if_empty(output / folder):
                break
