"""What machines read: feeds, sitemaps, robots.txt, redirects and headers."""

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
from elevate_site.structure.publication import dated

__all__ = ["feed_page", "machine_pages"]

_FEED_ENTRIES = 20
_SITEMAP_ENTRIES = 50_000
"""The most that one sitemap may hold (sitemaps.org/protocol.html)."""


def feed_page(library: Library, language: LanguageCode) -> Page:
    """The feed of the newest articles, which are those of the home page and some more.

    An entry's date is that of the last change that readers care about (RFC 4287, section 4.2.15): the publication or
    a later review. An article without any date cannot be in the feed, since it would have to lie.
    """
    addresses = library.addresses
    zone = ZoneInfo(library.settings.time_zone)
    newest = library.newest[language][:_FEED_ENTRIES]
    entries = tuple(_feed_entry(library, article, zone) for article in newest if dated(article.front_matter))
    path = addresses.folder(language) + "feed.xml"
    view = FeedView(
        language=language,
        url=addresses.absolute(path),
        home_url=addresses.absolute(addresses.section("", language)),
        # A feed must have a date; that of an empty one says only that nothing was ever published.
        updated=max((entry.updated for entry in entries), default=datetime.datetime(1970, 1, 1, tzinfo=zone)),
        entries=entries,
    )
    return Page(path, language, "machine/atom.xml", view)


def machine_pages(library: Library, pages: Sequence[Page], site: SiteView) -> Iterator[Page]:
    """Sitemaps, robots.txt, redirects and headers, from the finished list of `pages`."""
    language = library.settings.default_language
    yield from _sitemaps(library, pages)
    sitemap_url = library.addresses.absolute("sitemap.xml")
    robots = RobotsView(indexed=not library.settings.preview, sitemap_url=sitemap_url)
    yield Page("robots.txt", language, "machine/robots.txt", robots)
    redirects = tuple(
        (page.view.head.href, page.view.target.href) for page in pages if isinstance(page.view, AliasView)
    )
    yield Page("_redirects", language, "machine/_redirects", RedirectsView(redirects))
    contact_files = tuple(library.addresses.href(page.path) for page in pages if isinstance(page.view, ContactFileView))
    # The search page cannot have a rule of its own: where several rules match an address, Cloudflare and others send
    # the policies of all, and a browser obeys each. So the rule for all addresses allows what the search page needs
    # (and its worker, which has no other policy), and every other page forbids it to itself.
    policy = site.search_content_security_policy if site.search_href else site.content_security_policy
    yield Page("_headers", language, "machine/_headers", HeadersView(policy, contact_files))


def _feed_entry(library: Library, article: Document, zone: ZoneInfo) -> FeedEntry:
    matter = article.front_matter
    author = library.catalogue.people.get(matter.author or "")
    changed = max(day for day in (matter.publish, matter.reviewed) if day)
    return FeedEntry(
        title=matter.title,
        url=library.addresses.absolute(library.address(article)),
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
    urls = tuple(library.addresses.absolute(path) for path in paths)
    yield Page("sitemap.xml", language, "machine/sitemap_index.xml", SitemapIndexView(urls))


def _sitemap_entries(pages: Iterable[Page]) -> Iterator[SitemapEntry]:
    """The pages that have a canonical address; those of a preview too, which robots.txt keeps out as a whole."""
    for page in sorted(pages, key=lambda each: each.path):
        head = getattr(page.view, "head", None)
        if head is None or head.canonical is None:
            continue
        modified = page.view.byline.reviewed if isinstance(page.view, ArticleView) else None
        alternates = tuple((link.language, link.href) for link in head.alternates if link.language)
        yield SitemapEntry(head.canonical, modified, alternates)
