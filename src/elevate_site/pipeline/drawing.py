"""The second half of a build: every page drawn and checked.

arrange ─▶ render ─▶ check each page ─▶ check what lies between them
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urldefrag

from elevate_site.assets import Assets, add_variants
from elevate_site.checking import PageFacts, adjust, check_links, check_page, check_stylesheet, stylesheet_facts
from elevate_site.errors import Problem
from elevate_site.model.page import Output, Page
from elevate_site.pipeline.gathering import Material, faulty_files
from elevate_site.pipeline.request import Progress
from elevate_site.pipeline.stopwatch import Stopwatch
from elevate_site.publishing import Staging
from elevate_site.rendering import Renderer
from elevate_site.structure import Arrangement, arrange, shown_pictures

__all__ = ["Drawing", "Workshop", "draw"]


@dataclass(frozen=True, slots=True)
class Workshop:
    """Where a site is drawn: what takes its bytes, tells of its progress and measures its time."""

    staging: Staging
    progress: Progress
    stopwatch: Stopwatch


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
    site, settings = material.site, material.settings
    with workshop.stopwatch.step("arrange"):
        arrangement, found = arrange(
            site,
            settings,
            material.fragments,
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
    with workshop.stopwatch.step("pictures"):
        assets = _with_picture_variants(material, arrangement, faulty) if sound else material.assets
    renderer = Renderer(site.theme, arrangement.site_views, assets.addresses, root, assets.pictures)
    files: dict[str, str] = {}
    facts: list[PageFacts] = []
    faults: dict[tuple[str, int], Problem] = {}
    for page, drawn in _drawn_pages(arrangement.pages, faulty, renderer, workshop):
        if isinstance(drawn, Problem):
            # One fault of a template shows on every page that it draws.
            faults.setdefault((drawn.file, drawn.line), drawn)
            continue
        if sound and drawn.path.endswith(".html"):
            with workshop.stopwatch.step("check"):
                fact, found = check_page(page, drawn.data, settings.crisis)
            facts.append(fact)
            problems += adjust(found, settings.rules)
        with workshop.stopwatch.step("stage"):
            files[drawn.path] = workshop.staging.put(drawn.path, drawn.data)
    pages = sum(path.endswith(".html") for path in files)
    published = _published_assets(assets, facts, root)
    if sound:
        with workshop.stopwatch.step("check"):
            for output in published:
                facts += _asset_facts(output, problems)
            paths = {*(page.path for page in arrangement.pages), *(output.path for output in assets.outputs)}
            problems += adjust(check_links(facts, paths, root), settings.rules)
    with workshop.stopwatch.step("stage"):
        files |= {output.path: workshop.staging.put(output.path, output.data) for output in published}
    return Drawing(arrangement, root, files, pages, (*problems, *faults.values()))


def _with_picture_variants(material: Material, arrangement: Arrangement, faulty: frozenset[str]) -> Assets:
    """The assets with variants of the pictures that pages show, if they are asked for."""
    request, site, assets = material.request, material.site, material.assets
    if not (request.in_full and assets.prepared):
        return assets
    shown = shown_pictures(page for page in arrangement.pages if page.source not in faulty)
    return add_variants(assets, {**site.theme.files, **site.files}, shown, request.remember, request.jobs)


def _drawn_pages(
    pages: Collection[Page], faulty: frozenset[str], renderer: Renderer, workshop: Workshop
) -> Iterator[tuple[Page, Output | Problem]]:
    for number, page in enumerate(pages, start=1):
        workshop.progress("render", number, len(pages))
        if page.source in faulty:
            continue
        with workshop.stopwatch.step("render"):
            drawn = renderer.render(page)
        yield page, drawn


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
