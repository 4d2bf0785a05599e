"""Which name was probably meant: the one that looks most like what was typed, at a price that a large site can pay.

difflib compares two names letter by letter and takes its time, so that asking it about every name of a large site,
for every unknown one, would take minutes. It is asked only about the few names that share most pairs of letters.
"""

from __future__ import annotations

import difflib
import heapq
from collections.abc import Callable, Collection

__all__ = ["NearNames"]

_SEARCHED = 100
"""So many unknown names are searched for; who has more has renamed a folder, and reads the first few."""
_CANDIDATES = 10


class NearNames:
    """The names that exist in some places, and which of them is nearest to an unknown one."""

    def __init__(self, names_in: Callable[[str], Collection[str]]) -> None:
        """`names_in` lists the names of a place, whatever a place is; it is asked once for each."""
        self._names_in = names_in
        self._names: dict[str, tuple[str, ...]] = {}
        self._pairs: dict[str, tuple[tuple[str, frozenset[str]], ...]] = {}
        self._nearest: dict[tuple[str, str], str | None] = {}

    def names(self, place: str) -> tuple[str, ...]:
        """The names of `place`, sorted."""
        if place not in self._names:
            self._names[place] = tuple(sorted(self._names_in(place)))
        return self._names[place]

    def nearest(self, name: str, place: str) -> str | None:
        """The name of `place` that is most like `name`; `None` when none is, or when too many were asked about."""
        asked = place, name
        if asked not in self._nearest:
            if len(self._nearest) >= _SEARCHED:
                return None
            self._nearest[asked] = self._search(name, place)
        return self._nearest[asked]

    def _search(self, name: str, place: str) -> str | None:
        if place not in self._pairs:
            self._pairs[place] = tuple((each, _pairs_of(each)) for each in self.names(place))
        wanted = _pairs_of(name)

        def likeness(known: tuple[str, frozenset[str]]) -> float:
            return len(wanted & known[1]) / (len(wanted) + len(known[1]) or 1)

        candidates = [known for known, _ in heapq.nlargest(_CANDIDATES, self._pairs[place], key=likeness)]
        return next(iter(difflib.get_close_matches(name, candidates, n=1)), None)


def _pairs_of(name: str) -> frozenset[str]:
    """The pairs of neighbouring letters in `name`."""
    return frozenset(name[start : start + 2] for start in range(len(name) - 1))
