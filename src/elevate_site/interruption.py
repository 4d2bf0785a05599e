"""Ctrl-C, held back for a moment where it would break something in the middle."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["STOPPED", "held_back", "ignore_from_now_on"]

STOPPED = 130
"""The exit status that a shell gives a command that Ctrl-C ended."""


@contextmanager
def held_back() -> Iterator[None]:
    """Hold Ctrl-C back until the block ends, where it then raises `KeyboardInterrupt`.

    Python itself cannot be interrupted everywhere: in the callbacks that it runs while it imports a module, or between
    the fork of a process and its first line, it prints a traceback and goes on. Windows cannot hold a signal back, so
    there the block runs as it is.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def ignore_from_now_on() -> None:
    """Ignore Ctrl-C until the process ends: its work is over, and all that is left is to say what became of it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
