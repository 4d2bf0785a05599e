"""What became of a page."""

from __future__ import annotations

from dataclasses import dataclass

from elevate_site.errors import Problem

__all__ = ["RenderedPage"]


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """What is known of a page once it was rendered and checked, beside its bytes."""

    fault: Problem | None
    """Why its template could not render it."""
    facts: bytes
    """Its packed `PageFacts`; empty for a file that is not an HTML page, which has none."""
    problems: tuple[Problem, ...]
    """What is wrong with the page by itself."""
