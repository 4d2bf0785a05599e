"""What became of a page."""

from __future__ import annotations

from dataclasses import dataclass

from elevate_site.checking import PageFacts
from elevate_site.errors import Problem

__all__ = ["Drawn"]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is known of a page once it was drawn and checked, beside its bytes."""

    fault: Problem | None
    """Why its template could not draw it."""
    facts: PageFacts | None
    """The ends of its links; `None` for what is no HTML page, which has none."""
    problems: tuple[Problem, ...]
    """What is wrong with it by itself."""
