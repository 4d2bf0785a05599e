"""The page of one article."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass

from elevate_site.errors import Problem
from elevate_site.language.crisis_terms import names_crisis
from elevate_site.model.document import Document
from elevate_site.model.fragment import Definition, Picture
from elevate_site.model.page import Page
from elevate_site.model.site_view import Link
from elevate_site.model.values import LanguageCode
from elevate_site.model.views import ArticleView, Byline, PlainView, SourceView
from elevate_site.structure.library import Library
from elevate_site.structure.links.resolver import LinkResolver
from elevate_site.structure.pages.heads import HeadMaker
from elevate_site.structure.publication import next_review
from elevate_site.structure.related import Relations

__all__ = ["ArticlePages"]

_WORDS_A_MINUTE = 200
"""A careful 200 of the 238 words a minute that adults read (Brysbaert 2019, doi:10.1016/j.jml.2019.104047)."""


@dataclass(frozen=True, slots=True)
class ArticlePages:
    """Makes the pages of the articles and plain pages of one language."""

    library: Library
    language: LanguageCode
    heads: HeadMaker
    links: LinkResolver
    relations: Relations
    definitions: Mapping[str, Definition]
    """The glossary of the language, by anchor."""
    articles_title: str
    """The words for the list of all articles, which is the way to an article without a topic."""

    def article(self, document: Document, problems: list[Problem]) -> Page:
        """The page of the article `document`; faults of its links are added to `problems`."""
        library, matter = self.library, document.front_matter
        path = library.address(document)
        topics = self._topics(document)
        outline = library.outlines[document.path]
        previous, following = self._neighbours(document)
        image = self._image(document, problems)
        body = self.links.resolve(document, problems, first_at_once=image is None)
        definitions = tuple([self.definitions[anchor] for anchor in outline.terms])
        view = ArticleView(
            head=self.heads.make(
                path,
                self.language,
                matter.title,
                matter.description,
                versions=self._versions(document),
                trail=topics[:1] or (self._all_articles(),),
                topic=library.catalogue.topics.get(matter.topics[0]) if matter.topics else None,
            ),
            description=matter.description,
            key_points=matter.key_points,
            contents=outline.contents,
            definitions=definitions,
            byline=self._byline(document),
            sources=tuple(
                SourceView(each.title, each.url, each.publisher, each.year, each.language) for each in matter.sources
            ),
            topics=topics,
            related=tuple(library.cards[other.path] for other in self.relations.of(document)),
            previous=previous,
            next=following,
            crisis_card=matter.crisis
            or outline.names_crisis
            or any(names_crisis(f"{each.term}\n{each.meaning}") for each in definitions),
            exit_button=matter.exit_button,
            reading_minutes=max(1, math.ceil(outline.statistics.words / _WORDS_A_MINUTE)),
            image=image,
        )
        return Page(path, self.language, "pages/article.html", view, document.path, body)

    def plain(self, document: Document, problems: list[Problem]) -> Page:
        """The page of the plain page `document`; faults of its links are added to `problems`."""
        matter = document.front_matter
        path = self.library.address(document)
        view = PlainView(
            head=self.heads.make(
                path, self.language, matter.title, matter.description, versions=self._versions(document)
            ),
            description=matter.description,
            crisis_card=matter.crisis or self.library.outlines[document.path].names_crisis,
            exit_button=matter.exit_button,
        )
        return Page(
            path, self.language, "pages/plain.html", view, document.path, self.links.resolve(document, problems)
        )

    def _image(self, document: Document, problems: list[Problem]) -> Picture | None:
        """The picture that stands for the article; it comes before those of the text."""
        image = document.front_matter.image
        if image is None:
            return None
        picture = self.links.picture(document, image.file, image.alt, document.position("image.file"), problems)
        return dataclasses.replace(picture, at_once=True) if picture else None

    def _versions(self, document: Document) -> dict[LanguageCode, str]:
        return {each.language: self.library.address(each) for each in self.library.translations(document)}

    def _all_articles(self) -> Link:
        addresses = self.library.addresses
        return Link(addresses.href(addresses.section("articles", self.language)), self.articles_title)

    def _topics(self, document: Document) -> tuple[Link, ...]:
        links = self.library.topic_links
        found = (links.get((self.language, topic)) for topic in dict.fromkeys(document.front_matter.topics))
        return tuple([link for link in found if link is not None])

    def _neighbours(self, document: Document) -> tuple[Link | None, Link | None]:
        """The articles before and after this one in its main topic."""
        topics = document.front_matter.topics
        before, after = self.relations.neighbours(document, topics[0]) if topics else (None, None)
        return self._link(before), self._link(after)

    def _link(self, document: Document | None) -> Link | None:
        return self.library.links[document.path] if document is not None else None

    def _byline(self, document: Document) -> Byline:
        matter = document.front_matter
        due = next_review(matter, self.library.settings.review)
        return Byline(
            author=self._person(matter.author),
            reviewer=self._person(matter.reviewed_by),
            reviewed=matter.reviewed,
            next_review=due,
            translation_reviewer=self._person(matter.translation_reviewed_by),
            overdue=due is not None and due <= self.library.today,
        )

    def _person(self, name: str | None) -> str | None:
        person = self.library.catalogue.people.get(name or "")
        if person is None:
            return None
        return f"{person.name}, {person.credentials}" if person.credentials else person.name
