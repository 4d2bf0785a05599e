"""What is saved while a preview runs, and how long each save takes to reach the open page."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["MARK", "Part", "PreviewFigures", "RapidSaves", "Saves", "mark", "marked", "percentile"]

MARK = r"saved\d{5}"
"""What marks look like, as a regular expression for Python and JavaScript. All marks have the same length, so that no
half of one can pass for another while a page is still loading."""

_TITLE = re.compile(r"^title: .*", re.MULTILINE)
_EMPHASIS = "**well**"
"""Stands in every paragraph of the corpus."""


class Part(StrEnum):
    """The part of an article that is edited."""

    BODY = "body"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Saves:
    """Saves of one article, each after the page had shown the one before. Times count from just before the save."""

    articles: int
    part: Part
    loaded: tuple[float, ...]
    """Milliseconds until the reloaded document held the new words."""
    drawn: tuple[float, ...]
    """Milliseconds until the browser had drawn them."""


@dataclass(frozen=True, slots=True)
class RapidSaves:
    """Rounds of saves that follow each other faster than the page can reload."""

    articles: int
    saves: int
    """In each round."""
    rounds: int
    lost: int
    """The rounds that did not end with the last save on the page."""


@dataclass(frozen=True, slots=True)
class PreviewFigures:
    """Everything that was measured in a browser."""

    saves: tuple[Saves, ...] = ()
    rapid: tuple[RapidSaves, ...] = ()


def percentile(times: Sequence[float], percent: int) -> float:
    """The time within which `percent` of 100 saves were shown."""
    return statistics.quantiles(times, n=100, method="inclusive")[percent - 1]


def mark(number: int) -> str:
    """The word that one save puts into the article."""
    return f"saved{number:05}"


def marked(article: str, part: Part, word: str) -> str:
    """The source of an article of the corpus with `word` in its first paragraph, or at the end of its title."""
    if part is Part.TITLE:
        return _TITLE.sub(lambda title: f"{title[0]} {word}", article, count=1)
    return article.replace(_EMPHASIS, f"{_EMPHASIS} {word}", 1)
