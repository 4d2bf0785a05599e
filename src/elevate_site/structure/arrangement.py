"""A whole site arranged: which pages there are, and what each of them shows."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from elevate_site.errors import Problem
from elevate_site.model.document import Document, SourceSite
from elevate_site.model.fragment import Outline
from elevate_site.model.page import Page
from elevate_site.model.settings import Settings
from elevate_site.model.site_view import SiteView
from elevate_site.model.values import LanguageCode
from elevate_site.structure.contact_files import contact_file_pages
from elevate_site.structure.glossary import definitions_of
from elevate_site.structure.library import Library
from elevate_site.structure.links.hints import LinkHints
from elevate_site.structure.links.references import check_references
from elevate_site.structure.links.resolver import LinkResolver
from elevate_site.structure.pages.aliases import alias_pages
from elevate_site.structure.pages.articles import ArticlePages
from elevate_site.structure.pages.fixed import contact_page, gallery_page, not_found_page, privacy_overview_page
from elevate_site.structure.pages.glossary import glossary_page
from elevate_site.structure.pages.heads import HeadMaker
from elevate_site.structure.pages.lists import ListPages
from elevate_site.structure.pages.machine import feed_page, machine_pages
from elevate_site.structure.publication import next_change
from elevate_site.structure.related import Relations
from elevate_site.structure.search_page import search_page
from elevate_site.structure.site_views import view_site
from elevate_site.structure.unusable_pictures import UnusablePictures
from elevate_site.structure.url_claims import claim_paths
from elevate_site.structure.urls import Addresses

__all__ = ["Arrangement", "arrange"]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Every page of a site, and what they share."""

    pages: tuple[Page, ...]
    """By path."""
    site_views: Mapping[LanguageCode, SiteView]
    waiting: tuple[str, ...]
    """The source files that are drafts or whose day has not come or is over."""
    next_change: datetime.date | None
    """The next day on which the site differs although no file does."""


def arrange(
    site: SourceSite,
    settings: Settings,
    documents: tuple[Document, ...],
    outlines: Mapping[str, Outline],
    assets: Mapping[str, str],
    today: datetime.date,
    *,
    drafts: bool,
    gallery: bool,
    search: bool,
    withheld: frozenset[str],
    picture_faults: Mapping[str, Problem],
) -> tuple[Arrangement, tuple[Problem, ...]]:
    """The pages of `site`, and every Problem that shows only when all of it is known.

    `documents` are its articles and pages by path, `outlines` their texts by source file, `assets` the published
    files by source path. With `drafts` every text counts as public; with `gallery` the components have a page; with
    `search` the search page has an index to search. The source files in `withheld` are left out, as if they were
    drafts. `picture_faults` tells by source path which of the pictures beside articles cannot be published.
    """
    addresses = Addresses(settings.base_url.rstrip("/"), settings.default_language)
    library = Library(settings, site.catalogue, documents, outlines, addresses, today, drafts, withheld)
    heads = HeadMaker(addresses, settings.languages, site.theme.strings, settings.preview, settings.clinic.tagline)
    made = [page for language in settings.languages for page in _made_pages(site, library, heads, language)]
    if gallery:
        for language in settings.languages:
            words = site.theme.strings[language]
            made.append(gallery_page(addresses, heads, words, language, site.theme.components))
    if settings.search:
        strings = site.theme.strings
        made += [search_page(library, heads, strings[each], each, ready=search) for each in settings.languages]
    problems = list(check_references(library))
    paths = frozenset((*(page.path for page in made), *assets.values()))
    unusable = UnusablePictures(picture_faults)
    links = LinkResolver(library, paths, assets, LinkHints(library, assets), unusable)
    written = list(_written_pages(site, links, heads, problems))
    problems += unusable.unshown()
    pages, claims = claim_paths(addresses, [*made, *written], assets, problems)
    pages += alias_pages(library, heads, claims, problems)
    site_views = {language: view_site(site, library, language) for language in settings.languages}
    pages += machine_pages(library, pages, site_views[settings.default_language])
    arrangement = Arrangement(
        pages=tuple(sorted(pages, key=lambda page: page.path)),
        site_views=site_views,
        waiting=tuple(document.path for document in documents if not library.is_public(document)),
        next_change=next_change(settings, documents, today),
    )
    return arrangement, tuple(problems)


def _made_pages(site: SourceSite, library: Library, heads: HeadMaker, language: LanguageCode) -> Iterator[Page]:
    """The pages of a language that no file stands for."""
    words, addresses = site.theme.strings[language], library.addresses
    lists = ListPages(library, language, heads, words)
    yield lists.home()
    yield from lists.topics()
    yield from lists.a_to_z()
    yield from glossary_page(library, heads, words, language)
    yield contact_page(addresses, heads, words, language)
    yield privacy_overview_page(addresses, heads, words, language)
    yield not_found_page(addresses, heads, words, language)
    yield feed_page(library, language)
    yield from contact_file_pages(library, language)


def _written_pages(site: SourceSite, links: LinkResolver, heads: HeadMaker, problems: list[Problem]) -> Iterator[Page]:
    """The pages that writers wrote. What is not public has none, but its faults are found all the same."""
    library = links.library
    for language in library.settings.languages:
        relations = Relations(library.articles[language])
        title = site.theme.strings[language]["articles_title"]
        definitions = definitions_of(library, language)
        writer = ArticlePages(library, language, heads, links, relations, definitions, title)
        for document in library.documents:
            if document.language != language:
                continue
            if not library.is_public(document):
                links.resolve(document, problems)
            elif document.kind == "article":
                yield writer.article(document, problems)
            else:
                yield writer.plain(document, problems)
