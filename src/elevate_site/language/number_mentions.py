"""Finds the numbers in a text that somebody may want to dial.

A long number is known by its groups of digits; whether it can be dialed depends on a country, so `phones` decides
later. The number of a fax, an account or a book is none that patients dial. A short one such as 988 is a number to dial
only where words around it say so: “call 988”, never “988 patients”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from elevate_site.language.dialing_words import (
    counts_something,
    follows_number,
    is_called,
    is_dialed,
    is_named,
    is_texted,
    may_be_cut_short,
    may_be_dialed,
)
from elevate_site.language.urged_numbers import is_urged

__all__ = [
    "LOCAL_DIGITS",
    "NUMBER_KINDS",
    "NumberMention",
    "groups_of_digits",
    "number_mentions",
    "only_digits",
    "without_extension",
]

LOCAL_DIGITS = 7
"""How many last digits of a number everybody writes, whatever they leave out before them."""
NUMBER_KINDS = ("called", "texted", "call", "text")
"""What the words around a number say: that it is called or texted, or plainly that readers are to call or text it."""

_NOT_DIGITS = re.compile(r"\D+")
_NOT_DIALED_SIGNS = re.compile(r"[^0-9A-Z]+")
_SIGNS = bytes(
    ord("0" if chr(code).isdigit() else "-" if chr(code) in " \n\t-()[*_\"'+|>?«:/" else "x") for code in range(128)
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
_RUN = re.compile(
    r"[0-9]{3} [-\u2013] [0-9]{3} [-\u2013] [0-9]{4}(?![0-9])"
    r"|(?:1[-. ])?[2-9][0-9]{2}(?:\) ?|[-.])[0-9]{3}[-.][0-9]{4}(?= [0-9])"
    r"|[0-9]+(?:(?:[-\u2010-\u2013](?:\n {0,4})?|[. \u00a0]|\)(?: |(?<=\([0-9]{3}\))\n {0,4})?)[0-9]+)*"
)
"""Groups of digits that belong together; a line may end behind a hyphen or a bracket."""
_LOOK_ALIKE = re.compile(
    r"(?<![\w/.-])(?=[0-9OoIl.-]*[0-9]{3})(?=[0-9.-]*[OoIl])[0-9OoIl]{3}[-.][0-9OoIl]{3}[-.][0-9OoIl]{4}(?![\w-])"
)
"""A number with letters that look like digits: 3O5-227-4100."""
_UNSURE = re.compile(
    r"1?[0-9]{10}|[2-9][0-9]{2}[-.\u2010-\u2013][0-9]{4}|1-[2-9][0-9]{2}-[0-9]{3}"
    r"|[0-9]{3}[^0-9][0-9]{2}[^0-9][0-9]{4}|[01][0-9]{2}[^0-9][0-9]{3}[^0-9][0-9]{4}"
)
"""Forms that many numbers have that nobody dials: these are dialed only if the words before them say so."""
_LABEL = re.compile(r"(?:\A|[\s*_(|>])(?!tel|sms|call|called|text|texted)[^\W\d_]{2,20}:[*_]{0,3}\+?\(?\Z")
"""A word before a number, with a colon but no blank: `Phone:305-555-0123`."""
_LONGEST_LABEL = 26
_OF_A_ROOM = re.compile(r"\b(?:suite|ste|room|unit|apt|floor|oficina|sala|piso)\b\.?\s?#?\Z", re.IGNORECASE)
_BEFORE = re.compile(r"(?<![\w.,/#$€£@:=+-])\+?\(?\Z")
_YEARS = re.compile(r"(?:19|20)\d\d(?:\D(?:19|20)\d\d|(?:\D\d\d?){1,2})?|\d\d?\D\d\d?\D(?:19|20)\d\d")
"""A year, several years, or a date."""
_BEHIND = re.compile(r"(?![\w%°]|[-:@,]\w|\.(?![A-ZÁÉÍÓÚÑ][a-záéíóúñ])\w|/(?![0-9]{3}(?![\w/]))\w)")
_HYPHENS = tuple("-\u2010\u2011\u2012\u2013")
_SEPARATOR = re.compile(r"[^0-9]")
_FEWEST, _MOST = 8, 15
"""How many digits a number with its area code has (ITU-T E.164 allows at most 15)."""
_SHORTEST, _LONGEST = 3, 6
"""How many digits the short number of a service has."""
_LONGEST_GROUP = 5
_AROUND_ALL = " \n.,:;!?()[]*_“”\"'"

_EXTENSION = re.compile(
    r"(?P<number>[+\d(][\d(). -]{8,20}\d)[\s,;.]*(?:x|#|ext(?:ension)?|,)[\s.:=#]*(?P<extension>\d{1,7})",
    re.ASCII | re.IGNORECASE,
)
"""`305-555-0123 x12`, or with the comma of a pause, `305-555-0123,12`."""


class NumberMention(NamedTuple):
    """A number in a text, from `start` to `end`."""

    start: int
    end: int
    texted: bool
    """Whether it takes text messages, by the words around it."""
    urged: bool = False
    """Whether it is a short number that a text plainly tells its readers to dial, and not one of another country."""

    @property
    def kind(self) -> str:
        """One of `NUMBER_KINDS`."""
        return NUMBER_KINDS[self.texted + 2 * self.urged]

    def target(self, text: str) -> str:
        """What a link to this number in `text` would lead to: `called:305-555-0123`, or `text:988`."""
        return f"{self.kind}:{text[self.start : self.end]}"


def number_mentions(text: str) -> Iterator[NumberMention]:
    """The numbers in `text` that somebody may want to dial, in their order."""
    last = NumberMention(0, 0, texted=False)
    for start, run in _runs(text):
        end = start + len(run)
        digits = len(_NOT_DIALED_SIGNS.sub("", run))
        if look_alike := _LOOK_ALIKE.search(text, max(0, start - _LONGEST_LEAD), end + _LONGEST_LEAD):
            yield NumberMention(*look_alike.span(), texted=False)
            continue
        if digits < _SHORTEST or _YEARS.fullmatch(run) or not _BEHIND.match(text, end):
            continue
        before = _BEFORE.search(text, max(0, start - 3), start)
        is_second = last.end == start - 1 and text[last.end] == "/"
        if before is None and not is_second and not _LABEL.search(text, max(0, start - _LONGEST_LABEL), start):
            continue
        sign = before[0] if before else ""
        if _is_long(run, digits, sign):
            if mention := _long_mention(text, start, run, sign):
                yield mention
        elif mention := _short_mention(text, start, run, last):
            last = mention
            yield mention


def _is_long(run: str, digits: int, sign: str) -> bool:
    has_letters = any(map(str.isalpha, run))
    long_enough = _FEWEST <= digits <= _MOST and (has_letters or _is_grouped(run, plus="+" in sign))
    return long_enough or _UNSURE.fullmatch(run) is not None


def _long_mention(text: str, start: int, run: str, sign: str) -> NumberMention | None:
    """The number of somebody at `start`, behind a plus or a bracket; `None` where the words make it another one."""
    begin = start - len(sign)
    texted = is_texted(text, begin)
    if not is_dialed(text, begin):
        return None
    if not ("+" in sign or texted or is_called(text, begin)) and (
        _UNSURE.fullmatch(run) or not may_be_cut_short(text, begin, run)
    ):
        return None
    opened = sign or "(" * text.endswith("(", 0, start)
    return NumberMention(start - len(opened if ")" in run else opened.rstrip("(")), start + len(run), texted)


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
        if run is None or sum(map(str.isalpha, run[0])) < _FEWEST_LETTERS or _LOOK_ALIKE.fullmatch(run[0]):
            run = _RUN.match(text, start)
        if run is None:
            at = found + 1
        else:
            yield run.start(), run[0]
            at = run.end()


def groups_of_digits(text: str) -> Iterator[str]:
    """Everything in `text` that could be a number to dial, in the words of a link that leads to one.

    A short number counts only if it is all of the words, or if they say that it is dialed: many streets have a 911.
    """
    mentioned = {each.start for each in number_mentions(text)}
    for run in _RUN.finditer(text):
        is_short = len(only_digits(run[0])) <= _LONGEST
        if is_short and run.start() not in mentioned and text.strip(_AROUND_ALL) != run[0]:
            continue
        if _OF_A_ROOM.search(text, max(0, run.start() - _LONGEST_LABEL), run.start()):
            continue
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


def _short_mention(text: str, start: int, run: str, last: NumberMention) -> NumberMention | None:
    """The number of a service at `start`, if the words around it say that it is one."""
    for end in (start + len(run), start + len(run.split(maxsplit=1)[0])):
        if _SHORTEST <= len(only_digits(text[start:end])) <= _LONGEST and not counts_something(text, start, end):
            break
    else:
        return None
    # A hyphen behind it makes it the beginning of a longer number.
    if text.startswith(_HYPHENS, end) or any(map(str.isalpha, run)) or not may_be_dialed(text, start, end):
        return None
    is_second = bool(last.end) and follows_number(text, last.end, start)
    texted = not (is_called(text, start) or is_named(text, start, end))
    if texted and not is_texted(text, start):
        return NumberMention(start, end, last.texted, last.urged) if is_second else None
    return NumberMention(start, end, texted, is_urged(text, start, end) or (is_second and last.urged))
