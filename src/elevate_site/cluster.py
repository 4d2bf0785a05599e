"""A Dask cluster as a place to work. How it schedules, retries and survives a lost machine is Dask's own business."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

from elevate_site.errors import ClusterRefusedError
from elevate_site.program import program_digest

__all__ = ["cluster_at"]

_PATIENCE = 10
"""Seconds to wait for the scheduler to answer."""
_ATTEMPTS = 3
"""How often a portion is tried again when its worker dies of something else than the portion itself."""
_MISSING = "This needs Dask. Install it with: pip install elevate-site[dask]"
_OTHER_PROGRAM = (
    "Its workers have another version of this program, of Python or of a library, and could make other pages. "
    "Install the same there as here."
)

T = TypeVar("T")


@contextmanager
def cluster_at(address: str) -> Iterator[Executor]:
    """An executor whose work is done by the cluster with the scheduler at `address`, such as `tcp://10.0.0.1:8786`.

    Raises `ClusterRefusedError` when there is no such cluster, or when it is not made of the same program.
    """
    try:
        from distributed import Client  # noqa: PLC0415  # an extra, which few sites need
    except ImportError as error:
        raise ClusterRefusedError(address, _MISSING) from error
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]  # Dask says no types
    except (OSError, ValueError) as error:
        raise ClusterRefusedError(address, "Is the scheduler running, and is this its address?") from error
    with client:
        programs = set(client.run(program_digest, on_error="return").values())
        if not programs:
            raise ClusterRefusedError(address, "It has no workers. Start some with: dask worker ADDRESS")
        if programs != {program_digest()}:
            raise ClusterRefusedError(address, _OTHER_PROGRAM)
        yield _Cluster(client.get_executor(retries=_ATTEMPTS))  # type: ignore[no-untyped-call]  # likewise


class _Cluster(Executor):
    """Tells a worker that was lost apart from a fault in the work, as the executors of Python do."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def submit(self, work: Callable[..., T], /, *arguments: object, **named: object) -> Future[T]:
        """See `Executor.submit`."""
        answer: Future[T] = Future()
        self._executor.submit(work, *arguments, **named).add_done_callback(partial(_hand_over, answer))
        return answer


def _hand_over(answer: Future[T], done: Future[T]) -> None:
    from distributed import KilledWorker  # noqa: PLC0415  # likewise

    try:
        answer.set_result(done.result())
    except (KilledWorker, CancelledError, OSError) as error:
        answer.set_exception(BrokenExecutor(str(error)))
    except Exception as error:  # noqa: BLE001  # whoever asked for the result is to meet it
        answer.set_exception(error)
