"""A whole site arranged: which pages there are, and what each of them shows."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from elevate_site.errors import Problem
from elevate_site.model.document import Document, SourceSite
from elevate_site.model.fragment import Definition, Outline
from elevate_site.model.page import Page
from elevate_site.model.settings import Settings
from elevate_site.model.site_view import Link, SiteView
from elevate_site.model.values import LanguageCode
from elevate_site.structure.library import Library
from elevate_site.structure.links.pictures import check_pictures
from elevate_site.structure.links.references import check_references
from elevate_site.structure.links.resolver import ResolvedText, resolve_texts
from elevate_site.structure.pages.aliases import alias_pages
from elevate_site.structure.pages.articles import ArticlePages
from elevate_site.structure.pages.fixed import (
    contact_page,
    gallery_page,
    not_found_page,
    privacy_overview_page,
    search_page,
)
from elevate_site.structure.pages.glossary import definitions_of, glossary_page
from elevate_site.structure.pages.heads import HeadMaker
from elevate_site.structure.pages.lists import ListPages
from elevate_site.structure.pages.machine import contact_file_pages, feed_page, machine_pages
from elevate_site.structure.publication import next_change
from elevate_site.structure.related import Relations
from elevate_site.structure.site_views import view_site
from elevate_site.structure.url_claims import claim_paths
from elevate_site.structure.urls import SiteUrls

__all__ = ["Arrangement", "arrange"]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Every page of a site, and what they share."""

    pages: tuple[Page, ...]
    """By path."""
    site_views: Mapping[LanguageCode, SiteView]
    waiting: tuple[str, ...]
    """The source files that are not public today: drafts, scheduled and expired texts."""
    next_change: datetime.date | None
    """The next day on which the site must be built again although no file has changed."""


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
    """The pages of `site`, and every Problem that shows only when the whole site is known.

    `documents` are its articles and plain pages by path, `outlines` their texts by source file, `assets` the published
    files by source path. With `drafts` every text counts as public; with `gallery` the components have a page; with
    `search` this build makes an index for the search page. The source files in `withheld` are left out as if they
    were drafts. `picture_faults` say by source path which pictures beside articles cannot be published, and why.
    """
    urls = SiteUrls(settings.base_url.rstrip("/"), settings.default_language)
    library = Library(settings, site.catalogue, documents, outlines, urls, today, drafts, withheld)
    heads = HeadMaker(urls, settings.languages, site.theme.strings, settings.preview, settings.clinic.tagline)
    definitions = {language: definitions_of(library, language) for language in settings.languages}
    made = [
        page
        for language in settings.languages
        for page in _made_pages(site, library, heads, definitions[language], language, gallery=gallery, search=search)
    ]
    paths = frozenset((*(page.path for page in made), *assets.values()))
    texts, link_problems = resolve_texts(library, paths, assets)
    written = _written_pages(site, library, heads, definitions, texts)
    pages, claims, claim_problems = claim_paths(urls, [*made, *written], assets)
    aliases, alias_problems = alias_pages(library, heads, claims)
    pages += aliases
    site_views = {language: view_site(site, library, language) for language in settings.languages}
    pages += machine_pages(library, pages, site_views[settings.default_language])
    arrangement = Arrangement(
        pages=tuple(sorted(pages, key=lambda page: page.path)),
        site_views=site_views,
        waiting=tuple([document.path for document in documents if not library.is_public(document)]),
        next_change=next_change(settings, documents, today),
    )
    return arrangement, (
        *check_references(library),
        *link_problems,
        *check_pictures(library, texts, picture_faults),
        *claim_problems,
        *alias_problems,
    )


def _made_pages(
    site: SourceSite,
    library: Library,
    heads: HeadMaker,
    definitions: Mapping[str, Definition],
    language: LanguageCode,
    *,
    gallery: bool,
    search: bool,
) -> Iterator[Page]:
    """The pages of a language that the program makes, without a source file of their own."""
    words = site.theme.strings[language]
    lists = ListPages(library, language, heads, words)
    yield lists.home()
    yield from lists.topics()
    yield from lists.a_to_z()
    yield from glossary_page(heads, words, language, definitions)
    yield contact_page(heads, words, language)
    yield privacy_overview_page(heads, words, language)
    yield not_found_page(heads, words, language)
    if gallery:
        yield gallery_page(heads, words, language, site.theme.components)
    if library.settings.search:
        yield search_page(library, heads, words, language, ready=search)
    yield feed_page(library, language)
    yield from contact_file_pages(library, language)


def _written_pages(
    site: SourceSite,
    library: Library,
    heads: HeadMaker,
    definitions: Mapping[LanguageCode, Mapping[str, Definition]],
    texts: Mapping[str, ResolvedText],
) -> Iterator[Page]:
    """The pages of all public documents."""
    pages = {}
    for language in library.settings.languages:
        all_articles = Link(
            library.urls.section_href("articles", language), site.theme.strings[language]["articles_title"]
        )
        relations = Relations(library.articles[language])
        pages[language] = ArticlePages(library, language, heads, texts, relations, definitions[language], all_articles)
    for document in library.public:
        if document.kind == "article":
            yield pages[document.language].article(document)
        else:
            yield pages[document.language].plain(document)
