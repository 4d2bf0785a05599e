"""Ctrl-C, delayed where it would interrupt something that cannot be interrupted cleanly."""

from __future__ import annotations

import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

__all__ = ["REQUESTS_TO_END", "held_back", "ignore_from_now_on"]


_CTRL_C = frozenset({signal.SIGINT})
REQUESTS_TO_END = frozenset(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Ctrl-C, and what a system sends when it shuts down, when a job is cancelled or when a terminal closes."""


@contextmanager
def held_back(signals: Iterable[signal.Signals] = _CTRL_C) -> Iterator[None]:
    """Delay `signals`, usually Ctrl-C, until the end of the block, where Ctrl-C then raises `KeyboardInterrupt`.

    Python cannot be interrupted cleanly everywhere: in the callbacks that it runs while it imports a module, or between
    the fork of a process and its first line, it prints a traceback and goes on. On Windows we cannot delay it.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def ignore_from_now_on() -> None:
    """Ignore Ctrl-C until the process ends: the work is done, and only the report is left to print."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
