"""Views for the files that machines read, from the feed to contact files."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TypeAlias

from elevate_site.model.settings import Location
from elevate_site.model.values import LanguageCode

__all__ = [
    "ContactFileView",
    "FeedEntry",
    "FeedView",
    "HeadersView",
    "MachineView",
    "RedirectsView",
    "RobotsView",
    "SitemapEntry",
    "SitemapIndexView",
    "SitemapView",
]


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An article as the feed tells of it."""

    title: str
    url: str
    """Its full address, which is also its id."""
    summary: str
    updated: datetime.datetime
    """The start of the day, in the clinic's time zone, on which it was published or last reviewed."""
    author: str | None


@dataclass(frozen=True, slots=True)
class FeedView:
    """`machine/atom.xml`: the newest articles of one language (RFC 4287)."""

    language: LanguageCode
    url: str
    """The feed's own full address."""
    home_url: str
    updated: datetime.datetime
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """One page that search engines may list."""

    url: str
    modified: datetime.date | None
    alternates: tuple[tuple[LanguageCode, str], ...]
    """Language and full address of each real translation, the page itself included."""


@dataclass(frozen=True, slots=True)
class SitemapView:
    """`machine/sitemap.xml`: at most 50,000 pages (sitemaps.org)."""

    entries: tuple[SitemapEntry, ...]


@dataclass(frozen=True, slots=True)
class SitemapIndexView:
    """`machine/sitemap_index.xml`: the sitemaps of a site that needs more than one."""

    urls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RobotsView:
    """`machine/robots.txt`."""

    indexed: bool
    """Whether search engines are welcome; not while the site is a preview."""
    sitemap_url: str


@dataclass(frozen=True, slots=True)
class RedirectsView:
    """`machine/_redirects`: earlier addresses, for hosts that read such a file."""

    redirects: tuple[tuple[str, str], ...]
    """Pairs of an earlier and a current address."""


@dataclass(frozen=True, slots=True)
class HeadersView:
    """`machine/_headers`: response headers, for hosts that read such a file."""

    content_security_policy: str
    contact_file_hrefs: tuple[str, ...]
    """Not every host knows what they are."""


@dataclass(frozen=True, slots=True)
class ContactFileView:
    """`machine/contact.vcf`: one location as an entry among a phone's contacts (vCard 3.0, RFC 2426)."""

    name: str
    """The clinic's name, with that of the location when there are several."""
    location: Location
    """As in the settings: an entry is kept for years, so it holds no exceptions to the hours."""
    url: str
    """The file's own full address, which is also its id."""
    contact_url: str
    """The full address of the contact page."""


MachineView: TypeAlias = (
    FeedView | SitemapView | SitemapIndexView | RobotsView | RedirectsView | HeadersView | ContactFileView
)
