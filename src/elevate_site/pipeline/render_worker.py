"""One page rendered and checked. A pure function of the page, its text, and what all pages are rendered with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from time import perf_counter

from elevate_site.checking.pages import check_page
from elevate_site.errors import Problem
from elevate_site.fingerprints.packing import pack, unpack
from elevate_site.model.fragment import NO_TEXT
from elevate_site.pipeline.workers import Parts
from elevate_site.rendering.render_input import RenderInput
from elevate_site.rendering.renderer import Renderer

__all__ = ["render_portion"]


def render_portion(common: bytes, portion: Sequence[Parts]) -> list[Parts]:
    """For each page the fault of its template, its `PageFacts`, its Problems, its file, and how long the work took.

    All but the bytes of the file are packed. The fault is empty for a page that could be rendered, the facts are empty
    for a file that is not HTML. `common` is a packed `RenderInput` with its compiled templates. Each page comes packed,
    with the packed summary and pieces of its text, which are empty for a page without one.
    """
    render_input, renderer = _renderer(common)
    return [_rendered(page, text, pieces, render_input, renderer) for page, text, pieces in portion]


def _rendered(packed: bytes, text: bytes, pieces: bytes, render_input: RenderInput, renderer: Renderer) -> Parts:
    began = perf_counter()
    page = unpack(packed)
    body = unpack(pieces) if pieces else ()
    made = renderer.render(page, unpack(text) if text else NO_TEXT, body)
    rendered = perf_counter()
    work: tuple[tuple[str, float], ...] = ((f"render {page.template}", rendered - began),)
    if isinstance(made, Problem):
        return pack(made), b"", b"", b"", pack(work)
    if not made.path.endswith(".html"):
        return b"", b"", pack(()), made.data, pack(work)
    facts, problems = check_page(page, made.data, render_input.site_views[page.language].crisis, body)
    work = (*work, ("check pages", perf_counter() - rendered))
    return b"", pack(facts), pack(problems), made.data, pack(work)


@lru_cache(maxsize=1)
def _renderer(common: bytes) -> tuple[RenderInput, Renderer]:
    """Made once for all portions that a process does."""
    render_input, compiled = unpack(common)
    return render_input, Renderer(render_input, compiled)
