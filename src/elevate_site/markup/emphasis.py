"""Emphasis that loses no letter.

Where signs do not match, Python-Markdown 3.11 loses letters: of `*x**12 mg*20` it leaves `*x`, `12 mg` in bold and
`0`, without the 2. It takes the missing second star from the text, or goes on in a text that has changed since it
counted. A page about medicines cannot lose a digit. Here such a pair is no emphasis, and readers see its signs as they
were typed.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import Delimiter, DelimiterProcessor

__all__ = ["EmphasisProcessor"]


class EmphasisProcessor(DelimiterProcessor):
    """The library's emphasis, if its signs are really there."""

    def __init__(self, parser: Markdown) -> None:
        super().__init__("*", "strong,em", parser)
        self.add("_", "strong,em", smart=True)
        self._data = ""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - as in the library, whose base class differs
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Make the next stretch of emphasis; Python-Markdown's hook."""
        self._data = data
        if self.regions and not self._finds_again(m.start()):
            self.reset()
        return super().handleMatch(m, data)

    def add_region(self, delim: Delimiter, a: int, b: int, c: int, d: int, size: int) -> None:
        """Keep the stretch between the signs at `a` to `b` and at `c` to `d`; the library's hook."""
        if self._data[a:b] == self._data[c:d] != "":
            super().add_region(delim, a, b, c, d, size)

    def _finds_again(self, position: int) -> bool:
        """Whether the next stretch, counted earlier, still stands in the text where the library will look for it."""
        first, *others = self.regions[self.cache_index :]
        offset = position - (self.cache_pos if position != self.cache_pos else first[0])
        inside = (other for other in others if other[0] < first[3])
        return all(
            self._data[a + offset : b + offset] == self._data[c + offset : d + offset]
            and self._data[a + offset : b + offset] in {"*", "**", "_", "__"}
            for a, b, c, d, *_ in (first, *inside)
        )
