"""A build after every save, one build at a time.

A save during a build is not lost: one more build follows. Builds run in a thread of their own.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from elevate_site.errors import ElevateSiteError, Problem, Severity
from elevate_site.model.rules import problem
from elevate_site.preview.overlay import overlay
from elevate_site.preview.snapshots import Builder, Preview, Snapshot, is_broken, next_snapshot

__all__ = ["Rebuilding"]


class Rebuilding:
    """The builds of one preview, from its start to its end."""

    def __init__(self, build: Builder, excerpt: Callable[[Problem], str]) -> None:
        self._build = build
        self._excerpt = excerpt
        self._requested = asyncio.Event()

    def request(self) -> None:
        """Ask for a build that reads the files as they are now."""
        self._requested.set()

    async def run(self, snapshot: Snapshot, show: Callable[[Snapshot], None], report: Callable[[str], None]) -> None:
        """Build whenever somebody requests it, until cancelled.

        After each build, calls `show` with the snapshot to show from now on (the same object if nothing changed), then
        `report` with a line for the person at the terminal. `snapshot` is the one to begin with.
        """
        loop = asyncio.get_running_loop()
        executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="preview-build")
        try:
            while True:
                await self._requested.wait()
                # Cleared before the build reads any file: a save from here on requests another build.
                self._requested.clear()
                previous = snapshot
                snapshot, line = await loop.run_in_executor(executor, self._next, previous)
                show(snapshot)
                report(line)
        finally:
            executor.shutdown(wait=True)

    def _next(self, previous: Snapshot) -> tuple[Snapshot, str]:
        """Build, and say in a line how it went. Whatever the build raises, the preview goes on."""
        started = time.perf_counter()
        try:
            preview = self._build()
            snapshot = next_snapshot(previous, preview, overlay(preview.problems, self._excerpt))
        except Exception as error:  # noqa: BLE001 - a bug of ours must not end somebody's preview
            preview = Preview({}, (_fault(error),), previous.root)
            snapshot = next_snapshot(previous, preview, overlay(preview.problems, lambda _: ""))
        return snapshot, _line(previous, snapshot, preview, time.perf_counter() - started)


def _fault(error: Exception) -> Problem:
    message, hint = str(error), ""
    if not isinstance(error, ElevateSiteError):
        message = f"The program itself failed, and not because of your text ({type(error).__name__}: {error})."
        hint = (
            "Undo your last change to go on working, and send this sentence to the people who look after the program."
        )
    return problem("program-fault", "", 0, 0, message, hint)


def _line(previous: Snapshot, snapshot: Snapshot, preview: Preview, seconds: float) -> str:
    counts = [
        f"{count} {severity}{'s' if count > 1 else ''}"
        for severity in (Severity.ERROR, Severity.WARNING)
        if (count := sum(each.severity is severity for each in preview.problems))
    ]
    if is_broken(preview.problems):
        result = "not built; the browser shows why"
    else:
        result = "no visible change" if snapshot is previous else "shown in the browser"
    return f"{', '.join([result, *counts])} ({seconds:.2f} s)"
