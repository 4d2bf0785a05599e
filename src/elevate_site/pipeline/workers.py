"""One pure function applied to many things: in this process, in several, or on other machines, with equal results.

The work is cut into portions. A portion is plain bytes and holds all that it needs, so that it does not matter who does
it. Only a few portions are on their way at a time, so that they do not fill the memory.
"""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import active_children, parent_process
from threading import Thread
from types import TracebackType
from typing import Self, TypeAlias

from elevate_site.interruption import held_back

__all__ = ["Parts", "Work", "Workers"]

Parts: TypeAlias = tuple[bytes, ...]
"""One thing to work on, or its result, packed."""

Work: TypeAlias = Callable[[bytes, Sequence[Parts]], list[Parts]]
"""Processes one portion: takes the shared data and this portion's items; returns the results in the order of the items.

A function at the top of a module, since other processes look it up by its name.
"""

_PORTION = 32
"""Things in a portion: enough to make handing it over cheap, few enough that all workers finish at about one time."""
_MOST_ON_THEIR_WAY = 64
"""Portions that a cluster holds at a time: enough for many machines, and a few tens of megabytes here."""
_FEWEST_FOR_PROCESSES = 200
"""With fewer things, starting processes takes longer than they save: 0.1 s each against 2 ms a thing."""


class Workers:
    """Does work in processes. Entered once for a whole build, so that processes start once, and only if needed."""

    def __init__(self, jobs: int = 1, executor: Executor | None = None) -> None:
        """Work in up to `jobs` processes, or in `executor`, which the caller closes."""
        self._jobs = jobs
        self._given = executor
        self._most_on_their_way = 2 * jobs if executor is None else _MOST_ON_THEIR_WAY
        self._processes: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        """Start nothing yet."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """End the processes, and drop the portions that they have not begun."""
        if self._processes is not None:
            self._processes.shutdown(cancel_futures=True)
            self._processes = None

    def do(self, work: Work, common: bytes, things: Iterable[Parts]) -> Iterator[Parts]:
        """The result of `work` for each of the `things`, in their order, as soon as it is there."""
        coming = iter(things)
        first = list(islice(coming, _FEWEST_FOR_PROCESSES))
        executor = self._executor(len(first))
        waiting: deque[tuple[list[Parts], Future[list[Parts]] | None]] = deque()
        for portion in _portions(chain(first, coming)):
            waiting.append((portion, self._submitted(executor, work, common, portion)))
            if executor is None or len(waiting) > self._most_on_their_way:
                yield from _done(work, common, *waiting.popleft())
        while waiting:
            yield from _done(work, common, *waiting.popleft())

    def _executor(self, known: int) -> Executor | None:
        """Where to work, with at least `known` things to do."""
        if self._given is not None:
            return self._given
        if self._jobs == 1 or known < _FEWEST_FOR_PROCESSES:
            return self._processes
        if self._processes is None:
            try:
                self._processes = ProcessPoolExecutor(self._jobs, initializer=_prepare)
            except (OSError, NotImplementedError):  # without semaphores, or memory to share, as in some containers
                self._jobs = 1
        return self._processes

    def _submitted(
        self, executor: Executor | None, work: Work, common: bytes, portion: list[Parts]
    ) -> Future[list[Parts]] | None:
        """The coming result of a portion; `None` where nobody takes it."""
        if executor is None or (executor is not self._given and executor is not self._processes):
            return None
        try:
            with held_back():  # a new process ignores Ctrl-C only from its first line on
                return executor.submit(work, common, portion)
        except BrokenExecutor:
            return None
        except OSError:  # the system starts no more processes; those that it has started would wait forever
            self._jobs, self._processes = 1, None
            for process in active_children():
                process.kill()
            return None


def _portions(things: Iterator[Parts]) -> Iterator[list[Parts]]:
    while portion := list(islice(things, _PORTION)):
        yield portion


def _done(work: Work, common: bytes, portion: list[Parts], future: Future[list[Parts]] | None) -> list[Parts]:
    """The results of a portion; it is done here if nobody took it, or if the worker that had it died."""
    try:
        return future.result() if future is not None else work(common, portion)
    except BrokenExecutor:
        return work(common, portion)


def _prepare() -> None:
    """Prepare a new process for work."""
    # Ctrl-C reaches every process of a terminal; only the main one may answer, or each prints its own traceback.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # As in the command that started it, see `cli.run_build`.
    gc.disable()
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when the one that started it is gone: a killed one has told nobody that the work is over."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
