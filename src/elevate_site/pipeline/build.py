"""A build, from files to a checked site: list the files; recall the build of just these, or make the site and remember.

Nothing here loads a library: a build in which nothing changed has no use for one.
"""

from __future__ import annotations

import dataclasses
import gc
from collections.abc import Iterator
from contextlib import contextmanager

from elevate_site.errors import MemoryLostError
from elevate_site.fingerprints.packing import digest_of, pack, unpack
from elevate_site.interruption import held_back
from elevate_site.model.rules import RULES
from elevate_site.pipeline.context import Progress, Timings
from elevate_site.pipeline.request import Build, BuildRequest
from elevate_site.pipeline.sources import Sources, see_sources
from elevate_site.publishing import Staging
from elevate_site.reading import list_site

__all__ = ["build"]


def build(request: BuildRequest, staging: Staging, progress: Progress) -> Build:
    """Build the site of `request`; the bytes of its files go into `staging`, and `progress` is called meanwhile.

    Bytes that are published already, and those of a site that cannot be published, need not be there.

    Raises `PublishingFailedError` when the staging area cannot be written. Faults of the content never raise.
    """
    timings, memory = Timings(), request.memory
    with _without_garbage_collector():
        with timings.step("list"):
            listing = list_site(request.site, request.theme)
            sources = see_sources(listing, request.site, memory)
        key = _key(request, sources)
        if (built := _recall(key, request, staging)) is None:
            with timings.step("load libraries"), held_back():
                from elevate_site.pipeline.make import make  # noqa: PLC0415  # nothing changed needs none of them
            try:
                built = make(request, sources, staging, progress, timings)
            except MemoryLostError:
                memory.forget()
                built = make(request, sources, staging, progress, timings)
            with timings.step("remember"):
                if key is not None and _lasts(built) and sources.still_stand():
                    memory.keep(key, pack(dataclasses.replace(built, rendered=())))
                memory.settle()
    return dataclasses.replace(built, seconds=timings.seconds, work=timings.work)


def _key(request: BuildRequest, sources: Sources) -> bytes | None:
    """The key of the build in the memory; `None` when a source could not be read."""
    asked = (request.base_url, request.drafts, request.gallery, request.in_full, request.lenient)
    digest = sources.digest
    return digest_of(request.memory.program, b"build", pack(asked), digest) if digest is not None else None


def _recall(key: bytes | None, request: BuildRequest, staging: Staging) -> Build | None:
    """The build under `key`, if it is still valid today and the bytes of its files are published or in `staging`."""
    packed = request.memory.recall(key) if key is not None else None
    if packed is None:
        return None
    built: Build = unpack(packed)
    if request.day(built.time_zone) != built.day:
        return None
    if not built.publishable:
        return built
    standing = request.standing
    there = all(standing.get(path) == digest or staging.take(path, digest) for path, digest in built.files.items())
    return built if there else None


def _lasts(built: Build) -> bool:
    """Whether the same files will give the same Problems again."""
    return not any(RULES[each.code].transient for each in built.problems)


@contextmanager
def _without_garbage_collector() -> Iterator[None]:
    """Turn off the cyclic garbage collector: our values form no cycles, and searching them takes a fifth of a build.

    Objects alive afterwards, such as the pages of a preview, are excluded from later collections too.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
