"""What is remembered of a page once it has been checked: just enough to check the links between pages."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["PageFacts"]


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
    """Where its links and forms lead inside the site, as written, once each; other hosts are left out."""
    assets: tuple[str, ...]
    """What it loads from the site, as written, once each: pictures, styles, scripts."""
