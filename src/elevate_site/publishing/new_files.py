"""The first half of publishing: every new file is written beside its place before the first one is put there.

So whatever the system refuses for want of room or of rights, it refuses while the published site is still as it was.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from elevate_site.errors import PublishingFailedError
from elevate_site.publishing.files import make_folder, part_in, write_new
from elevate_site.publishing.paths import MANIFEST
from elevate_site.publishing.staging import DiskStaging

__all__ = ["NewFile", "NewFiles", "write_new_files"]


_LONG = 100
"""No system minds a path of fewer characters."""


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file of the site that waits beside its place."""

    path: str
    """Where it belongs in the output."""
    part: str
    """The whole path of the file that holds its bytes."""


@dataclass(frozen=True, slots=True)
class NewFiles:
    """All of them, in the order in which they must take their places, the manifest last."""

    files: Sequence[NewFile]
    folders: Sequence[str]
    """The folders that were made for them, outermost first."""

    def discard(self) -> None:
        """Remove the files that still wait, and folders that are empty then, as far as the system lets us."""
        for file in self.files:
            with suppress(OSError):
                os.unlink(file.part)  # noqa: PTH108
        for folder in reversed(self.folders):
            with suppress(OSError):
                os.rmdir(folder)  # noqa: PTH106


def write_new_files(
    output: Path,
    paths: Iterable[str],
    plan: Mapping[str, str],
    staging: DiskStaging,
    manifest: bytes,
    blocking: AbstractSet[str],
) -> NewFiles:
    """Write the files at `paths`, and last the `manifest`, beside their places in `output`.

    Assets come before the pages that refer to them. `blocking` are files that stand where a new file needs a folder;
    what belongs below one of them is written beside it.

    Raises `PublishingFailedError`; then, as after Ctrl-C, everything is as it was.
    """
    new: list[NewFile] = []
    made: list[str] = []
    path = ""
    try:
        made += make_folder(str(output))
        for path in sorted(paths, key=lambda path: (path.endswith(".html"), path)):
            folder = _folder_of(f"{output}/{path}", path, blocking)
            made += make_folder(folder)
            if len(path) > _LONG:
                _require_possible(f"{output}/{path}")
            new.append(NewFile(path, part_in(folder)))
            write_new(new[-1].part, staging.content(plan[path]))
        path = MANIFEST
        new.append(NewFile(path, part_in(str(output))))
        write_new(new[-1].part, manifest)
    except BaseException as error:
        NewFiles(new, made).discard()
        if isinstance(error, OSError):
            raise PublishingFailedError(output / path, error) from error
        raise
    return NewFiles(new, made)


def _require_possible(target: str) -> None:
    """Raise `OSError` for a name that is too long for the system, which a part of it would not show."""
    with suppress(FileNotFoundError):
        os.lstat(target)


def _folder_of(target: str, path: str, blocking: AbstractSet[str]) -> str:
    """The folder of the file `target`, which is at `path` in the output; the nearest that can exist already."""
    folder, inside = os.path.dirname(target), os.path.dirname(path)  # noqa: PTH120
    top = folder
    while blocking and inside:
        folder, above = os.path.dirname(folder), os.path.dirname(inside)  # noqa: PTH120
        if inside in blocking:
            top = folder
        inside = above
    return top
