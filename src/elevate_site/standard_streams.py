"""Standard input, output and error as any command may be given them: closed, full, or with nobody who reads.

What a command did counts more than whether it could say so. So writing here never raises; bytes that cannot be
delivered are lost, and `undelivered` says why.
"""

from __future__ import annotations

import errno
import io
import os
import select
import sys
from typing import Any, TextIO

__all__ = ["prepare", "undelivered"]

_STREAMS = (0, 1, 2)
"""The file descriptors of standard input, output and error."""


class _LastingOutput(io.RawIOBase):
    """Writes to `raw` for as long as that takes bytes; without one, there is nothing that would take any."""

    def __init__(self, raw: io.RawIOBase | None) -> None:
        self._raw = raw
        self.error: OSError | None = None
        """Why the bytes since then are lost."""

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        if self._raw is None:
            raise io.UnsupportedOperation
        return self._raw.fileno()

    def isatty(self) -> bool:
        return self._raw is not None and self._raw.isatty()

    def write(self, data: Any) -> int:  # noqa: ANN401  # any buffer, as the base class says
        try:
            while self._raw is not None and self.error is None:
                written: int | None = self._raw.write(data)
                if written is not None:
                    return written
                # Another program that shares the stream made it non-blocking.
                select.select([], [self._raw], [])
        except OSError as error:
            self.error = error
        self.error = self.error or OSError(errno.EBADF, os.strerror(errno.EBADF))
        return len(data)


def prepare() -> None:
    """Make standard output and error last until the process ends, whatever becomes of what is behind them.

    Streams that are closed get a place in the table of open files, or the next file to be opened would take their
    number, and with it everything that is printed.
    """
    for descriptor in _STREAMS:
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest free number
    sys.stdout = _lasting(sys.stdout)
    sys.stderr = _lasting(sys.stderr)


def _lasting(stream: TextIO | None) -> TextIO:
    if stream is None:
        return io.TextIOWrapper(io.BufferedWriter(_LastingOutput(None)), encoding="utf-8", line_buffering=True)
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    raw = getattr(stream.buffer, "raw", stream.buffer)
    return io.TextIOWrapper(
        io.BufferedWriter(_LastingOutput(raw)),
        encoding=stream.encoding,
        errors=stream.errors,
        line_buffering=stream.line_buffering,
    )


def undelivered(stream: TextIO) -> OSError | None:
    """Why something that was written to `stream` is lost; `None` as well when its reader has read enough and gone."""
    stream.flush()
    raw = getattr(getattr(stream, "buffer", None), "raw", None)
    error = raw.error if isinstance(raw, _LastingOutput) else None
    return None if isinstance(error, BrokenPipeError) else error
