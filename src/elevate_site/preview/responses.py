"""Which page or file answers an address, as the published site would answer it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import PurePosixPath
from types import MappingProxyType
from urllib.parse import quote

from elevate_site.preview.overlay import notice_page
from elevate_site.preview.snapshots import Edition

__all__ = ["HTML", "Answer", "answer"]

HTML = "text/html; charset=utf-8"

# Our own table: the one of the standard library depends on the machine and, on Windows, on what is installed.
_CONTENT_TYPES: Mapping[str, str] = MappingProxyType(
    {
        ".avif": "image/avif",
        ".css": "text/css; charset=utf-8",
        ".gif": "image/gif",
        ".html": HTML,
        ".ico": "image/vnd.microsoft.icon",
        ".jpeg": "image/jpeg",
        ".jpg": "image/jpeg",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".mp3": "audio/mpeg",
        ".mp4": "video/mp4",
        ".pdf": "application/pdf",
        ".png": "image/png",
        ".svg": "image/svg+xml",
        ".txt": "text/plain; charset=utf-8",
        ".vcf": "text/vcard; charset=utf-8",
        ".vtt": "text/vtt; charset=utf-8",
        ".wasm": "application/wasm",
        ".webmanifest": "application/manifest+json",
        ".webp": "image/webp",
        ".woff": "font/woff",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
    }
)


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP response before it meets a server."""

    status: HTTPStatus
    content_type: str
    body: bytes
    location: str = ""
    """Where to go instead, for a redirect."""


def answer(edition: Edition, path: str) -> Answer:
    """The answer to a request for `path`, decoded, beginning with `/`, without a query.

    Only what was built is ever looked up, so no path can lead out of the site.
    """
    if not edition.outputs:
        page = notice_page(
            "There is no site to show yet",
            "Something is missing or has to be mended first. This page changes by itself once you save.",
        )
        return Answer(HTTPStatus.SERVICE_UNAVAILABLE, HTML, page)
    if f"{path}/" == edition.root or (path == "/" and edition.root != "/"):
        return _redirect(edition.root)
    if path.startswith(edition.root):
        key = path.removeprefix(edition.root)
        if key in edition.outputs:
            return Answer(HTTPStatus.OK, _content_type(key), edition.outputs[key])
        if key == "" or key.endswith("/"):
            index = f"{key}index.html"
            if index in edition.outputs:
                return Answer(HTTPStatus.OK, HTML, edition.outputs[index])
        elif f"{key}/index.html" in edition.outputs:
            return _redirect(f"{edition.root}{key}/")
    page = edition.outputs.get("404.html") or notice_page("No page here", f"The site has nothing at {path}.")
    return Answer(HTTPStatus.NOT_FOUND, HTML, page)


def _content_type(key: str) -> str:
    return _CONTENT_TYPES.get(PurePosixPath(key).suffix.lower(), "application/octet-stream")


def _redirect(location: str) -> Answer:
    # Not a permanent one: a browser would remember it beyond the next edit.
    return Answer(HTTPStatus.FOUND, HTML, b"", quote(location))
