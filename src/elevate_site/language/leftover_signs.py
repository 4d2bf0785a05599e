"""Finds the signs of all tables of kinds, from `leftover_kinds` to `unfinished_kinds`, in a text."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from elevate_site.language.emphasis_kinds import EMPHASIS_KINDS
from elevate_site.language.foreign_kinds import FOREIGN_KINDS
from elevate_site.language.leftover_kinds import KINDS, VALUE_KINDS, Kind
from elevate_site.language.pasted_kinds import PASTED_KINDS
from elevate_site.language.unfinished_kinds import UNFINISHED_KINDS

__all__ = ["Leftover", "find_leftovers", "find_signs_in_value", "kinds_in_order", "may_hold_leftovers"]

_LONGEST_QUOTE = 60
_HIDDEN = re.compile("\x02+")
# An address may hold any sign.
_ADDRESS = re.compile(r"(?:(?<=://)|(?<!\w)www\.)[^\s()\[\]{}<>*“”\x02]+")


@dataclass(frozen=True, slots=True)
class Leftover:
    """A sign in a text that no reader should see."""

    rule: str
    offset: int
    """Where it begins in the text, in characters from 0."""
    message: str
    hint: str


@dataclass(frozen=True)
class _Table:
    """Kinds, in the order in which they are tried."""

    kinds: tuple[Kind, ...]

    @functools.cached_property
    def screen(self) -> re.Pattern[str]:
        """Every alternative begins with one plain character, which is what makes a search for all of them fast."""
        return re.compile("|".join(dict.fromkeys(sign for kind in self.kinds for sign in kind.signs)))

    @functools.cached_property
    def by_first(self) -> tuple[tuple[Kind, frozenset[str]], ...]:
        """The kinds, each with the characters with which its signs begin."""
        return tuple((kind, frozenset(sign.removeprefix("\\")[0] for sign in kind.signs)) for kind in self.kinds)


_TEXTS = _Table((*PASTED_KINDS, *FOREIGN_KINDS, *UNFINISHED_KINDS, *KINDS, *EMPHASIS_KINDS))
_VALUES = _Table((*PASTED_KINDS, *FOREIGN_KINDS, *UNFINISHED_KINDS, *VALUE_KINDS, *KINDS, *EMPHASIS_KINDS))


def may_hold_leftovers(text: str) -> bool:
    """Whether `find_leftovers` could find anything in `text`; quick, and false for most texts."""
    return _TEXTS.screen.search(text) is not None


def kinds_in_order(whole: str) -> frozenset[Kind]:
    """The kinds whose signs are right in a document with the words `whole`, because others belong to them."""
    return frozenset(kind for kind in _TEXTS.kinds if kind.unless and re.search(kind.unless, whole, re.MULTILINE))


def find_leftovers(text: str, language: str, in_order: Collection[Kind] = ()) -> Iterator[Leftover]:
    r"""The signs in converted `text`, in their order; `\x02` stands for what readers do not see as text.

    Signs of the kinds `in_order` are right here.
    """
    return _find(_TEXTS, text, language, in_order)


def find_signs_in_value(text: str, language: str) -> Iterator[Leftover]:
    """The signs in a title, a setting or another text that knows no Markdown, in their order."""
    return _find(_VALUES, text, language, kinds_in_order(text))


def _find(table: _Table, text: str, language: str, in_order: Collection[Kind]) -> Iterator[Leftover]:
    if "://" in text or "www." in text:
        text = _ADDRESS.sub(lambda address: "\x02" * len(address[0]), text)
    firsts = {match[0][0] for match in table.screen.finditer(text)}
    found: list[tuple[int, Kind, str]] = []
    taken = bytearray(len(text))
    for kind, starts in table.by_first if firsts else ():
        if firsts.isdisjoint(starts) or (kind.languages and language not in kind.languages) or kind in in_order:
            continue
        for match in _compiled(kind).finditer(text):
            start, end = match.span()
            if not any(taken[start:end]):
                taken[start:end] = bytes([True]) * (end - start)
                found.append((start, kind, match[0]))
    for start, kind, words in sorted(found, key=lambda each: each[0]):
        blanks = len(words) - len(words.lstrip())
        message = kind.message.format(words=_shortened(words), name=_name(words[0]))
        yield Leftover(kind.rule, start + blanks, message, kind.hint)


@functools.cache
def _compiled(kind: Kind) -> re.Pattern[str]:
    return re.compile(kind.pattern, re.MULTILINE)


def _shortened(words: str) -> str:
    shown = " ".join(_HIDDEN.sub("…", words).split())
    return shown if len(shown) <= _LONGEST_QUOTE else f"{shown[: _LONGEST_QUOTE - 1].rstrip()}…"


def _name(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, '').lower()}".strip()
