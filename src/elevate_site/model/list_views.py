"""Views for the templates of lists, search and glossary; `model.views` says what applies to all views."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from elevate_site.model.fragment import Definition
from elevate_site.model.site_view import Head, Link

__all__ = [
    "AToZView",
    "ArticleCard",
    "DefinitionGroup",
    "GlossaryView",
    "HomeView",
    "LetterGroup",
    "SearchView",
    "TopicCard",
    "TopicView",
]


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """An article as lists show it."""

    href: str
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class TopicCard:
    """A topic as the home page shows it."""

    href: str
    title: str
    description: str
    count: int
    """How many articles it has in this language."""


@dataclass(frozen=True, slots=True)
class HomeView:
    """`pages/home.html`."""

    head: Head
    topics: tuple[TopicCard, ...]
    articles: tuple[ArticleCard, ...]
    """The newest, or all when there are few."""
    crisis_card: bool


@dataclass(frozen=True, slots=True)
class TopicView:
    """`pages/topic.html`."""

    head: Head
    description: str
    articles: tuple[ArticleCard, ...]
    page_number: int
    """From 1."""
    pages: tuple[Link, ...]
    """The first and the last page of this list and those around the current one, which is marked.

    Empty when there is only one.
    """
    crisis_card: bool
    """Whether the page names a crisis, and so shows the crisis card under its title."""


@dataclass(frozen=True, slots=True)
class LetterGroup:
    """The articles under one letter."""

    letter: str
    articles: tuple[ArticleCard, ...]


@dataclass(frozen=True, slots=True)
class AToZView:
    """`pages/a_to_z.html`: all articles, or those of one letter when there are many."""

    head: Head
    groups: tuple[LetterGroup, ...]
    letters: tuple[Link, ...]
    """A link for each letter that has articles."""
    crisis_card: bool


@dataclass(frozen=True, slots=True)
class DefinitionGroup:
    """The terms under one letter."""

    letter: str
    definitions: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """`pages/glossary.html`: every term of the language, from A to Z."""

    head: Head
    description: str
    groups: tuple[DefinitionGroup, ...]
    letters: tuple[Link, ...]
    """A link for each letter that has terms."""
    crisis_card: bool


@dataclass(frozen=True, slots=True)
class SearchView:
    """`pages/search.html`."""

    head: Head
    state: Literal["ready", "preview", "empty"]
    """Whether this build has an index of the language: a preview makes none, and an empty site has none."""
    program_href: str
    """The script that searches; it is beside its index."""
