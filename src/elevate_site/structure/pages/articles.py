"""The pages that writers write: articles and plain pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from elevate_site.language.crisis_terms import names_crisis
from elevate_site.model.document import Document
from elevate_site.model.fragment import Definition
from elevate_site.model.page import Page
from elevate_site.model.site_view import Link
from elevate_site.model.values import LanguageCode
from elevate_site.model.views import ArticleView, Byline, PlainView
from elevate_site.structure.library import Library
from elevate_site.structure.links.resolver import ResolvedText
from elevate_site.structure.pages.heads import HeadMaker, html_page
from elevate_site.structure.publication import next_review
from elevate_site.structure.related import Relations

__all__ = ["ArticlePages"]


@dataclass(frozen=True, slots=True)
class ArticlePages:
    """Makes the pages of the articles and plain pages of one language."""

    library: Library
    language: LanguageCode
    heads: HeadMaker
    texts: Mapping[str, ResolvedText]
    """By source file."""
    relations: Relations
    definitions: Mapping[str, Definition]
    """The glossary of the language, by anchor."""
    all_articles: Link
    """The list of all articles: the breadcrumb of an article without a topic."""

    def article(self, document: Document) -> Page:
        """The page of the article `document`."""
        library, matter = self.library, document.front_matter
        path, text = library.page_paths[document.path], self.texts[document.path]
        outline = library.outlines[document.path]
        topics = self._topics(document)
        previous, following = self._neighbours(document)
        definitions = tuple([self.definitions[anchor] for anchor in outline.terms])
        view = ArticleView(
            head=self.heads.make(
                path,
                self.language,
                matter.title,
                matter.description,
                versions=library.public_versions(document),
                trail=topics[:1] or (self.all_articles,),
                topic=library.catalogue.topics.get(matter.topics[0]) if matter.topics else None,
            ),
            description=matter.description,
            key_points=matter.key_points,
            definitions=definitions,
            byline=self._byline(document),
            sources=matter.sources,
            topics=topics,
            related=tuple([library.cards[other.path] for other in self.relations.of(document)]),
            previous=previous,
            next=following,
            crisis_card=matter.crisis
            or outline.names_crisis
            or any(names_crisis(f"{each.term}\n{each.meaning}") for each in definitions),
            exit_button=matter.exit_button,
            image=text.image,
        )
        return html_page(path, "pages/article.html", view, source=document.path, body=text.body)

    def plain(self, document: Document) -> Page:
        """The page of the plain page `document`."""
        library, matter = self.library, document.front_matter
        path, versions = library.page_paths[document.path], library.public_versions(document)
        view = PlainView(
            head=self.heads.make(path, self.language, matter.title, matter.description, versions=versions),
            description=matter.description,
            crisis_card=matter.crisis or library.outlines[document.path].names_crisis,
            exit_button=matter.exit_button,
        )
        return html_page(path, "pages/plain.html", view, source=document.path, body=self.texts[document.path].body)

    def _topics(self, document: Document) -> tuple[Link, ...]:
        links = self.library.topic_links
        found = [links.get((self.language, topic)) for topic in dict.fromkeys(document.front_matter.topics)]
        return tuple([link for link in found if link is not None])

    def _neighbours(self, document: Document) -> tuple[Link | None, Link | None]:
        """The articles before and after this one in its main topic."""
        topics = document.front_matter.topics
        before, after = self.relations.neighbours(document, topics[0]) if topics else (None, None)
        links = self.library.links
        return links[before.path] if before else None, links[after.path] if after else None

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
        person = self.library.catalogue.people.get(name) if name is not None else None
        if person is None:
            return None
        return f"{person.name}, {person.credentials}" if person.credentials else person.name
