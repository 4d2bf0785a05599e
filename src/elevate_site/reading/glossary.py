"""Whether each entry of the glossary can do its work: its words can be found, and mean one thing only."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from elevate_site.errors import Problem
from elevate_site.model.catalogue import GlossaryTerm
from elevate_site.model.rules import problem
from elevate_site.model.values import LanguageCode, Position, Positions

__all__ = ["check_glossary"]

_FEWEST_LETTERS = 2


def check_glossary(
    terms: Sequence[GlossaryTerm | None], languages: Sequence[LanguageCode], positions: Positions, file: str
) -> tuple[Problem, ...]:
    """A Problem for each of the `terms` that would open no meaning, or could open two; `None` was not readable."""
    found: dict[tuple[str, int], Problem] = {}
    for language in languages:
        for each in _check(terms, language, positions, file):
            found.setdefault((each.code, each.line), each)
    return tuple(found.values())


def _check(
    terms: Sequence[GlossaryTerm | None], language: LanguageCode, positions: Positions, file: str
) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for number, entry in enumerate(terms):
        if entry is None:
            continue
        meaning = _compared(entry.meaning[language])
        for key, texts in (("term", entry.term), ("plural", entry.plural)):
            if texts is None:
                continue
            words = _compared(texts[language])
            position = positions.get(f"{number}.{key}", Position(0, 0))
            if sum(each.isalpha() for each in words) < _FEWEST_LETTERS:
                message = f"“{texts[language]}” is too short for a word of the glossary."
                hint = "It would be found where nobody means it. Write it out."
                yield problem("glossary-term", file, *position, message, hint)
            elif words == meaning:
                message = f"The meaning of “{texts[language]}” only says the word again."
                hint = "Say in everyday words what it means."
                yield problem("glossary-term", file, *position, message, hint)
            before = seen.setdefault(words, number)
            if before != number:
                line = positions.get(f"{before}.term", Position(0, 0)).line
                message = f"“{texts[language]}” has a meaning already, in the entry on line {line}."
                hint = "A word opens one meaning. Join the two entries, or take the word out of one of them."
                yield problem("value-repeated", file, *position, message, hint)


def _compared(text: str) -> str:
    """What spellings that a reader takes for the same have in common."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().strip(" .").split())
