"""A site made from its files, as far as nobody remembers its parts."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from elevate_site.errors import Problem
from elevate_site.fingerprints.packing import unpack
from elevate_site.model.rules import adjust, problem
from elevate_site.pipeline.context import Workshop
from elevate_site.pipeline.gather import Material, faulty_files, gather
from elevate_site.pipeline.render_site import Drawing, draw
from elevate_site.pipeline.request import Build, BuildRequest, Progress
from elevate_site.pipeline.sources import Sources
from elevate_site.pipeline.timings import Stopwatch
from elevate_site.pipeline.workers import Workers
from elevate_site.publishing import Staging
from elevate_site.searching import SearchFailedError, make_index, searched_texts

__all__ = ["make"]


def make(request: BuildRequest, sources: Sources, staging: Staging, progress: Progress, stopwatch: Stopwatch) -> Build:
    """Make the site of `request` from `sources`."""
    with Workers(request.jobs, request.executor) as workers:
        return _make(request, sources, Workshop(staging, request.memory, workers, progress, stopwatch))


def _make(request: BuildRequest, sources: Sources, workshop: Workshop) -> Build:
    material, problems = gather(request, sources, workshop)
    if material is None:
        return Build({}, _in_order(problems), pages=0, root="/")
    drawing, withheld = draw(material, frozenset(), workshop), frozenset[str]()
    if request.lenient:
        material, drawing, withheld = _without_faulty_articles(material, drawing, workshop)
    built = Build(
        files=drawing.files,
        problems=_in_order((*material.problems, *drawing.problems)),
        pages=drawing.pages,
        root=drawing.root,
        withheld=tuple(sorted(withheld)),
        waiting=tuple(path for path in drawing.arrangement.waiting if path not in withheld),
        next_change=drawing.arrangement.next_change,
        day=material.today,
        time_zone=material.settings.time_zone,
    )
    if request.in_full and material.settings.search and built.publishable:
        return _with_index(built, drawing, material, workshop)
    return built


def _with_index(built: Build, drawing: Drawing, material: Material, workshop: Workshop) -> Build:
    """The site with the index of its search; without one it is published all the same, and somebody is told."""
    try:
        with workshop.stopwatch.step("search"):
            arrangement, strings = drawing.arrangement, material.site.theme.strings
            studies = material.studies
            texts = searched_texts(
                arrangement.pages,
                arrangement.site_views,
                strings,
                lambda page: unpack(studies.text(page.source, page.body.text)) if page.body is not None else (),
            )
            outputs = make_index(tuple(texts), workshop.memory.remember)
    except SearchFailedError as error:
        message = f"The index of the search could not be made: {error}. The search page says that it does not work."
        hint = "Install the program anew. To publish without a search, write “search: no” into site.yaml."
        found = adjust((problem("search-unavailable", "", 0, 0, message, hint),), material.settings.rules)
        return dataclasses.replace(built, problems=_in_order((*built.problems, *found)))
    with workshop.stopwatch.step("stage"):
        files = {output.path: workshop.staging.put(output.path, output.data) for output in outputs}
    return dataclasses.replace(built, files={**built.files, **files})


def _without_faulty_articles(
    material: Material, drawing: Drawing, workshop: Workshop
) -> tuple[Material, Drawing, frozenset[str]]:
    """The site drawn again without the articles that have errors, until none of those left has one."""
    documents = frozenset(document.path for document in material.documents)
    withheld: frozenset[str] = frozenset()
    while more := (faulty_files((*material.problems, *drawing.problems)) & documents) - withheld:
        withheld |= more
        # Some faults show only while the file has a page; they are the reason why it has none.
        reasons = (each for each in drawing.problems if each.file in more)
        material = dataclasses.replace(material, problems=(*material.problems, *reasons))
        drawing = draw(material, withheld, workshop)
    return material, drawing, withheld


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(set(problems), key=lambda each: each.order))
