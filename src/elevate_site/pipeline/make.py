"""A site made from its files, as far as nobody remembers its parts."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from elevate_site.checking import adjust
from elevate_site.errors import Problem
from elevate_site.fingerprints.packing import unpack
from elevate_site.model.rules import problem
from elevate_site.pipeline.context import BuildContext
from elevate_site.pipeline.gather import Material, faulty_files, gather
from elevate_site.pipeline.render_site import RenderedSite, render_site
from elevate_site.pipeline.request import Build, BuildRequest, Progress
from elevate_site.pipeline.sources import Sources
from elevate_site.pipeline.timings import Timings
from elevate_site.pipeline.workers import Workers
from elevate_site.publishing import Staging
from elevate_site.searching import SearchFailedError, make_index, searched_texts

__all__ = ["make"]


def make(request: BuildRequest, sources: Sources, staging: Staging, progress: Progress, timings: Timings) -> Build:
    """Make the site of `request` from `sources`."""
    with Workers(request.jobs, request.executor) as workers:
        return _make(request, sources, BuildContext(staging, request.memory, workers, progress, timings))


def _make(request: BuildRequest, sources: Sources, context: BuildContext) -> Build:
    material, problems = gather(request, sources, context)
    if material is None:
        return Build({}, _in_order(problems), pages=0, root="/")
    rendered, withheld = render_site(material, frozenset(), context), frozenset[str]()
    if request.lenient:
        material, rendered, withheld = _without_faulty_articles(material, rendered, context)
    built = Build(
        files=rendered.files,
        problems=_in_order((*material.problems, *rendered.problems)),
        pages=rendered.pages,
        root=rendered.root,
        withheld=tuple(sorted(withheld)),
        waiting=tuple(path for path in rendered.arrangement.waiting if path not in withheld),
        next_change=rendered.arrangement.next_change,
        day=material.today,
        time_zone=material.settings.time_zone,
    )
    if request.in_full and material.settings.search and built.publishable:
        return _with_index(built, rendered, material, context)
    return built


def _with_index(built: Build, rendered: RenderedSite, material: Material, context: BuildContext) -> Build:
    """The site with the index of its search; without one it is published all the same, and somebody is told."""
    try:
        with context.timings.step("search"):
            arrangement, strings = rendered.arrangement, material.site.theme.strings
            texts = searched_texts(
                arrangement.pages,
                arrangement.site_views,
                strings,
                lambda page: unpack(material.texts.text(page.source, page.body.text)) if page.body is not None else (),
            )
            outputs = make_index(tuple(texts), context.memory.remember)
    except SearchFailedError as error:
        message = f"The index of the search could not be made: {error}. The search page says that it does not work."
        hint = "Install the program anew. To publish without a search, write “search: no” into site.yaml."
        found = adjust((problem("search-unavailable", "", 0, 0, message, hint),), material.settings.rules)
        return dataclasses.replace(built, problems=_in_order((*built.problems, *found)))
    with context.timings.step("stage"):
        files = {output.path: context.staging.put(output.path, output.data) for output in outputs}
    return dataclasses.replace(built, files={**built.files, **files})


def _without_faulty_articles(
    material: Material, rendered: RenderedSite, context: BuildContext
) -> tuple[Material, RenderedSite, frozenset[str]]:
    """The site drawn again without the articles that have errors, until none of those left has one."""
    documents = frozenset(document.path for document in material.documents)
    withheld: frozenset[str] = frozenset()
    while more := (faulty_files((*material.problems, *rendered.problems)) & documents) - withheld:
        withheld |= more
        # Some faults show only while the file has a page; they are the reason why it has none.
        reasons = (each for each in rendered.problems if each.file in more)
        material = dataclasses.replace(material, problems=(*material.problems, *reasons))
        rendered = render_site(material, withheld, context)
    return material, rendered, withheld


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(set(problems), key=lambda each: each.order))
