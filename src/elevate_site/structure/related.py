"""What to read next: the articles that share most topics, and the neighbours in the main topic, in a total order.

Articles with the same topics have the same candidates. So this compares the few sets of topics.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from elevate_site.model.document import Document

__all__ = ["Relations"]

_SHOWN = 3
_CANDIDATES = _SHOWN + 1
"""Without the article itself three are left, and those that its front matter names too are shown anyway."""


class Relations:
    """Finds what to offer below an article; made once for the articles of one language."""

    def __init__(self, a_to_z: Sequence[Document], newest_first: Sequence[Document]) -> None:
        """Both hold all the articles: one sorted by title, one by date, the newest first."""
        self._by_name = {article.name: article for article in a_to_z}
        self._newest_first = newest_first
        groups: dict[frozenset[str], list[int]] = {}
        for place, article in enumerate(newest_first):
            group = groups.setdefault(frozenset(article.front_matter.topics), [])
            if len(group) < _CANDIDATES:
                group.append(place)
        self._groups: Sequence[Sequence[int]] = tuple(groups.values())
        """The newest articles of those with exactly the same topics, as their places among all of them."""
        self._groups_of: dict[str, set[int]] = {}
        """The numbers of the groups that have a topic."""
        for number, topics in enumerate(groups):
            for topic in topics:
                self._groups_of.setdefault(topic, set()).add(number)
        self._candidates = {topics: self._most_alike(topics) for topics in groups}
        self._reading_order: dict[str, list[Document]] = {}
        self._places: dict[str, int] = {}
        """The place of each article in the reading order of its main topic."""
        for article in a_to_z:
            if article.front_matter.topics:
                order = self._reading_order.setdefault(article.front_matter.topics[0], [])
                self._places[article.name] = len(order)
                order.append(article)

    def of(self, article: Document) -> tuple[Document, ...]:
        """At most three articles: those that front matter names, then those that share most topics, newest first."""
        matter = article.front_matter
        candidates = self._candidates.get(frozenset(matter.topics), ())
        if matter.related:
            named = (name for name in matter.related if name in self._by_name)
            candidates = tuple(dict.fromkeys((*named, *candidates)))
        return tuple([self._by_name[name] for name in candidates if name != article.name][:_SHOWN])

    def neighbours(self, article: Document, topic: str) -> tuple[Document | None, Document | None]:
        """The articles before and after `article` among those whose main topic is `topic`, from A to Z."""
        order = self._reading_order[topic]
        place = self._places[article.name]
        before = order[place - 1] if place else None
        after = order[place + 1] if place + 1 < len(order) else None
        return before, after

    def _most_alike(self, topics: frozenset[str]) -> tuple[str, ...]:
        """The names of the articles that share most of the `topics`, as many as any article needs."""
        groups = [self._groups_of[topic] for topic in topics]
        # Those that share all topics are mostly enough, and found without counting.
        found = self._newest(set.intersection(*groups)) if groups else []
        counts = Counter(chain.from_iterable(groups)) if len(found) < _CANDIDATES else {}
        for shared in range(len(groups) - 1, 0, -1):
            if len(found) < _CANDIDATES:
                found += self._newest([group for group, count in counts.items() if count == shared])
        return tuple([self._newest_first[place].name for place in found[:_CANDIDATES]])

    def _newest(self, groups: Iterable[int]) -> list[int]:
        """The newest articles of these groups, as many as any article needs."""
        return sorted(chain.from_iterable(map(self._groups.__getitem__, groups)))[:_CANDIDATES]
