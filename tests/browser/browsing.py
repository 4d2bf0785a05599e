"""Hosts for the browser to visit: every test of this folder uses them.

The browser knows names that end with `.test` as this very machine, so that a site and the services it declares can
be two hosts, as they are in life.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Page, ViewportSize

from elevate_site.preview.responses import respond
from elevate_site.preview.snapshots import Snapshot
from whole_sites import Website

__all__ = ["TELEPHONE", "Host", "Witness", "hosting"]

TELEPHONE: ViewportSize = {"width": 320, "height": 640}
"""The narrowest screen that pages are made for (WCAG 2.2, 1.4.10)."""
_SLOW = (".woff2", ".svg", ".avif", ".webp", ".png", ".jpg")


@dataclass
class Host:
    """A host that serves a website, which a test may exchange for another, and remembers what it was asked for."""

    name: str
    website: Website
    port: int = 0
    requests: list[str] = field(default_factory=list)
    """The paths that were asked for, in order."""
    delay: float = 0
    """The seconds after which letters, icons and pictures come."""

    @property
    def origin(self) -> str:
        """Scheme, name and port."""
        return f"http://{self.name}:{self.port}"

    def address(self, path: str = "") -> str:
        """The address of a path under the root of the website; an `index.html` goes by the name of its folder."""
        return f"{self.origin}{self.website.root}{path.removesuffix('index.html')}"

    def headers(self, path: str) -> Iterator[tuple[str, str]]:
        """What the website wants its host to say with `path`, as its file `_headers` has it."""
        applies = False
        for line in self.website.files.get("_headers", b"").decode().splitlines():
            if not line.startswith(" "):
                applies = fnmatchcase(path, f"{self.website.root.removesuffix('/')}{line}")
            elif applies:
                name, _, value = line.strip().partition(": ")
                yield name, value


@contextmanager
def hosting(name: str, website: Website, delay: float = 0) -> Iterator[Host]:
    """Serve a website at a free port, whose letters, icons and pictures come after `delay` seconds."""
    host = Host(name, website, delay=delay)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            host.requests.append(path)
            if path.endswith(_SLOW):
                time.sleep(host.delay)
            given = respond(Snapshot(1, host.website.files, host.website.root, ""), path)
            self.send_response(given.status)
            self.send_header("Content-Type", given.content_type)
            self.send_header("Content-Length", str(len(given.body)))
            if given.location:
                self.send_header("Location", given.location)
            for header, value in host.headers(path):
                self.send_header(header, value)
            self.end_headers()
            # A tab that goes elsewhere hangs up.
            with suppress(ConnectionError):
                self.wfile.write(given.body)

        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        host.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield host
        finally:
            server.shutdown()
            thread.join()


class Witness:
    """Writes down what a tab says and asks for."""

    def __init__(self, tab: Page) -> None:
        self.complaints: list[str] = []
        """Every message in the console and every error of a script."""
        self.requests: list[str] = []
        """Every address that was asked for."""
        tab.on("console", lambda message: self.complaints.append(message.text))
        tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        tab.on("request", lambda request: self.requests.append(request.url))

    def forget(self) -> None:
        """Begin again."""
        self.complaints.clear()
        self.requests.clear()

    def elsewhere(self, host: Host) -> list[str]:
        """The requests to anybody but `host`."""
        return [url for url in self.requests if not url.startswith(f"{host.origin}/")]
