"""A line that shows the progress of a long build; on a terminal, and only there."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from elevate_site.pipeline import Progress

__all__ = ["progress_on_terminal"]

_WORDS = {"parse": "Reading articles", "render": "Making pages"}
_PATIENCE = 1.0
"""Seconds before the line appears; a quick build does not need one."""
_PAUSE = 0.1
"""Seconds between two changes of the line."""


@contextmanager
def progress_on_terminal() -> Iterator[Progress]:
    """A function to report progress to; it erases its line at the end."""
    stream = sys.stderr
    if not stream.isatty():
        yield lambda step, done, total: None  # noqa: ARG005  # nobody is looking
        return
    shown_at = time.monotonic() + _PATIENCE - _PAUSE
    width = 0

    def show(step: str, done: int, total: int) -> None:
        nonlocal shown_at, width
        now = time.monotonic()
        if now - shown_at < _PAUSE:
            return
        shown_at = now
        text = f"{_WORDS[step]}: {done} of {total}"
        stream.write("\r" + text.ljust(width))
        stream.flush()
        width = len(text)

    try:
        yield show
    finally:
        if width:
            stream.write("\r" + " " * width + "\r")
            stream.flush()
