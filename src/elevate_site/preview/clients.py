"""The pages open in browsers, which reload when the snapshot changes. Each server has its own."""

from __future__ import annotations

import asyncio
import secrets
from typing import Protocol

from elevate_site.preview.snapshots import EMPTY, Snapshot

__all__ = ["Client", "Clients"]


class Client(Protocol):
    """The socket of a page that is open in somebody's browser."""

    def reload(self) -> None:
        """Ask the page to load itself again."""

    def disconnect(self) -> None:
        """Close the socket."""


class Clients:
    """The open pages, and the snapshot that they show."""

    def __init__(self) -> None:
        self.snapshot: Snapshot = EMPTY
        self.first_build_done = asyncio.Event()
        """Set even when the first build failed."""
        self._connected: set[Client] = set()
        self._none_connected = asyncio.Event()
        self._none_connected.set()
        # Snapshots are numbered from 1 in each run of the preview; a page left open from an earlier run must reload.
        self._run = secrets.token_hex(4)

    @property
    def version(self) -> str:
        """Identifies the current snapshot in a page. Not a number: JavaScript would treat it as one."""
        return f"{self._run}-{self.snapshot.number}"

    def show(self, snapshot: Snapshot) -> None:
        """Make `snapshot` the current one; open pages reload if it is another one than before."""
        changed = snapshot is not self.snapshot
        self.snapshot = snapshot
        self.first_build_done.set()
        if changed:
            for client in tuple(self._connected):
                client.reload()

    def connect(self, client: Client, version: str) -> None:
        """Reload the page at every change from now on, and at once if it shows an older `version`.

        An empty `version` belongs to a page that does not know its own.
        """
        self._connected.add(client)
        self._none_connected.clear()
        if version and version != self.version:
            client.reload()

    def forget(self, client: Client) -> None:
        """Forget a page whose socket was closed."""
        self._connected.discard(client)
        if not self._connected:
            self._none_connected.set()

    async def disconnect_all(self, seconds: float) -> None:
        """Close all sockets; returns when the browsers have answered, or after so many seconds."""
        for client in tuple(self._connected):
            client.disconnect()
        try:
            await asyncio.wait_for(self._none_connected.wait(), seconds)
        except TimeoutError:
            # A browser that sleeps does not answer; the process ends without it.
            self._connected.clear()
