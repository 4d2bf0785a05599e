"""Sample documents and pages for the rules, made from the few values that a test needs to set."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from elevate_site.model.document import FrontMatter, SourceDocument
from elevate_site.model.fragment import Picture
from elevate_site.model.page import Page
from elevate_site.model.site_view import Head
from elevate_site.model.values import LanguageCode, Position
from elevate_site.model.views import NotFoundView
from sample_views import article_view


def make_document(
    body: str,
    language: str = "en",
    *,
    matter: FrontMatter | None = None,
    positions: Mapping[str, Position] | None = None,
) -> SourceDocument:
    """A page with `body`, which begins at line 1."""
    return SourceDocument(
        path="content/pages/sample.md",
        kind="page",
        name="sample",
        language=LanguageCode(language),
        front_matter=matter or FrontMatter(title="Sample", description="A sample."),
        positions=positions or {},
        body=body,
    )


def make_article(body: str, matter: FrontMatter, positions: Mapping[str, Position] | None = None) -> SourceDocument:
    """An article with `body` and front matter."""
    return dataclasses.replace(make_document(body, matter=matter, positions=positions), kind="article")


def make_head(title: str = "Sleeping better") -> Head:
    """The head of a page."""
    return Head(
        title=title,
        description="How to sleep.",
        href="/articles/sleep/",
        canonical=None,
        language=LanguageCode("en"),
        alternates=(),
        language_switch=(),
        breadcrumbs=(),
        indexed=True,
        picture=Picture("share/en", "Care that listens"),
    )


def make_article_page(title: str = "Sleeping better", description: str = "How to sleep.") -> Page:
    """The page of an article with this title and description."""
    view = article_view(dataclasses.replace(make_head(title), description=description))
    source = "content/articles/sleep.md"
    return Page("articles/sleep/index.html", LanguageCode("en"), "pages/article.html", view, source)


def make_other_page() -> Page:
    """A page that is not an article."""
    return Page("404.html", LanguageCode("en"), "pages/not_found.html", NotFoundView(make_head()))
