"""Makes a site, reusing remembered parts."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from elevate_site.errors import Problem, Severity
from elevate_site.fingerprints.packing import unpack
from elevate_site.language.faults import shorten
from elevate_site.language.published_paths import judge_path
from elevate_site.model.rules import adjust, problem
from elevate_site.pipeline.arrange import ArrangedSite, arrange_site
from elevate_site.pipeline.context import BuildContext, Progress, Timings
from elevate_site.pipeline.gather import Material, gather
from elevate_site.pipeline.render_site import RenderedSite, render_site
from elevate_site.pipeline.request import Build, BuildRequest
from elevate_site.pipeline.sources import Sources
from elevate_site.pipeline.workers import Workers
from elevate_site.publishing import Staging
from elevate_site.reading.files import SITE_FILE
from elevate_site.searching import SearchFailedError, make_index, searched_texts

__all__ = ["make"]


def make(request: BuildRequest, sources: Sources, staging: Staging, progress: Progress, timings: Timings) -> Build:
    """Make the site of `request` from `sources`."""
    with Workers(request.jobs, request.executor) as workers:
        context = BuildContext(staging, request.memory, workers, progress, request.unpacked, timings)
        material, problems = gather(request, sources, context)
        if material is None:
            return Build({}, _in_order(problems), pages=0, root="/")
        return _make(material, problems, context)


def _make(material: Material, found: tuple[Problem, ...], context: BuildContext) -> Build:
    site, rendered, problems = _arrange_and_render(material, found, context)
    problems = (*problems, *unpublishable(rendered.files))
    withheld = site.basis.withheld
    built = Build(
        files=rendered.files,
        problems=_in_order(problems),
        pages=rendered.pages,
        root=site.facts.site_views[material.settings.default_language].root,
        withheld=tuple(sorted(withheld)),
        waiting=tuple(path for path in site.facts.waiting if path not in withheld),
        absent=site.facts.absent,
        rules=material.settings.rules,
        next_change=site.facts.next_change,
        day=material.today,
        time_zone=material.settings.time_zone,
        rendered=rendered.anew,
    )
    if material.request.in_full and material.settings.search and built.publishable:
        return _with_index(built, site, material, context)
    return built


def _arrange_and_render(
    material: Material, found: tuple[Problem, ...], context: BuildContext
) -> tuple[ArrangedSite, RenderedSite, tuple[Problem, ...]]:
    """The site, without faulty articles if the request is lenient, and all Problems, including those of these articles.

    A site is rendered once, unless the check of a finished page blames an article: then again without that article.
    """
    rules, withheld = material.settings.rules, frozenset[str]()
    while True:
        with context.timings.step("arrange"):
            site = arrange_site(material.basis(withheld), material.documents, context.memory)
        problems = (*found, *site.problems)
        faulty = faulty_files(adjust(problems, rules))
        more = (faulty & material.documents.rows.keys()) - withheld
        if SITE_FILE in faulty:  # something stands in for a setting, and no page would be as it is going to be
            return site, RenderedSite({}, 0, (), ()), adjust(problems, rules)
        if not (material.request.lenient and more):
            rendered = render_site(material, site, faulty, context)
            problems = (*problems, *rendered.problems)
            more = (faulty_files(adjust(problems, rules)) & material.documents.rows.keys()) - withheld
            if not (material.request.lenient and more):
                return site, rendered, adjust(problems, rules)
        # Some faults show only while the file has a page; they are the reason why it has none.
        found = (*found, *(each for each in problems if each.file in more))
        withheld |= more


def _with_index(built: Build, site: ArrangedSite, material: Material, context: BuildContext) -> Build:
    """The site with its search index; a site without one is published nevertheless, with a warning."""
    try:
        with context.timings.step("search"):
            documents = material.documents
            texts = searched_texts(
                map(unpack, site.packed(site.pages)),
                site.facts.site_views,
                material.site.theme.strings,
                lambda page: unpack(next(documents.packed_pieces([page.source]))) if page.body is not None else (),
            )
            outputs = make_index(tuple(texts), context.memory.remember)
    except SearchFailedError as error:
        message = f"The search index could not be made: {error}. The search page says that the search does not work."
        hint = "Install the program again. To publish without a search, write “search: no” into site.yaml."
        failed = adjust((problem("search-unavailable", "", 0, 0, message, hint),), material.settings.rules)
        return dataclasses.replace(built, problems=_in_order((*built.problems, *failed)))
    with context.timings.step("stage"):
        files = {output.path: context.staging.put(output.path, output.data) for output in outputs}
    return dataclasses.replace(built, files={**built.files, **files})


def unpublishable(paths: Iterable[str]) -> Iterator[Problem]:
    """A Problem for each of `paths` under `dist/` that some computer or web host reads otherwise.

    Names are judged where people write them. This is the last look before publishing, so that no name that was
    forgotten there publishes half a site.
    """
    for path in paths:
        if fault := judge_path(path):
            message = f"The site would have the file “{shorten(path)}”. {fault.why}"
            yield problem("file-name", "", 0, 0, message, "Change the name from which it is made.")


def faulty_files(problems: Iterable[Problem]) -> frozenset[str]:
    """The files that have an error."""
    return frozenset(each.file for each in problems if each.severity is Severity.ERROR and each.file)


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(set(problems), key=lambda each: each.order))
