"""Runs a build for the command line: takes the lock, uses the memory, publishes, turns failures into Problems."""

from __future__ import annotations

import dataclasses
import os
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

from elevate_site.cli.report import Outcome
from elevate_site.errors import (
    ClusterRefusedError,
    HalfPublishedError,
    OutputRefusedError,
    Problem,
    PublishingFailedError,
)
from elevate_site.fingerprints.packing import digest_of
from elevate_site.fingerprints.stat_cache import pack_stats, unpack_stats
from elevate_site.memory import FILE as MEMORY
from elevate_site.memory import Memory, memory_in
from elevate_site.model.refusals import advice
from elevate_site.model.rules import problem
from elevate_site.pipeline import Build, BuildRequest, Progress, build
from elevate_site.pipeline.context import Timings
from elevate_site.pipeline.vanished import vanished_pages
from elevate_site.publishing import WORKSPACE, DiskStaging, Published, check_output, publish, real_path
from elevate_site.reading import check_site_folder

__all__ = ["Order", "carry_out"]

_SOURCES = ("content", "templates", "static", "src", "tests", ".git")
_FAULT_FILE = "fault.txt"


@dataclass(frozen=True, slots=True)
class Order:
    """What to build, and where to publish it."""

    request: BuildRequest
    output: Path
    scheduler: str | None
    """The address of the Dask cluster that does the work, if there is one."""
    remember: bool
    """Whether to reuse what earlier builds made, and to keep what this one makes."""


def carry_out(order: Order, progress: Progress, say: Callable[[str], object]) -> Outcome:
    """Build what `order` asks for, and publish it if nothing is wrong. Failures become Problems, never exceptions.

    `progress` is called as the build goes on, `say` with a sentence when it takes longer, to say why.
    """
    started = time.perf_counter()
    built = Build({}, (), pages=0, root="/")
    published: Published | None = None
    half = False
    refusals = check_site_folder(order.request.site)
    if not refusals:  # otherwise we write nothing there
        try:
            with ExitStack() as exits:
                built, published = _build_and_publish(order, progress, say, exits)
        except Exception as error:  # noqa: BLE001  # nobody at a front desk meets a traceback
            refusals = (_failure(error, order),)
            half = isinstance(error, HalfPublishedError)
    problems = (*built.problems, *(vanished_pages(published.gone, built) if published else ()), *refusals)
    return Outcome(built, problems, published, order.output, time.perf_counter() - started, half_published=half)


def _build_and_publish(
    order: Order, progress: Progress, say: Callable[[str], object], exits: ExitStack
) -> tuple[Build, Published | None]:
    """The build, and what publishing it did if it may be published."""
    site, output = order.request.site, order.output
    staging = exits.enter_context(DiskStaging(site, lambda: say("Waiting for another build of this site to end.")))
    memory = exits.enter_context(memory_in(staging.workspace, say)) if order.remember else Memory()
    sources = [site / name for name in _SOURCES]
    key = digest_of(memory.program, b"output", os.fsencode(real_path(output)))
    earlier = unpack_stats(memory.recall(key))
    timings = Timings()
    with timings.step("look at the output"):
        found = check_output(output, sources, site, earlier)
    digests = {path: each.digest.hex() for path, each in found.files.items()}
    request = dataclasses.replace(order.request, memory=memory, standing=digests)
    if order.scheduler is not None:
        from elevate_site.cluster import cluster_at  # noqa: PLC0415  # few builds use one

        request = dataclasses.replace(request, executor=exits.enter_context(cluster_at(order.scheduler)))
    built = build(request, staging, progress)
    if not built.publishable:
        return built, None
    with timings.step("publish"):
        published = publish(built.files, staging, output, sources, found)
    if published.stats != earlier:
        memory.keep(key, pack_stats(published.stats))
    return dataclasses.replace(built, seconds={**built.seconds, **timings.seconds}), published


def _failure(error: Exception, order: Order) -> Problem:
    """The Problem for a failure that has nothing to do with the content."""
    match error:
        case OutputRefusedError():
            return problem("output-refused", "", 0, 0, str(error), error.hint)
        case PublishingFailedError():
            output, kept = real_path(order.output), real_path(order.request.site) / WORKSPACE
            if error.path.is_relative_to(kept):
                return problem("output-refused", "", 0, 0, str(error), advice(error.cause, kept))
            place = output if error.path.is_relative_to(output) else error.path
            hint = advice(error.cause, place, "or choose another folder with --output")
            return problem("output-refused", "", 0, 0, str(error), hint)
        case ClusterRefusedError():
            return problem("cluster-refused", "", 0, 0, str(error), error.hint)
        case _:
            return _fault(error, order.request.site)


def _fault(error: Exception, site: Path) -> Problem:
    """The Problem for a fault of our own; its traceback goes into a file for those who can fix it."""
    import traceback  # noqa: PLC0415  # hardly ever needed

    workspace = site / WORKSPACE
    message = f"The program itself failed, and not because of your text ({type(error).__name__}: {error})."
    hint = "Tell the people who look after the program."
    with suppress(OSError):
        # If the memory caused the fault, the next build does without it.
        (workspace / MEMORY).unlink(missing_ok=True)
        note = workspace / _FAULT_FILE
        note.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
        hint = f"Send the file {note} to the people who look after the program."
    return problem("program-fault", "", 0, 0, message, hint)
