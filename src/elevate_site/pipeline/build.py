"""A build, from files to a checked site."""

from __future__ import annotations

import dataclasses

from elevate_site.interruption import held_back
from elevate_site.pipeline.records import Records
from elevate_site.pipeline.request import Build, BuildRequest, Progress
from elevate_site.pipeline.sources import see_sources
from elevate_site.pipeline.timings import Timings
from elevate_site.publishing import Staging
from elevate_site.reading import list_site

__all__ = ["build"]


def build(request: BuildRequest, staging: Staging, progress: Progress) -> Build:
    """Build the site of `request`; the bytes of its files go into `staging`, and `progress` is told how it goes.

    Bytes that are published already, and those of a site that cannot be published, need not be there.

    Raises `PublishingFailedError` when the staging area cannot be written, and `SourceChangedError` when a text is
    saved in the one moment in which that matters. Faults of the content never raise.
    """
    timings, memory = Timings(), request.memory
    with timings.step("list"):
        listing = list_site(request.site, request.theme)
        sources = see_sources(listing, request.site, memory)
    records = Records(request, sources)
    if (built := records.recall(staging)) is None:
        with timings.step("load libraries"), held_back():
            from elevate_site.pipeline.make import make  # noqa: PLC0415  # nothing changed needs none of them
        built = make(request, sources, staging, progress, timings)
        with timings.step("remember"):
            if sources.still_stand():
                records.keep(built)
            memory.settle()
    return dataclasses.replace(built, seconds=timings.seconds, work=timings.work)
