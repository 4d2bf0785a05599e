"""The addresses of a preview: the site from memory, the socket that tells its pages to reload, and its own files.

livereload's handlers stay, in an application of our own, because what surrounds them there loses saves: a change
within 3 s of the last reload, all servers sharing one list of pages, and a page that opens its socket just after
the change. Here a page says in its greeting which edition it shows (as `snipver`, a field that the LiveReload
protocol has for the version of the script's snippet) and is told at once when there is a newer one.
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

from elevate_site.preview.clients import Stage
from elevate_site.preview.overlay import dress
from elevate_site.preview.responses import HTML, answer

__all__ = ["WILDCARDS", "application", "is_local"]

WILDCARDS = frozenset({"", "0.0.0.0", "::"})  # noqa: S104 - recognised here, not chosen
"""The hosts that mean every network of this machine. Nobody gets them without asking for them."""


def is_local(host: str, bound: str) -> bool:
    """Whether the `Host` of a request is a name of this server, which is bound to the host `bound`.

    A page elsewhere can point its own name at this machine (DNS rebinding), but then the request carries that
    name. A server that was opened to the network is also known by any address in digits, which no name can pose as.
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
    """Answers nobody but the pages of this very server."""

    def initialize(self, stage: Stage, bound: str) -> None:
        self.stage = stage
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
            self.finish("The preview answers only to the computer that it runs on.")


class _SiteHandler(_Guarded):
    """The pages and files of the site, and the preview's own page where there are none."""

    def get(self) -> None:
        given = answer(self.stage.edition, unquote(self.request.path))
        self.set_status(given.status)
        self.set_header("Content-Type", given.content_type)
        if given.location:
            query = f"?{self.request.query}" if self.request.query else ""
            self.set_header("Location", given.location + query)
        is_page = given.content_type == HTML and not given.location
        self.finish(dress(given.body, self.stage.edition.overlay, self._script()) if is_page else given.body)

    head = get

    def _script(self) -> str:
        """The address of livereload's script, with what it has to know."""
        here = urlsplit(f"//{self.request.host}")
        name = f"[{here.hostname}]" if ":" in (here.hostname or "") else here.hostname
        # It would wait up to a minute before it tries again to find a server that was stopped and started.
        options = {"host": name, "port": here.port or 80, "maxdelay": 1000, "snipver": self.stage.mark}
        return f"/_preview/livereload.js?{urlencode(options, safe='[]:')}"


class _ScriptHandler(_Guarded, LiveReloadJSHandler):  # type: ignore[misc]  # livereload ships no types
    """livereload's script, as the package has it."""


class _StyleHandler(_Guarded):
    """The look of the overlay."""

    def get(self) -> None:
        self.set_header("Content-Type", "text/css; charset=utf-8")
        self.finish(importlib.resources.files("elevate_site.preview").joinpath("overlay.css").read_bytes())


class _SocketHandler(_Guarded, LiveReloadHandler):  # type: ignore[misc]  # livereload ships no types
    """The socket of one open page. Speaks livereload's protocol, and keeps its pages to itself."""

    def open(self, *_: str) -> None:
        # Otherwise the system holds a short message back for 40 ms.
        self.set_nodelay(True)

    def on_message(self, message: str | bytes) -> None:
        try:
            said = json.loads(message)
            greets = said["command"] == "hello"
        except (ValueError, TypeError, KeyError):
            self.close(1003, "not the LiveReload protocol")
            return
        if greets:
            super().on_message(message)
            self.stage.welcome(self, str(said.get("snipver", "")))

    def on_close(self) -> None:
        self.stage.farewell(self)

    def reload(self) -> None:
        """Tell the page to load itself again."""
        try:
            sent = asyncio.ensure_future(self.write_message({"command": "reload", "path": "*", "liveCSS": False}))
        except WebSocketClosedError:
            return
        # Looked at, or asyncio complains of a page that was closed in this very moment.
        sent.add_done_callback(lambda done: done.cancelled() or done.exception())

    def leave(self) -> None:
        """Close the socket."""
        self.close(1001, "the preview was stopped")


def _silent(_: RequestHandler) -> None:
    """Tornado would write a line to the terminal for each request that fails."""


def application(stage: Stage, bound: str) -> Application:
    """The Tornado application that shows `stage`, for a server bound to the host `bound`."""
    given: dict[str, Any] = {"stage": stage, "bound": bound}
    return Application(
        [
            (r"/livereload", _SocketHandler, given),  # livereload's script knows no other address
            (r"/_preview/livereload\.js", _ScriptHandler, given),
            (r"/_preview/overlay\.css", _StyleHandler, given),
            (r".*", _SiteHandler, given),
        ],
        log_function=_silent,
    )
