"""Many things to be made by one pure function: in this process, in several, or on other machines, with equal results.

What is to be done is cut into portions. A portion is plain bytes and holds all that is needed, so that it does not
matter where it is done; and only a few are on their way at a time, so that they do not fill the memory.
"""

from __future__ import annotations

import gc
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from itertools import chain, islice
from types import TracebackType
from typing import Self, TypeAlias

from elevate_site.interruption import held_back

__all__ = ["Parts", "Work", "Workers"]

Parts: TypeAlias = tuple[bytes, ...]
"""One thing to be made, or what became of it, packed."""

Work: TypeAlias = Callable[[bytes, Sequence[Parts]], list[Parts]]
"""Makes a portion: is given what all portions have in common and the things of this one, and answers in their order.

A function of a module, as other processes look it up by its name.
"""

_PORTION = 32
"""Enough that handing it over costs little, and few enough that all workers end at about one time."""
_MOST_ON_THEIR_WAY = 64
"""Portions that are given to a cluster at a time; enough for many machines, and a few tens of megabytes here."""
_FEWEST_FOR_PROCESSES = 200
"""Below this, starting processes takes longer than they save (0.1 s each against 2 ms a thing)."""


class Workers:
    """Where work is done. Entered once for a whole build, so that processes are started once and only if needed."""

    def __init__(self, jobs: int = 1, executor: Executor | None = None) -> None:
        """Work in so many processes; or wherever `executor` works, which the caller closes."""
        self._jobs = jobs
        self._given = executor
        self._most_on_their_way = 2 * jobs if executor is None else _MOST_ON_THEIR_WAY
        self._processes: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        """Begin; nothing is started yet."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """End the processes; what they have not begun is not done any more."""
        if self._processes is not None:
            self._processes.shutdown(cancel_futures=True)
            self._processes = None

    def do(self, work: Work, common: bytes, things: Iterable[Parts]) -> Iterator[Parts]:
        """What `work` makes of each of the `things`, in their order, as soon as it is there."""
        coming = iter(things)
        first = list(islice(coming, _FEWEST_FOR_PROCESSES))
        executor = self._executor(len(first))
        waiting: deque[tuple[list[Parts], Future[list[Parts]] | None]] = deque()
        for portion in _portions(chain(first, coming)):
            waiting.append((portion, _submitted(executor, work, common, portion)))
            if executor is None or len(waiting) > self._most_on_their_way:
                yield from _done(work, common, *waiting.popleft())
        while waiting:
            yield from _done(work, common, *waiting.popleft())

    def _executor(self, known: int) -> Executor | None:
        """Who is to work; `known` is how many things there are at least."""
        if self._given is not None:
            return self._given
        if self._jobs == 1 or known < _FEWEST_FOR_PROCESSES:
            return self._processes
        if self._processes is None:
            self._processes = ProcessPoolExecutor(self._jobs, initializer=_prepare)
        return self._processes


def _portions(things: Iterator[Parts]) -> Iterator[list[Parts]]:
    while portion := list(islice(things, _PORTION)):
        yield portion


def _submitted(
    executor: Executor | None, work: Work, common: bytes, portion: list[Parts]
) -> Future[list[Parts]] | None:
    if executor is None:
        return None
    try:
        with held_back():  # a new process ignores Ctrl-C only from its first line on
            return executor.submit(work, common, portion)
    except BrokenExecutor:
        return None


def _done(work: Work, common: bytes, portion: list[Parts], future: Future[list[Parts]] | None) -> list[Parts]:
    """What became of a portion; it is done here when nobody has taken it, or whoever had it is gone."""
    try:
        return future.result() if future is not None else work(common, portion)
    except BrokenExecutor:
        return work(common, portion)


def _prepare() -> None:
    """Make a new process fit for work."""
    # Ctrl-C reaches all processes of a terminal; one of them has to answer, or each prints its own traceback.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # As in the command that started it, see `cli.build_command`.
    gc.disable()
