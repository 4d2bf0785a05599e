"""The first half of a build: all that is known before any page is drawn.

read ─▶ study each document ─▶ assets
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from elevate_site.assets import Assets, SharePicture, add_share_pictures, bundle
from elevate_site.errors import Problem, Severity
from elevate_site.model.catalogue import Catalogue
from elevate_site.model.document import Document, SourceSite
from elevate_site.model.fragment import Outline
from elevate_site.model.pictures import share_source
from elevate_site.model.rules import adjust
from elevate_site.model.settings import Settings
from elevate_site.pipeline.context import Workshop
from elevate_site.pipeline.parse import Studies
from elevate_site.pipeline.request import BuildRequest
from elevate_site.pipeline.sources import Sources
from elevate_site.reading.site import read_site
from elevate_site.reading.theme import read_templates
from elevate_site.structure.glossary import glossary_spellings

__all__ = ["Material", "faulty_files", "gather"]


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that pages are made from."""

    request: BuildRequest
    site: SourceSite
    settings: Settings
    """Those of the site, with the address that was asked for, and without QR codes if none were."""
    documents: tuple[Document, ...]
    """By path."""
    outlines: Mapping[str, Outline]
    """By the path of the document."""
    studies: Studies
    """Where the text of each document is."""
    templates: Mapping[str, bytes]
    """The files under `templates/`, by their path there."""
    assets: Assets
    problems: tuple[Problem, ...]
    """What was found so far, at the severities of the site."""

    @property
    def today(self) -> datetime.date:
        """The day of the build in the clinic's time zone."""
        return self.request.day(self.settings.time_zone)


def gather(request: BuildRequest, sources: Sources, workshop: Workshop) -> tuple[Material | None, tuple[Problem, ...]]:
    """What pages can be made from, and every Problem so far.

    The material is `None` when the settings or the words of the theme are not whole; no page can be drawn then, but
    every document was checked all the same.
    """
    stopwatch, memory = workshop.stopwatch, workshop.memory
    with stopwatch.step("read"):
        site, files, found = read_site(sources.listing)
    problems = list(found)
    with stopwatch.step("study"):
        spellings = {each: glossary_spellings(site.catalogue.glossary, each) for each in site.languages}
        studies = Studies(files, spellings, memory)
        studied = studies.all(sources.digests, workshop.workers, workshop.progress, stopwatch)
    for study in studied:
        problems += study.problems
    if site.settings is None or any(each.code == "theme-string" for each in problems):
        return None, tuple(problems)
    settings = _as_asked(site.settings, request)
    with stopwatch.step("assets"):
        typeface = settings.typeface != "system"
        address = urlsplit(settings.base_url)
        origin = f"{address.scheme}://{address.netloc}"
        assets, found = bundle(site.theme, site.files, memory.remember, typeface=typeface, origin=origin)
        problems += found
        if settings.share_pictures and request.in_full:
            assets = add_share_pictures(assets, _share_pictures(site.catalogue, settings), memory.remember)
        templates, found = read_templates(site.theme)
        problems += found
    adjusted = adjust(problems, settings.rules)
    outlines = {each.document.path: each.outline for each in studied if each.outline is not None}
    documents = tuple(each.document for each in studied if each.outline is not None)
    return Material(request, site, settings, documents, outlines, studies, templates, assets, adjusted), adjusted


def _as_asked(settings: Settings, request: BuildRequest) -> Settings:
    qr_codes = settings.print.qr_codes and request.in_full
    return dataclasses.replace(
        settings,
        base_url=request.base_url or settings.base_url,
        print=dataclasses.replace(settings.print, qr_codes=qr_codes),
    )


def _share_pictures(catalogue: Catalogue, settings: Settings) -> dict[str, SharePicture]:
    """A picture for each topic and one for all other pages, in each language, by what stands for its source."""
    clinic = settings.clinic
    titles = {"": clinic.tagline, **{topic.id: topic.title for topic in catalogue.topics.values()}}
    return {
        share_source(topic, language): SharePicture(title[language], clinic.name)
        for topic, title in titles.items()
        for language in settings.languages
    }


def faulty_files(problems: Iterable[Problem]) -> frozenset[str]:
    """The files that have an error."""
    return frozenset(each.file for each in problems if each.severity is Severity.ERROR and each.file)
