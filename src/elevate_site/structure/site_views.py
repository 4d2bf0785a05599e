"""Views that all pages of a language share, made from the settings: names, navigation, contact, cookies, policies."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from urllib.parse import quote, urlsplit

from elevate_site.model.settings import Location, Settings
from elevate_site.model.site_options import Cookies
from elevate_site.model.site_view import CookieNoticeView, Link, LocationView, ServiceView, SiteView
from elevate_site.model.values import LanguageCode
from elevate_site.structure.library import Library
from elevate_site.structure.pages.fixed import CONTACT_SECTION, PRIVACY_SECTION, SEARCH_SECTION
from elevate_site.structure.pages.glossary import glossary_href
from elevate_site.structure.pages.machine import contact_file_path

__all__ = ["view_site"]

_CATEGORIES = ("functional", "analytics")
_MAIN_PAGES = ("about",)


def view_site(words: Mapping[str, str], library: Library, language: LanguageCode) -> SiteView:
    """The site as pages in `language` show it."""
    settings, urls = library.settings, library.urls
    clinic = settings.clinic

    def section(name: str) -> str:
        return urls.section_href(name, language)

    articles = Link(section("articles"), words["articles_title"])
    contact = Link(section(CONTACT_SECTION), words["contact_title"])
    privacy = Link(section(PRIVACY_SECTION), words["privacy_overview_title"])
    glossary = Link(glossary_href(library, language), words["glossary_title"])
    pages = dict(_plain_pages(library, language))
    main = [pages[name] for name in _MAIN_PAGES if name in pages]
    others = [link for name, link in pages.items() if name not in _MAIN_PAGES]
    return SiteView(
        language=language,
        languages=settings.languages,
        name=clinic.name,
        tagline=clinic.tagline[language],
        description=clinic.description[language],
        borrowed=frozenset(_borrowed(library, language)),
        root=urls.root,
        base_url=urls.base_url,
        home_href=section(""),
        contact_href=contact.href,
        articles_href=articles.href,
        glossary_href=glossary.href,
        search_href=section(SEARCH_SECTION) if settings.search else None,
        feed_href=urls.href(urls.folder(language) + "feed.xml"),
        booking_href=clinic.booking_url,
        portal_href=clinic.patient_portal_url,
        navigation=(articles, *main, contact),
        locations=tuple(_view_location(location, library, language) for location in settings.locations),
        footer=(articles, *([glossary] if glossary.href else []), *main, contact, *others, privacy),
        time_zone=settings.time_zone,
        crisis=settings.crisis,
        disclaimer=clinic.disclaimer[language] if clinic.disclaimer else None,
        cookies=_view_cookies(settings.cookies, language, privacy.href),
        preview=settings.preview,
        content_security_policy=_content_security_policy(settings),
        search_content_security_policy=_content_security_policy(settings, "'wasm-unsafe-eval'"),
        typeface=settings.typeface != "system",
        qr_codes=settings.print.qr_codes,
    )


def _borrowed(library: Library, language: LanguageCode) -> Iterator[str]:
    """The texts of settings and topics that pages in `language` show in the first language of the site."""
    settings = library.settings
    if language == settings.default_language:
        return
    clinic, services = settings.clinic, settings.cookies.services
    texts = [clinic.tagline, clinic.description, clinic.disclaimer]
    texts += (exception.reason for location in settings.locations for exception in location.exceptions)
    texts += (text for service in services for text in (service.purpose, service.retention))
    texts += (text for topic in library.catalogue.topics.values() for text in (topic.title, topic.description))
    yield from (text[language] for text in texts if text is not None and text.written_once)


def _plain_pages(library: Library, language: LanguageCode) -> Iterator[tuple[str, Link]]:
    """The name of each public plain page and the link to it, in the default language if it is not translated."""
    default = library.settings.default_language
    for (kind, name), versions in library.versions.items():
        if kind != "page":
            continue
        wanted = (versions.get(language), versions.get(default))
        document = next((each for each in wanted if each is not None and library.is_public(each)), None)
        if document is not None:
            foreign = document.language if document.language != language else None
            yield name, Link(library.hrefs[document.path], document.front_matter.title, foreign)


def _view_location(location: Location, library: Library, language: LanguageCode) -> LocationView:
    address = location.address
    lines = (address.street, f"{address.city}, {address.region} {address.postal_code}")
    place = quote(f"{library.settings.clinic.name}, {', '.join(lines)}, {address.country}", safe="")
    return LocationView(
        id=location.id,
        name=location.name,
        phone_href=f"tel:{location.phone.e164}",
        phone_display=location.phone.display,
        text_href=f"sms:{location.text.e164}" if location.text else None,
        text_display=location.text.display if location.text else None,
        email_href=f"mailto:{quote(location.email, safe='@')}" if location.email else None,
        email_display=location.email,
        google_map_href=f"https://www.google.com/maps/search/?api=1&query={place}",
        google_directions_href=f"https://www.google.com/maps/dir/?api=1&destination={place}",
        apple_map_href=f"https://maps.apple.com/?q={place}",
        contact_file_href=library.urls.href(contact_file_path(library.urls, location.id, language)),
        address_lines=lines,
        street=address.street,
        city=address.city,
        region=address.region,
        postal_code=address.postal_code,
        country=address.country,
        days=location.hours.days,
        exceptions=tuple(
            sorted((each for each in location.exceptions if each.date >= library.today), key=lambda each: each.date)
        ),
    )


def _view_cookies(cookies: Cookies, language: LanguageCode, overview_href: str) -> CookieNoticeView:
    services = tuple(
        ServiceView(service, service.purpose[language], service.retention[language] if service.retention else None)
        for service in cookies.services
    )
    # Readers agreed to this list of services; when it changes, they are asked again.
    revision = hashlib.sha256(repr(cookies).encode()).hexdigest()[:8]
    categories = tuple(each for each in _CATEGORIES if any(service.category == each for service in cookies.services))
    return CookieNoticeView(services, categories, revision, overview_href)


def _content_security_policy(settings: Settings, *scripts: str) -> str:
    """Allows a page to load from its own site and the declared services, whose scripts run only after consent.

    `scripts` are further sources of scripts.
    """
    parts = (urlsplit(service.script) for service in settings.cookies.services)
    hosts = "".join(f" {host}" for host in sorted({f"{part.scheme}://{part.netloc}" for part in parts}))
    return "; ".join(
        (
            "default-src 'none'",
            " ".join((f"script-src 'self'{hosts}", *scripts)),
            "style-src 'self'",
            f"img-src 'self'{hosts}",
            "font-src 'self'",
            f"connect-src 'self'{hosts}",
            "base-uri 'none'",
            # The search box is the only form that sends anything, and it leads to the search page.
            "form-action 'self'" if settings.search else "form-action 'none'",
        )
    )
