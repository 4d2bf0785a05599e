"""Where the time of a build goes."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

__all__ = ["Stopwatch", "Tally"]


class Tally(NamedTuple):
    """How often a thing was done, and how long that took altogether, wherever it was done."""

    times: int
    seconds: float


class Stopwatch:
    """Adds up the time of each step by the clock; a step inside another one takes its time from that.

    Beside the steps it counts work, which may be done by many at the same time.
    """

    def __init__(self) -> None:
        self._seconds: dict[str, float] = {}
        self._running: list[str] = []
        self._since = 0.0
        self._work: dict[str, Tally] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Count what is done inside as time of the step `name`."""
        self._credit()
        self._running.append(name)
        try:
            yield
        finally:
            self._credit()
            self._running.pop()

    def count(self, work: str, seconds: float) -> None:
        """Count one more time that `work` was done."""
        times, before = self._work.get(work, (0, 0.0))
        self._work[work] = Tally(times + 1, before + seconds)

    def _credit(self) -> None:
        """Give the time since the last change of steps to the one that was running."""
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
        """What was counted so far, by its name."""
        return dict(self._work)
