"""One page drawn and checked. A pure function of the page, its text, and what all pages are drawn with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from time import perf_counter

from elevate_site.checking.pages import check_page
from elevate_site.errors import Problem
from elevate_site.fingerprints.packing import pack, unpack
from elevate_site.model.page import Page
from elevate_site.pipeline.rendered_page import RenderedPage
from elevate_site.pipeline.workers import Parts
from elevate_site.rendering.compiled import unpack_compiled
from elevate_site.rendering.render_input import Kit
from elevate_site.rendering.renderer import Renderer

__all__ = ["render_portion"]


def render_portion(common: bytes, portion: Sequence[Parts]) -> list[Parts]:
    """The packed `RenderedPage` of each page, the bytes of its file, and how long drawing and checking took.

    A page that could not be drawn has no bytes.

    `common` is a packed `Kit` with its compiled templates; a page is packed, and so are the pieces of its text.
    """
    kit, renderer = _renderer(common)
    return [_drawn(unpack(page), pieces, kit, renderer) for page, pieces in portion]


def _drawn(page: Page, pieces: bytes, kit: Kit, renderer: Renderer) -> Parts:
    began = perf_counter()
    text = unpack(pieces) if pieces else ()
    made = renderer.render(page, text)
    drawn = perf_counter()
    work: tuple[tuple[str, float], ...] = ((f"render {page.template}", drawn - began),)
    if isinstance(made, Problem):
        return pack(RenderedPage(made, None, ())), b"", pack(work)
    if not made.path.endswith(".html"):
        return pack(RenderedPage(None, None, ())), made.data, pack(work)
    facts, problems = check_page(page, made.data, kit.site_views[page.language].crisis, text)
    work = (*work, ("check pages", perf_counter() - drawn))
    return pack(RenderedPage(None, facts, problems)), made.data, pack(work)


@lru_cache(maxsize=1)
def _renderer(common: bytes) -> tuple[Kit, Renderer]:
    """Made once for all portions that a process is given."""
    kit, compiled = unpack(common)
    return kit, Renderer(kit, unpack_compiled(compiled))
