"""Finds the existing name that somebody probably meant."""

from __future__ import annotations

import difflib
import heapq
from collections.abc import Callable, Collection

__all__ = ["NearNames"]

_SEARCHED = 100
"""How many unknown names to search for; whoever has more has renamed a folder, and reads only the first few hints."""
_CANDIDATES = 10


class NearNames:
    """Finds the existing name that looks most like what was typed.

    difflib compares letter by letter. Comparing each unknown name with all names of a large site would take it
    minutes, so it sees only the few names that share most pairs of letters. We keep results: names repeat.
    """

    def __init__(self, names_in: Callable[[str], Collection[str]]) -> None:
        """`names_in` lists the names in a place, such as a folder or a page; it is called once for each place."""
        self._names_in = names_in
        self._pairs: dict[str, dict[str, frozenset[str]]] = {}
        """The pairs of letters of each name, by place and name."""
        self._nearest: dict[tuple[str, str], str | None] = {}

    def names(self, place: str) -> tuple[str, ...]:
        """The names in `place`, sorted."""
        if place not in self._pairs:
            self._pairs[place] = {name: _letter_pairs(name) for name in sorted(self._names_in(place))}
        return tuple(self._pairs[place])

    def nearest(self, name: str, place: str) -> str | None:
        """The name in `place` most like `name`; `None` when none is similar, or after too many searches."""
        if (place, name) not in self._nearest and len(self._nearest) < _SEARCHED:
            self._nearest[place, name] = self._search(name, place)
        return self._nearest.get((place, name))

    def _search(self, name: str, place: str) -> str | None:
        wanted, names = _letter_pairs(name), self.names(place)

        def similarity(known: str) -> float:
            pairs = self._pairs[place][known]
            return len(wanted & pairs) / (len(wanted) + len(pairs) or 1)

        candidates = {known.lower(): known for known in heapq.nlargest(_CANDIDATES, names, key=similarity)}
        return next((candidates[near] for near in difflib.get_close_matches(name.lower(), candidates, n=1)), None)


def _letter_pairs(name: str) -> frozenset[str]:
    """The pairs of neighbouring letters in `name`, whether they are capitals or not."""
    small = name.lower()
    return frozenset(small[start : start + 2] for start in range(len(small) - 1))
