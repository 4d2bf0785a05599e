"""What the template of the glossary sees; `model.views` says what holds for all views."""

from __future__ import annotations

from dataclasses import dataclass

from elevate_site.model.fragment import Definition
from elevate_site.model.head import Head
from elevate_site.model.site_view import Link

__all__ = ["DefinitionGroup", "GlossaryView"]


@dataclass(frozen=True, slots=True)
class DefinitionGroup:
    """The terms under one letter."""

    letter: str
    definitions: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """`pages/glossary.html`: every term of the language, from A to Z."""

    head: Head
    description: str
    groups: tuple[DefinitionGroup, ...]
    letters: tuple[Link, ...]
    """A link for each letter that has terms."""
    crisis_card: bool
