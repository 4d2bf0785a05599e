"""Finds the wordings of `wording_rules` in a text.

**Quoting a phrase in order to advise against it.** A phrase that stands in quotation marks with nothing beside it
but an article (“committed suicide”, 'an addict', «cometer suicidio», or `committed suicide` in backticks) is spoken
about, not used, and is let pass. That is what a careful writer types anyway, it reads well on the page, and it works
in titles and key points, where Markdown marks do not. Somebody's speech ("He committed suicide," she said) is more
than the phrase, and is reported.
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

__all__ = ["Finding", "find_wordings", "may_hold_wordings", "wording_problem"]

_MESSAGES: Mapping[str, str] = MappingProxyType(
    {
        "wording-suicide": "“{found}” speaks of suicide as a crime, or as something to succeed in.",
        "wording-old-lifeline": "“{found}” is the old number of the crisis line.",
        "wording-stigma": "“{found}” can hurt the people it is about.",
        "wording-claim": "“{found}” is a promise that the site cannot keep for everyone.",
    }
)
_QUOTE_HINT = " To name the words themselves, put just them in quotation marks."

_OPENING = re.compile(r"[\"'“‘„«`][\s*_]*(?:(?:an?|the|to|una?|el|la|los|las)\s+)?[*_]*\Z")
_CLOSING = re.compile(r"[*_]*[.,;:!?]?[\s*_]*[\"'”’“»`]")
_LONGEST_OPENING = 12


@dataclass(frozen=True, slots=True)
class Finding:
    """A place where a better wording exists."""

    wording: Wording
    offset: int
    """Where it begins in the text, in characters from 0."""
    words: str
    """As they stand there, white space made single spaces."""


def may_hold_wordings(text: str, language: str) -> bool:
    """Whether `find_wordings` could find anything in `text`; quick to say."""
    return next(_possible_wordings(language, _lower(text)), None) is not None


def find_wordings(prose: str, whole: str, language: str) -> Iterator[Finding]:
    """Every wording of `language` in `prose`, and every wording of all languages in `whole`.

    `prose` is `whole` with addresses blanked out, character for character, so that an offset means the same in both.
    """
    everything = _lower(whole)
    possible = tuple(_possible_wordings(language, everything))
    words = _lower(prose) if possible else ""
    ends: set[int] = set()
    for wording in possible:
        searched, shown = (words, prose) if wording.languages else (everything, whole)
        for match in _compiled(wording).finditer(searched):
            start, end = match.span("found")
            # Longer phrases come first in the table; what ends with one of them is a part of it.
            if start >= 0 and end not in ends and not _is_quoted(searched, start, end):
                ends.add(end)
                yield Finding(wording, start, " ".join(re.sub(r"[\s*_>\0]+", " ", shown[start:end]).split()))


def wording_problem(file: str, position: Position, finding: Finding) -> Problem:
    """The Problem that a Finding at `position` of `file` is."""
    code = finding.wording.code
    message = _MESSAGES[code].format(found=finding.words)
    hint = f"Write {finding.wording.better}." + (_QUOTE_HINT if code == "wording-suicide" else "")
    return problem(code, file, position.line, position.column, message, hint)


def _is_quoted(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _LONGEST_OPENING) : start]
    return bool(_OPENING.search(before) and _CLOSING.match(text, end))


def _possible_wordings(language: str, lowered: str) -> Iterator[Wording]:
    for stem, wordings in _wordings_by_stem(language).items():
        if stem in lowered:
            yield from wordings


@functools.cache
def _wordings_by_stem(language: str) -> Mapping[str, tuple[Wording, ...]]:
    spoken = [each for each in WORDINGS if not each.languages or language in each.languages]
    return {each.stem: tuple(other for other in spoken if other.stem == each.stem) for each in spoken}


@functools.cache
def _compiled(wording: Wording) -> re.Pattern[str]:
    unless = f"(?:{wording.unless})|" if wording.unless else ""
    pattern = rf"(?<!\w)(?:{unless}(?P<found>{wording.pattern}))(?!\w)"
    # Words of a phrase may be parted by a line break, by the mark of a quotation, or by emphasis.
    return re.compile(pattern.replace(" ", r"[\s*_>\0]+"))


def _lower(text: str) -> str:
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    # A few capitals, such as İ, become two characters; they keep their place instead.
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
