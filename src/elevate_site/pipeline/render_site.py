"""The second half of a build: every page drawn and checked.

arrange ─▶ render and check each page ─▶ check what lies between them
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urldefrag

from elevate_site.assets import Assets, add_variants
from elevate_site.checking import PageFacts, check_links, check_stylesheet, stylesheet_facts
from elevate_site.errors import Problem
from elevate_site.model.page import Output
from elevate_site.model.rules import adjust
from elevate_site.pipeline.context import Workshop
from elevate_site.pipeline.gather import Material, faulty_files
from elevate_site.pipeline.render_pages import Pages
from elevate_site.structure import Arrangement, arrange, shown_pictures

__all__ = ["Drawing", "draw"]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A site that was drawn."""

    arrangement: Arrangement
    root: str
    """The path of the base URL, with `/` at both ends."""
    files: Mapping[str, str]
    """SHA-256 of each file by its path under `dist/`."""
    pages: int
    """How many HTML pages were drawn."""
    problems: tuple[Problem, ...]
    """What showed only now, at the severities of the site."""


def draw(material: Material, withheld: frozenset[str], workshop: Workshop) -> Drawing:
    """Draw and check all pages of `material` but those of the `withheld` source files.

    A source file with an error has no page either: what is wrong with it is known, and a page that nobody will
    publish can only have faults that follow from it.
    """
    site, settings, stopwatch = material.site, material.settings, workshop.stopwatch
    with stopwatch.step("arrange"):
        arrangement, found = arrange(
            site,
            settings,
            material.documents,
            material.outlines,
            material.assets.addresses,
            material.today,
            drafts=material.request.drafts,
            gallery=material.request.gallery,
            search=material.request.in_full,
            withheld=withheld,
            picture_faults=material.assets.faults,
        )
    problems = list(adjust(found, settings.rules))
    faulty = faulty_files((*material.problems, *problems))
    # On a site that has faults anyway, those of finished pages would only follow from them.
    sound = faulty <= withheld
    root = arrangement.site_views[settings.default_language].root
    with stopwatch.step("pictures"):
        assets = _with_picture_variants(material, arrangement, faulty, workshop) if sound else material.assets
    pages = [page for page in arrangement.pages if page.source not in faulty]
    drawn = Pages(material, arrangement.site_views, assets, workshop).draw(pages)
    published = _published_assets(assets, drawn.facts, root)
    if sound:
        with stopwatch.step("check links"):
            problems += adjust(drawn.problems, settings.rules)
            facts = list(drawn.facts)
            for output in published:
                facts += _asset_facts(output, problems)
            paths = {*(page.path for page in arrangement.pages), *(output.path for output in assets.outputs)}
            problems += adjust(check_links(facts, paths, root), settings.rules)
    with stopwatch.step("stage"):
        files = {**drawn.files, **{each.path: workshop.staging.put(each.path, each.data) for each in published}}
    html = sum(path.endswith(".html") for path in drawn.files)
    return Drawing(arrangement, root, files, html, (*problems, *drawn.faults))


def _with_picture_variants(
    material: Material, arrangement: Arrangement, faulty: frozenset[str], workshop: Workshop
) -> Assets:
    """The assets with variants of the pictures that pages show, if they are asked for."""
    request, site, assets = material.request, material.site, material.assets
    if not (request.in_full and assets.prepared):
        return assets
    shown = shown_pictures(page for page in arrangement.pages if page.source not in faulty)
    files = {**site.theme.files, **site.files}
    return add_variants(assets, files, shown, workshop.memory.remember, request.jobs)


def _published_assets(assets: Assets, facts: Collection[PageFacts], root: str) -> list[Output]:
    """The files of the theme, and of the images beside articles those that a finished page shows.

    The picture of a draft can tell as much as its text.
    """
    beside = {path for source, path in assets.addresses.items() if source.startswith("content/")}
    shown = {address for fact in facts for address in (*fact.assets, *fact.links)} if beside else set()
    used = {urldefrag(address).url for address in shown}
    hidden = {path for path in beside if root + quote(path) not in used}
    return [output for output in assets.outputs if output.path not in hidden]


def _asset_facts(output: Output, problems: list[Problem]) -> list[PageFacts]:
    if not output.path.endswith(".css"):
        return []
    text = output.data.decode(errors="replace")
    problems += check_stylesheet(output.path, text)
    return [stylesheet_facts(output.path, text)]
