"""`manifest.json`: what the output folder holds, and so how we know our own files."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from elevate_site.errors import OutputRefusedError
from elevate_site.publishing.paths import MANIFEST, is_safe

__all__ = ["manifest_bytes", "read_manifest"]

_DIGEST = re.compile(r"[0-9a-f]{64}")


def manifest_bytes(plan: Mapping[str, str]) -> bytes:
    """The manifest of a site: a JSON object from path to SHA-256, sorted, a line each."""
    return (json.dumps(dict(plan), ensure_ascii=False, indent=0, sort_keys=True) + "\n").encode()


def read_manifest(output: Path) -> Mapping[str, str] | None:
    """What the manifest in `output` says, or `None` when there is none.

    Raises `OutputRefusedError` when the file is damaged, or is somebody else's: nothing can then be known of the
    files around it. A manifest with an unsafe path counts as damaged, since we remove what it names.
    """
    file = output / MANIFEST
    try:
        content = json.loads(file.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, RecursionError) as error:
        raise _refusal(output) from error
    if not isinstance(content, dict) or not all(map(_is_entry, content, content.values())):
        raise _refusal(output)
    return content


def _is_entry(path: str, digest: object) -> bool:
    return isinstance(digest, str) and _DIGEST.fullmatch(digest) is not None and is_safe(path)


def _refusal(output: Path) -> OutputRefusedError:
    return OutputRefusedError(
        output,
        f"{output / MANIFEST} is not the list of published files that this program writes.",
        f"If {output} holds an earlier build of this site, delete that folder and build again. "
        "If it holds anything else, choose another folder with --output.",
    )
