"""Finds the numbers in a text that somebody may want to dial.

A long number is known by its groups of digits; whether it can be dialed depends on a country, so `phones` decides
later. The number of a fax, an account or a book is none that patients dial. A short one such as 988 is a number to dial
only where words around it say so: “call 988”, never “988 patients”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["NumberMention", "groups_of_digits", "number_mentions", "only_digits", "without_extension"]

_NOT_DIGITS = re.compile(r"\D+")
_NOT_DIALED_SIGNS = re.compile(r"[^0-9A-Z]+")
_SIGNS = bytes(
    ord("0" if chr(code).isdigit() else "-" if chr(code) in " \n\t-()*_\"'+|>?«" else "x") for code in range(128)
).ljust(256, b"x")
"""For each byte whether it is a digit, something that can stand before a number, or anything else."""
_NUMBER = b"-000"
_LEAD = re.compile(r"(?<![0-9])[0-9]{1,3}(?:[-. \u00a0\u2010-\u2013]|\) ?)\Z")
"""A group before the first one of three digits: 1-800."""
_LONGEST_LEAD = 5
_SPELLED_NUMBER = b"0-0-0"
_SPELLED = re.compile(r"(?<![\w-])[0-9]([-\u2010-\u2013])[0-9]\1[0-9](?![\u2010-\u2013])")
"""A short number digit by digit: 9-1-1."""
_LETTERED = re.compile(
    r"(?:[0-9][-. ])?[0-9]{3}(?:\) ?|[-.\u2010-\u2013])[0-9]{0,3}[-.\u2010-\u2013]?"
    r"[A-Z][0-9A-Z]*(?:[-\u2010-\u2013][0-9A-Z]+)*"
)
"""A number whose last digits are written as the letters on their keys: 1-800-662-HELP, 1-800-4-CANCER."""
_FEWEST_LETTERS = 3
_RUN = re.compile(r"[0-9]+(?:(?:[-. \u00a0\u2010-\u2013]|\) ?)[0-9]+)*")
_BEFORE = re.compile(r"(?<![\w.,/#$€£@:=+-])\+?\(?\Z")
_YEARS = re.compile(r"(?:19|20)\d\d(?:\D(?:19|20)\d\d|(?:\D\d\d?){1,2})?|\d\d?\D\d\d?\D(?:19|20)\d\d")
"""A year, several years, or a date."""
_BEHIND = re.compile(r"(?![\w%°]|[-./:@,][\w])")
_SEPARATOR = re.compile(r"[^0-9]")
_FEWEST, _MOST = 8, 15
"""How many digits a number with its area code has (ITU-T E.164 allows at most 15)."""
_SHORTEST, _LONGEST = 3, 6
"""How many digits the short number of a service has."""
_LONGEST_GROUP = 5

_MARKUP = r"[*_“”\"'«»]*"
_CALL = (
    r"call(?:ing|s|ed)?|dial(?:ing|s|ed)?|phon(?:e|ing)|ring|lifeline|hotline|helpline"
    r"|(?<!bus )(?<!metro )(?<!train )line|emergency|emergencies"
    r"|ll[aá]m\w*|mar[cq]\w*|telefone\w*|línea|lineas?|emergencias?"
)
_TEXT = r"text(?:ing|s|ed)?|sms|message|mensajes?|texto"
_BETWEEN = (
    r"or|and|o|y|u|e|text|sms|message|the|us|at|on|to|now|is|to|immediately|right|away|send|a|an|un|una|al|a|la|el|es"
    r"|crisis|lifeline|line|number|número|numero|línea|linea|env[ií]\w*|mand[ae]\w*|texto|mensaje|de|suicide"
)
_CALLED = re.compile(
    rf"\b(?:{_CALL})\b{_MARKUP}[\s:,]+{_MARKUP}(?:(?:{_BETWEEN})\b{_MARKUP}[\s:,]+{_MARKUP}){{0,6}}\Z", re.IGNORECASE
)
_TEXTED = re.compile(
    rf"\b(?:{_TEXT})\b{_MARKUP}[\s:,]+{_MARKUP}(?:(?:{_BETWEEN})\b{_MARKUP}[\s:,]+{_MARKUP}){{0,4}}\Z", re.IGNORECASE
)
_SENT = re.compile(
    rf"\b(?:text(?:ing)?|send(?:ing)?|env[ií]\w+|mand[ae]\w*|escrib\w+)\s+(?:the word\s+|la palabra\s+)?"
    rf"{_MARKUP}\w+{_MARKUP}\s+(?:to|al?)\s+{_MARKUP}\Z",
    re.IGNORECASE,
)
_JOINED = re.compile(
    rf"{_MARKUP}\s*(?:,|/|\bor\b|\band\b|\bo\b|\by\b|\bu\b)\s*(?:\b(?:al?|at|the)\s+)?{_MARKUP}\Z", re.IGNORECASE
)
_NAMED = re.compile(rf"{_MARKUP}\s+(?:suicide|crisis|lifeline)\b", re.IGNORECASE)
# A noun behind a number counts something; a name and “Street” make it the number of a house.
_COUNTING = re.compile(
    rf"{_MARKUP}[ \u00a0](?:(?:[A-Z0-9][\w.]*[ \u00a0]){{1,3}}(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Boulevard|Drive"
    r"|Ln|Lane|Ct|Court|Pl|Place|Way|Ter|Terrace|Pkwy|Parkway|Hwy|Highway)\b"
    r"|(?!(?:and|any|anytime|at|before|during|first|for|from|if|immediately|in|instead|is|are|now|on"
    r"|or|right|so|to|today|when|whenever|with|without|y|o|u|si|para|por|en|ahora|de|las|cuando|a|antes|desde|es|está)\b)"
    r"[a-záéíóúñ])"
)
_CLUE = re.compile(
    r"(?i:call|dial|phon|ring|line|emerg|llam|mar[cq]|tele|l[ií]nea|text|sms|messag|mensaj|send|env|mand|escrib)|[0-9]{3}"
)
_NOT_DIALED = re.compile(
    r"\b(?:IS[BS]N(?:-1[03])?|SSN|EIN|NPI|MRN|ID|(?:account|policy|case|claim|member|group|order|record|reference"
    r"|tax|card|cuenta|póliza|caso|referencia)(?:\s(?:ID|number|no\b|número))"
    r"|(?:número|no)\.? de (?:cuenta|póliza|caso|referencia))"
    r"(?:\s(?:number|no\b|is|es))?[\s*_.:#]*\Z"
    r"|\bfax(?:es|ed|ing)?(?:\s(?:number|no\b|line|it|them|us|to|at|is|número|al?|es|the|form|forms|records))*"
    r"[\s*_.:#(]*\Z",
    re.IGNORECASE,
)
"""The words before a number that patients send papers to, or that only looks like one to dial."""
_DIALED_TOO = re.compile(r"\b(?:call|phone|tel|telephone|teléfono|llame)\.?\s?(?:/|&|or|and|o|y)\s?\Z", re.IGNORECASE)
"""The words before “fax” where one number serves both."""
_EXTENSION = re.compile(
    r"(?P<number>[+\d(][\d(). -]{8,20}\d)[\s,;.]*(?:x|#|ext(?:ension)?|,)[\s.:=#]*(?P<extension>\d{1,7})",
    re.ASCII | re.IGNORECASE,
)
"""`305-555-0123 x12`, or with the comma of a pause, `305-555-0123,12`."""
_CONTEXT = 60
"""How far back the words reach that say what a short number is."""


class NumberMention(NamedTuple):
    """A number in a text, from `start` to `end`."""

    start: int
    end: int
    texted: bool
    """Whether it takes text messages, by the words around it."""

    def target(self, text: str) -> str:
        """What a link to this number in `text` would lead to: `called:305-555-0123`, or `texted:988`."""
        return f"{'texted' if self.texted else 'called'}:{text[self.start : self.end]}"


def number_mentions(text: str) -> Iterator[NumberMention]:
    """The numbers in `text` that somebody may want to dial, in their order."""
    last_short = NumberMention(0, 0, texted=False)
    for start, run in _runs(text):
        end = start + len(run)
        has_letters = any(map(str.isalpha, run))
        digits = len(_NOT_DIALED_SIGNS.sub("", run))
        if digits < _SHORTEST or _YEARS.fullmatch(run) or not _BEHIND.match(text, end):
            continue
        before = _BEFORE.search(text, max(0, start - 3), start)
        if before is None:
            continue
        if _FEWEST <= digits <= _MOST and (has_letters or _is_grouped(run, plus="+" in before[0])):
            if _is_dialed(text, before.start()):
                texted = bool(_TEXTED.search(text, max(0, start - _CONTEXT), before.start()))
                opened = before[0] or "(" * text.endswith("(", 0, start)
                yield NumberMention(start - len(opened if ")" in run else opened.rstrip("(")), end, texted)
            continue
        mention = None if has_letters else _short_mention(text, start, run, last_short)
        if mention is not None:
            last_short = mention
            yield mention


def _runs(text: str) -> list[tuple[int, str]]:
    """Where groups of digits stand that belong together, and the groups, in their order.

    Nearly all of a text holds no digits, and searching its bytes for a few signs is much faster than a pattern.
    """
    signs = b"-" + text.encode("ascii", "replace").translate(_SIGNS)
    return sorted((*_long_runs(text, signs), *_spelled_runs(text, signs)))


def _spelled_runs(text: str, signs: bytes) -> Iterator[tuple[int, str]]:
    at = 0
    while (found := signs.find(_SPELLED_NUMBER, at)) >= 0:
        if run := _SPELLED.match(text, found - 1):
            yield run.start(), run[0]
        at = found + 1


def _long_runs(text: str, signs: bytes) -> Iterator[tuple[int, str]]:
    at = 0
    while (found := signs.find(_NUMBER, at)) >= 0:
        lead = _LEAD.search(text, max(at, found - _LONGEST_LEAD), found)
        start = lead.start() if lead else found
        run = _LETTERED.match(text, start)
        if run is None or sum(map(str.isalpha, run[0])) < _FEWEST_LETTERS:
            run = _RUN.match(text, start)
        if run is None:
            at = found + 1
        else:
            yield run.start(), run[0]
            at = run.end()


def groups_of_digits(text: str) -> Iterator[str]:
    """Everything in `text` that could be a number to dial, in a text that is known to be about one."""
    for run in _RUN.finditer(text):
        if len(only_digits(run[0])) >= _SHORTEST and _BEHIND.match(text, run.end()):
            opened = ")" in run[0] and text[run.start() - 1 : run.start()] == "("
            yield "(" * opened + run[0]


def only_digits(number: str) -> str:
    """The digits of a number."""
    return _NOT_DIGITS.sub("", number)


def without_extension(written: str) -> tuple[str, str]:
    """A number, and the extension that somebody typed behind it in any way; empty for none."""
    found = _EXTENSION.fullmatch(written)
    return (found["number"], found["extension"]) if found else (written, "")


def _is_grouped(run: str, *, plus: bool) -> bool:
    groups = _SEPARATOR.sub(" ", run).split()
    return plus or (len(groups) > 1 and all(len(group) <= _LONGEST_GROUP for group in groups))


def _is_dialed(text: str, start: int) -> bool:
    """Whether the words before a long number at `start` leave it a number to dial."""
    back = max(0, start - _CONTEXT)
    words = _NOT_DIALED.search(text, back, start)
    return words is None or bool(_DIALED_TOO.search(text, back, words.start()))


def _short_mention(text: str, start: int, run: str, last: NumberMention) -> NumberMention | None:
    """The number of a service at `start`, if the words around it say that it is one."""
    for end in (start + len(run), start + len(run.split(maxsplit=1)[0])):
        if _SHORTEST <= len(only_digits(text[start:end])) <= _LONGEST and not _COUNTING.match(text, end):
            break
    else:
        return None
    back = max(0, start - _CONTEXT)
    if not _CLUE.search(text, back, end + _CONTEXT):
        return None
    if _CALLED.search(text, back, start) or _NAMED.match(text, end):
        return NumberMention(start, end, texted=False)
    if _TEXTED.search(text, back, start) or _SENT.search(text, back, start):
        return NumberMention(start, end, texted=True)
    if last.end and _JOINED.fullmatch(text, last.end, start):
        return NumberMention(start, end, last.texted)
    return None
