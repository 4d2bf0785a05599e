"""The URLs of a preview: the site from memory, the socket over which its pages reload, and the preview's own files.

We use livereload's handlers in our own Tornado application. livereload's server loses saves: it ignores a change within
3 s of the last reload, it has one list of pages for all servers, and it does not notice that a page opened its socket
just after a change. Here a page's greeting says which snapshot it shows (as `snipver`, a field that the LiveReload
protocol has for the version of the script's snippet), and a page with an old one reloads at once.
"""

from __future__ import annotations

import asyncio
import importlib.resources
import json
from ipaddress import ip_address
from typing import Any
from urllib.parse import unquote, urlencode, urlsplit

from livereload.handlers import (  # type: ignore[import-untyped]  # livereload ships no types
    LiveReloadHandler,
    LiveReloadJSHandler,
)
from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketClosedError

from elevate_site.preview.clients import Clients
from elevate_site.preview.overlay import add_overlay
from elevate_site.preview.responses import HTML, respond

__all__ = ["WILDCARDS", "application", "is_local"]

WILDCARDS = frozenset({"", "0.0.0.0", "::"})  # noqa: S104  # recognized here, not chosen
"""The hosts that mean every network interface of this machine. Used only when somebody asks for them."""


def is_local(host: str, bound: str) -> bool:
    """Whether the `Host` of a request is a name of this server, which is bound to the host `bound`.

    A foreign site can point its own name at this machine (DNS rebinding), but then the request carries that name. A
    server that was opened to the network also accepts every IP address as its own name: no site can pose as one.
    """
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    if name in {"localhost", "127.0.0.1", "::1", bound.lower()} - {""}:
        return True
    try:
        return bound in WILDCARDS and bool(ip_address(name))
    except ValueError:
        return False


class _Guarded(RequestHandler):
    """Answers only requests from this server's own pages."""

    def initialize(self, clients: Clients, bound: str) -> None:
        self.clients = clients
        self.bound = bound

    def set_default_headers(self) -> None:
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")

    def prepare(self) -> None:
        host = self.request.host
        origin = self.request.headers.get("Origin")
        if not is_local(host, self.bound) or (origin is not None and origin.lower() != f"http://{host}".lower()):
            self.set_status(403)
            self.set_header("Content-Type", "text/plain; charset=utf-8")
            self.finish("The preview answers only the computer that it runs on.")


class _SiteHandler(_Guarded):
    """The pages and files of the site, and the preview's own page where there are none."""

    def get(self) -> None:
        response = respond(self.clients.snapshot, unquote(self.request.path))
        self.set_status(response.status)
        self.set_header("Content-Type", response.content_type)
        if response.lasting:
            # Otherwise each reload would fetch style, script and typeface again.
            self.set_header("Cache-Control", "max-age=31536000, immutable")
        if response.location:
            query = f"?{self.request.query}" if self.request.query else ""
            self.set_header("Location", response.location + query)
        body = response.body
        if response.content_type == HTML and not response.location:
            body = add_overlay(body, self.clients.snapshot.overlay, self._script())
        self.finish(body)

    head = get

    def _script(self) -> str:
        """The URL of livereload's script, with its options as the query."""
        here = urlsplit(f"//{self.request.host}")
        name = f"[{here.hostname}]" if ":" in (here.hostname or "") else here.hostname
        # Without `maxdelay` the script waits up to a minute before it looks again for a restarted server.
        options = {"host": name, "port": here.port or 80, "maxdelay": 1000, "snipver": self.clients.version}
        return f"/_preview/livereload.js?{urlencode(options, safe='[]:')}"


class _ScriptHandler(_Guarded, LiveReloadJSHandler):  # type: ignore[misc]  # livereload ships no types
    """livereload's script, as the package ships it."""


class _StyleHandler(_Guarded):
    """The style sheet of the overlay."""

    def get(self) -> None:
        self.set_header("Content-Type", "text/css; charset=utf-8")
        self.finish(importlib.resources.files("elevate_site.preview").joinpath("overlay.css").read_bytes())


class _SocketHandler(_Guarded, LiveReloadHandler):  # type: ignore[misc]  # livereload ships no types
    """The socket of one open page. Speaks the LiveReload protocol, but uses our list of pages, not livereload's."""

    def open(self, *_: str) -> None:
        # Otherwise the system holds short messages back for 40 ms.
        self.set_nodelay(True)

    def on_message(self, message: str | bytes) -> None:
        try:
            received = json.loads(message)
            is_greeting = received["command"] == "hello"
        except (ValueError, TypeError, KeyError):
            self.close(1003, "not the LiveReload protocol")
            return
        if is_greeting:
            super().on_message(message)
            self.clients.connect(self, str(received.get("snipver", "")))

    def on_close(self) -> None:
        self.clients.forget(self)

    def reload(self) -> None:
        """See `Client.reload`."""
        try:
            sent = asyncio.ensure_future(self.write_message({"command": "reload", "path": "*", "liveCSS": False}))
        except WebSocketClosedError:
            return
        # Retrieve the exception, or asyncio complains about a page that was closed at this very moment.
        sent.add_done_callback(lambda done: done.cancelled() or done.exception())

    def disconnect(self) -> None:
        """See `Client.disconnect`."""
        self.close(1001, "the preview was stopped")


def application(clients: Clients, bound: str) -> Application:
    """The Tornado application that serves the snapshot of `clients`, for a server bound to the host `bound`."""
    arguments: dict[str, Any] = {"clients": clients, "bound": bound}
    return Application(
        [
            (r"/livereload", _SocketHandler, arguments),  # the only address that livereload's script knows
            (r"/_preview/livereload\.js", _ScriptHandler, arguments),
            (r"/_preview/overlay\.css", _StyleHandler, arguments),
            (r".*", _SiteHandler, arguments),
        ],
        log_function=lambda _: None,  # by default Tornado writes a line to the terminal for each request that fails
    )
