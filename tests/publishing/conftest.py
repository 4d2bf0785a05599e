"""A site folder to publish from, and what was published."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from elevate_site.publishing import DiskStaging, Published, publish


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site folder with a source folder in it."""
    (tmp_path / "site" / "content").mkdir(parents=True)
    return tmp_path / "site"


@pytest.fixture
def dist(site: Path) -> Path:
    """Where the site is published; nothing is there yet."""
    return site / "dist"


@pytest.fixture
def publish_files(site: Path, dist: Path) -> Callable[[Mapping[str, str]], Published]:
    """Publishes a mapping of path to text into `dist`."""

    def publish_files(files: Mapping[str, str]) -> Published:
        with DiskStaging(site) as staging:
            plan = {path: staging.put(path, text.encode()) for path, text in files.items()}
            return publish(plan, staging, dist, [site / "content"])

    return publish_files


@pytest.fixture
def published_files(dist: Path) -> Callable[[], dict[str, str]]:
    """Reads every file in `dist` with its text, the manifest left out."""

    def published_files() -> dict[str, str]:
        files = (file for file in dist.rglob("*") if file.is_file())
        texts = {file.relative_to(dist).as_posix(): file.read_text() for file in files}
        return {path: text for path, text in texts.items() if path != "manifest.json"}

    return published_files
