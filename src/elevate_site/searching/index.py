"""The index of the search: made when a searched text changed, else remembered."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from importlib.metadata import version

from elevate_site.model.page import Output
from elevate_site.model.remembering import Remember
from elevate_site.searching.service import ServiceError, running_service
from elevate_site.searching.texts import SearchedText

__all__ = ["SearchFailedError", "make_index"]

_FOLDER = "pagefind"
_ENTRY = "pagefind-entry.json"
_NEVER_USED = ("pagefind-ui.", "pagefind-modular-ui.", "pagefind-component-ui.", "pagefind-highlight.")
"""Pagefind's own looks; the search page is drawn by our templates."""


class SearchFailedError(Exception):
    """The index could not be made; the message says why."""


def make_index(texts: Sequence[SearchedText], remember: Remember) -> tuple[Output, ...]:
    """The files that a browser needs to search `texts`, the same bytes each time; none for no texts.

    Raises `SearchFailedError` when Pagefind does not do its work.
    """
    if not texts:
        return ()
    recipe = json.dumps([version("pagefind"), *([text.href, text.html] for text in texts)])
    name = f"search/{hashlib.sha256(recipe.encode()).hexdigest()}.zip"
    try:
        kept = remember(name, lambda: _pack(_index(texts)))
    except ServiceError as error:
        raise SearchFailedError(str(error)) from error
    with zipfile.ZipFile(io.BytesIO(kept)) as archive:
        return tuple(Output(f"{_FOLDER}/{path}", archive.read(path)) for path in archive.namelist())


def _index(texts: Sequence[SearchedText]) -> Mapping[str, bytes]:
    with running_service() as service:
        number = service.ask("NewIndex", "index_id", config=None)
        for text in texts:
            service.ask("AddFile", "page_url", index_id=number, url=text.href, file_path=None, file_contents=text.html)
        files = service.ask("GetFiles", "files", index_id=number)
    found = {file["path"].replace("\\", "/"): base64.b64decode(file["content"]) for file in files}
    # The only file whose bytes differ from run to run: its languages come in any order.
    found[_ENTRY] = json.dumps(json.loads(found[_ENTRY]), sort_keys=True, separators=(",", ":")).encode()
    return {path: data for path, data in found.items() if not path.startswith(_NEVER_USED)}


def _pack(files: Mapping[str, bytes]) -> bytes:
    """One file of many, as it is kept; a `ZipInfo` without a date has always the same one."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(files):
            archive.writestr(zipfile.ZipInfo(path), files[path])
    return packed.getvalue()
