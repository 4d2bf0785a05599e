"""Finds the wordings of `wording_rules` in a text.

**Quoting a phrase in order to advise against it.** A text may name a phrase if it puts just the phrase, with or
without an article, in quotation marks or backticks: “committed suicide”, 'an addict', «cometer suicidio». Careful
writers do that anyway, it reads well on the page, and it works in titles and key points, where Markdown does not. A
longer quotation ("He committed suicide," she said) uses the phrase, and is reported.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from elevate_site.checking.wording_rules import WORDINGS, Wording
from elevate_site.errors import Problem
from elevate_site.model.rules import problem
from elevate_site.model.values import Position

__all__ = ["Finding", "find_wordings", "wording_problem"]

_MESSAGES: Mapping[str, str] = MappingProxyType(
    {
        "wording-suicide": "“{found}” makes suicide sound like a crime or a success.",
        "wording-old-lifeline": "“{found}” is the old number of the crisis line.",
        "wording-stigma": "“{found}” can hurt the people it is about.",
        "wording-claim": "“{found}” is a promise that the site cannot keep.",
    }
)
_QUOTE_HINT = " To write about the phrase itself, put just the phrase in quotation marks."

_OPENING = re.compile(r"[\"'“‘„«`][\s*_]*(?:(?:an?|the|to|una?|el|la|los|las)\s+)?[*_]*\Z")
_CLOSING = re.compile(r"[*_]*[.,;:!?]?[\s*_]*[\"'”’“»`]")
_LONGEST_OPENING = 12


@dataclass(frozen=True, slots=True)
class Finding:
    """A wording in a text that has a better one."""

    wording: Wording
    offset: int
    """Where it begins in the text, in characters from 0."""
    words: str
    """The words as written there, with single spaces."""


def find_wordings(prose: str, whole: str, language: str) -> Iterator[Finding]:
    """The wordings for `language` in `prose`, and the wordings for all languages in `whole`.

    `prose` is `whole` with its addresses blanked out, so an offset means the same in both.
    """
    everything = _lower(whole)
    stems = _wordings_by_stem(language).items()
    possible = [wording for stem, wordings in stems if stem in everything for wording in wordings]
    words = _lower(prose) if possible else ""
    ends: set[int] = set()
    for wording in possible:
        searched, shown = (words, prose) if wording.languages else (everything, whole)
        for match in _compiled(wording).finditer(searched):
            start, end = match.span("found")
            # Longer phrases come first in the table; a match that ends where one of them does is a part of it.
            if start >= 0 and end not in ends and not _is_quoted(searched, start, end):
                ends.add(end)
                yield Finding(wording, start, " ".join(re.sub(r"[\s*_>\0]+", " ", shown[start:end]).split()))


def wording_problem(file: str, position: Position, finding: Finding) -> Problem:
    """The Problem for a Finding at `position` in `file`."""
    code = finding.wording.code
    message = _MESSAGES[code].format(found=finding.words)
    hint = f"Write {finding.wording.better}." + (_QUOTE_HINT if code == "wording-suicide" else "")
    return problem(code, file, position.line, position.column, message, hint)


def _is_quoted(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _LONGEST_OPENING) : start]
    return bool(_OPENING.search(before) and _CLOSING.match(text, end))


@functools.cache
def _wordings_by_stem(language: str) -> Mapping[str, tuple[Wording, ...]]:
    spoken = [each for each in WORDINGS if not each.languages or language in each.languages]
    return {each.stem: tuple(other for other in spoken if other.stem == each.stem) for each in spoken}


@functools.cache
def _compiled(wording: Wording) -> re.Pattern[str]:
    unless = f"(?:{wording.unless})|" if wording.unless else ""
    pattern = rf"(?<!\w)(?:{unless}(?P<found>{wording.pattern}))(?!\w)"
    # Between the words of a phrase there may be a line break, the mark of a block quote, or emphasis.
    return re.compile(pattern.replace(" ", r"[\s*_>\0]+"))


def _lower(text: str) -> str:
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    # A few capitals, such as İ, become two characters in lower case; they stay as they are, so that offsets stay true.
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
