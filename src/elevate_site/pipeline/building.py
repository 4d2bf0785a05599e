"""A build, from files to a checked site."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from elevate_site.errors import Problem
from elevate_site.pipeline.drawing import Drawing, Workshop, draw
from elevate_site.pipeline.gathering import Material, faulty_files, gather
from elevate_site.pipeline.request import Build, BuildRequest, Progress
from elevate_site.pipeline.stopwatch import Stopwatch
from elevate_site.publishing import Staging

__all__ = ["build"]


def build(request: BuildRequest, staging: Staging, progress: Progress) -> Build:
    """Build the site of `request`; the bytes of its files go into `staging`, and `progress` is told how it goes.

    Raises `PublishingFailedError` when the staging area cannot be written. Faults of the content never raise.
    """
    stopwatch = Stopwatch()
    material, problems = gather(request, progress, stopwatch)
    if material is None:
        return Build({}, _in_order(problems), pages=0, root="/", seconds=stopwatch.seconds)
    workshop = Workshop(staging, progress, stopwatch)
    drawing, withheld = draw(material, frozenset(), workshop), frozenset[str]()
    if request.lenient:
        material, drawing, withheld = _without_faulty_articles(material, drawing, workshop)
    return Build(
        files=drawing.files,
        problems=_in_order((*material.problems, *drawing.problems)),
        pages=drawing.pages,
        root=drawing.root,
        withheld=tuple(sorted(withheld)),
        waiting=tuple(path for path in drawing.arrangement.waiting if path not in withheld),
        next_change=drawing.arrangement.next_change,
        seconds=stopwatch.seconds,
    )


def _without_faulty_articles(
    material: Material, drawing: Drawing, workshop: Workshop
) -> tuple[Material, Drawing, frozenset[str]]:
    """The site drawn again without the articles that have errors, until none of those left has one."""
    documents = frozenset(document.path for document in material.site.documents)
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
