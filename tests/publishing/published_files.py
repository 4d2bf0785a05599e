"""Publishing a handful of texts, and reading back what was published."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from elevate_site.publishing import DiskStaging, Published, publish

__all__ = ["publish_files", "published_files"]


def publish_files(site: Path, files: Mapping[str, str]) -> Published:
    """Publish a mapping of path to text into `dist` of `site`."""
    with DiskStaging(site) as staging:
        plan = {path: staging.put(path, text.encode()) for path, text in files.items()}
        return publish(plan, staging, site / "dist", [site / "content"])


def published_files(site: Path) -> dict[str, str]:
    """Every file in `dist` of `site` with its text, the manifest left out."""
    dist = site / "dist"
    files = (file for file in dist.rglob("*") if file.is_file())
    texts = {file.relative_to(dist).as_posix(): file.read_text() for file in files}
    return {path: text for path, text in texts.items() if path != "manifest.json"}
