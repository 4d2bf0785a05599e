"""The preview server, from its first build to Ctrl-C."""

from __future__ import annotations

import asyncio
import errno
import socket
from collections.abc import Callable, Sequence
from pathlib import Path

from tornado.httpserver import HTTPServer

from elevate_site.errors import AddressRefusedError, Problem
from elevate_site.preview.application import WILDCARDS, application
from elevate_site.preview.clients import Clients
from elevate_site.preview.rebuilding import Rebuilding
from elevate_site.preview.snapshots import Builder
from elevate_site.preview.watching import QUIET_MILLISECONDS, watch

__all__ = ["PreviewServer"]

_CLOSING_SECONDS = 1.0
"""How long the browser may take to close its sockets."""


class PreviewServer:
    """One preview. Let it `serve` once, or start and stop it once in a running event loop. It writes nothing to disk.

    Args:
        build: Builds the site; see `Builder`.
        folders: The folders to watch, whose files make the site; they need not exist.
        excerpt: Returns the lines of the source file around a Problem.
        host: Where to listen; empty for every network interface.
        port: The port to listen at; 0 takes any free one.
        report: Called with a line for the person at the terminal after each build.
        quiet_milliseconds: How long no file may change before a build starts.
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
        self._clients = Clients()
        self._http = HTTPServer(application(self._clients, host))
        self._tasks: tuple[asyncio.Task[None], ...] = ()

    @property
    def address(self) -> str:
        """The URL of the site's home page, once started."""
        name = "127.0.0.1" if self._host in WILDCARDS else self._host
        return f"http://{f'[{name}]' if ':' in name else name}:{self._port}{self._clients.snapshot.root}"

    async def start(self) -> None:
        """Build for the first time, then answer requests. A browser that comes earlier waits for the build.

        Raises `AddressRefusedError` when the host or the port is not available.
        """
        listener = _listen(self._host, self._port)
        self._port = listener.getsockname()[1]
        try:
            self._tasks = (
                asyncio.create_task(self._watch()),
                asyncio.create_task(self._rebuilding.run(self._clients.snapshot, self._clients.show, self._report)),
            )
            await self._clients.first_build_done.wait()
        except asyncio.CancelledError:
            listener.close()
            raise
        self._http.add_socket(listener)

    async def wait(self) -> None:
        """Wait until cancelled. Raises the error that ended the builds if there was one, such as a closed terminal."""
        await asyncio.gather(*self._tasks)

    async def stop(self) -> None:
        """Close everything, after the running build if there is one."""
        self._http.stop()
        await self._clients.disconnect_all(_CLOSING_SECONDS)
        await self._http.close_all_connections()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def serve(self, on_ready: Callable[[str], object] | None = None) -> None:
        """Show the site and keep it up to date, until Ctrl-C.

        `on_ready` is called with the URL of the home page as soon as it can be opened; it may take its time.
        Raises `AddressRefusedError` when the host or the port is not available.
        """
        try:
            asyncio.run(self._serve(on_ready))
        except KeyboardInterrupt:
            # The usual end of a preview.
            self._report("Preview stopped.")

    async def _serve(self, on_ready: Callable[[str], object] | None) -> None:
        try:
            await self.start()
            self._report(f"Preview at {self.address} (stop it with Ctrl-C)")
            if on_ready:
                await asyncio.to_thread(on_ready, self.address)
            await self.wait()
        finally:
            await self.stop()

    async def _watch(self) -> None:
        try:
            await watch(self._folders, self._rebuilding.request, self._quiet_milliseconds)
        except* OSError as refused:
            self._report(
                f"The preview cannot notice saved files; start it again after every change. ({refused.exceptions[0]})"
            )
            self._rebuilding.request()


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0][0]
        listener = socket.create_server((host, port), family=family)
    except OSError as refusal:
        if refusal.errno == errno.EADDRINUSE:
            message = f"Port {port} is already in use, perhaps by another preview."
            hint = f"Stop the other program, or choose another port: --port {port + 1}"
        elif refusal.errno == errno.EACCES:
            message = f"Port {port} is reserved by the system."
            hint = "Choose a port above 1023: --port 8000"
        else:
            message = f"“{host}” is not an address of this computer."
            hint = "Leave out --host: the preview is then at 127.0.0.1."
        raise AddressRefusedError(host, port, message, hint) from refusal
    listener.settimeout(0)  # Tornado must never block on it
    return listener
