"""All documents of a site with their outlines, and everything that pages ask about them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
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
from elevate_site.structure.urls import SiteUrls

__all__ = ["Library"]


@dataclass(frozen=True)
class Library:
    """The documents of this build, in the order of their paths."""

    settings: Settings
    catalogue: Catalogue
    documents: tuple[Document, ...]
    outlines: Mapping[str, Outline]
    """By source file."""
    places: Callable[[str], tuple[int, ...]]
    """Gives the `places` of a text by its source file."""
    urls: SiteUrls
    today: datetime.date
    drafts: bool
    """Whether drafts, scheduled and expired documents count as public, as in a preview."""
    withheld: frozenset[str]
    """The source files that are left out of this build, public or not."""

    def is_public(self, document: Document) -> bool:
        """Whether `document` has a page in this build."""
        return document.path in self._public_paths

    @cached_property
    def public(self) -> tuple[Document, ...]:
        """The documents that have a page in this build."""
        return tuple(
            [
                each
                for each in self.documents
                if each.path not in self.withheld and (self.drafts or is_public(each.front_matter, self.today))
            ]
        )

    @cached_property
    def _public_paths(self) -> frozenset[str]:
        return frozenset([each.path for each in self.public])

    @cached_property
    def page_paths(self) -> Mapping[str, str]:
        """The path of each document's page under `dist/`, whether it is public or not, by source file."""
        return {each.path: self.urls.document_path(each.kind, each.name, each.language) for each in self.documents}

    @cached_property
    def hrefs(self) -> Mapping[str, str]:
        """The link to each document's page, by source file."""
        return {source: self.urls.href(path) for source, path in self.page_paths.items()}

    @cached_property
    def links(self) -> Mapping[str, Link]:
        """The link to each document's page with its title, by source file."""
        return {each.path: Link(self.hrefs[each.path], each.front_matter.title) for each in self.documents}

    @cached_property
    def topic_links(self) -> Mapping[tuple[LanguageCode, str], Link]:
        """The link to each topic's page with its title, by language and topic id."""
        return {
            (language, topic.id): Link(self.urls.section_href(f"topics/{topic.id}", language), topic.title[language])
            for language in self.settings.languages
            for topic in self.catalogue.topics.values()
        }

    @cached_property
    def cards(self) -> Mapping[str, ArticleCard]:
        """Every article as lists show it, by source file."""
        return {
            each.path: ArticleCard(self.hrefs[each.path], each.front_matter.title, each.front_matter.description)
            for each in self.documents
            if each.kind == "article"
        }

    @cached_property
    def naming_crisis(self) -> frozenset[str]:
        """The links to all documents that name a crisis: in what lists show of them, or in the text."""
        return frozenset([self.hrefs[each.path] for each in self.documents if self.outlines[each.path].names_crisis])

    @cached_property
    def by_path(self) -> Mapping[str, Document]:
        """Every document by its source file."""
        return {document.path: document for document in self.documents}

    @cached_property
    def by_page_path(self) -> Mapping[str, Document]:
        """Every document by the path of its page, whether it is public or not."""
        return {self.page_paths[document.path]: document for document in self.documents}

    @cached_property
    def versions(self) -> Mapping[tuple[DocumentKind, str], Mapping[LanguageCode, Document]]:
        """The translations of each text, public or not, in the order of the site's languages."""
        found: dict[tuple[DocumentKind, str], dict[LanguageCode, Document]] = {}
        order = {language: number for number, language in enumerate(self.settings.languages)}
        for document in sorted(self.documents, key=lambda each: order.get(each.language, len(order))):
            found.setdefault((document.kind, document.name), {})[document.language] = document
        return found

    @cached_property
    def articles(self) -> Mapping[LanguageCode, tuple[Document, ...]]:
        """The public articles of each language, from A to Z."""
        return {language: self._a_to_z(language) for language in self.settings.languages}

    @cached_property
    def newest(self) -> Mapping[LanguageCode, tuple[Document, ...]]:
        """The public articles of each language, newest first."""
        return {language: tuple(sorted(articles, key=newest_first)) for language, articles in self.articles.items()}

    def _a_to_z(self, language: LanguageCode) -> tuple[Document, ...]:
        articles = [each for each in self.public if each.kind == "article" and each.language == language]
        return tuple(sorted(articles, key=lambda each: (collation_key(each.front_matter.title, language), each.name)))

    @cached_property
    def by_topic(self) -> Mapping[tuple[LanguageCode, str], tuple[Document, ...]]:
        """The public articles of each language and topic, from A to Z."""
        found: dict[tuple[LanguageCode, str], list[Document]] = {}
        for language, articles in self.articles.items():
            for article in articles:
                for topic in dict.fromkeys(article.front_matter.topics):
                    found.setdefault((language, topic), []).append(article)
        return {key: tuple(articles) for key, articles in found.items()}

    def public_versions(self, document: Document) -> dict[LanguageCode, str]:
        """The page paths of the public translations of `document`, itself included, in the order of the languages."""
        versions = self.versions[document.kind, document.name]
        return {language: self.page_paths[each.path] for language, each in versions.items() if self.is_public(each)}
