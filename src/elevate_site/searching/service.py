"""Pagefind as a running program that answers one request after the other.

Pagefind's own Python interface waits 0.1 s for each answer, which makes a hundred seconds for a thousand articles, and
waits forever for a program that died. Its command line numbers pages in the order in which the disk lists them, so two
machines make different indexes of one site. So this talks to the program as its interfaces do: each request is JSON in
base64, followed by a comma, and so is each answer. To keep the order, a request waits for the answer to the one before.
"""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import IO, Any

__all__ = ["SearchFailedError", "Service", "installed_program", "running_service", "version_of"]


class SearchFailedError(Exception):
    """Pagefind made no index; the message says why."""


class Service:
    """A running Pagefind."""

    def __init__(self, requests: IO[bytes], answers: IO[bytes]) -> None:
        self._requests = requests
        self._answers = answers
        self._sent = 0

    def ask(self, kind: str, key: str, **details: object) -> Any:  # noqa: ANN401  # any JSON value
        """Send a request of this kind; the value of `key` in its answer.

        Raises `SearchFailedError` when there is no answer, or no such key in it.
        """
        message = {"message_id": self._sent, "payload": {"type": kind, **details}}
        self._sent += 1
        try:
            self._requests.write(base64.b64encode(json.dumps(message).encode()) + b",")
            self._requests.flush()
            return json.loads(base64.b64decode(self._answer()))["payload"][key]
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise SearchFailedError(f"Pagefind did not answer the request {kind}") from error

    def _answer(self) -> bytes:
        parts: list[bytes] = []
        while not (parts and parts[-1].endswith(b",")):
            part = self._answers.read1(1 << 20)  # type: ignore[attr-defined]  # a pipe is always buffered
            if not part:
                raise OSError
            parts.append(part)
        return b"".join(parts)[:-1]


def installed_program() -> Path:
    """The program in Pagefind's package, or the one that the package's environment variable names.

    Raises `SearchFailedError` when there is none.
    """
    from pagefind.service import get_executable  # noqa: PLC0415  # slow, and a site without a search does not need it

    program = get_executable()
    if program is None:
        raise SearchFailedError("Pagefind is not installed")
    return program


def version_of(program: Path, seconds: float) -> str:
    """The program's name and version, as it prints them.

    Raises `SearchFailedError` when it does not start, or prints nothing in time.
    """
    try:
        ran = subprocess.run([program, "--version"], capture_output=True, timeout=seconds, check=False)  # noqa: S603  # our own
    except subprocess.TimeoutExpired as error:
        raise SearchFailedError("Pagefind did not answer in time") from error
    except OSError as error:
        raise _not_running(error) from error
    return ran.stdout.decode(errors="replace").strip()


@contextmanager
def running_service(program: Path, seconds: float) -> Iterator[Service]:
    """Run Pagefind for as long as the caller needs it, but stop it after `seconds`.

    Raises `SearchFailedError` when it does not start.
    """
    try:
        with subprocess.Popen(  # noqa: S603  # our own
            [program, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process:
            if process.stdin is None or process.stdout is None:
                raise SearchFailedError("Pagefind has no input or output")
            # Killing it ends its output, and with it the wait for an answer.
            deadline = Timer(seconds, process.kill)
            deadline.start()
            try:
                yield Service(process.stdin, process.stdout)
            finally:
                deadline.cancel()
                # Safe: the index came with its last answer, and it writes no files.
                process.kill()
    except OSError as error:
        raise _not_running(error) from error


def _not_running(error: OSError) -> SearchFailedError:
    return SearchFailedError(f"Pagefind does not run ({error.strerror or error})")
