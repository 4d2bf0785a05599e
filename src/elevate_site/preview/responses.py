"""The response to each path, as a web server with the published site would give it. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import PurePosixPath
from types import MappingProxyType
from urllib.parse import quote

from elevate_site.language.file_endings import PICTURES_BY_TYPE
from elevate_site.preview.overlay import notice_page
from elevate_site.preview.snapshots import Snapshot

__all__ = ["HTML", "Response", "respond"]

HTML = "text/html; charset=utf-8"

_NAMED_BY_DIGEST = re.compile(r"assets/.+-[0-9a-f]{10}\.\w+")
"""The files whose names `assets.bundle` ends with a digest."""

# The table of the standard library depends on the machine and, on Windows, on the installed programs.
_CONTENT_TYPES: Mapping[str, str] = MappingProxyType(
    {
        **{ending: kind for kind, endings in PICTURES_BY_TYPE.items() for ending in endings},
        ".css": "text/css; charset=utf-8",
        ".html": HTML,
        ".ico": "image/vnd.microsoft.icon",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".mp3": "audio/mpeg",
        ".mp4": "video/mp4",
        ".pdf": "application/pdf",
        ".txt": "text/plain; charset=utf-8",
        ".vcf": "text/vcard; charset=utf-8",
        ".vtt": "text/vtt; charset=utf-8",
        ".wasm": "application/wasm",
        ".webmanifest": "application/manifest+json",
        ".woff": "font/woff",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
    }
)


@dataclass(frozen=True, slots=True)
class Response:
    """An HTTP response before it meets a server."""

    status: HTTPStatus
    content_type: str
    body: bytes
    location: str = ""
    """Where to go instead, for a redirect."""
    lasting: bool = False
    """Whether the browser may keep it: the name of such a file changes with its bytes."""


def respond(snapshot: Snapshot, path: str) -> Response:
    """The response to a request for `path`, which is decoded, begins with `/` and has no query.

    It looks paths up in the snapshot and never on disk, so no path can lead out of the site.
    """
    if not snapshot.outputs:
        page = notice_page(
            "There is no site to show yet",
            "Something is missing, or something has to be fixed first. This page changes by itself once you save.",
        )
        return Response(HTTPStatus.SERVICE_UNAVAILABLE, HTML, page)
    if f"{path}/" == snapshot.root or (path == "/" and snapshot.root != "/"):
        return _redirect(snapshot.root)
    if path.startswith(snapshot.root):
        key = path.removeprefix(snapshot.root)
        if key in snapshot.outputs:
            lasting = _NAMED_BY_DIGEST.fullmatch(key) is not None
            content_type = _CONTENT_TYPES.get(PurePosixPath(key).suffix.lower(), "application/octet-stream")
            return Response(HTTPStatus.OK, content_type, snapshot.outputs[key], lasting=lasting)
        if key == "" or key.endswith("/"):
            index = f"{key}index.html"
            if index in snapshot.outputs:
                return Response(HTTPStatus.OK, HTML, snapshot.outputs[index])
        elif f"{key}/index.html" in snapshot.outputs:
            return _redirect(f"{snapshot.root}{key}/")
    page = snapshot.outputs.get("404.html") or notice_page("No page here", f"The site has no page at {path}.")
    return Response(HTTPStatus.NOT_FOUND, HTML, page)


def _redirect(location: str) -> Response:
    # Not permanent: the browser would remember a permanent redirect beyond the next edit.
    return Response(HTTPStatus.FOUND, HTML, b"", quote(location))
