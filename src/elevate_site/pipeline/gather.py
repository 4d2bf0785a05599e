"""The first half of a build: everything that is known before any page is rendered.

read ─▶ parse each document ─▶ assets
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from elevate_site.assets import Assets, SharePicture, add_share_pictures, bundle
from elevate_site.errors import Problem
from elevate_site.model.catalogue import Catalogue
from elevate_site.model.document import SourceSite
from elevate_site.model.pictures import share_source
from elevate_site.model.settings import Settings
from elevate_site.pipeline.context import BuildContext
from elevate_site.pipeline.parse import Documents, parse_documents
from elevate_site.pipeline.request import BuildRequest
from elevate_site.pipeline.sources import Sources
from elevate_site.reading.site import read_site
from elevate_site.reading.theme import read_templates
from elevate_site.structure import SiteBasis
from elevate_site.structure.pages.glossary import glossary_spellings

__all__ = ["Material", "gather"]


@dataclass(frozen=True, slots=True)
class Material:
    """Everything from which pages are made."""

    request: BuildRequest
    site: SourceSite
    settings: Settings
    """The settings, with the request's base URL and choice of QR codes applied."""
    documents: Documents
    templates: Mapping[str, bytes]
    """The files under `templates/`, by their path there."""
    assets: Assets

    @property
    def today(self) -> datetime.date:
        """The day of the build in the clinic's time zone."""
        return self.request.day(self.settings.time_zone)

    def basis(self, withheld: frozenset[str]) -> SiteBasis:
        """The inputs of the arrangement when the source files in `withheld` are left out."""
        theme, request = self.site.theme, self.request
        return SiteBasis(
            settings=self.settings,
            home_url=(self.site.settings or self.settings).base_url,
            catalogue=self.site.catalogue,
            strings=theme.strings,
            components=theme.components if request.gallery else None,
            assets=self.assets.addresses,
            pictures=frozenset(self.assets.pictures),
            pdf_sizes=self.assets.pdf_sizes,
            faults=self.assets.faults,
            today=self.today,
            drafts=request.drafts,
            search=request.in_full,
            withheld=withheld,
        )


def gather(
    request: BuildRequest, sources: Sources, context: BuildContext
) -> tuple[Material | None, tuple[Problem, ...]]:
    """Everything from which pages are made, and every Problem so far.

    There is no material when the settings or the strings of the theme are incomplete: then we only check documents.
    """
    timings, memory = context.timings, context.memory
    with timings.step("read"):
        site, files, problems = read_site(sources.listing)
    with timings.step("parse"):
        spellings = {each: glossary_spellings(site.catalogue.glossary, each) for each in site.languages}
        documents = parse_documents(files, spellings, sources.digests, context)
    problems = (*problems, *documents.problems)
    if site.settings is None or any(each.code == "theme-string" for each in problems):
        return None, problems
    settings = _as_asked(site.settings, request)
    with timings.step("assets"):
        typeface = settings.typeface != "system"
        address = urlsplit(settings.base_url)
        origin = f"{address.scheme}://{address.netloc}"
        assets, asset_problems = bundle(site.theme, site.files, memory.remember, typeface=typeface, origin=origin)
        if settings.share_pictures and request.in_full:
            assets = add_share_pictures(assets, _share_pictures(site.catalogue, settings), memory.remember)
        templates, template_problems = read_templates(site.theme)
    material = Material(request, site, settings, documents, templates, assets)
    return material, (*problems, *asset_problems, *template_problems)


def _as_asked(settings: Settings, request: BuildRequest) -> Settings:
    qr_codes = settings.print.qr_codes and request.in_full
    return dataclasses.replace(
        settings,
        base_url=request.base_url or settings.base_url,
        print=dataclasses.replace(settings.print, qr_codes=qr_codes),
    )


def _share_pictures(catalogue: Catalogue, settings: Settings) -> dict[str, SharePicture]:
    """A picture for each topic and one for all other pages, in each language, by the name that replaces its source."""
    clinic = settings.clinic
    titles = {"": clinic.tagline, **{topic.id: topic.title for topic in catalogue.topics.values()}}
    return {
        share_source(topic, language): SharePicture(title[language], clinic.name)
        for topic, title in titles.items()
        for language in settings.languages
    }
