"""What to read next: articles that share most topics, and the neighbours in the main topic, in a total order.

Articles with the same topics have the same candidates. So what is compared is sets of topics, of which even a
very large site has few, and never article with article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from elevate_site.model.document import Document
from elevate_site.structure.publication import newest_first

__all__ = ["Relations"]

_SHOWN = 3
_OFFERED = 2 * _SHOWN + 1
"""Of these enough are left when the article itself and those that front matter names are not offered again."""


class Relations:
    """Answers what to offer under an article; made once for the articles of one language, given from A to Z."""

    def __init__(self, articles: Sequence[Document]) -> None:
        self._by_name = {article.name: article for article in articles}
        self._newest_first = sorted(articles, key=newest_first)
        groups: dict[frozenset[str], list[int]] = {}
        for rank, article in enumerate(self._newest_first):
            some = groups.setdefault(frozenset(article.front_matter.topics), [])
            if len(some) < _OFFERED:
                some.append(rank)
        self._groups: Sequence[Sequence[int]] = tuple(groups.values())
        """The newest articles of those with the same topics, as their places among all."""
        self._groups_of: dict[str, set[int]] = {}
        for number, topics in enumerate(groups):
            for topic in topics:
                self._groups_of.setdefault(topic, set()).add(number)
        self._newest_of: dict[str, list[int]] = {}
        """The newest articles of each topic, likewise."""
        for rank, article in enumerate(self._newest_first):
            for topic in set(article.front_matter.topics):
                some = self._newest_of.setdefault(topic, [])
                if len(some) < 2 * _OFFERED:
                    some.append(rank)
        self._candidates: dict[frozenset[str], tuple[str, ...]] = {}
        self._reading_order: dict[str, list[Document]] = {}
        self._places: dict[str, int] = {}
        for article in articles:
            if article.front_matter.topics:
                order = self._reading_order.setdefault(article.front_matter.topics[0], [])
                self._places[article.name] = len(order)
                order.append(article)

    def of(self, article: Document) -> tuple[Document, ...]:
        """At most three articles: those that front matter names, then those that share most topics, newest first."""
        named = [self._by_name[name] for name in article.front_matter.related if name in self._by_name]
        topics = frozenset(article.front_matter.topics)
        if topics not in self._candidates:
            ranks = islice(self._by_likeness(topics), _OFFERED)
            self._candidates[topics] = tuple([self._newest_first[rank].name for rank in ranks])
        offered = dict.fromkeys((*[each.name for each in named], *self._candidates[topics]))
        offered.pop(article.name, None)
        return tuple(self._by_name[name] for name in islice(offered, _SHOWN))

    def neighbours(self, article: Document, topic: str) -> tuple[Document | None, Document | None]:
        """The articles before and after `article` among those whose main topic is `topic`, from A to Z."""
        order, places = self._reading_order[topic], self._places
        place = places[article.name]
        before = order[place - 1] if place else None
        after = order[place + 1] if place + 1 < len(order) else None
        return before, after

    def _by_likeness(self, topics: frozenset[str]) -> Iterator[int]:
        """Places of articles by how many of the `topics` they share; asked for no more of them than are shown."""
        known = [topic for topic in topics if topic in self._groups_of]
        groups = [self._groups_of[topic] for topic in known]
        if not groups:
            return
        # Those that share all topics are mostly enough, and found without counting.
        offered = self._newest(set.intersection(*groups))
        yield from offered
        fewer = range(len(groups) - 1, 1, -1)
        counts = Counter(chain.from_iterable(groups)) if fewer else {}
        for shared in fewer:
            some = self._newest([group for group, count in counts.items() if count == shared])
            offered += some
            yield from some
        # Whoever still asks has been offered all that share more than one, and these are fewer than are left out here.
        yield from sorted(set(chain.from_iterable([self._newest_of[topic] for topic in known])).difference(offered))

    def _newest(self, groups: Iterable[int]) -> list[int]:
        return sorted(chain.from_iterable(map(self._groups.__getitem__, groups)))
