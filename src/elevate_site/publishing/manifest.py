"""The lists of published files and of files about to be published: how a build knows those of earlier builds.

`manifest.json` in the output folder lists every published file. It is written last. Until then a journal outside the
output names the files that are about to be written, so that the build after a killed one knows them too.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from elevate_site.errors import OutputRefusedError, PublishingFailedError
from elevate_site.fingerprints.stat_cache import FileStat
from elevate_site.publishing.files import make_folder, place_bytes
from elevate_site.publishing.paths import MANIFEST, is_safe
from elevate_site.publishing.staging import WORKSPACE

__all__ = [
    "Manifest",
    "journal_file",
    "manifest_bytes",
    "open_journal",
    "read_journal",
    "read_manifest",
    "read_waiting_manifests",
]

_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """The manifest of an output folder."""

    paths: frozenset[str] = frozenset()
    """The files that it lists: those that the last finished build published."""
    stat: FileStat | None = None
    """The file `manifest.json` itself, if there is one. Another build that publishes to the same folder replaces it."""


def manifest_bytes(plan: Mapping[str, str]) -> bytes:
    """The manifest of a site: a JSON object from path to SHA-256, sorted, with a line for each."""
    # As `json.dumps(plan, indent=0)` writes it, which takes Python's slow encoder.
    lines = json.dumps(dict(plan), ensure_ascii=False, sort_keys=True, separators=(",\n", ": "))[1:-1]
    return (f"{{\n{lines}\n}}\n" if lines else "{}\n").encode()


def read_manifest(output: Path) -> Manifest:
    """The manifest in `output`; an empty one when there is none.

    Raises `OutputRefusedError` when the file is damaged or somebody else's: then we cannot tell which files in the
    folder are ours. A manifest with an unsafe path counts as damaged, since we remove the files that it lists.
    Raises `PublishingFailedError` when the system refuses to read it: then nothing is wrong with the site.
    """
    file = output / MANIFEST
    try:
        # Before reading, so that a change in between is noticed later.
        status = file.lstat()
        data = file.read_bytes()
        content = json.loads(data)
    except (FileNotFoundError, NotADirectoryError):
        return Manifest()
    except OSError as error:
        raise PublishingFailedError(file, error, "read") from error
    except (ValueError, RecursionError) as error:
        raise _refusal(output) from error
    if not isinstance(content, dict) or not all(map(_is_entry, content, content.values())):
        raise _refusal(output)
    return Manifest(frozenset(content), FileStat.of(status, hashlib.sha256(data).digest()))


def read_waiting_manifests(output: Path, parts: Iterable[str]) -> Mapping[str, str]:
    """What is listed by manifests that wait among `parts`, because a build was killed before they took their place.

    So files of a first build that was killed are known even when its journal is gone with the rest of the workspace.
    """
    listed: dict[str, str] = {}
    for part in parts:
        if "/" not in part:
            with suppress(OSError, ValueError, RecursionError):
                content = json.loads((output / part).read_bytes())
                listed |= content if isinstance(content, dict) else {}
    return {path: digest for path, digest in listed.items() if _is_entry(path, digest)}


def _is_entry(path: str, digest: object) -> bool:
    return isinstance(digest, str) and _DIGEST.fullmatch(digest) is not None and is_safe(path)


def _refusal(output: Path) -> OutputRefusedError:
    return OutputRefusedError(
        output,
        f"{output / MANIFEST} is not the list of published files that this program writes.",
        f"If {output} holds an earlier build of this site, delete that folder and build again. "
        "If it holds anything else, choose another folder with --output.",
    )


def journal_file(site: Path, output: Path) -> Path:
    """The journal of one output folder, which exists from the first change of a build until the last.

    Its name depends on where the output is within the site, so both can move.
    """
    place = output.relative_to(site) if output.is_relative_to(site) else output
    return site / WORKSPACE / f"journal-{hashlib.sha256(os.fsencode(place)).hexdigest()[:16]}.json"


def read_journal(journal: Path) -> frozenset[str]:
    """The files that a stopped build may have written; none when the last build finished.

    A journal that is damaged names no files: they then count as foreign, and nothing is lost.

    Raises `PublishingFailedError` when the system refuses to read it.
    """
    try:
        content = json.loads(journal.read_bytes())
    except (FileNotFoundError, NotADirectoryError, ValueError, RecursionError):
        return frozenset()
    except OSError as error:
        raise PublishingFailedError(journal, error, "read") from error
    paths = content if isinstance(content, list) else []
    return frozenset(path for path in paths if isinstance(path, str) and is_safe(path))


def open_journal(journal: Path, paths: Iterable[str]) -> None:
    """Note `paths` before the first of them is written.

    Raises `PublishingFailedError`.
    """
    make_folder(str(journal.parent))
    place_bytes(json.dumps(sorted(paths)).encode(), str(journal))
