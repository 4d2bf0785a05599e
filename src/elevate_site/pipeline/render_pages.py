"""All pages of a site drawn, or remembered.

A page depends on nothing but its view, its text, its pictures, and what all pages of its language are drawn with; so
what is remembered by the digest of these is what drawing it again would give.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from elevate_site.assets import Assets
from elevate_site.checking import PageFacts
from elevate_site.errors import Problem
from elevate_site.fingerprints.packing import digest_of, pack, unpack
from elevate_site.model.page import Page
from elevate_site.model.site_view import SiteView
from elevate_site.model.values import LanguageCode
from elevate_site.pipeline.context import Workshop
from elevate_site.pipeline.gather import Material
from elevate_site.pipeline.rendered_page import Drawn
from elevate_site.pipeline.workers import Parts
from elevate_site.rendering.render_input import RenderInput
from elevate_site.structure import pictures_on

__all__ = ["DrawnPages", "Pages"]

_DIGEST = 32
"""The length of the digest of a page in bytes; what is known of the page stands behind it."""
_COMPARED_AT_ONCE = 200
"""How many pages are compared with what is remembered of them in one go."""


@dataclass(frozen=True, slots=True)
class DrawnPages:
    """What became of the pages of a site."""

    files: Mapping[str, str]
    """SHA-256 of each by its path under `dist/`."""
    facts: tuple[PageFacts, ...]
    """Of each HTML page, in the order of the pages."""
    problems: tuple[Problem, ...]
    """What is wrong with single pages."""
    faults: tuple[Problem, ...]
    """What is wrong with templates."""


class Pages:
    """Draws the pages of one site."""

    def __init__(
        self, material: Material, site_views: Mapping[LanguageCode, SiteView], assets: Assets, workshop: Workshop
    ) -> None:
        self._material = material
        self._workshop = workshop
        self._render_input = RenderInput(
            templates=material.templates,
            strings=material.site.theme.strings,
            site_views=site_views,
            addresses={source: path for source, path in assets.addresses.items() if source.startswith("static/")},
            pictures=assets.pictures,
            root=site_views[material.settings.default_language].root,
        )
        self._common = self._render_input.digests()

    def draw(self, pages: Sequence[Page]) -> DrawnPages:
        """Draw all `pages` that are not remembered; the bytes of each are then in the staging area, or published."""
        progress, stopwatch = self._workshop.progress, self._workshop.stopwatch
        files: dict[str, str] = {}
        found: dict[str, Drawn] = {}
        keys: deque[tuple[Page, bytes]] = deque()
        missing = self._missing(pages, files, found, keys)
        with stopwatch.step("draw"):
            for packed, data, work in self._results(missing):
                page, key = keys.popleft()
                for name, seconds in unpack(work):
                    stopwatch.count(name, seconds)
                drawn: Drawn = unpack(packed)
                found[page.path] = drawn
                progress("draw", len(found), len(pages))
                if drawn.fault is None:
                    with stopwatch.step("stage"):
                        digest = files[page.path] = self._workshop.staging.put(page.path, data)
                    self._workshop.memory.keep(key, bytes.fromhex(digest) + packed)
        all_drawn = [found[page.path] for page in pages]
        # One fault of a template shows on every page that it draws.
        faults = {(each.fault.file, each.fault.line): each.fault for each in reversed(all_drawn) if each.fault}
        return DrawnPages(
            {page.path: files[page.path] for page in pages if page.path in files},
            tuple(each.facts for each in all_drawn if each.facts is not None),
            tuple(problem for each in all_drawn for problem in each.problems),
            tuple(faults.values()),
        )

    def _results(self, missing: Iterator[Parts]) -> Iterator[Parts]:
        first = next(missing, None)
        if first is None:
            return
        from elevate_site.pipeline.render_worker import draw_portion  # noqa: PLC0415  # most builds draw few pages, or none
        from elevate_site.rendering.renderer import compiled_templates  # noqa: PLC0415  # likewise

        templates = digest_of(pack(self._render_input.templates)).hex()
        compiled = self._workshop.memory.remember(
            f"templates/{templates}", lambda: compiled_templates(self._render_input)
        )
        common = pack((self._render_input, compiled))
        yield from self._workshop.workers.do(draw_portion, common, chain([first], missing))

    def _missing(
        self,
        pages: Sequence[Page],
        files: dict[str, str],
        found: dict[str, Drawn],
        keys: deque[tuple[Page, bytes]],
    ) -> Iterator[Parts]:
        """Each page that is to be drawn, noted in `keys`; the others are put among what was `found`."""
        memory, standing = self._workshop.memory, self._material.request.standing
        for start in range(0, len(pages), _COMPARED_AT_ONCE):
            some = [(page, pack(page)) for page in pages[start : start + _COMPARED_AT_ONCE]]
            some_keys = [self._key(page, packed) for page, packed in some]
            for (page, packed), key, remembered in zip(some, some_keys, memory.recall_each(some_keys), strict=True):
                if remembered is not None:
                    digest, drawn = remembered[:_DIGEST].hex(), unpack(remembered[_DIGEST:])
                    if standing.get(page.path) == digest or self._workshop.staging.take(page.path, digest):
                        files[page.path], found[page.path] = digest, drawn
                        continue
                keys.append((page, key))
                body = page.body
                yield packed, self._material.studies.text(page.source, body.text) if body is not None else b""

    def _key(self, page: Page, packed: bytes) -> bytes:
        pictures = self._render_input.pictures
        shown = pack(tuple([pictures.get(path) for path in _pictures_of(page)]))
        return digest_of(self._workshop.memory.program, b"page", self._common[page.language], packed, shown)


def _pictures_of(page: Page) -> Iterator[str]:
    """The source paths of all pictures that the templates can ask for on this page."""
    head = getattr(page.view, "head", None)
    if head is not None:
        yield head.picture.path
    yield from pictures_on(page)
