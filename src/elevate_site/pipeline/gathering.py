"""The first half of a build: all that is known before any page is drawn.

read ─▶ convert ─▶ check the words ─▶ assets
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from elevate_site.assets import Assets, SharePicture, add_share_pictures, bundle
from elevate_site.checking import adjust, check_documents
from elevate_site.errors import Problem, Severity
from elevate_site.markup import convert_documents
from elevate_site.model.catalogue import Catalogue
from elevate_site.model.document import SourceSite
from elevate_site.model.fragment import Fragment
from elevate_site.model.pictures import share_source
from elevate_site.model.settings import Settings
from elevate_site.pipeline.request import BuildRequest, Progress
from elevate_site.pipeline.stopwatch import Stopwatch
from elevate_site.reading import read_site

__all__ = ["Material", "faulty_files", "gather"]


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that pages are made from."""

    request: BuildRequest
    site: SourceSite
    settings: Settings
    """Those of the site, with the address that was asked for, and without QR codes if none were."""
    fragments: Mapping[str, Fragment]
    """By the path of the document."""
    assets: Assets
    problems: tuple[Problem, ...]
    """What was found so far, at the severities of the site."""

    @property
    def today(self) -> datetime.date:
        """The day of the build in the clinic's time zone."""
        zone = ZoneInfo(self.settings.time_zone)
        return self.request.today or self.request.now.astimezone(zone).date()


def gather(
    request: BuildRequest, progress: Progress, stopwatch: Stopwatch
) -> tuple[Material | None, tuple[Problem, ...]]:
    """What pages can be made from, and every Problem so far.

    The material is `None` when the settings or the words of the theme are not whole; no page can be drawn then, but
    every document was checked all the same.
    """
    with stopwatch.step("read"):
        site, problems = read_site(request.site, request.theme)
    with stopwatch.step("convert"):
        count = len(site.documents)
        fragments, found = convert_documents(
            site.documents, request.jobs, lambda done: progress("convert", done, count)
        )
        problems = (*problems, *found)
    with stopwatch.step("check"):
        problems = (*problems, *check_documents(site.documents))
    if site.settings is None or any(each.code == "theme-string" for each in problems):
        return None, problems
    settings = _as_asked(site.settings, request)
    with stopwatch.step("assets"):
        typeface = settings.typeface != "system"
        address = urlsplit(settings.base_url)
        origin = f"{address.scheme}://{address.netloc}"
        assets, found = bundle(site.theme, site.files, request.remember, typeface=typeface, origin=origin)
        if settings.share_pictures and request.in_full:
            assets = add_share_pictures(assets, _share_pictures(site.catalogue, settings), request.remember)
    problems = adjust((*problems, *found), settings.rules)
    return Material(request, site, settings, fragments, assets, problems), problems


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
