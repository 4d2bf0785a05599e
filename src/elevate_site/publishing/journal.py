"""What is about to be written, noted outside the output, so that a build killed half way knows its files again."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path

from elevate_site.errors import PublishingFailedError
from elevate_site.publishing.paths import is_safe
from elevate_site.publishing.placing import place_bytes, remove_file
from elevate_site.publishing.staging import WORKSPACE

__all__ = ["close_journal", "open_journal", "read_journal"]


def read_journal(site: Path, output: Path) -> frozenset[str]:
    """The paths that an unfinished build may have written into `output`; empty when the last one finished.

    A journal that cannot be read is none: its files then count as foreign, which harms nobody.
    """
    try:
        content = json.loads(_file(site, output).read_bytes())
    except (OSError, ValueError, RecursionError):
        return frozenset()
    paths = content if isinstance(content, list) else []
    return frozenset(path for path in paths if isinstance(path, str) and is_safe(path))


def open_journal(site: Path, output: Path, paths: Iterable[str]) -> None:
    """Note `paths` before the first of them is written.

    Raises `PublishingFailedError`.
    """
    file = _file(site, output)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PublishingFailedError(file.parent, error) from error
    place_bytes(json.dumps(sorted(paths)).encode(), str(file))


def close_journal(site: Path, output: Path) -> None:
    """Forget what was noted: the manifest has it all.

    Raises `PublishingFailedError`.
    """
    remove_file(_file(site, output))


def _file(site: Path, output: Path) -> Path:
    """The journal of one output folder. An output in the site is named from there, so that both may be moved."""
    place = output.relative_to(site) if output.is_relative_to(site) else output
    return site / WORKSPACE / f"journal-{hashlib.sha256(os.fsencode(place)).hexdigest()[:16]}.json"
