"""The views of the site and of a page's head: the second half of the contract with the theme.

A template sees the site as `site`, beside the view of its own page (`model.views`). Addresses are ready for `href`.
"""

from __future__ import annotations

from dataclasses import dataclass

from elevate_site.model.fragment import Picture
from elevate_site.model.settings import CrisisLines, HoursException, Interval
from elevate_site.model.site_options import CookieService
from elevate_site.model.values import LanguageCode

__all__ = ["CookieNoticeView", "Head", "Link", "LocationView", "ServiceView", "SiteView"]


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its words."""

    href: str
    text: str
    language: LanguageCode | None = None
    """The language of the words and of what is behind the link, when it is not the page's own."""
    current: bool = False
    """Whether it leads to the page that it is on."""


@dataclass(frozen=True, slots=True)
class LocationView:
    """One location with every way to reach it, each ready to be linked."""

    id: str
    name: str
    phone_href: str
    phone_display: str
    text_href: str | None
    """`sms:+1…`, or `None` when the clinic takes no text messages there."""
    text_display: str | None
    email_href: str | None
    email_display: str | None
    google_map_href: str
    google_directions_href: str
    apple_map_href: str
    contact_file_href: str
    """The file that saves it among a phone's contacts."""
    address_lines: tuple[str, ...]
    """The address as on an envelope, a line each, without the country."""
    street: str
    city: str
    region: str
    postal_code: str
    country: str
    days: tuple[tuple[Interval, ...], ...]
    """The hours of the seven days, Monday first; an empty day is closed."""
    exceptions: tuple[HoursException, ...]
    """The exceptions to the hours that are not over yet, by date."""


@dataclass(frozen=True, slots=True)
class ServiceView:
    """An optional service, in the language of the page."""

    service: CookieService
    purpose: str
    retention: str | None


@dataclass(frozen=True, slots=True)
class CookieNoticeView:
    """The words of the cookie notice, and the data for its script."""

    services: tuple[ServiceView, ...]
    categories: tuple[str, ...]
    """The categories with at least one service, in a fixed order; empty when nothing optional is declared."""
    revision: str
    """A short digest of the declared services; when it changes, readers are asked again."""
    overview_href: str
    """The page with one choice per category."""


@dataclass(frozen=True, slots=True)
class SiteView:
    """The whole site, as every page of one language shows it."""

    language: LanguageCode
    languages: tuple[LanguageCode, ...]
    name: str
    """The clinic's name."""
    tagline: str
    description: str
    borrowed: frozenset[str]
    """Texts of settings and topics that are written once, where this is not the language in which they are written."""
    root: str
    """The path of the base URL with `/` at its end: `/`, `/clinic/`."""
    base_url: str
    """The base URL without `/` at its end."""
    home_href: str
    contact_href: str
    articles_href: str
    glossary_href: str
    """Empty when the site has no glossary."""
    feed_href: str
    search_href: str | None
    """The search page; `None` when the site has no search."""
    booking_href: str | None
    portal_href: str | None
    navigation: tuple[Link, ...]
    """The main navigation, without the mark of the current page."""
    footer: tuple[Link, ...]
    locations: tuple[LocationView, ...]
    """At least one; the first is the main one."""
    time_zone: str
    crisis: CrisisLines
    disclaimer: str | None
    """The clinic's own wording, or `None` for the built-in one."""
    cookies: CookieNoticeView
    typeface: bool
    """Whether pages bring their own letters."""
    preview: bool
    """Whether the pages have to say that they are a preview."""
    content_security_policy: str
    qr_codes: bool
    """Whether printed articles and plain pages have a QR code."""
    search_content_security_policy: str
    """The policy of the search page, which alone may also run WebAssembly: the program that searches."""


@dataclass(frozen=True, slots=True)
class Head:
    """The facts about a page for browsers, search engines and the page's own header."""

    title: str
    """The page's own title, without the clinic's name."""
    description: str
    href: str
    """The page's own address, with the path of the base URL."""
    canonical: str | None
    """Its full address; `None` for pages that have none, such as the 404 page."""
    language: LanguageCode
    alternates: tuple[Link, ...]
    """Real translations, this page included, with full addresses; empty when there is only one language."""
    language_switch: tuple[Link, ...]
    """For each other language the translation, or that language's home, named in its own language."""
    breadcrumbs: tuple[Link, ...]
    """From the home page to this one; empty on the home page."""
    indexed: bool
    """Whether search engines may list it."""
    picture: Picture
    """The picture shown beside a link to the page, if it was drawn."""
