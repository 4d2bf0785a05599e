"""The search index: made again when a searched text changes, otherwise remembered."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from elevate_site.model.page import Output
from elevate_site.model.theme import Remember
from elevate_site.searching.service import SearchFailedError, installed_program, running_service, version_of
from elevate_site.searching.texts import SearchedText

__all__ = ["make_index"]

_FOLDER = "pagefind"
_ENTRY = "pagefind-entry.json"
_NEVER_USED = ("pagefind-ui.", "pagefind-modular-ui.", "pagefind-component-ui.", "pagefind-highlight.")
"""Pagefind's own user interfaces; our templates draw the search page."""
_SECONDS = 600.0
"""The time limit, many times what a thousand articles take on a slow computer."""


def make_index(
    texts: Sequence[SearchedText], remember: Remember, program: Path | None = None, seconds: float = _SECONDS
) -> tuple[Output, ...]:
    """The files that a browser needs to search `texts`: always the same bytes, and no files for no texts.

    `program` is Pagefind, by default the installed one; after `seconds` it is stopped.

    Raises `SearchFailedError` when Pagefind fails.
    """
    if not texts:
        return ()
    program = program or installed_program()
    inputs = json.dumps([version_of(program, seconds), *([text.href, text.html] for text in texts)])
    name = f"search/{hashlib.sha256(inputs.encode()).hexdigest()}.zip"
    kept = remember(name, lambda: _pack(_index(texts, program, seconds)))
    with zipfile.ZipFile(io.BytesIO(kept)) as archive:
        return tuple(Output(f"{_FOLDER}/{path}", archive.read(path)) for path in archive.namelist())


def _index(texts: Sequence[SearchedText], program: Path, seconds: float) -> Mapping[str, bytes]:
    with running_service(program, seconds) as service:
        number = service.ask("NewIndex", "index_id", config=None)
        for text in texts:
            service.ask("AddFile", "page_url", index_id=number, url=text.href, file_path=None, file_contents=text.html)
        files = service.ask("GetFiles", "files", index_id=number)
    try:
        found = {file["path"].replace("\\", "/"): base64.b64decode(file["content"]) for file in files}
        # Only this file differs from run to run: Pagefind writes its languages in random order.
        found[_ENTRY] = json.dumps(json.loads(found[_ENTRY]), sort_keys=True, separators=(",", ":")).encode()
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise SearchFailedError("Pagefind’s answer is not a search index") from error
    return {path: data for path, data in found.items() if not path.startswith(_NEVER_USED)}


def _pack(files: Mapping[str, bytes]) -> bytes:
    """All files in one archive; a `ZipInfo` made without a date always has the same one."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(files):
            archive.writestr(zipfile.ZipInfo(path), files[path])
    return packed.getvalue()
