"""The pages that list articles: home, topics, and all articles from A to Z."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from elevate_site.language.collation import first_letter
from elevate_site.language.crisis_terms import any_names_crisis
from elevate_site.model.list_views import ArticleCard, AToZView, HomeView, LetterGroup, TopicCard, TopicView
from elevate_site.model.page import Page
from elevate_site.model.site_view import Link
from elevate_site.model.values import LanguageCode
from elevate_site.structure.library import Library
from elevate_site.structure.pages.heads import HeadMaker, html_page

__all__ = ["ListPages"]

_HOME_ARTICLES = 6
_TOPIC_PAGE = 50
"""Articles on one page of a topic."""
_NEAR = 4
"""A page of a long list links to this many pages before and after it."""
_ONE_PAGE_A_TO_Z = 200
"""Up to this many articles, the list from A to Z is one page."""
_NO_LETTER = {"#": "0-9"}


@dataclass(frozen=True, slots=True)
class ListPages:
    """Makes the list pages of one language."""

    library: Library
    language: LanguageCode
    heads: HeadMaker
    words: Mapping[str, str]
    """The strings of the language."""

    def home(self) -> Page:
        """The home page: the topics and the newest articles."""
        library, clinic = self.library, self.library.settings.clinic
        path = library.urls.section_path("", self.language)
        newest = library.newest[self.language][:_HOME_ARTICLES]
        topics = tuple(self._topic_cards())
        articles = tuple(library.cards[article.path] for article in newest)
        about = (clinic.tagline[self.language], clinic.description[self.language])
        view = HomeView(
            head=self.heads.make(
                path, self.language, clinic.name, clinic.description[self.language], versions=self.heads.versions("")
            ),
            topics=topics,
            articles=articles,
            crisis_card=any_names_crisis((*about, *_words(topics), *_words(self._naming_crisis(articles)))),
        )
        return html_page(path, "pages/home.html", view)

    def topics(self) -> Iterator[Page]:
        """A page for each topic; several when it has many articles."""
        for identifier in self.library.catalogue.topics:
            articles = self.library.by_topic.get((self.language, identifier), ())
            cards = [self.library.cards[article.path] for article in articles]
            slices = [cards[start : start + _TOPIC_PAGE] for start in range(0, len(cards), _TOPIC_PAGE)] or [[]]
            for number, some in enumerate(slices, start=1):
                yield self._topic_page(identifier, number, len(slices), some)

    def a_to_z(self) -> Iterator[Page]:
        """All articles from A to Z; when there are many, an overview and a page for each letter."""
        groups: dict[str, list[ArticleCard]] = {}
        for article in self.library.articles[self.language]:
            letter = first_letter(article.front_matter.title, self.language)
            groups.setdefault(letter, []).append(self.library.cards[article.path])
        all_groups = tuple(LetterGroup(letter, tuple(cards)) for letter, cards in groups.items())
        split = sum(len(group.articles) for group in all_groups) > _ONE_PAGE_A_TO_Z
        letters = tuple(self._letter_link(group.letter, split=split) for group in all_groups)
        yield self._a_to_z_page("", () if split else all_groups, letters)
        if split:
            for group in all_groups:
                yield self._a_to_z_page(group.letter, (group,), letters)

    def _naming_crisis(self, cards: Iterable[ArticleCard]) -> Iterator[ArticleCard]:
        """The cards that may name a crisis; only their words need a closer look."""
        return (card for card in cards if card.href in self.library.naming_crisis)

    def _topic_cards(self) -> Iterator[TopicCard]:
        urls = self.library.urls
        for identifier, topic in self.library.catalogue.topics.items():
            if count := len(self.library.by_topic.get((self.language, identifier), ())):
                href = urls.section_href(f"topics/{identifier}", self.language)
                yield TopicCard(href, topic.title[self.language], topic.description[self.language], count)

    def _topic_page(self, identifier: str, number: int, count: int, cards: list[ArticleCard]) -> Page:
        urls, topic = self.library.urls, self.library.catalogue.topics[identifier]
        title, description = topic.title[self.language], topic.description[self.language]
        paths = {each: self._topic_path(identifier, each) for each in _near_pages(number, count)}
        path = paths[number]
        pages = tuple(Link(urls.href(near), str(each), current=each == number) for each, near in paths.items())
        head = self.heads.make(
            path,
            self.language,
            title if number == 1 else self.words["topic_page_title"].format(topic=title, number=number),
            description,
            versions=self._topic_versions(identifier) if number == 1 else {self.language: path},
            topic=topic,
            # An empty topic is of no use to search engines.
            indexed=bool(cards),
        )
        crisis_card = any_names_crisis((title, description, *_words(self._naming_crisis(cards))))
        view = TopicView(head, description, tuple(cards), number, pages if count > 1 else (), crisis_card)
        return html_page(path, "pages/topic.html", view)

    def _topic_path(self, identifier: str, number: int) -> str:
        section = f"topics/{identifier}/{number}" if number > 1 else f"topics/{identifier}"
        return self.library.urls.section_path(section, self.language)

    def _topic_versions(self, identifier: str) -> dict[LanguageCode, str]:
        """The page in this language, and in each other one that has articles on the topic."""
        return {
            language: path
            for language, path in self.heads.versions(f"topics/{identifier}").items()
            if language == self.language or (language, identifier) in self.library.by_topic
        }

    def _letter_section(self, letter: str) -> str:
        return f"articles/letter/{_NO_LETTER.get(letter, letter.lower())}"

    def _letter_link(self, letter: str, *, split: bool) -> Link:
        if not split:
            return Link(f"#site_letter_{_NO_LETTER.get(letter, letter.lower())}", letter)
        urls = self.library.urls
        return Link(urls.section_href(self._letter_section(letter), self.language), letter)

    def _a_to_z_page(self, letter: str, groups: tuple[LetterGroup, ...], letters: tuple[Link, ...]) -> Page:
        urls = self.library.urls
        section = self._letter_section(letter) if letter else "articles"
        path = urls.section_path(section, self.language)
        href = urls.href(path)
        title = self.words["articles_letter_title"].format(letter=letter) if letter else self.words["articles_title"]
        overview = Link(urls.section_href("articles", self.language), self.words["articles_title"])
        head = self.heads.make(
            path,
            self.language,
            title,
            self.words["articles_description"],
            versions={self.language: path} if letter else self.heads.versions("articles"),
            trail=(overview,) if letter else (),
        )
        marked = tuple(Link(link.href, link.text, current=link.href == href) for link in letters)
        # Only titles, because the list shows no descriptions.
        crisis_card = any_names_crisis(card.title for group in groups for card in self._naming_crisis(group.articles))
        return html_page(path, "pages/a_to_z.html", AToZView(head, groups, marked, crisis_card))


def _near_pages(number: int, count: int) -> list[int]:
    """The pages to which a page of a list links: the first and the last, and those around it.

    Links to all of them would outnumber the articles of a large topic.
    """
    return sorted({1, *range(max(1, number - _NEAR), min(count, number + _NEAR) + 1), count})


def _words(cards: Iterable[ArticleCard | TopicCard]) -> Iterator[str]:
    for card in cards:
        yield card.title
        yield card.description
