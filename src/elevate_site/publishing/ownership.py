"""Whose files lie in the output folder; where it is not clear that all are ours, nothing is written."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from elevate_site.errors import OutputRefusedError, PublishingFailedError
from elevate_site.fingerprints.stat_cache import Sightings, sighting
from elevate_site.publishing.journal import read_journal
from elevate_site.publishing.manifest import read_manifest
from elevate_site.publishing.paths import MANIFEST
from elevate_site.publishing.placing import PART
from elevate_site.publishing.staging import WORKSPACE

__all__ = ["Tree", "check_output", "refuse_foreign_files", "refuse_source_folders", "see_files", "survey"]

_NAMED_AT_MOST = 5

_LEFT_BY_FILE_BROWSERS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that macOS and Windows put into any folder somebody looks at; nobody misses or minds them."""


@dataclass(frozen=True, slots=True)
class Tree:
    """What lies in an output folder, as paths relative to it with `/`."""

    files: Mapping[str, os.stat_result]
    """Plain files, and what the system knows of each."""
    links: frozenset[str]
    """Symbolic links and whatever else is neither file nor folder; never followed."""
    folders: frozenset[str]
    parts: frozenset[str]
    """Files that a killed build was about to put in place."""


def check_output(
    output: Path, sources: Sequence[Path], site: Path, earlier: Sightings = MappingProxyType({})
) -> Sightings:
    """Make sure that a build of `site` may write into `output`, and see what is there; nothing is changed.

    Call it while the site's `DiskStaging` is entered, so that a build that is just publishing is not mistaken for
    somebody else's files.

    Args:
        output: The output folder, which need not exist.
        sources: Folders that a build reads (`content/`, `templates/`, `static/`, `.git` …), existing or not.
        site: The site folder.
        earlier: The files in the output as they were seen before; those that were not touched since are not read.

    Returns every file of ours in the output, by its path there.

    Raises `OutputRefusedError`, with a hint, when the output is a file, when it is, holds or lies in one of the
    sources, or when it holds files that no build of ours wrote; `PublishingFailedError` when it cannot be read.
    """
    output, site = output.resolve(), site.resolve()
    refuse_source_folders(output, (*sources, site / WORKSPACE))
    ours = (read_manifest(output) or {}).keys() | read_journal(site, output)
    tree = survey(output)
    refuse_foreign_files(output, tree, ours)
    return see_files(output, tree, tree.files.keys() - {MANIFEST}, earlier)


def refuse_source_folders(output: Path, sources: Sequence[Path]) -> None:
    """Raise `OutputRefusedError` when writing into `output` could reach one of the `sources`, or is impossible."""
    another = "Choose a folder of its own with --output, such as dist."
    if output.exists() and not output.is_dir():
        raise OutputRefusedError(output, f"The output {output} is a file, not a folder.", another)
    for source in (source.resolve() for source in sources):
        if _lies_in(output, source):
            message = f"The output folder {output} lies in {source}, which the site is made from."
        elif _lies_in(source, output):
            message = f"The output folder {output} holds {source}, which the site is made from."
        else:
            continue
        raise OutputRefusedError(output, message, another)


def refuse_foreign_files(output: Path, tree: Tree, ours: AbstractSet[str]) -> None:
    """Raise `OutputRefusedError`, naming up to five files, when `tree` holds any that is not among `ours`."""
    foreign = sorted((tree.files.keys() | tree.links) - ours - {MANIFEST})
    if not foreign:
        return
    more = f" and {len(foreign) - _NAMED_AT_MOST} more" if len(foreign) > _NAMED_AT_MOST else ""
    raise OutputRefusedError(
        output,
        f"The output folder {output} holds files that this program did not write: "
        f"{', '.join(foreign[:_NAMED_AT_MOST])}{more}.",
        "Move them somewhere else and build again, or choose another folder with --output. "
        f"If all of it is an old build that nobody needs, delete the folder. (Our own are known by {MANIFEST}.)",
    )


def survey(output: Path) -> Tree:
    """Everything in `output`; all empty when it does not exist.

    Raises `PublishingFailedError` when a folder in it cannot be read.
    """
    found = _Found()
    try:
        if output.exists():
            _explore(output, found)
    except OSError as error:
        raise PublishingFailedError(Path(error.filename or output), error) from error
    return Tree(found.files, frozenset(found.links), frozenset(found.folders), frozenset(found.parts))


def see_files(output: Path, tree: Tree, paths: Iterable[str], earlier: Sightings) -> Sightings:
    """Those of the `paths` that are files of `tree`, as they are now, read as far as they were not seen so `earlier`.

    Raises `PublishingFailedError` when one cannot be read.
    """
    try:
        return {
            path: sighting(f"{output}/{path}", tree.files[path], earlier.get(path))
            for path in paths
            if path in tree.files
        }
    except OSError as error:
        raise PublishingFailedError(Path(error.filename or output), error) from error


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


def _lies_in(inner: Path, outer: Path) -> bool:
    """Whether `inner` is `outer` or lies in it, by name or, where letter case or mounts deceive, by identity."""
    return any(folder == outer or _is_same(folder, outer) for folder in (inner, *inner.parents))


def _is_same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)
