"""`elevate-site build`: build the site, report what is wrong with it, and publish it if nothing is."""

from __future__ import annotations

import datetime
import os
from functools import partial
from pathlib import Path

import click

from elevate_site.cli.exit_status import BuildStatus
from elevate_site.cli.options import SITE, Day, WebAddress
from elevate_site.cli.progress import progress_on_terminal
from elevate_site.cli.report import (
    Outcome,
    describe_interruption,
    describe_outcome,
    github_annotations,
    profile,
    report_text,
    to_json,
)
from elevate_site.cli.run_build import Order, carry_out
from elevate_site.interruption import ignore_from_now_on
from elevate_site.model.values import Url
from elevate_site.pipeline import BuildRequest
from elevate_site.pipeline.summary import Summary, sum_up
from elevate_site.publishing import read_state
from elevate_site.reading import excerpts, theme_folder

__all__ = ["build_command"]


@click.command("build")
@SITE
@click.option("--output", type=click.Path(path_type=Path), help="Where to publish.  [default: dist in the site folder]")
@click.option("--base-url", type=WebAddress(), help="Build for this address instead of the one in site.yaml.")
@click.option("--today", type=Day(), help="Build for this day instead of today, in the clinic's time zone.")
@click.option("--drafts", is_flag=True, help="Publish drafts, scheduled and expired articles too.")
@click.option(
    "--jobs", type=click.IntRange(min=1), help="How many processes to work in.  [default: one for each processor]"
)
@click.option(
    "--scheduler", metavar="ADDRESS", help="Work on the Dask cluster at this address, as tcp://10.0.0.1:8786."
)
@click.option("--memory/--no-memory", default=True, help="Reuse results of earlier builds.  [default: memory]")
@click.option("--profile", "show_profile", is_flag=True, help="Show where the time went.")
@click.option("--lenient", is_flag=True, help="Leave out articles with errors instead of publishing nothing.")
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How to report what was found.",
)
@click.option("--all", "show_all", is_flag=True, help="Show every place of a mistake instead of the first five.")
@click.pass_context
def build_command(
    context: click.Context,
    site: Path,
    output: Path | None,
    base_url: Url | None,
    today: datetime.date | None,
    drafts: bool,  # noqa: FBT001  # click passes options by name
    jobs: int | None,
    scheduler: str | None,
    memory: bool,  # noqa: FBT001  # likewise
    show_profile: bool,  # noqa: FBT001  # likewise
    lenient: bool,  # noqa: FBT001  # likewise
    style: str,
    show_all: bool,  # noqa: FBT001  # likewise
) -> None:
    """Build the site and publish it if nothing is wrong with it.

    Exit status 0: published. 1: errors; nothing was published, or publishing stopped half way and the message says so.
    2: the command line was wrong. 130: stopped with Ctrl-C.
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
    order = Order(request, output or site / "dist", scheduler, remember=memory)
    before = read_state(site, order.output)
    try:
        with progress_on_terminal() as progress:
            outcome = carry_out(order, progress, _say)
        ignore_from_now_on()
    except KeyboardInterrupt:
        ignore_from_now_on()
        _say(describe_interruption(before, read_state(site, order.output), order.output))
        context.exit(BuildStatus.STOPPED)
    _report(outcome, style, site, Summary(outcome.problems) if show_all else sum_up(outcome.problems))
    if show_profile:
        _say(profile(outcome))
    context.exit(BuildStatus.PUBLISHED if outcome.published else BuildStatus.REFUSED)


def _report(outcome: Outcome, style: str, site: Path, summary: Summary) -> None:
    if style == "json":
        click.echo(to_json(outcome).encode())  # JSON is UTF-8, whatever the terminal speaks
        return
    if style == "github" and outcome.problems:
        click.echo(
            github_annotations(outcome.problems, lambda each: (site / each.file).as_posix() if each.file else "")
        )
    if outcome.problems:
        click.echo(report_text(summary, partial(excerpts, site)) + "\n", err=True)
    click.echo(describe_outcome(outcome), err=outcome.published is None)


_say = partial(click.echo, err=True)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
