"""What is in an output folder, as paths relative to it with `/`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from elevate_site.errors import PublishingFailedError
from elevate_site.publishing.files import PART

__all__ = ["Tree", "survey"]

_LEFT_BY_FILE_BROWSERS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that macOS and Windows put into any folder somebody looks at; nobody misses or minds them."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The contents of a folder, those of its folders included."""

    files: Mapping[str, os.stat_result]
    """Regular files, the manifest among them."""
    links: frozenset[str]
    """Symbolic links and whatever else is neither a regular file nor a folder; never followed."""
    folders: frozenset[str]
    parts: frozenset[str]
    """Files that a killed build had not yet renamed into place."""


def survey(output: Path) -> Tree:
    """Everything in `output`; nothing when it does not exist.

    Raises `PublishingFailedError` when a folder in it cannot be read.
    """
    found = _Found()
    try:
        if output.exists():
            _explore(output, found)
    except OSError as error:
        raise PublishingFailedError(Path(error.filename or output), error) from error
    return Tree(found.files, frozenset(found.links), frozenset(found.folders), frozenset(found.parts))


@dataclass(frozen=True, slots=True)
class _Found:
    """A `Tree` that is still growing."""

    files: dict[str, os.stat_result] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)


def _explore(output: Path, found: _Found) -> None:
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        with os.scandir(f"{output}/{prefix}") as entries:
            for entry in entries:
                path = prefix + entry.name
                if entry.is_dir(follow_symlinks=False):
                    found.folders.append(path)
                    waiting.append(path + "/")
                elif not entry.is_file(follow_symlinks=False):
                    found.links.append(path)
                elif PART.fullmatch(entry.name):
                    found.parts.append(path)
                elif entry.name not in _LEFT_BY_FILE_BROWSERS:
                    found.files[path] = entry.stat(follow_symlinks=False)
