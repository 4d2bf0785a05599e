"""Read `topics.yaml`, `people.yaml` and `glossary.yaml`, each of which may be missing, into the Catalogue."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from elevate_site.errors import Problem
from elevate_site.model.catalogue import Catalogue, GlossaryTerm, Person, Topic
from elevate_site.model.rules import problem
from elevate_site.model.theme import SourceFile
from elevate_site.model.values import LanguageCode, LocalText, Position, Positions
from elevate_site.reading.schema.plain_values import Context
from elevate_site.reading.schema.records import read_records
from elevate_site.reading.settings import check_unique
from elevate_site.reading.yaml.tree import read_yaml_file

__all__ = ["CATALOGUE_FILES", "read_catalogue"]

CATALOGUE_FILES = ("content/glossary.yaml", "content/people.yaml", "content/topics.yaml")

N = TypeVar("N", Topic, Person)
T = TypeVar("T", bound=Topic | Person | GlossaryTerm)

_NO_TEXT = LocalText(((LanguageCode(""), ""),))
_STAND_INS: Mapping[type, Mapping[str, object]] = {
    Topic: {"title": _NO_TEXT, "description": _NO_TEXT},
    Person: {"name": ""},
}
"""The replacement for an invalid value, so that articles can still refer to the topic or person."""
_MIN_LETTERS = 2


@dataclass(frozen=True, slots=True)
class _File(Generic[T]):
    """One file of the catalogue."""

    items: tuple[T | None, ...] = ()
    """In the order of the file, with `None` in the place of an invalid item, so that its index is its position."""
    positions: Positions = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    unread: frozenset[str] = frozenset()
    """The path of the file, when it or one of its items could not be read."""

    @property
    def valid(self) -> tuple[T, ...]:
        """The items that could be read."""
        return tuple(item for item in self.items if item is not None)


def read_catalogue(
    files: Mapping[str, SourceFile], languages: Sequence[LanguageCode], known_languages: Sequence[LanguageCode]
) -> tuple[Catalogue, tuple[Problem, ...]]:
    """The catalogue from those of its `files` that exist, with every text in all `languages` of the site."""
    context = Context(known_languages=tuple(known_languages), site_languages=tuple(languages), stand_ins=_STAND_INS)
    glossary = _read("content/glossary.yaml", GlossaryTerm, files, context)
    people = _read("content/people.yaml", Person, files, context)
    topics = _read("content/topics.yaml", Topic, files, context)
    catalogue = Catalogue(
        _by_id(topics.valid), _by_id(people.valid), glossary.valid, glossary.unread | people.unread | topics.unread
    )
    terms = _check_glossary(glossary.items, languages, glossary.positions, "content/glossary.yaml")
    return catalogue, (*glossary.problems, *terms, *people.problems, *topics.problems)


def _by_id(items: Sequence[N]) -> dict[str, N]:
    """The items by their id, in their order; the first of two with the same id, which is a Problem."""
    found: dict[str, N] = {}
    for item in items:
        found.setdefault(item.id, item)
    return found


def _read(path: str, record: type[T], files: Mapping[str, SourceFile], context: Context) -> _File[T]:
    if path not in files:
        return _File()
    tree, problems = read_yaml_file(files[path])
    if tree is None:
        return _File(problems=problems, unread=frozenset({path} if problems else ()))
    items, record_problems, pairs = read_records(record, tree, dataclasses.replace(context, file=path))
    problems = (*problems, *record_problems)
    if items is None:
        return _File(problems=problems, unread=frozenset({path}))
    positions = dict(pairs)
    repeated = check_unique("{}.id", [getattr(item, "id", None) for item in items], positions, path)
    unsure = frozenset({path} if None in items else ())  # the id of that item may be meant
    return _File(items, positions, (*problems, *repeated), unsure)


def _check_glossary(
    terms: Sequence[GlossaryTerm | None], languages: Sequence[LanguageCode], positions: Positions, file: str
) -> tuple[Problem, ...]:
    """A Problem for each term that is too short to be found, explains nothing, or has two meanings."""
    found: dict[tuple[str, int], Problem] = {}
    for language in languages:
        for each in _check_terms(terms, language, positions, file):
            found.setdefault((each.code, each.line), each)
    return tuple(found.values())


def _check_terms(
    terms: Sequence[GlossaryTerm | None], language: LanguageCode, positions: Positions, file: str
) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for number, entry in enumerate(terms):
        if entry is None:
            continue
        meaning = _normalize(entry.meaning[language])
        for key, texts in (("term", entry.term), ("plural", entry.plural)):
            if texts is None:
                continue
            words = _normalize(texts[language])
            position = positions.get(f"{number}.{key}", Position(0, 0))
            if sum(each.isalpha() for each in words) < _MIN_LETTERS:
                message = f"“{texts[language]}” is too short for a term of the glossary."
                hint = "It would be found where nobody means it. Write it in full."
                yield problem("glossary-term", file, *position, message, hint)
            elif words == meaning:
                message = f"The meaning of “{texts[language]}” only repeats the term."
                hint = "Say what it means in everyday words."
                yield problem("glossary-term", file, *position, message, hint)
            first = seen.setdefault(words, number)
            if first != number:
                line = positions.get(f"{first}.term", Position(0, 0)).line
                message = f"“{texts[language]}” already has a meaning, in the entry on line {line}."
                hint = "A term has one meaning. Combine the two entries, or remove the term from one of them."
                yield problem("value-repeated", file, *position, message, hint)


def _normalize(text: str) -> str:
    """The same text for all spellings that a reader takes for the same term."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().strip(" .").split())
