"""A build as it is ordered on the command line: one at a time, remembered, published, and every failure a Problem."""

from __future__ import annotations

import dataclasses
import gc
import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from elevate_site.cli.report import Outcome
from elevate_site.errors import (
    ClusterRefusedError,
    HalfPublishedError,
    OutputRefusedError,
    Problem,
    PublishingFailedError,
    SourceChangedError,
)
from elevate_site.fingerprints.packing import digest_of
from elevate_site.fingerprints.stat_cache import pack_stats, unpack_stats
from elevate_site.memory import FILE as MEMORY
from elevate_site.memory import Memory, memory_in
from elevate_site.model.rules import problem
from elevate_site.pipeline import Build, BuildRequest, Progress, build
from elevate_site.pipeline.timings import Stopwatch
from elevate_site.publishing import WORKSPACE, DiskStaging, Published, check_output, publish
from elevate_site.reading import check_site_folder

__all__ = ["Order", "carry_out"]

_SOURCES = ("content", "templates", "static", "src", "tests", ".git")
_FAULT_FILE = "fault.txt"


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built, and where it is to be published."""

    request: BuildRequest
    output: Path
    scheduler: str | None
    """The address of the Dask cluster that is to do the work, if one is."""
    remember: bool
    """Whether what earlier builds made is used, and what this one makes is kept."""


def carry_out(order: Order, progress: Progress, say: Callable[[str], object]) -> Outcome:
    """Build what is ordered, and publish it if it is good. Nothing that fails is raised.

    `progress` is told how far the build is, and `say` a sentence when somebody should know why it takes longer.
    """
    started = time.perf_counter()
    built = Build({}, (), pages=0, root="/")
    published: Published | None = None
    half = False
    refusals = check_site_folder(order.request.site)
    if not refusals:  # else nothing is written there
        try:
            with ExitStack() as exits:
                built, published = _build_and_publish(order, progress, say, exits)
        except Exception as error:  # noqa: BLE001  # nobody at a front desk meets a traceback
            refusals = (_told(error, order.request.site),)
            half = isinstance(error, HalfPublishedError)
    problems = (*built.problems, *(published.problems if published else ()), *refusals)
    return Outcome(built, problems, published, order.output, time.perf_counter() - started, half_published=half)


def _build_and_publish(
    order: Order, progress: Progress, say: Callable[[str], object], exits: ExitStack
) -> tuple[Build, Published | None]:
    """What was built, and what became of the output if it may be published."""
    site, output = order.request.site, order.output
    exits.enter_context(_no_search_for_circles())
    staging = exits.enter_context(DiskStaging(site, lambda: say("Waiting for another build of this site to end.")))
    memory = exits.enter_context(memory_in(staging.workspace, say)) if order.remember else Memory()
    sources = [site / name for name in _SOURCES]
    key = digest_of(memory.program, b"output", os.fsencode(output.resolve()))
    earlier = unpack_stats(memory.recall(key))
    stopwatch = Stopwatch()
    with stopwatch.step("look at the output"):
        found = check_output(output, sources, site, earlier)
    digests = {path: each.digest.hex() for path, each in found.files.items()}
    request = dataclasses.replace(order.request, memory=memory, standing=digests)
    if order.scheduler is not None:
        from elevate_site.cluster import cluster_at  # noqa: PLC0415  # few builds have one

        request = dataclasses.replace(request, executor=exits.enter_context(cluster_at(order.scheduler)))
    built = build(request, staging, progress)
    if not built.publishable:
        return built, None
    with stopwatch.step("publish"):
        published = publish(built.files, staging, output, sources, found)
    if published.stats != earlier:
        memory.keep(key, pack_stats(published.stats))
    return dataclasses.replace(built, seconds={**built.seconds, **stopwatch.seconds}), published


@contextmanager
def _no_search_for_circles() -> Iterator[None]:
    """Leave memory to be freed by the counting of references alone.

    Values point at nothing that points back at them. To look for circles among millions of them takes a fifth of the
    time of a large build, and finds none.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _told(error: Exception, site: Path) -> Problem:
    """What to say of a failure that has nothing to do with the content."""
    match error:
        case OutputRefusedError():
            return problem("output-refused", "", 0, 0, str(error), error.hint)
        case PublishingFailedError():
            hint = "Make room, move away what is in its way, or give this user the right to write there."
            hint += " Then build again."
            return problem("output-refused", "", 0, 0, str(error), hint)
        case ClusterRefusedError():
            return problem("cluster-refused", "", 0, 0, str(error), error.hint)
        case SourceChangedError():
            return problem("source-changed", error.path, 0, 0, str(error), error.hint)
        case _:
            return _fault(error, site)


def _fault(error: Exception, site: Path) -> Problem:
    """What to say of a fault of our own; where it lies is noted in a file for those who can mend it."""
    import traceback  # noqa: PLC0415  # hardly ever needed

    workspace = site / WORKSPACE
    message = f"The program itself failed, and not because of your text ({type(error).__name__}: {error})."
    hint = "Tell the people who look after the program."
    with suppress(OSError):
        # Should the fault lie in what is remembered, the next build is to be free of it.
        (workspace / MEMORY).unlink(missing_ok=True)
        note = workspace / _FAULT_FILE
        note.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
        hint = f"Send the file {note} to the people who look after the program."
    return problem("program-fault", "", 0, 0, message, hint)
