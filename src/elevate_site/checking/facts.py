"""What is remembered of a page once it has been checked: just enough to check the links between pages."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

__all__ = ["PageFacts", "leading_on"]


@dataclass(frozen=True, slots=True)
class PageFacts:
    """The ends of a page's links. There is one for each page of a large site, so it holds nothing else."""

    path: str
    """The page's path under `dist/`: `articles/sleep/index.html`."""
    source: str
    """The source file it was made from, or empty."""
    anchors: tuple[str, ...]
    """Every id on the page, once each, in their order."""
    links: tuple[str, ...]
    """Where its links and forms lead inside the site, as written, once each; those that are `leading_on`."""
    assets: tuple[str, ...]
    """What it loads from the site, as written, once each: pictures, styles, scripts."""


def leading_on(links: Iterable[str], anchors: Collection[str]) -> tuple[str, ...]:
    """The `links` of a page, once each, without those to one of its own `anchors`: there is nothing left to check."""
    return tuple([link for link in dict.fromkeys(links) if link[:1] != "#" or link[1:] not in anchors])
