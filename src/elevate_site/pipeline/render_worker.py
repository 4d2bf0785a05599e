"""One page drawn and checked. A pure function of the page, its text, and what all pages are drawn with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from time import perf_counter

from elevate_site.checking.pages import check_page
from elevate_site.errors import Problem
from elevate_site.fingerprints.packing import pack, unpack
from elevate_site.model.page import Page
from elevate_site.pipeline.rendered_page import Drawn
from elevate_site.pipeline.workers import Parts
from elevate_site.rendering.render_input import RenderInput
from elevate_site.rendering.renderer import Renderer

__all__ = ["draw_portion"]


def draw_portion(common: bytes, portion: Sequence[Parts]) -> list[Parts]:
    """The packed `Drawn` of each page, the bytes of its file, and how long drawing and checking took.

    A page that could not be drawn has no bytes.

    `common` is a packed `RenderInput` with its compiled templates; a page is packed, and so are the pieces of its text.
    """
    render_input, renderer = _renderer(common)
    return [_drawn(unpack(page), pieces, render_input, renderer) for page, pieces in portion]


def _drawn(page: Page, pieces: bytes, render_input: RenderInput, renderer: Renderer) -> Parts:
    began = perf_counter()
    text = unpack(pieces) if pieces else ()
    made = renderer.render(page, text)
    drawn = perf_counter()
    work: tuple[tuple[str, float], ...] = ((f"draw {page.template}", drawn - began),)
    if isinstance(made, Problem):
        return pack(Drawn(made, None, ())), b"", pack(work)
    if not made.path.endswith(".html"):
        return pack(Drawn(None, None, ())), made.data, pack(work)
    facts, problems = check_page(page, made.data, render_input.site_views[page.language].crisis, text)
    work = (*work, ("check pages", perf_counter() - drawn))
    return pack(Drawn(None, facts, problems)), made.data, pack(work)


@lru_cache(maxsize=1)
def _renderer(common: bytes) -> tuple[RenderInput, Renderer]:
    """Made once for all portions that a process is given."""
    render_input, compiled = unpack(common)
    return render_input, Renderer(render_input, compiled)
