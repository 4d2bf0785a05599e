"""What is on show, and the open pages that have to be told when it changes. One per server, never shared."""

from __future__ import annotations

import asyncio
import secrets
from typing import Protocol

from elevate_site.preview.snapshots import EMPTY, Edition

__all__ = ["OpenPage", "Stage"]


class OpenPage(Protocol):
    """The socket of a page in somebody's browser."""

    def reload(self) -> None:
        """Tell the page to load itself again."""

    def leave(self) -> None:
        """Close the socket."""


class Stage:
    """The edition on show and its audience."""

    def __init__(self) -> None:
        self.edition: Edition = EMPTY
        self.built = asyncio.Event()
        """Set when the first build is done, however it went."""
        self._pages: set[OpenPage] = set()
        self._empty = asyncio.Event()
        self._empty.set()
        # A page left open from an earlier run must not take its number for one of this run.
        self._run = secrets.token_hex(4)

    @property
    def mark(self) -> str:
        """What a page says to prove that it shows the edition on show: not a number, even for JavaScript."""
        return f"{self._run}-{self.edition.number}"

    def show(self, edition: Edition) -> None:
        """Put an edition on show; open pages are told if it is another one."""
        changed = edition is not self.edition
        self.edition = edition
        self.built.set()
        if changed:
            for page in tuple(self._pages):
                page.reload()

    def welcome(self, page: OpenPage, mark: str) -> None:
        """Tell the page from now on; at once if it shows an older edition, as `mark` (or nothing) says."""
        self._pages.add(page)
        self._empty.clear()
        if mark and mark != self.mark:
            page.reload()

    def farewell(self, page: OpenPage) -> None:
        """Forget a page that was closed."""
        self._pages.discard(page)
        if not self._pages:
            self._empty.set()

    async def clear(self, seconds: float) -> None:
        """Close all pages' sockets, and wait at most so long until they are."""
        for page in tuple(self._pages):
            page.leave()
        try:
            await asyncio.wait_for(self._empty.wait(), seconds)
        except TimeoutError:
            # A browser that sleeps does not answer; the process ends without it.
            self._pages.clear()
