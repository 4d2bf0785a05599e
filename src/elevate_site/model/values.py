"""Small values that are checked once, when read, and trusted from then on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple, NewType, Self

__all__ = [
    "Email",
    "FewPositions",
    "LanguageCode",
    "LocalText",
    "Months",
    "Phone",
    "Position",
    "Positions",
    "ShortCode",
    "Url",
]

LanguageCode = NewType("LanguageCode", str)
"""A language tag of two or three letters, as in BCP 47: `en`, `es`."""

Url = NewType("Url", str)
"""An absolute `https:` (or `http:`) address with a host."""

Email = NewType("Email", str)
"""One plain email address."""

ShortCode = NewType("ShortCode", str)
"""A service number of three to six digits that is dialed as written: `911`, `988`, `838255`."""

Months = NewType("Months", int)
"""A span of whole months; written `12 months` or `2 years`."""


class Position(NamedTuple):
    """Where in its file something is written; both numbers count from 1."""

    line: int
    column: int


Positions = Mapping[str, Position]
"""The position of each value of a YAML text, by its dotted path: `locations.0.phone`."""


@dataclass(frozen=True, slots=True, eq=False)
class FewPositions(Mapping[str, Position]):
    """The positions of a short text, which are kept for thousands of texts and seldom asked for."""

    paths: tuple[str, ...]
    numbers: tuple[int, ...]
    """Alternating lines and columns."""

    @classmethod
    def of(cls, positions: Positions) -> Self:
        """The same positions."""
        return cls(tuple(positions), tuple(chain.from_iterable(positions.values())))

    def __getitem__(self, path: str) -> Position:
        if path not in self.paths:
            raise KeyError(path)
        at = 2 * self.paths.index(path)
        return Position(*self.numbers[at : at + 2])

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone number that can be dialed."""

    e164: str
    """The number with its country code: `+13055550100` (ITU-T E.164)."""
    display: str
    """The number as people of that country write it: `305-555-0100`."""
    placeholder: bool = False
    """Whether it is a number set aside for examples, such as 555-01xx, or plainly filler."""


@dataclass(frozen=True, slots=True)
class LocalText:
    """One text in each language of the site."""

    texts: tuple[tuple[LanguageCode, str], ...]
    """Pairs of language and text; a single pair with the language `""` is the text of all languages.

    Somebody wrote it once; it counts as being in the first language of the site.
    """

    @property
    def written_once(self) -> bool:
        """Whether one text serves every language."""
        return self.texts[0][0] == ""

    def __getitem__(self, language: LanguageCode) -> str:
        """The text in `language`.

        Raises `KeyError` when there is none; reading has made sure that there is one for every language of the site.
        """
        for known, text in self.texts:
            if known in (language, ""):
                return text
        raise KeyError(language)
