"""The files that machines read: feeds, sitemaps, robots.txt, redirects, headers and contact files."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from zoneinfo import ZoneInfo

from elevate_site.model.document import Document
from elevate_site.model.machine_views import (
    ContactFileView,
    FeedEntry,
    FeedView,
    HeadersView,
    RedirectsView,
    RobotsView,
    SitemapEntry,
    SitemapIndexView,
    SitemapView,
)
from elevate_site.model.page import Page
from elevate_site.model.site_view import SiteView
from elevate_site.model.values import LanguageCode
from elevate_site.model.views import AliasView, ArticleView
from elevate_site.structure.library import Library
from elevate_site.structure.pages.fixed import CONTACT_SECTION
from elevate_site.structure.publication import dated
from elevate_site.structure.urls import SiteUrls

__all__ = ["contact_file_pages", "contact_file_path", "feed_page", "machine_pages"]

_FEED_ENTRIES = 20
_LONGEST_REDIRECT = 1000
"""The longest line of `_redirects` that Cloudflare Pages reads; the page at a longer address leads on by itself."""
_REST_OF_REDIRECT = len("  301")
_SITEMAP_ENTRIES = 50_000
"""The most that one sitemap may hold (sitemaps.org/protocol.html)."""


def feed_page(library: Library, language: LanguageCode) -> Page:
    """The feed of the newest articles: those of the home page and some more.

    The date of an entry is that of the last change readers care about (RFC 4287, section 4.2.15): its publication or
    a later review. The feed leaves out articles without a date, because it would have to invent one.
    """
    urls = library.urls
    zone = ZoneInfo(library.settings.time_zone)
    newest = library.newest[language][:_FEED_ENTRIES]
    entries = tuple(_feed_entry(library, article, zone) for article in newest if dated(article.front_matter))
    path = urls.folder(language) + "feed.xml"
    view = FeedView(
        language=language,
        url=urls.absolute(path),
        home_url=urls.absolute(urls.section_path("", language)),
        # A feed must have a date; this one says only that nothing has ever been published.
        updated=max((entry.updated for entry in entries), default=datetime.datetime(1970, 1, 1, tzinfo=zone)),
        entries=entries,
    )
    return Page(path, language, "machine/atom.xml", view)


def contact_file_path(urls: SiteUrls, location: str, language: LanguageCode) -> str:
    """The path of the contact file of the location with this id: `es/contact/main.vcf`."""
    return f"{urls.folder(language)}contact/{location}.vcf"


def contact_file_pages(library: Library, language: LanguageCode) -> Iterator[Page]:
    """A file for each location with which readers save it among the contacts of their phone."""
    urls, clinic = library.urls, library.settings.clinic.name
    locations = library.settings.locations
    for location in locations:
        path = contact_file_path(urls, location.id, language)
        view = ContactFileView(
            # Phones list contacts by this name alone, so it has to tell the locations apart.
            name=f"{clinic}, {location.name}" if len(locations) > 1 else clinic,
            location=location,
            url=urls.absolute(path),
            contact_url=urls.absolute(urls.section_path(CONTACT_SECTION, language)),
        )
        yield Page(path, language, "machine/contact.vcf", view)


def machine_pages(library: Library, pages: Sequence[Page], site: SiteView) -> Iterator[Page]:
    """Sitemaps, robots.txt, redirects and headers; `pages` are all other pages."""
    language = library.settings.default_language
    yield from _sitemaps(library, pages)
    sitemap_url = library.urls.absolute("sitemap.xml")
    robots = RobotsView(indexed=not library.settings.preview, sitemap_url=sitemap_url)
    yield Page("robots.txt", language, "machine/robots.txt", robots)
    redirects = tuple(
        (page.view.head.href, page.view.target.href)
        for page in pages
        if isinstance(page.view, AliasView)
        and len(page.view.head.href) + len(page.view.target.href) + _REST_OF_REDIRECT <= _LONGEST_REDIRECT
    )
    yield Page("_redirects", language, "machine/_redirects", RedirectsView(redirects))
    contact_files = tuple(library.urls.href(page.path) for page in pages if isinstance(page.view, ContactFileView))
    # The search page cannot have a rule of its own: where several rules match a URL, Cloudflare and others send the
    # policies of all of them, and a browser obeys each. So the one rule for all URLs allows what the search page and
    # its worker need, and every other page forbids it in its own HTML.
    policy = site.search_content_security_policy if site.search_href else site.content_security_policy
    yield Page("_headers", language, "machine/_headers", HeadersView(policy, contact_files))


def _feed_entry(library: Library, article: Document, zone: ZoneInfo) -> FeedEntry:
    matter = article.front_matter
    author = library.catalogue.people.get(matter.author or "")
    changed = max(day for day in (matter.publish, matter.reviewed) if day)
    return FeedEntry(
        title=matter.title,
        url=library.urls.absolute(library.page_paths[article.path]),
        summary=matter.description,
        updated=datetime.datetime.combine(changed, datetime.time(), tzinfo=zone),
        author=author.name if author else None,
    )


def _sitemaps(library: Library, pages: Iterable[Page]) -> Iterator[Page]:
    language = library.settings.default_language
    entries = tuple(_sitemap_entries(pages))
    if len(entries) <= _SITEMAP_ENTRIES:
        yield Page("sitemap.xml", language, "machine/sitemap.xml", SitemapView(entries))
        return
    paths: list[str] = []
    for start in range(0, len(entries), _SITEMAP_ENTRIES):
        paths.append(f"sitemap-{len(paths) + 1}.xml")
        view = SitemapView(entries[start : start + _SITEMAP_ENTRIES])
        yield Page(paths[-1], language, "machine/sitemap.xml", view)
    urls = tuple(library.urls.absolute(path) for path in paths)
    yield Page("sitemap.xml", language, "machine/sitemap_index.xml", SitemapIndexView(urls))


def _sitemap_entries(pages: Iterable[Page]) -> Iterator[SitemapEntry]:
    """The pages with a canonical URL; those of a preview too, since robots.txt already keeps search engines out."""
    for page in sorted(pages, key=lambda each: each.path):
        head = getattr(page.view, "head", None)
        if head is None or head.canonical is None:
            continue
        modified = page.view.byline.reviewed if isinstance(page.view, ArticleView) else None
        alternates = tuple((link.language, link.href) for link in head.alternates if link.language)
        yield SitemapEntry(head.canonical, modified, alternates)
