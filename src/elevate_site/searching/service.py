"""Pagefind, as a program that is asked one thing after the other.

Its own Python interface waits 0.1 s for each answer, a hundred seconds for a thousand articles, and without end for a
program that died. Its command line numbers pages in the order in which the disk lists them, so that two machines make
two indexes of one site. So this speaks to the program as its interfaces do: each message is JSON in base64 with a
comma behind it, and an answer likewise. The next question waits for the answer, which is what keeps the order.
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

__all__ = ["Service", "ServiceError", "installed_program", "running_service", "version_of"]


class ServiceError(Exception):
    """The program is not there, does not start, or gives no answer or another one."""


class Service:
    """A running Pagefind."""

    def __init__(self, questions: IO[bytes], answers: IO[bytes]) -> None:
        self._questions = questions
        self._answers = answers
        self._asked = 0

    def ask(self, kind: str, wanted: str, **details: object) -> Any:  # noqa: ANN401  # what JSON can hold
        """What the answer to a message of this kind says under the name `wanted`.

        Raises `ServiceError` when there is no answer, or when it tells of something else.
        """
        message = {"message_id": self._asked, "payload": {"type": kind, **details}}
        self._asked += 1
        try:
            self._questions.write(base64.b64encode(json.dumps(message).encode()) + b",")
            self._questions.flush()
            return json.loads(base64.b64decode(self._answer()))["payload"][wanted]
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise ServiceError(f"Pagefind gave no answer to {kind}") from error

    def _answer(self) -> bytes:
        parts: list[bytes] = []
        while not (parts and parts[-1].endswith(b",")):
            part = self._answers.read1(1 << 20)  # type: ignore[attr-defined]  # a pipe is always buffered
            if not part:
                raise OSError
            parts.append(part)
        return b"".join(parts)[:-1]


def installed_program() -> Path:
    """The program of the package, or the one that the package's own variable names.

    Raises `ServiceError` when there is none.
    """
    from pagefind.service import get_executable  # noqa: PLC0415  # its package loads much that a site without a search has no need of

    program = get_executable()
    if program is None:
        raise ServiceError("Pagefind is not installed")
    return program


def version_of(program: Path, seconds: float) -> str:
    """What the program says that it is.

    Raises `ServiceError` when it cannot be started, or says nothing in time.
    """
    try:
        ran = subprocess.run([program, "--version"], capture_output=True, timeout=seconds, check=False)  # noqa: S603  # our own
    except subprocess.TimeoutExpired as error:
        raise ServiceError("Pagefind gave no answer in time") from error
    except OSError as error:
        raise _not_running(error) from error
    return ran.stdout.decode(errors="replace").strip()


@contextmanager
def running_service(program: Path, seconds: float) -> Iterator[Service]:
    """Pagefind for as long as it is needed, and for no longer than so many seconds: then it is stopped.

    Raises `ServiceError` when it cannot be started.
    """
    try:
        with subprocess.Popen(  # noqa: S603  # our own
            [program, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process:
            if process.stdin is None or process.stdout is None:
                raise ServiceError("Pagefind cannot be spoken to")
            # Whoever waits for an answer then reads the end of it.
            deadline = Timer(seconds, process.kill)
            deadline.start()
            try:
                yield Service(process.stdin, process.stdout)
            finally:
                deadline.cancel()
                # It has nothing to lose: what it made was its last answer.
                process.kill()
    except OSError as error:
        raise _not_running(error) from error


def _not_running(error: OSError) -> ServiceError:
    return ServiceError(f"Pagefind does not run ({error.strerror or error})")
