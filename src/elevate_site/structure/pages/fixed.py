"""The pages that every site has, whatever its content: contact, privacy overview, not found, gallery."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from elevate_site.model.page import Page
from elevate_site.model.theme import Component
from elevate_site.model.values import LanguageCode
from elevate_site.model.views import ContactView, GalleryView, NotFoundView, PrivacyOverviewView
from elevate_site.structure.pages.heads import HeadMaker
from elevate_site.structure.urls import Addresses

__all__ = ["contact_page", "gallery_page", "not_found_page", "privacy_overview_page"]

_GALLERY = "_gallery"
"""No file of content can have this name, so that the preview never takes the address of somebody's page."""


def contact_page(addresses: Addresses, heads: HeadMaker, words: Mapping[str, str], language: LanguageCode) -> Page:
    """All locations, and every way to reach each."""
    path = addresses.section("contact", language)
    versions = {each: addresses.section("contact", each) for each in heads.languages}
    head = heads.make(path, language, words["contact_title"], words["contact_description"], versions=versions)
    return Page(path, language, "pages/contact.html", ContactView(head))


def privacy_overview_page(
    addresses: Addresses, heads: HeadMaker, words: Mapping[str, str], language: LanguageCode
) -> Page:
    """What runs in the reader's browser, and a choice for each category of it."""
    path = addresses.section("privacy-overview", language)
    versions = {each: addresses.section("privacy-overview", each) for each in heads.languages}
    title, description = words["privacy_overview_title"], words["privacy_overview_description"]
    head = heads.make(path, language, title, description, versions=versions)
    return Page(path, language, "pages/privacy_overview.html", PrivacyOverviewView(head))


def not_found_page(addresses: Addresses, heads: HeadMaker, words: Mapping[str, str], language: LanguageCode) -> Page:
    """What a server answers with when there is no page: `404.html`, where hosts look for it."""
    path = addresses.folder(language) + "404.html"
    head = heads.make(
        path, language, words["not_found_title"], words["not_found_description"], versions={}, indexed=False
    )
    # Its status keeps it out of search engines. A word in the page would say that twice, and lowers what tools such as
    # Lighthouse give for it.
    head = dataclasses.replace(head, indexed=not heads.preview)
    return Page(path, language, "pages/not_found.html", NotFoundView(head))


def gallery_page(
    addresses: Addresses,
    heads: HeadMaker,
    words: Mapping[str, str],
    language: LanguageCode,
    components: tuple[Component, ...],
) -> Page:
    """Every component with its examples, for those who build the site."""
    path = addresses.section(_GALLERY, language)
    versions = {each: addresses.section(_GALLERY, each) for each in heads.languages}
    title, description = words["gallery_title"], words["gallery_description"]
    head = heads.make(path, language, title, description, versions=versions, indexed=False)
    return Page(path, language, "pages/gallery.html", GalleryView(head, components))
