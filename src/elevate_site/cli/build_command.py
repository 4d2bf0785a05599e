"""`elevate-site build`: build, tell what was found, and publish what is good."""

from __future__ import annotations

import dataclasses
import datetime
import gc
import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

import click

from elevate_site.cli.options import SITE, Day, WebAddress
from elevate_site.cli.progress import progress_on_terminal
from elevate_site.cli.report import Outcome, describe_outcome, github_annotations, problem_text, profile, to_json
from elevate_site.errors import (
    ClusterRefusedError,
    OutputRefusedError,
    PublishingFailedError,
    Severity,
    SourceChangedError,
)
from elevate_site.memory import Memory, memory_in
from elevate_site.model.rules import problem
from elevate_site.model.values import Url
from elevate_site.packing import digest_of
from elevate_site.pipeline import Build, BuildRequest, Progress, build
from elevate_site.publishing import DiskStaging, Published, check_output, publish
from elevate_site.reading import check_site_folder, excerpts, theme_folder
from elevate_site.sightings import pack_sightings, unpack_sightings

__all__ = ["build_command"]

_SOURCES = ("content", "templates", "static", "src", "tests", ".git")


@click.command("build")
@SITE
@click.option("--output", type=click.Path(path_type=Path), help="Where to publish.  [default: dist in the site folder]")
@click.option("--base-url", type=WebAddress(), help="Build for this address instead of the one in site.yaml.")
@click.option("--today", type=Day(), help="Build for this day instead of today, in the clinic's time zone.")
@click.option("--drafts", is_flag=True, help="Publish drafts and texts of another day too.")
@click.option("--jobs", type=click.IntRange(min=1), help="Processes to work in.  [default: one for each processor]")
@click.option(
    "--scheduler", metavar="ADDRESS", help="Work on the Dask cluster at this address, as tcp://10.0.0.1:8786."
)
@click.option("--memory/--no-memory", default=True, help="Use what earlier builds made.  [default: memory]")
@click.option("--profile", "show_profile", is_flag=True, help="Show where the time went.")
@click.option("--lenient", is_flag=True, help="Leave out articles with errors instead of publishing nothing.")
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How to tell what was found.",
)
@click.pass_context
def build_command(
    context: click.Context,
    site: Path,
    output: Path | None,
    base_url: Url | None,
    today: datetime.date | None,
    drafts: bool,  # noqa: FBT001  # click hands its options over by position of meaning, not of place
    jobs: int | None,
    scheduler: str | None,
    memory: bool,  # noqa: FBT001  # likewise
    show_profile: bool,  # noqa: FBT001  # likewise
    lenient: bool,  # noqa: FBT001  # likewise
    style: str,
) -> None:
    """Build the site and publish it, if nothing is wrong with it.

    Exit status 0: published. 1: there are errors; nothing was published. 2: the command line was wrong.
    """
    request = BuildRequest(
        site=site,
        theme=theme_folder(),
        now=datetime.datetime.now(datetime.UTC),
        today=today,
        base_url=base_url,
        drafts=drafts,
        lenient=lenient,
        jobs=jobs or _processors(),
    )
    with progress_on_terminal() as progress, _no_search_for_circles():
        outcome = _run(request, output or site / "dist", progress, scheduler, remember=memory)
    _tell(outcome, style, site)
    if show_profile:
        _say(profile(outcome))
    context.exit(0 if outcome.published else 1)


def _run(request: BuildRequest, output: Path, progress: Progress, scheduler: str | None, *, remember: bool) -> Outcome:
    started = time.perf_counter()
    built = Build({}, (), pages=0, root="/")
    published: Published | None = None
    refusals = check_site_folder(request.site)
    if refusals:  # before anything is written there
        return Outcome(built, refusals, None, output, time.perf_counter() - started)
    try:
        with ExitStack() as exits:
            staging = exits.enter_context(
                DiskStaging(request.site, lambda: _say("Waiting for another build of this site to end."))
            )
            memory = exits.enter_context(memory_in(staging.workspace, _say)) if remember else Memory()
            if scheduler is not None:
                from elevate_site.cluster import cluster_at  # noqa: PLC0415  # few builds have one

                request = dataclasses.replace(request, executor=exits.enter_context(cluster_at(scheduler)))
            built, published = _build_and_publish(request, output, progress, staging, memory)
    except OutputRefusedError as refused:
        refusals = (problem("output-refused", "", 0, 0, str(refused), refused.hint),)
    except PublishingFailedError as failed:
        hint = "Make room or give this user the right to write there, then build again."
        refusals = (problem("output-refused", "", 0, 0, str(failed), hint),)
    except ClusterRefusedError as refused:
        refusals = (problem("cluster-refused", "", 0, 0, str(refused), refused.hint),)
    except SourceChangedError as changed:
        refusals = (problem("source-changed", changed.path, 0, 0, str(changed), changed.hint),)
    problems = (*built.problems, *(published.problems if published else ()), *refusals)
    return Outcome(built, problems, published, output, time.perf_counter() - started)


def _build_and_publish(
    request: BuildRequest, output: Path, progress: Progress, staging: DiskStaging, memory: Memory
) -> tuple[Build, Published | None]:
    """What was built, and what became of the output if it may be published."""
    sources = [request.site / name for name in _SOURCES]
    key = digest_of(b"output", os.fsencode(output.resolve()))
    earlier = unpack_sightings(memory.recall(key))
    standing = check_output(output, sources, request.site, earlier)
    digests = {path: each.digest.hex() for path, each in standing.items()}
    built = build(dataclasses.replace(request, memory=memory, standing=digests), staging, progress)
    if not built.publishable:
        return built, None
    published = publish(built.files, staging, output, sources, standing)
    if published.sightings != earlier:
        memory.keep(key, pack_sightings(published.sightings))
    return built, published


def _tell(outcome: Outcome, style: str, site: Path) -> None:
    if style == "json":
        click.echo(to_json(outcome).encode())  # JSON is UTF-8, whatever the terminal speaks
        return
    if style == "github":
        if outcome.problems:
            click.echo(
                github_annotations(outcome.problems, lambda each: (site / each.file).as_posix() if each.file else "")
            )
    else:
        # Warnings first, so that what keeps the site from being published is the last thing on the screen.
        told = sorted(outcome.problems, key=lambda each: each.severity is Severity.ERROR)
        for each, lines in zip(told, excerpts(site, told), strict=True):
            click.echo(problem_text(each, lines) + "\n", err=True)
    click.echo(describe_outcome(outcome), err=outcome.published is None)


_say = partial(click.echo, err=True)


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


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
