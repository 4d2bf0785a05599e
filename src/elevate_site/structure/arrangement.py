"""A whole site arranged: which pages there are, and what each of them shows."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from elevate_site.errors import Problem
from elevate_site.model.catalogue import Catalogue
from elevate_site.model.document import ParsedDocument
from elevate_site.model.fragment import Definition
from elevate_site.model.page import Page
from elevate_site.model.settings import Settings
from elevate_site.model.site_view import Link, SiteView
from elevate_site.model.theme import Component
from elevate_site.model.values import LanguageCode
from elevate_site.structure.library import Library
from elevate_site.structure.links.files import Files, check_files
from elevate_site.structure.links.plain_numbers import check_plain_numbers, check_texts_about_clinic
from elevate_site.structure.links.references import check_references
from elevate_site.structure.links.resolver import ResolvedText, resolve_texts
from elevate_site.structure.pages.aliases import absent_paths, alias_pages
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

__all__ = ["Arrangement", "SiteBasis", "SiteFacts", "arrange"]


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What is known of a whole site once its pages are arranged."""

    site_views: Mapping[LanguageCode, SiteView]
    waiting: tuple[str, ...]
    """The source files that are not public today: drafts, scheduled and expired texts."""
    absent: frozenset[str]
    """The paths, with those of aliases, that pages would have which are not public yet, or were left out."""
    next_change: datetime.date | None
    """The next day on which the site must be built again although no file has changed."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Every page of a site, and what they share."""

    pages: tuple[Page, ...]
    """By path."""
    facts: SiteFacts


@dataclass(frozen=True, slots=True)
class SiteBasis:
    """Everything from which a site is arranged, beside its documents."""

    settings: Settings
    home_url: str
    """The base URL in `site.yaml`, wherever this build is published."""
    catalogue: Catalogue
    strings: Mapping[LanguageCode, Mapping[str, str]]
    """Every word that templates say, by language and key."""
    components: tuple[Component, ...] | None
    """Those that the gallery shows; `None` when the site has no gallery."""
    assets: Mapping[str, str]
    """The published files by source path."""
    pictures: frozenset[str]
    """The source paths of those of them that are pictures."""
    pdf_sizes: Mapping[str, int]
    """The size in bytes of each published PDF, by its path under `dist/`."""
    faults: Mapping[str, Problem]
    """By source path, which pictures and PDFs beside articles cannot be published, and why."""
    today: datetime.date
    drafts: bool
    """Whether drafts, scheduled and expired texts count as public."""
    search: bool
    """Whether this build makes an index for the search page."""
    withheld: frozenset[str]
    """The source files that are left out as if they were drafts."""


def arrange(
    basis: SiteBasis, parsed: Sequence[ParsedDocument], places: Callable[[str], tuple[int, ...]]
) -> tuple[Arrangement, tuple[Problem, ...]]:
    """The pages of a site, and every Problem that shows only when the whole site is known.

    `parsed` are its articles and plain pages by path. `places` gives the places of a text, for Problems.
    """
    settings, today, strings = basis.settings, basis.today, basis.strings
    documents = tuple([each.document for each in parsed])
    outlines = {each.document.path: each.outline for each in parsed}
    urls = SiteUrls(settings.base_url.rstrip("/"), settings.default_language)
    library = Library(settings, basis.catalogue, documents, outlines, places, urls, today, basis.drafts, basis.withheld)
    heads = HeadMaker(urls, settings.languages, basis.strings, settings.preview, settings.clinic.tagline)
    definitions = {language: definitions_of(library, language) for language in settings.languages}
    made = [
        page
        for language in settings.languages
        for page in _made_pages(basis, library, heads, definitions[language], language)
    ]
    paths = frozenset((*(page.path for page in made), *basis.assets.values()))
    files = Files(basis.assets, basis.pictures, basis.pdf_sizes, basis.faults)
    site_views = {language: view_site(strings[language], library, language) for language in settings.languages}
    texts, link_problems = resolve_texts(library, site_views, paths, files, {settings.base_url, basis.home_url})
    written = _written_pages(basis, library, heads, definitions, texts)
    pages, claims, claim_problems = claim_paths(urls, [*made, *written], basis.assets)
    aliases, alias_problems = alias_pages(library, heads, claims)
    pages += aliases
    pages += machine_pages(library, pages, site_views[settings.default_language])
    facts = SiteFacts(
        site_views=site_views,
        waiting=tuple([document.path for document in documents if not library.is_public(document)]),
        absent=absent_paths(library),
        next_change=next_change(settings, documents, today),
    )
    return Arrangement(tuple(sorted(pages, key=lambda page: page.path)), facts), (
        *check_references(library),
        *check_texts_about_clinic(settings, site_views[settings.default_language]),
        *(
            each
            for parse in parsed
            for each in check_plain_numbers(parse.document, parse.outline, site_views[parse.document.language])
        ),
        *link_problems,
        *check_files(files, {each.path: texts[each.path].unusable for each in library.public}),
        *claim_problems,
        *alias_problems,
    )


def _made_pages(
    basis: SiteBasis,
    library: Library,
    heads: HeadMaker,
    definitions: Mapping[str, Definition],
    language: LanguageCode,
) -> Iterator[Page]:
    """The pages of a language that the program makes, without a source file of their own."""
    words = basis.strings[language]
    lists = ListPages(library, language, heads, words)
    yield lists.home()
    yield from lists.topics()
    yield from lists.a_to_z()
    yield from glossary_page(heads, words, language, definitions)
    yield contact_page(heads, words, language)
    yield privacy_overview_page(heads, words, language)
    yield not_found_page(heads, words, language)
    if basis.components is not None:
        yield gallery_page(heads, words, language, basis.components)
    if library.settings.search:
        yield search_page(library, heads, words, language, ready=basis.search)
    yield feed_page(library, language)
    yield from contact_file_pages(library, language)


def _written_pages(
    basis: SiteBasis,
    library: Library,
    heads: HeadMaker,
    definitions: Mapping[LanguageCode, Mapping[str, Definition]],
    texts: Mapping[str, ResolvedText],
) -> Iterator[Page]:
    """The pages of all public documents."""
    pages = {}
    for language in library.settings.languages:
        all_articles = Link(library.urls.section_href("articles", language), basis.strings[language]["articles_title"])
        relations = Relations(library.articles[language], library.newest[language])
        pages[language] = ArticlePages(library, language, heads, texts, relations, definitions[language], all_articles)
    for document in library.public:
        if document.kind == "article":
            yield pages[document.language].article(document)
        else:
            yield pages[document.language].plain(document)
