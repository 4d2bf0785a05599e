"""`topics.yaml`, `people.yaml` and `glossary.yaml` become the Catalogue. Each of them may be missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from elevate_site.errors import Problem
from elevate_site.model.catalogue import Catalogue, GlossaryTerm, Person, Topic
from elevate_site.model.theme import SourceFile
from elevate_site.model.values import LanguageCode, LocalText, Positions
from elevate_site.reading.glossary import check_glossary
from elevate_site.reading.schema.plain_values import Surroundings
from elevate_site.reading.schema.records import read_series
from elevate_site.reading.schema.scalars import Reading
from elevate_site.reading.settings import check_repeated
from elevate_site.reading.yaml.tree import SequenceNode
from elevate_site.reading.yaml_files import read_yaml_file

__all__ = ["CATALOGUE_FILES", "read_catalogue"]

CATALOGUE_FILES = ("content/glossary.yaml", "content/people.yaml", "content/topics.yaml")

N = TypeVar("N", Topic, Person)
T = TypeVar("T", bound=Topic | Person | GlossaryTerm)

_NO_WORDS = LocalText(((LanguageCode(""), ""),))
_SUBSTITUTES: Mapping[str, Mapping[str, object]] = {
    "content/topics.yaml": {"title": _NO_WORDS, "description": _NO_WORDS},
    "content/people.yaml": {"name": ""},
}
"""What stands for a value that is wrong, so that articles can still name the topic or person."""


@dataclass(frozen=True, slots=True)
class _Read(Generic[T]):
    """The items of one file."""

    items: tuple[T, ...] = ()
    problems: tuple[Problem, ...] = ()
    places: tuple[T | None, ...] = ()
    """The items again, with `None` for what could not be read, so that the number of each is its place."""
    positions: Positions = field(default_factory=dict)
    unread: frozenset[str] = frozenset()


def read_catalogue(
    files: Mapping[str, SourceFile], languages: Sequence[LanguageCode], known_languages: Sequence[LanguageCode]
) -> tuple[Catalogue, tuple[Problem, ...]]:
    """The catalogue from those of its `files` that exist, each text in all `languages` of the site."""
    surroundings = Surroundings(known_languages=tuple(known_languages), site_languages=tuple(languages))
    glossary = _read("content/glossary.yaml", GlossaryTerm, files, surroundings)
    people = _read("content/people.yaml", Person, files, surroundings)
    topics = _read("content/topics.yaml", Topic, files, surroundings)
    unclear = check_glossary(glossary.places, languages, glossary.positions, "content/glossary.yaml")
    catalogue = Catalogue(
        _first_by_id(topics.items),
        _first_by_id(people.items),
        glossary.items,
        glossary.unread | people.unread | topics.unread,
    )
    return catalogue, (*glossary.problems, *unclear, *people.problems, *topics.problems)


def _first_by_id(items: Sequence[N]) -> dict[str, N]:
    """The items by their id, in their order; of two with one id, which is a Problem, the first."""
    found: dict[str, N] = {}
    for item in items:
        found.setdefault(item.id, item)
    return found


def _read(path: str, record: type[T], files: Mapping[str, SourceFile], surroundings: Surroundings) -> _Read[T]:
    if path not in files:
        return _Read()
    tree, problems = read_yaml_file(files[path])
    if tree is None:
        return _Read((), problems, unread=frozenset({path} if problems else ()))
    reading = Reading(path, surroundings)
    items = read_series(record, tree, reading, _SUBSTITUTES.get(path))
    ids = [getattr(item, "id", None) for item in items]
    repeated = check_repeated("{}.id", ids, reading.positions, path)
    found = tuple(item for item in items if item is not None)
    unread = frozenset[str]() if isinstance(tree, SequenceNode) else frozenset({path})
    return _Read(found, (*problems, *reading.problems, *repeated), tuple(items), reading.positions, unread)
