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
from typing import IO, Any

__all__ = ["Service", "ServiceError", "running_service"]


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


@contextmanager
def running_service() -> Iterator[Service]:
    """Pagefind for as long as it is needed.

    Raises `ServiceError` when it cannot be started.
    """
    from pagefind.service import get_executable  # noqa: PLC0415  # not needed when the index is remembered

    try:
        program = get_executable()
        if program is None:
            raise ServiceError("Pagefind is not installed")
        with subprocess.Popen(  # noqa: S603  # the program of the package, or the one that its variable names
            [program, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process:
            if process.stdin is None or process.stdout is None:
                raise ServiceError("Pagefind cannot be spoken to")
            try:
                yield Service(process.stdin, process.stdout)
            finally:
                # It has nothing to lose: what it made was its last answer.
                process.kill()
    except OSError as error:
        raise ServiceError(f"Pagefind does not run ({error.strerror or error})") from error
