"""A Dask cluster as an executor. Dask itself schedules the work, retries it and copes with lost machines."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from elevate_site.errors import ClusterRefusedError
from elevate_site.fingerprints.program import program_digest

if TYPE_CHECKING:
    from distributed import Client

__all__ = ["cluster_at"]

_PATIENCE = 10.0
"""Seconds to wait for the scheduler to answer, and for workers to come back when all are gone."""
_ATTEMPTS = 3
"""How often Dask retries a portion of the work whose worker died."""
_MISSING = "This needs Dask; see “Work on many machines” in docs/large-sites.md for how to install it."
_NO_ADDRESS = "Give the address of the scheduler with its port, as the scheduler prints it: tcp://10.0.0.1:8786."
_NO_CERTIFICATES = "For tls:// the configuration of Dask must name certificates, under distributed.comm.tls."
_OTHER_PROGRAM = (
    "Its workers have another version of this program, of Python or of a library, and could make different pages. "
    "Install the same versions there as here."
)

T = TypeVar("T")


@contextmanager
def cluster_at(address: str, patience: float = _PATIENCE) -> Iterator[Executor]:
    """An executor for the cluster whose scheduler is at `address`, such as `tcp://10.0.0.1:8786`.

    It waits `patience` seconds for the scheduler to answer, and as long for a worker to come back when none is left.

    Raises `ClusterRefusedError` when there is no such cluster, or when its workers run another version of the program.
    """
    try:
        from distributed import Client  # noqa: PLC0415  # an optional dependency, which few sites need
    except ImportError as error:
        raise ClusterRefusedError(address, _MISSING) from error
    _require_an_address(address)
    try:
        client = Client(address, timeout=patience, set_as_default=False)  # type: ignore[no-untyped-call]  # Dask has no types here
    except (OSError, ValueError) as error:
        raise ClusterRefusedError(address, "Is the scheduler running, and is this its address?") from error
    with _silent_dask(), client:
        programs = set(client.run(program_digest, on_error="return").values())
        if not programs:
            raise ClusterRefusedError(address, "It has no workers. Start some with: dask worker ADDRESS")
        if programs != {program_digest()}:
            raise ClusterRefusedError(address, _OTHER_PROGRAM)
        yield _Cluster(client, patience)


def _require_an_address(address: str) -> None:
    """Refuse an address that no client can use: Dask would print more complaints about it when Python ends."""
    from distributed import Security  # noqa: PLC0415  # likewise
    from distributed.comm.addressing import get_address_host_port  # noqa: PLC0415  # likewise

    try:
        get_address_host_port(address)
    except ValueError as error:
        raise ClusterRefusedError(address, _NO_ADDRESS) from error
    if address.startswith("tls:") and not Security().get_connection_args("client")["ssl_context"]:  # type: ignore[no-untyped-call]
        raise ClusterRefusedError(address, _NO_CERTIFICATES)


@contextmanager
def _silent_dask() -> Iterator[None]:
    """Keep Dask from printing: the build reports a lost machine itself, in words for people who do not know Dask."""
    # Some loggers below these two set their own level and ignore the one of their parent.
    names = [name for name in logging.root.manager.loggerDict if name.partition(".")[0] in ("distributed", "tornado")]
    loggers = [logging.getLogger(name) for name in names]
    before = [logger.level for logger in loggers]
    try:
        for logger in loggers:
            logger.setLevel(logging.CRITICAL)
        yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)


class _Cluster(Executor):
    """Raises `BrokenExecutor` when the cluster is lost (as Python's executors do), or the work's own exception."""

    def __init__(self, client: Client, patience: float) -> None:
        self._client = client
        self._patience = patience
        self._executor: Executor = client.get_executor(retries=_ATTEMPTS)  # type: ignore[no-untyped-call]  # Dask has no types here

    def submit(self, work: Callable[..., T], /, *arguments: object, **named: object) -> Future[T]:
        """See `Executor.submit`."""
        from distributed.client import ClosedClientError  # noqa: PLC0415  # likewise

        result: _Result[T] = _Result(self._has_workers, self._patience)
        try:
            self._executor.submit(work, *arguments, **named).add_done_callback(partial(_pass_on, result))
        except (ClosedClientError, OSError) as error:
            raise BrokenExecutor(str(error)) from error
        return result

    def _has_workers(self) -> bool:
        try:
            return bool(self._client.nthreads())  # type: ignore[no-untyped-call]  # likewise
        except Exception:  # noqa: BLE001  # whatever Dask raises when the scheduler is gone
            return False


class _Result(Future[T]):
    """The result of some work; stops waiting when no worker is left to do it."""

    def __init__(self, has_workers: Callable[[], bool], patience: float) -> None:
        super().__init__()
        self._has_workers = has_workers
        self._patience = patience

    def result(self, timeout: float | None = None) -> T:
        """See `Future.result`."""
        if timeout is not None:
            return super().result(timeout)
        had_workers = True
        while True:
            with suppress(TimeoutError):
                return super().result(self._patience)
            has_workers = self._has_workers()
            if not (has_workers or had_workers):
                raise BrokenExecutor("no worker is left")
            had_workers = has_workers


def _pass_on(result: Future[T], done: Future[T]) -> None:
    from distributed import KilledWorker  # noqa: PLC0415  # likewise

    try:
        result.set_result(done.result())
    except (KilledWorker, CancelledError, OSError) as error:
        result.set_exception(BrokenExecutor(str(error)))
    except Exception as error:  # noqa: BLE001  # it belongs to whoever waits for the result
        result.set_exception(error)
