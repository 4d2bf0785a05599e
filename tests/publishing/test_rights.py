"""Who may read what was published: the web server, whatever the umask of whoever publishes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from published_files import publish_files, published_files

SITE = {"index.html": "home", "articles/sleep/index.html": "sleep", "site.css": "css"}


@contextmanager
def umask(mask: int) -> Iterator[None]:
    """Give new files and folders the rights that `mask` leaves."""
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def rights(dist: Path) -> dict[str, int]:
    """The rights of everything in `dist`, itself as `.`."""
    found = {path.relative_to(dist).as_posix(): path.stat().st_mode & 0o777 for path in dist.rglob("*")}
    return found | {".": dist.stat().st_mode & 0o777}


@pytest.mark.parametrize(
    ("mask", "file", "folder"), [(0o077, 0o644, 0o755), (0o027, 0o644, 0o755), (0o002, 0o664, 0o775)]
)
def test_everybody_may_read_what_is_published(site: Path, dist: Path, mask: int, file: int, folder: int) -> None:
    """A umask takes away no right to read; the right to write that it leaves to a group stays."""
    with umask(mask):
        publish_files(site, SITE)
    found = rights(dist)
    assert {path: mode for path, mode in found.items() if (dist / path).is_dir()} == dict.fromkeys(
        (".", "articles", "articles/sleep"), folder
    )
    assert {mode for path, mode in found.items() if (dist / path).is_file()} == {file}


def test_rights_that_somebody_gave_stay(site: Path, dist: Path) -> None:
    """A build changes the rights of no file that it leaves alone, and of no folder that was there."""
    publish_files(site, SITE)
    (dist / "site.css").chmod(0o640)
    dist.chmod(0o750)
    publish_files(site, {**SITE, "index.html": "new"})
    assert published_files(site)["index.html"] == "new"
    assert (rights(dist)["site.css"], rights(dist)["."], rights(dist)["index.html"]) == (0o640, 0o750, 0o644)
