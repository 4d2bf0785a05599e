"""A site small enough to be built by ten lines, and what a browser does with its preview."""

from __future__ import annotations

import asyncio
import functools
import html
import json
import re
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, ParamSpec
from urllib.parse import parse_qs, urlsplit

from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse
from tornado.websocket import WebSocketClientConnection, websocket_connect

from elevate_site.errors import Problem
from elevate_site.model.rules import problem
from elevate_site.preview import Builder, Preview, PreviewServer

Arguments = ParamSpec("Arguments")

PATIENCE = 20
"""Seconds after which a test gives up waiting for something that should have happened at once."""

POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'"


def in_event_loop(test: Callable[Arguments, Coroutine[Any, Any, None]]) -> Callable[Arguments, None]:
    """`test` as pytest calls it: each has an event loop of its own."""

    @functools.wraps(test)
    def run(*args: Arguments.args, **settings: Arguments.kwargs) -> None:
        asyncio.run(test(*args, **settings))

    return run


class SampleSite:
    """`content/NAME.txt` becomes the page `/NAME/`, `home.txt` the page `/`; a text with `FAULT` in it is an error."""

    def __init__(self, folder: Path, root: str = "/") -> None:
        self.folder = folder
        self.root = root
        self.content = folder / "content"
        self.builds = 0

    def save(self, name: str, text: str) -> None:
        """Write a text as a careful editor does: beside the file, then in its place, so that no half of it is seen."""
        self.content.mkdir(parents=True, exist_ok=True)
        beside = self.content / f".{name}.txt"
        beside.write_text(text, encoding="utf-8")
        beside.replace(self.content / f"{name}.txt")

    def build(self) -> Preview:
        """All pages, and a Problem for each fault; never an exception."""
        self.builds += 1
        outputs: dict[str, bytes] = {}
        problems: list[Problem] = []
        for path in sorted(self.content.glob("[!.]*.txt")):
            text = path.read_text(encoding="utf-8")
            name = "" if path.stem == "home" else f"{path.stem}/"
            outputs[f"{name}index.html"] = page(text)
            if "FAULT" in text:
                problems.append(problem("html-refused", f"content/{path.name}", 1, 1, text, "Take <b> away."))
        if not outputs:
            problems.append(problem("site-missing", "", 0, 0, "There is no content."))
        return Preview(outputs, tuple(problems), self.root)

    def snapshot(self) -> dict[str, bytes]:
        """Every file below the folder."""
        return {str(path): path.read_bytes() for path in sorted(self.folder.rglob("*")) if path.is_file()}


def page(text: str) -> bytes:
    """A page with a policy as strict as the theme's."""
    return (
        f'<!doctype html><html lang="en"><head><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f"<title>Sample</title></head><body><main><h1>{html.escape(text)}</h1></main></body></html>"
    ).encode()


class Reports:
    """The lines that a preview reports, to be waited for."""

    def __init__(self) -> None:
        self._lines: asyncio.Queue[str] = asyncio.Queue()

    def __call__(self, line: str) -> None:
        """Keep a line."""
        self._lines.put_nowait(line)

    async def next(self) -> str:
        """The next line."""
        return await asyncio.wait_for(self._lines.get(), PATIENCE)


def excerpt(problem: Problem) -> str:
    """Stands in for the lines of the source file."""
    return f"  {problem.line} | the line with <{problem.code}>"


@asynccontextmanager
async def running(
    site: SampleSite, build: Builder | None = None, report: Callable[[str], None] = lambda _: None, **settings: Any
) -> AsyncIterator[PreviewServer]:
    """A preview of the site at a free port, stopped in the end."""
    chosen: dict[str, Any] = {"host": "127.0.0.1", "port": 0, "excerpt": excerpt} | settings
    server = PreviewServer(
        build or site.build,
        folders=[site.content, site.folder / "templates"],
        report=report,
        **chosen,
    )
    try:
        await server.start()
        yield server
    finally:
        await server.stop()


async def fetch(server: PreviewServer, path: str = "/", **headers: str) -> HTTPResponse:
    """What the server answers, whatever the status."""
    origin = urlsplit(server.address)
    request = HTTPRequest(
        f"http://{origin.netloc}{path}", headers=headers, follow_redirects=False, request_timeout=PATIENCE
    )
    return await AsyncHTTPClient().fetch(request, raise_error=False)


async def text_of(server: PreviewServer, path: str = "/") -> str:
    """The HTML of a page."""
    return (await fetch(server, path)).body.decode()


def mark_in(text: str) -> str:
    """The version of the snapshot that a page says it shows."""
    script = re.search(r'<script src="(/_preview/livereload\.js[^"]+)" defer>', text)
    assert script
    return parse_qs(urlsplit(html.unescape(script[1])).query)["snipver"][0]


@asynccontextmanager
async def listening(server: PreviewServer, mark: str, **headers: str) -> AsyncIterator[WebSocketClientConnection]:
    """The socket as livereload's script opens it for a page with this mark."""
    request = HTTPRequest(f"ws://{urlsplit(server.address).netloc}/livereload", headers=headers)
    socket = await websocket_connect(request)
    hello = {"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"], "snipver": mark}
    try:
        await socket.write_message(json.dumps(hello))
        assert (await heard(socket))["command"] == "hello"
        yield socket
    finally:
        socket.close()


async def heard(socket: WebSocketClientConnection) -> dict[str, Any]:
    """The next message of the server."""
    message = await asyncio.wait_for(socket.read_message(), PATIENCE)
    assert message is not None
    return dict(json.loads(message))


async def is_over(socket: WebSocketClientConnection) -> bool:
    """Whether the server said nothing more until it closed the socket."""
    return await asyncio.wait_for(socket.read_message(), PATIENCE) is None


async def reloaded(server: PreviewServer, wanted: str, path: str = "/") -> str:
    """Open a page and follow its reloads until it shows the text that is wanted."""
    while wanted not in (text := await text_of(server, path)):
        async with listening(server, mark_in(text)) as socket:
            assert (await heard(socket))["command"] == "reload"
    return text
