"""Work gives the same results in their order wherever it is done, and nothing is lost when a worker is."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import pytest

from elevate_site.pipeline.workers import Parts, Workers

MANY = 1000
FEW = 150
PORTION = 32


def reversed_parts(common: bytes, portion: Sequence[Parts]) -> list[Parts]:
    """Each thing with its parts backward, after what all have in common."""
    return [(common, *reversed(thing)) for thing in portion]


def where(_common: bytes, portion: Sequence[Parts]) -> list[Parts]:
    """The process that works."""
    return [(str(os.getpid()).encode(),) for _ in portion]


def exits_elsewhere(common: bytes, portion: Sequence[Parts]) -> list[Parts]:
    """Ends any process but the one whose number is `common`, in the middle of its work."""
    if os.getpid() != int(common) and (b"600",) in portion:
        os._exit(1)
    return [(*thing, b"done") for thing in portion]


def fails(_common: bytes, _portion: Sequence[Parts]) -> list[Parts]:
    """What a fault of the program looks like."""
    raise ArithmeticError("a fault")


def things(count: int) -> list[Parts]:
    """As many things, each another one."""
    return [(str(number).encode(),) for number in range(count)]


def pairs(count: int) -> list[Parts]:
    """Things of several parts."""
    return [(str(number).encode(), b"" if number % 3 else b"x") for number in range(count)]


@pytest.mark.parametrize("count", [0, 1, PORTION, PORTION + 1, 199, 200, 201, MANY])
@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_things(count: int, jobs: int) -> None:
    """As many as there are things, in one process and in several."""
    with Workers(jobs) as workers:
        made = list(workers.do(reversed_parts, b"all", pairs(count)))
    assert made == [(b"all", second, first) for first, second in pairs(count)]


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_how_processes_are_started_changes_no_result(method: str) -> None:
    """By a copy of this one, or as new interpreters, which look the function up by its name."""
    with ProcessPoolExecutor(2, mp_context=get_context(method)) as executor, Workers(2, executor) as workers:
        assert list(workers.do(reversed_parts, b"all", pairs(MANY))) == reversed_parts(b"all", pairs(MANY))
        assert {number for (number,) in workers.do(where, b"", things(MANY))}.isdisjoint({str(os.getpid()).encode()})
    with pytest.raises(RuntimeError):
        executor.submit(os.getpid)


def test_an_executor_that_is_given_is_not_ended() -> None:
    """It belongs to the caller, who may have more to do."""
    with ThreadPoolExecutor(2) as executor:
        with Workers(1, executor) as workers:
            assert list(workers.do(reversed_parts, b"", things(5))) == reversed_parts(b"", things(5))
        assert executor.submit(int, "1").result() == 1


def test_several_jobs_work_in_other_processes() -> None:
    """When there is enough to do; later work of the same build is done by the same ones, even if it is little."""
    with Workers(2) as workers:
        first = {number for (number,) in workers.do(where, b"", things(MANY))}
        later = {number for (number,) in workers.do(where, b"", things(FEW))}
    assert str(os.getpid()).encode() not in first
    assert str(os.getpid()).encode() not in later
    assert 1 <= len(first | later) <= 2


def test_few_things_start_no_process() -> None:
    """Nor does one job, however much there is."""
    here = {(str(os.getpid()).encode(),)}
    with Workers(4) as workers:
        assert set(workers.do(where, b"", things(FEW))) == here
    with Workers(1) as workers:
        assert set(workers.do(where, b"", things(MANY))) == here


def test_no_process_is_left_behind() -> None:
    """Even when the build ends by a fault."""
    numbers: set[bytes] = set()

    def build() -> None:
        with Workers(2) as workers:
            numbers.update(number for (number,) in workers.do(where, b"", things(MANY)))
            raise KeyError

    with pytest.raises(KeyError):
        build()
    assert numbers
    for each in numbers:
        with pytest.raises(ProcessLookupError):
            os.kill(int(each), 0)


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_a_worker_that_is_gone_loses_nothing(method: str) -> None:
    """What it had is done here, and so is all that nobody takes any more."""
    mine = str(os.getpid()).encode()
    expected = [(*thing, b"done") for thing in things(MANY)]
    with ProcessPoolExecutor(2, mp_context=get_context(method)) as executor, Workers(2, executor) as workers:
        assert list(workers.do(exits_elsewhere, mine, things(MANY))) == expected
        assert list(workers.do(exits_elsewhere, mine, things(MANY))) == expected
    with Workers(2) as workers:
        assert list(workers.do(exits_elsewhere, mine, things(MANY))) == expected


@pytest.mark.parametrize("executor", [None, 1])
def test_a_fault_of_the_work_is_raised(executor: int | None) -> None:
    """It is not taken for a worker that is gone."""
    with ProcessPoolExecutor(1, mp_context=get_context("fork")) as given:
        workers = Workers(1, given if executor else None)
        with pytest.raises(ArithmeticError, match="a fault"):
            list(workers.do(fails, b"", things(3)))


class Taken:
    """Tells how many things were taken."""

    def __init__(self) -> None:
        self.count = 0

    def things(self) -> Iterator[Parts]:
        """Many things, counted as they are taken."""
        for thing in things(100 * PORTION):
            self.count += 1
            yield thing


@pytest.mark.parametrize(("jobs", "threads", "portions"), [(1, None, 0), (2, None, 4), (2, 2, 64)])
def test_only_a_few_portions_are_on_their_way(jobs: int, threads: int | None, portions: int) -> None:
    """Two for each process, more where they may be machines; things are taken as results are, and memory stays free."""
    taken = Taken()
    executor: Executor | None = ThreadPoolExecutor(threads) if threads else None
    # Those that tell whether processes are worth it, those on their way, the one that is handed out, and the next.
    ahead = 200 + (portions + 2) * PORTION
    with Workers(jobs, executor) as workers:
        for done, result in enumerate(workers.do(reversed_parts, b"", taken.things())):
            assert result == (b"", str(done).encode())
            assert taken.count <= done + ahead
    assert taken.count == 100 * PORTION
    if executor is not None:
        executor.shutdown()


def test_nothing_is_taken_before_somebody_asks() -> None:
    """The work begins with the first result that is wanted."""
    taken = Taken()
    results = Workers().do(reversed_parts, b"", taken.things())
    assert taken.count == 0
    assert next(results) == (b"", b"0")
    assert taken.count < 100 * PORTION
