"""The values that templates see: the written contract between the program and the theme.

A template sees `page`, the view of its own page, `site` (`model.site_view.SiteView`), and of the text of an article or
plain page its pieces as `body` and its contents and length as `text` (`model.fragment.TextSummary`); nothing else.
Every field exists always (`None`, empty or a value), so that templates never ask whether a name is defined.
Addresses are ready to be put into `href`: they carry the path of the base URL.

Dates are `datetime.date`; templates write them with the `day` filter. Text is plain text and is escaped by the
template; only `body` holds pieces, which the `html` filter turns into HTML.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TypeAlias

from elevate_site.model.document import Source
from elevate_site.model.fragment import Definition, Picture
from elevate_site.model.list_views import ArticleCard, AToZView, GlossaryView, HomeView, SearchView, TopicView
from elevate_site.model.site_view import Head, Link
from elevate_site.model.theme import Component

__all__ = [
    "AliasView",
    "ArticleView",
    "Byline",
    "ContactView",
    "GalleryView",
    "NotFoundView",
    "PlainView",
    "PrivacyOverviewView",
    "View",
]


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote and reviewed an article, and when; exactly what front matter says."""

    author: str | None
    """Name and credentials."""
    reviewer: str | None
    """Name and credentials; `None` means that clinical review is pending."""
    reviewed: datetime.date | None
    next_review: datetime.date | None
    translation_reviewer: str | None
    overdue: bool
    """Whether the next review should have been done by now; for staff, never shown to patients."""


@dataclass(frozen=True, slots=True)
class ArticleView:
    """`pages/article.html`."""

    head: Head
    description: str
    key_points: tuple[str, ...]
    definitions: tuple[Definition, ...]
    byline: Byline
    sources: tuple[Source, ...]
    topics: tuple[Link, ...]
    related: tuple[ArticleCard, ...]
    previous: Link | None
    next: Link | None
    crisis_card: bool
    """Whether the crisis card comes before the text."""
    exit_button: bool
    image: Picture | None


@dataclass(frozen=True, slots=True)
class ContactView:
    """`pages/contact.html`: all locations, from the site view."""

    head: Head


@dataclass(frozen=True, slots=True)
class PlainView:
    """`pages/plain.html`: about, privacy, accessibility."""

    head: Head
    description: str
    crisis_card: bool
    exit_button: bool


@dataclass(frozen=True, slots=True)
class PrivacyOverviewView:
    """`pages/privacy_overview.html`: one choice per category of optional services."""

    head: Head


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """`pages/not_found.html`."""

    head: Head


@dataclass(frozen=True, slots=True)
class AliasView:
    """`pages/alias.html`: a page at an earlier address that leads to the current one."""

    head: Head
    target: Link


@dataclass(frozen=True, slots=True)
class GalleryView:
    """`pages/gallery.html`: every component with its examples; built for the preview and the tests only."""

    head: Head
    components: tuple[Component, ...]


View: TypeAlias = (
    ArticleView
    | TopicView
    | HomeView
    | AToZView
    | ContactView
    | PlainView
    | PrivacyOverviewView
    | SearchView
    | NotFoundView
    | AliasView
    | GalleryView
    | GlossaryView
)
