"""The pages that every site has, whatever its content: contact, privacy overview, search, not found, gallery."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Literal

from elevate_site.model.list_views import SearchView
from elevate_site.model.page import Page
from elevate_site.model.site_view import Head
from elevate_site.model.theme import Component
from elevate_site.model.values import LanguageCode
from elevate_site.model.views import ContactView, GalleryView, NotFoundView, PrivacyOverviewView
from elevate_site.structure.library import Library
from elevate_site.structure.pages.heads import HeadMaker, html_page

__all__ = [
    "CONTACT_SECTION",
    "PRIVACY_SECTION",
    "SEARCH_SECTION",
    "contact_page",
    "gallery_page",
    "not_found_page",
    "privacy_overview_page",
    "search_page",
]

CONTACT_SECTION = "contact"
PRIVACY_SECTION = "privacy-overview"
SEARCH_SECTION = "search"
_GALLERY_SECTION = "_gallery"
"""No content file can have this name, so the gallery never takes the URL of an article or page."""
_SEARCH_PROGRAM = "pagefind/pagefind.js"


def contact_page(heads: HeadMaker, words: Mapping[str, str], language: LanguageCode) -> Page:
    """All locations, with every way to reach each of them."""
    path, head = _section(heads, CONTACT_SECTION, language, words["contact_title"], words["contact_description"])
    return html_page(path, "pages/contact.html", ContactView(head))


def privacy_overview_page(heads: HeadMaker, words: Mapping[str, str], language: LanguageCode) -> Page:
    """The page about services in the reader's browser, with a choice for each category."""
    title, description = words["privacy_overview_title"], words["privacy_overview_description"]
    path, head = _section(heads, PRIVACY_SECTION, language, title, description)
    return html_page(path, "pages/privacy_overview.html", PrivacyOverviewView(head))


def search_page(
    library: Library, heads: HeadMaker, words: Mapping[str, str], language: LanguageCode, *, ready: bool
) -> Page:
    """The search page of a language; `ready` says whether this build also makes the index."""
    path, head = _section(heads, SEARCH_SECTION, language, words["search_title"], words["search_description"])
    anything = any(each.language == language for each in library.public)
    # In a language with nothing to find, Pagefind would search another language.
    state: Literal["ready", "preview", "empty"] = "empty" if not anything else "ready" if ready else "preview"
    return html_page(path, "pages/search.html", SearchView(head, state, library.urls.href(_SEARCH_PROGRAM)))


def not_found_page(heads: HeadMaker, words: Mapping[str, str], language: LanguageCode) -> Page:
    """The page that a server sends when there is no other: `404.html`, where hosts look for it."""
    path = heads.urls.folder(language) + "404.html"
    title, description = words["not_found_title"], words["not_found_description"]
    head = heads.make(path, language, title, description, versions={}, indexed=False)
    # Its status 404 already keeps it out of search engines. Saying so in the page as well lowers its score in tools
    # such as Lighthouse.
    head = dataclasses.replace(head, indexed=not heads.preview)
    return html_page(path, "pages/not_found.html", NotFoundView(head))


def gallery_page(
    heads: HeadMaker, words: Mapping[str, str], language: LanguageCode, components: tuple[Component, ...]
) -> Page:
    """Every component with its examples, for the people who build the site."""
    title, description = words["gallery_title"], words["gallery_description"]
    path, head = _section(heads, _GALLERY_SECTION, language, title, description, indexed=False)
    return html_page(path, "pages/gallery.html", GalleryView(head, components))


def _section(
    heads: HeadMaker, section: str, language: LanguageCode, title: str, description: str, *, indexed: bool = True
) -> tuple[str, Head]:
    """The path and the head of a page that exists in every language."""
    versions = heads.versions(section)
    path = versions[language]
    return path, heads.make(path, language, title, description, versions=versions, indexed=indexed)
