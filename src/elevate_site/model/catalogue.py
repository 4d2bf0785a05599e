"""The things that articles refer to by name: topics, people and glossary terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from elevate_site.model.values import LocalText

__all__ = ["Catalogue", "GlossaryTerm", "Person", "Spellings", "Topic"]

Spellings: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]
"""The anchor of each term, and how articles may write it: as in the glossary, and in the plural."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject under which articles are listed."""

    id: str
    """The name used in front matter and in the topic's address."""
    title: LocalText
    description: LocalText


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who writes or reviews articles."""

    id: str
    """The name used in front matter."""
    name: str
    credentials: str = ""
    """Letters after the name: `MD`, `PhD`."""
    role: LocalText | None = None
    """What the person does at the clinic."""


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A word that patients may not know, and what it means in plain words."""

    term: LocalText
    meaning: LocalText
    plural: LocalText | None = None
    """How the word is written when there are several, where articles use that too."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything of `topics.yaml`, `people.yaml` and `glossary.yaml`, in the order of those files."""

    topics: Mapping[str, Topic] = field(default_factory=dict)
    """By id."""
    people: Mapping[str, Person] = field(default_factory=dict)
    """By id."""
    glossary: tuple[GlossaryTerm, ...] = ()
    unread: frozenset[str] = frozenset()
    """The files that could not be read, or not wholly, so that nobody knows whether an id from them exists."""
