"""The order in which a finished build replaces the published one, so that no reader ever meets a broken site.

Assets come before the pages that ask for them, pages before the removal of what no page asks for any more, and the
manifest last. Each file is renamed into its place and so is whole at every moment; a build that is killed or runs
out of disk leaves a mixture of old and new files, each whole, and the next build completes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from elevate_site.errors import HalfPublishedError, OutputRefusedError, Problem, PublishingFailedError
from elevate_site.fingerprints.stat_cache import Sightings
from elevate_site.model.rules import problem
from elevate_site.publishing.journal import close_journal, open_journal, read_journal
from elevate_site.publishing.manifest import manifest_bytes, read_manifest
from elevate_site.publishing.ownership import Tree, refuse_foreign_files, refuse_source_folders, see_files, survey
from elevate_site.publishing.paths import MANIFEST, require_safe
from elevate_site.publishing.placing import place_bytes, remove_file, remove_if_empty
from elevate_site.publishing.staging import WORKSPACE, DiskStaging
from elevate_site.publishing.writing import make_folder, write_files

__all__ = ["Published", "PublishedState", "publish", "read_state"]


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing did."""

    written: int
    """Files that are new or had other bytes, a healed one included."""
    unchanged: int
    """Files that already had the right bytes and were not touched."""
    removed: int
    """Files of earlier builds that the site no longer has."""
    problems: tuple[Problem, ...]
    """Warnings about addresses that are gone."""
    sightings: Sightings
    """The files of the site in the output, by path, so that a later build need not read them."""


@dataclass(frozen=True, slots=True)
class PublishedState:
    """Which build an output folder holds, as far as the disk tells."""

    manifest: tuple[int, int] | None
    """What tells its manifest from every other one that stood there; `None` when it has none."""
    unfinished: bool
    """Whether a build began to replace its files and was stopped."""


def read_state(site: Path, output: Path) -> PublishedState:
    """The state of `output`, in which `site` is published. Never raises for what lies there."""
    try:
        status = (output / MANIFEST).stat()
    except OSError:
        status = None
    manifest = (status.st_ino, status.st_mtime_ns) if status is not None else None
    return PublishedState(manifest, unfinished=bool(read_journal(site.resolve(), output.resolve())))


def publish(
    plan: Mapping[str, str],
    staging: DiskStaging,
    output: Path,
    sources: Sequence[Path],
    earlier: Sightings = MappingProxyType({}),
) -> Published:
    """Make `output` hold exactly the files of `plan`, and `manifest.json`.

    Nothing is touched that an earlier build of ours did not write, and no folder is removed unless it is empty.

    Args:
        plan: The whole site: path under the output → SHA-256 of bytes that are there or were put into `staging`.
        staging: The staging area, entered.
        output: The output folder; it is made if need be.
        sources: Folders that must not be written into, see `check_output`.
        earlier: What `check_output` saw, so that it need not be read again.

    Raises:
        OutputRefusedError: As `check_output` does; nothing was changed.
            Or files that were there when the build began, and are not made again for that reason, are gone.
        PublishingFailedError: The system refused before anything was changed.
        HalfPublishedError: It refused later; every file is whole, and the next build goes on.
        ValueError: The plan has an unsafe path, or a path that is both a file and a folder.
    """
    output = output.resolve()
    _require_sound(plan)
    refuse_source_folders(output, (*sources, staging.site / WORKSPACE))
    before = read_manifest(output) or {}
    tree = survey(output)
    ours = before.keys() | read_journal(staging.site, output)
    refuse_foreign_files(output, tree, ours)

    seen = dict(see_files(output, tree, plan, earlier))
    wanted = {path: bytes.fromhex(digest) for path, digest in plan.items()}
    changed = [path for path, digest in wanted.items() if path not in seen or seen[path].digest != digest]
    obsolete = (tree.files.keys() | tree.links) - plan.keys() - {MANIFEST}
    _require_bytes(output, changed, plan, staging)
    manifest = manifest_bytes(plan)
    if changed or obsolete or tree.parts or not _holds(output / MANIFEST, manifest):
        open_journal(staging.site, output, ours | plan.keys())
        try:
            in_the_way = _in_the_way(tree, plan)
            # Only these go before the new files come: there is no other way.
            _remove(output, in_the_way)
            _remove_hollow(output, tree, plan)
            seen.update(write_files(output, changed, plan, staging))
            _remove(output, (obsolete | tree.parts) - in_the_way)
            make_folder(str(output))
            place_bytes(manifest, f"{output}/{MANIFEST}")
        except PublishingFailedError as error:
            raise HalfPublishedError(error.path, error.cause) from error
    close_journal(staging.site, output)
    vanished = tuple(map(_vanished, sorted(path for path in before.keys() - plan.keys() if _is_page(path))))
    return Published(len(changed), len(plan) - len(changed), len(obsolete), vanished, seen)


def _require_sound(plan: Mapping[str, str]) -> None:
    folders = _folders(plan)
    for path in plan:
        require_safe(path)
        if path in folders:
            raise ValueError(f"{path!r} is planned both as a file and as a folder")


def _require_bytes(output: Path, paths: Iterable[str], plan: Mapping[str, str], staging: DiskStaging) -> None:
    """Make sure that whatever has to be written can be, before anything is."""
    lost = next((path for path in paths if not staging.take(path, plan[path])), None)
    if lost is not None:
        message = f"Files in {output} were changed while the site was being built, {lost} among them."
        raise OutputRefusedError(output, message, "Build again.")


def _folders(paths: Iterable[str]) -> set[str]:
    """Every folder that lies above one of `paths`."""
    folders: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return folders


def _holds(file: Path, data: bytes) -> bool:
    return file.is_file() and file.read_bytes() == data


def _in_the_way(tree: Tree, plan: Mapping[str, str]) -> frozenset[str]:
    """Files where the plan wants a folder, and those that lie in a folder where it wants a file."""
    blocking = tuple(f"{folder}/" for folder in tree.folders if folder in plan)
    files = tree.files.keys() | tree.links
    return frozenset(files & _folders(plan)) | {path for path in files if blocking and path.startswith(blocking)}


def _remove_hollow(output: Path, tree: Tree, plan: Mapping[str, str]) -> None:
    """Remove the folders where the plan wants a file, as far as they are empty."""
    blocking = tuple(f"{folder}/" for folder in tree.folders if folder in plan)
    for folder in sorted(tree.folders, reverse=True) if blocking else ():
        if f"{folder}/".startswith(blocking):
            remove_if_empty(output / folder)


def _remove(output: Path, paths: Iterable[str]) -> None:
    for path in sorted(paths):
        remove_file(output / path)
        for folder in PurePosixPath(path).parents[:-1]:
            if not remove_if_empty(output / folder):
                break


def _is_page(path: str) -> bool:
    return PurePosixPath(path).name == "index.html"


def _vanished(path: str) -> Problem:
    address = "/" + path.removesuffix("index.html")
    return problem(
        "url-vanished",
        "",
        0,
        0,
        f"The page {address} was published before and is gone now; links and bookmarks to it no longer work.",
        f"If it has a new address, add {address} to `aliases` in the front matter of the page that takes its place. "
        "If it was meant to go, nothing needs to be done.",
    )
