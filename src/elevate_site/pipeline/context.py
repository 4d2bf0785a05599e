"""The tools of a build: staging area, memory, workers and progress; and where it spends its time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from elevate_site.memory import Memory
from elevate_site.publishing import Staging

if TYPE_CHECKING:  # importing it takes longer than a small site in which nothing changed
    from elevate_site.model.document import ParsedDocument
    from elevate_site.pipeline.workers import Workers

__all__ = ["BuildContext", "Progress", "Tally", "Timings"]

Progress: TypeAlias = Callable[[str, int, int], None]
"""Called with the name of a step, how much of it is done, and how much there is to do."""


class Tally(NamedTuple):
    """How often something was done, and how long that took altogether, in whatever process."""

    times: int
    seconds: float


class Timings:
    """Adds up the time of each step by the clock; nested steps are not counted twice.

    Beside steps it counts work, which several processes may do at the same time.
    """

    def __init__(self) -> None:
        self._seconds: dict[str, float] = {}
        self._running: list[str] = []
        self._since = 0.0
        self._work: dict[str, Tally] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Count the time of the block for the step `name`."""
        self._credit()
        self._running.append(name)
        try:
            yield
        finally:
            self._credit()
            self._running.pop()

    def count(self, work: str, seconds: float) -> None:
        """Count `work` as done once more."""
        times, before = self._work.get(work, (0, 0.0))
        self._work[work] = Tally(times + 1, before + seconds)

    def _credit(self) -> None:
        """Credit the time since the last change of steps to the step that was running."""
        now = time.perf_counter()
        if self._running:
            name = self._running[-1]
            self._seconds[name] = self._seconds.get(name, 0.0) + now - self._since
        self._since = now

    @property
    def seconds(self) -> Mapping[str, float]:
        """The seconds of each step so far."""
        return dict(self._seconds)

    @property
    def work(self) -> Mapping[str, Tally]:
        """The work so far, by its name."""
        return dict(self._work)


@dataclass(frozen=True, slots=True)
class BuildContext:
    """All that a build needs beside the request. It changes how long a build takes, never the result."""

    staging: Staging
    memory: Memory
    workers: Workers
    progress: Progress
    unpacked: MutableMapping[bytes, ParsedDocument]
    """Documents that an earlier build of this process unpacked, by their digest."""
    timings: Timings
