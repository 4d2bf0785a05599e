"""Many files put into their places one after the other: what pages ask for first, then the pages.

Most of the time is the system's own. Several threads are slower than one: they wait for each other in the system.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from elevate_site.errors import PublishingFailedError
from elevate_site.fingerprints.stat_cache import Sighting
from elevate_site.publishing.placing import place_bytes
from elevate_site.publishing.staging import DiskStaging

__all__ = ["make_folder", "write_files"]


def write_files(
    output: Path, paths: Iterable[str], plan: Mapping[str, str], staging: DiskStaging
) -> Iterator[tuple[str, Sighting]]:
    """Put the files at `paths` into `output`; gives each when it is there, as it can be seen from now on.

    Raises `PublishingFailedError`; what was put there until then is whole.
    """
    for path in sorted(paths, key=_assets_first):
        yield path, _write(f"{output}/{path}", plan[path], staging)


def _assets_first(path: str) -> tuple[bool, str]:
    return (path.endswith(".html"), path)


def _write(target: str, digest: str, staging: DiskStaging) -> Sighting:
    try:
        make_folder(target.rpartition("/")[0])
        place_bytes(staging.content(digest), target)
        status = os.stat(target)  # noqa: PTH116 - 10,000 Paths are felt
    except OSError as error:
        raise PublishingFailedError(Path(target), error) from error
    return Sighting(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, bytes.fromhex(digest))


def make_folder(folder: str) -> None:
    """Make `folder`, and those above it, unless it is there.

    Raises `PublishingFailedError`.
    """
    try:
        os.mkdir(folder)  # noqa: PTH102 - likewise
    except FileExistsError:
        if not os.path.isdir(folder):  # noqa: PTH112 - likewise
            raise PublishingFailedError(Path(folder), NotADirectoryError(20, "a file is in the way")) from None
    except FileNotFoundError:
        make_folder(folder.rpartition("/")[0])
        make_folder(folder)
    except OSError as error:
        raise PublishingFailedError(Path(folder), error) from error
