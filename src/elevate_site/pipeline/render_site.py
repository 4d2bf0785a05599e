"""The second half of a build: every page rendered and checked.

render and check each page ─▶ check the links between pages
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urldefrag

from elevate_site.assets import Assets, add_variants
from elevate_site.checking import PageFacts, check_links, check_stylesheet, report_once, stylesheet_facts
from elevate_site.errors import Problem
from elevate_site.fingerprints.packing import digest_of, pack, unpack
from elevate_site.model.page import Output
from elevate_site.pipeline.arrange import ArrangedPage, ArrangedSite
from elevate_site.pipeline.context import BuildContext
from elevate_site.pipeline.gather import Material
from elevate_site.pipeline.render_pages import PageRenderer, RenderedPages
from elevate_site.rendering.render_input import RenderInput

__all__ = ["RenderedSite", "render_site"]


@dataclass(frozen=True, slots=True)
class RenderedSite:
    """A site whose pages are rendered."""

    files: Mapping[str, str]
    """SHA-256 of each file by its path under `dist/`."""
    pages: int
    """How many HTML pages there are."""
    anew: tuple[str, ...]
    """The paths of the pages that no earlier build had rendered."""
    problems: tuple[Problem, ...]
    """Problems found while rendering and checking."""


def render_site(material: Material, site: ArrangedSite, faulty: frozenset[str], context: BuildContext) -> RenderedSite:
    """Render and check all pages of `site` but those of the `faulty` source files.

    The page of a faulty file will not be published and would only repeat known errors. For the same reason a site with
    faulty files that are not left out is not checked as a whole.
    """
    sound = faulty <= site.basis.withheld
    pages = [page for page in site.pages if page.source not in faulty]
    with context.timings.step("pictures"):
        assets = _with_picture_variants(material, pages, context) if sound else material.assets
    root = site.facts.site_views[material.settings.default_language].root
    render_input = RenderInput(
        templates=material.templates,
        strings=material.site.theme.strings,
        site_views=site.facts.site_views,
        addresses={source: path for source, path in assets.addresses.items() if source.startswith("static/")},
        pictures=assets.pictures,
        root=root,
    )
    renderer = PageRenderer(site, render_input, material.request.standing, context)
    with context.timings.step("render"):
        rendered = renderer.render(pages)
    with context.timings.step("check links"):
        check = _check_links(renderer, pages, rendered, assets, root) if sound else _LinkCheck((), frozenset())
    with context.timings.step("stage"):
        published = [output for output in assets.outputs if output.path not in check.hidden]
        files = {**rendered.files, **{each.path: context.staging.put(each.path, each.data) for each in published}}
    templates, template_of = material.templates, _TemplateOf(site, pages)
    found = report_once((*rendered.problems, *check.problems), templates, template_of) if sound else ()
    html = sum(path.endswith(".html") for path in rendered.rows)
    return RenderedSite(files, html, rendered.anew, (*found, *rendered.faults))


class _TemplateOf:
    """The template of a page, by its path under `dist/`; empty when there is no such page."""

    def __init__(self, site: ArrangedSite, pages: Sequence[ArrangedPage]) -> None:
        self._site = site
        self._pages = pages

    def __call__(self, path: str) -> str:
        found = [page for page in self._pages if page.path == path]
        return "".join(unpack(packed).template for packed in self._site.packed(found))


def _with_picture_variants(material: Material, pages: Sequence[ArrangedPage], context: BuildContext) -> Assets:
    """The assets with variants of the pictures on `pages`, if the request asks for them."""
    request, site, assets = material.request, material.site, material.assets
    if not (request.in_full and assets.prepared):
        return assets
    shown = {path for page in pages for path in page.pictures}
    files = {**site.theme.files, **site.files}
    return add_variants(assets, files, shown, context.memory.remember, request.jobs)


@dataclass(frozen=True, slots=True)
class _LinkCheck:
    """The result of checking the links of all pages."""

    problems: tuple[Problem, ...]
    hidden: frozenset[str]
    """The files beside articles that no finished page shows (publishing them could reveal a draft)."""


def _check_links(
    renderer: PageRenderer, pages: Sequence[ArrangedPage], rendered: RenderedPages, assets: Assets, root: str
) -> _LinkCheck:
    """Check the links between pages, unless the memory knows the result for these very links."""
    memory = renderer.context.memory
    beside = frozenset(path for source, path in assets.addresses.items() if source.startswith("content/"))
    sheets = [output for output in assets.outputs if output.path.endswith(".css")]
    paths = (*(page.path for page in renderer.site.pages), *(output.path for output in assets.outputs))
    key = digest_of(
        memory.program,
        b"links",
        pack((paths, beside, root, tuple(sheets))),
        *(row.facts for row in rendered.rows.values()),
    )
    packed = memory.recall(key)
    if packed is None:
        packed = pack(_checked_links(tuple(renderer.facts(pages, rendered)), sheets, frozenset(paths), beside, root))
        memory.keep(key, packed)
    check: _LinkCheck = unpack(packed)
    return check


def _checked_links(
    facts: Sequence[PageFacts], sheets: Sequence[Output], paths: frozenset[str], beside: frozenset[str], root: str
) -> _LinkCheck:
    shown = {address for fact in facts for address in (*fact.assets, *fact.links)} if beside else set()
    used = {urldefrag(address).url for address in shown}
    hidden = frozenset(path for path in beside if root + quote(path) not in used)
    problems = tuple(problem for sheet in sheets for problem in check_stylesheet(sheet.path, _text(sheet)))
    loaded = (stylesheet_facts(sheet.path, _text(sheet)) for sheet in sheets)
    return _LinkCheck((*problems, *check_links((*facts, *loaded), paths, root)), hidden)


def _text(output: Output) -> str:
    return output.data.decode(errors="replace")
