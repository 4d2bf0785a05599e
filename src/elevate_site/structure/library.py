"""All documents of a site with their texts, and the questions that are asked of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from elevate_site.language.collation import collation_key
from elevate_site.model.catalogue import Catalogue
from elevate_site.model.document import Document, DocumentKind
from elevate_site.model.fragment import Outline
from elevate_site.model.list_views import ArticleCard
from elevate_site.model.settings import Settings
from elevate_site.model.site_view import Link
from elevate_site.model.values import LanguageCode
from elevate_site.structure.publication import is_public, newest_first
from elevate_site.structure.urls import Addresses

__all__ = ["Library"]


@dataclass(frozen=True)
class Library:
    """The documents that this build knows, in the order of their paths."""

    settings: Settings
    catalogue: Catalogue
    documents: tuple[Document, ...]
    outlines: Mapping[str, Outline]
    """By the path of the document."""
    addresses: Addresses
    today: datetime.date
    drafts: bool
    """Whether drafts and texts of another day count as public, as in a preview."""
    withheld: frozenset[str]
    """The source files that are left out of this build, public or not."""

    def is_public(self, document: Document) -> bool:
        """Whether `document` has a page in this build."""
        return document.path in self._public

    @cached_property
    def _public(self) -> frozenset[str]:
        return frozenset(
            each.path
            for each in self.documents
            if each.path not in self.withheld and (self.drafts or is_public(each.front_matter, self.today))
        )

    def address(self, document: Document) -> str:
        """The path of the document's page under `dist/`."""
        return self.addresses.document(document.kind, document.name, document.language)

    def href(self, document: Document) -> str:
        """What to write into a link to the document's page."""
        return self.hrefs[document.path]

    @cached_property
    def hrefs(self) -> Mapping[str, str]:
        """The address of each document's page for readers, by its source file."""
        return {each.path: self.addresses.href(self.address(each)) for each in self.documents}

    @cached_property
    def links(self) -> Mapping[str, Link]:
        """The way to each document, in the words of its title, by its source file."""
        return {each.path: Link(self.href(each), each.front_matter.title) for each in self.documents}

    @cached_property
    def topic_links(self) -> Mapping[tuple[LanguageCode, str], Link]:
        """The way to the articles of each topic, by language and topic."""
        return {
            (language, topic.id): Link(
                self.addresses.href(self.addresses.section(f"topics/{topic.id}", language)), topic.title[language]
            )
            for language in self.settings.languages
            for topic in self.catalogue.topics.values()
        }

    @cached_property
    def cards(self) -> Mapping[str, ArticleCard]:
        """Every article as lists show it, by its source file."""
        return {each.path: self._card(each) for each in self.documents if each.kind == "article"}

    def _card(self, article: Document) -> ArticleCard:
        matter = article.front_matter
        return ArticleCard(self.href(article), matter.title, matter.description)

    @cached_property
    def naming_crisis(self) -> frozenset[str]:
        """The addresses of all documents that name a crisis somewhere: in what lists show of them, or in the text."""
        return frozenset(self.href(each) for each in self.documents if self.outlines[each.path].names_crisis)

    @cached_property
    def by_path(self) -> Mapping[str, Document]:
        """Every document by its source file."""
        return {document.path: document for document in self.documents}

    @cached_property
    def by_address(self) -> Mapping[str, Document]:
        """Every document by the path of its page, whether public or not."""
        return {self.address(document): document for document in self.documents}

    @cached_property
    def versions(self) -> Mapping[tuple[DocumentKind, str], Mapping[LanguageCode, Document]]:
        """The languages in which each text exists, public or not, in the order of the site's languages."""
        found: dict[tuple[DocumentKind, str], dict[LanguageCode, Document]] = {}
        order = {language: number for number, language in enumerate(self.settings.languages)}
        for document in sorted(self.documents, key=lambda each: order.get(each.language, len(order))):
            found.setdefault((document.kind, document.name), {})[document.language] = document
        return found

    @cached_property
    def articles(self) -> Mapping[LanguageCode, tuple[Document, ...]]:
        """The public articles of each language, from A to Z."""
        return {language: tuple(self._sorted_articles(language)) for language in self.settings.languages}

    @cached_property
    def newest(self) -> Mapping[LanguageCode, tuple[Document, ...]]:
        """The public articles of each language, newest first."""
        return {language: tuple(sorted(articles, key=newest_first)) for language, articles in self.articles.items()}

    def _sorted_articles(self, language: LanguageCode) -> Iterator[Document]:
        articles = [
            document
            for document in self.documents
            if document.kind == "article" and document.language == language and self.is_public(document)
        ]
        return iter(sorted(articles, key=lambda each: (collation_key(each.front_matter.title, language), each.name)))

    @cached_property
    def by_topic(self) -> Mapping[tuple[LanguageCode, str], tuple[Document, ...]]:
        """The public articles of each topic and language, from A to Z."""
        found: dict[tuple[LanguageCode, str], list[Document]] = {}
        for language, articles in self.articles.items():
            for article in articles:
                for topic in dict.fromkeys(article.front_matter.topics):
                    found.setdefault((language, topic), []).append(article)
        return {key: tuple(articles) for key, articles in found.items()}

    def translations(self, document: Document) -> tuple[Document, ...]:
        """The public versions of `document`, itself included, in the order of the site's languages."""
        versions = self.versions[document.kind, document.name]
        return tuple(version for version in versions.values() if self.is_public(version))
