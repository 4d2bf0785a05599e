"""The preview server: a life that begins with a build and ends with Ctrl-C."""

from __future__ import annotations

import asyncio
import errno
import socket
from collections.abc import Callable, Sequence
from pathlib import Path

from tornado.httpserver import HTTPServer

from elevate_site.errors import AddressRefusedError, Problem
from elevate_site.preview.application import WILDCARDS, application
from elevate_site.preview.clients import Stage
from elevate_site.preview.rebuilding import Rebuilding
from elevate_site.preview.snapshots import Builder
from elevate_site.preview.watching import QUIET_MILLISECONDS, watch

__all__ = ["PreviewServer", "serve"]

_FAREWELL_SECONDS = 1.0
"""How long the browser is given to close its sockets."""


class PreviewServer:
    """One preview. Started and stopped once, inside a running event loop.

    `folders` are those whose files make the site; they need not exist. `report` is given a line for each build.
    Port 0 takes any free port. Nothing is ever written to disk.
    """

    def __init__(
        self,
        build: Builder,
        *,
        folders: Sequence[Path],
        excerpt: Callable[[Problem], str],
        host: str,
        port: int,
        report: Callable[[str], None],
        quiet_milliseconds: int = QUIET_MILLISECONDS,
    ) -> None:
        self._folders = tuple(folders)
        self._quiet_milliseconds = quiet_milliseconds
        self._host = host
        self._port = port
        self._report = report
        self._rebuilding = Rebuilding(build, excerpt)
        self._stage = Stage()
        self._http = HTTPServer(application(self._stage, host))
        self._tasks: tuple[asyncio.Task[None], ...] = ()

    @property
    def address(self) -> str:
        """The address of the site's home page, once started."""
        name = "127.0.0.1" if self._host in WILDCARDS else self._host
        return f"http://{f'[{name}]' if ':' in name else name}:{self._port}{self._stage.edition.root}"

    async def start(self) -> None:
        """Build for the first time, then answer. Whoever comes earlier waits for the build.

        Raises `AddressRefusedError` when the host and port cannot be had.
        """
        listener = _listen(self._host, self._port)
        self._port = listener.getsockname()[1]
        try:
            self._tasks = (
                asyncio.create_task(self._watch()),
                asyncio.create_task(self._rebuilding.run(self._stage.edition, self._stage.show, self._report)),
            )
            await self._stage.built.wait()
        except asyncio.CancelledError:
            listener.close()
            raise
        self._http.add_socket(listener)

    async def wait(self) -> None:
        """Last until cancelled. Raises what ended the builds if something did, such as a terminal that was closed."""
        await asyncio.gather(*self._tasks)

    async def stop(self) -> None:
        """Close everything; a build that runs is waited for."""
        self._http.stop()
        await self._stage.clear(_FAREWELL_SECONDS)
        await self._http.close_all_connections()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _watch(self) -> None:
        try:
            await watch(self._folders, self._rebuilding.want, self._quiet_milliseconds)
        except* OSError as refused:
            self._report(f"Saved files go unnoticed, the preview has to be started again: {refused.exceptions[0]}")
            self._rebuilding.want()


def serve(
    build: Builder,
    *,
    folders: Sequence[Path],
    excerpt: Callable[[Problem], str],
    host: str,
    port: int,
    report: Callable[[str], None],
    on_ready: Callable[[str], object] | None = None,
) -> None:
    """Show the site at `host` and `port`, as it is and as it becomes, until Ctrl-C.

    `on_ready` is given the address of the home page when it can be opened; it may take its time. The rest is as in
    `PreviewServer`. Raises `AddressRefusedError` when the host and port cannot be had.
    """

    async def live() -> None:
        server = PreviewServer(build, folders=folders, excerpt=excerpt, host=host, port=port, report=report)
        try:
            await server.start()
            report(f"Preview at {server.address} (stop it with Ctrl-C)")
            if on_ready:
                await asyncio.to_thread(on_ready, server.address)
            await server.wait()
        finally:
            await server.stop()

    try:
        asyncio.run(live())
    except KeyboardInterrupt:
        # The usual way to end a preview.
        report("Preview stopped.")


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0][0]
        listener = socket.create_server((host, port), family=family)
    except OSError as refusal:
        if refusal.errno == errno.EADDRINUSE:
            message = f"Port {port} is taken, perhaps by another preview."
            hint = f"Stop the other one, or choose another port: --port {port + 1}"
        elif refusal.errno == errno.EACCES:
            message = f"Port {port} is reserved by the system."
            hint = "Choose a port from 1024 on: --port 8000"
        else:
            message = f"“{host}” is no address of this computer."
            hint = "Leave --host away: the preview is then at 127.0.0.1."
        raise AddressRefusedError(host, port, message, hint) from refusal
    listener.settimeout(0)  # Tornado never waits in it
    return listener
