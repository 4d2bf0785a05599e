"""Builds after every save, one build at a time.

A wish to build that comes while a build runs is kept and granted after it, so that no save is lost; a hundred such
wishes are one. Builds run in a thread of their own, and the server answers meanwhile.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from elevate_site.errors import ElevateSiteError, Problem, Severity
from elevate_site.model.rules import problem
from elevate_site.preview.overlay import overlay
from elevate_site.preview.snapshots import Builder, Edition, Preview, is_broken, succeed

__all__ = ["Rebuilding"]


class Rebuilding:
    """The builds of one preview, from its start to its end."""

    def __init__(self, build: Builder, excerpt: Callable[[Problem], str]) -> None:
        self._build = build
        self._excerpt = excerpt
        self._wanted = asyncio.Event()

    def want(self) -> None:
        """Ask for a build that sees the files as they are now."""
        self._wanted.set()

    async def run(self, edition: Edition, show: Callable[[Edition], None], report: Callable[[str], None]) -> None:
        """Build whenever it is wanted, until cancelled.

        `show` is given what to show after each build, changed or not, beginning from `edition`; `report` a line
        for the person at the terminal.
        """
        loop = asyncio.get_running_loop()
        executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="preview-build")
        try:
            while True:
                await self._wanted.wait()
                # Cleared before the build reads a file: a save from here on asks again.
                self._wanted.clear()
                before = edition
                edition, line = await loop.run_in_executor(executor, self._next, before)
                show(edition)
                report(line)
        finally:
            executor.shutdown(wait=True)

    def _next(self, previous: Edition) -> tuple[Edition, str]:
        """Build, and say what came of it; whatever goes wrong in there, the preview lives on."""
        began = time.perf_counter()
        try:
            preview = self._build()
            edition = succeed(previous, preview, overlay(preview.problems, self._excerpt))
        except Exception as error:  # noqa: BLE001 - a fault of ours must not end somebody's preview
            preview = Preview({}, (_fault(error),), previous.root)
            edition = succeed(previous, preview, overlay(preview.problems, lambda _: ""))
        return edition, _line(previous, edition, preview, time.perf_counter() - began)


def _fault(error: Exception) -> Problem:
    if isinstance(error, ElevateSiteError):
        return problem("program-fault", "", 0, 0, str(error))
    return problem(
        "program-fault",
        "",
        0,
        0,
        f"The program itself failed, and not because of your text ({type(error).__name__}: {error}).",
        "Undo your last change to go on working, and send this sentence to the people who look after the program.",
    )


def _line(previous: Edition, edition: Edition, preview: Preview, seconds: float) -> str:
    counts = [
        f"{count} {severity}{'s' if count > 1 else ''}"
        for severity in (Severity.ERROR, Severity.WARNING)
        if (count := sum(each.severity is severity for each in preview.problems))
    ]
    if is_broken(preview.problems):
        what = "not built; the browser shows why"
    else:
        what = "nothing to show changed" if edition is previous else "shown in the browser"
    return f"{', '.join([what, *counts])} ({seconds:.2f} s)"
