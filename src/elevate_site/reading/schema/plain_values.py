"""Readers for small values: one function from the text that somebody wrote to the value that is meant.

A reader knows nothing of files. What it cannot read it refuses with the reason and, where only one thing can have
been meant, with the text as it should be; `reading.schema` adds whose value it is and where it stands.
"""

from __future__ import annotations

import calendar
import datetime
import difflib
import re
import zoneinfo
from collections.abc import Iterable
from dataclasses import dataclass

from elevate_site.model.settings import Interval
from elevate_site.model.values import LanguageCode, Months

__all__ = [
    "RefusedValueError",
    "Surroundings",
    "nearest",
    "read_boolean",
    "read_choice",
    "read_country",
    "read_day",
    "read_id",
    "read_intervals",
    "read_language",
    "read_months",
    "read_text",
    "read_time_zone",
]


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""In English whatever the machine speaks, as all messages are."""
_LONGEST_MONTH = 31


class RefusedValueError(Exception):
    """The text is not a value of the kind that was asked for.

    Attributes:
        code: The rule that it breaks.
        why: A sentence with the reason, or empty when the kind says it all.
        hint: A sentence with the way out, or empty.
    """

    def __init__(self, code: str, why: str = "", hint: str = "") -> None:
        super().__init__(why)
        self.code = code
        self.why = why
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the reading of a value may depend on beside its text."""

    country: str = "US"
    """By whose rules telephone numbers are read (ISO 3166-1)."""
    known_languages: tuple[str, ...] = ("en", "es")
    """The languages that the theme has words for."""
    site_languages: tuple[str, ...] = ()
    """The languages of the site, which every local text must have; empty while they are unknown."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of the `known` words that was probably meant by `word`, or `None`."""
    folded = {name.casefold().replace("-", "_"): name for name in known}
    found = difflib.get_close_matches(word.casefold().replace("-", "_").replace(" ", "_"), folded, n=1, cutoff=0.7)
    return folded[found[0]] if found else None


def read_text(text: str, _: Surroundings) -> str:
    """The text without blanks around it."""
    if not text.strip():
        raise RefusedValueError("value-empty")
    return text.strip()


def read_boolean(text: str, _: Surroundings) -> bool:
    """`True` for yes and true, `False` for no and false, in small or capital letters."""
    meanings = {"yes": True, "true": True, "no": False, "false": False}
    if text.casefold() not in meanings:
        raise RefusedValueError("value-type")
    return meanings[text.casefold()]


def read_choice(text: str, choices: tuple[str, ...]) -> str:
    """`text`, when it is one of the `choices`."""
    if text not in choices:
        meant = nearest(text, choices)
        raise RefusedValueError("value-choice", hint=f"Did you mean {meant}?" if meant else "")
    return text


def read_id(text: str, _: Surroundings) -> str:
    """A name for use in addresses: small letters, digits and single hyphens."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        meant = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")
        raise RefusedValueError("value-type", hint=f"Write {meant}" if meant else "")
    return text


def read_language(text: str, surroundings: Surroundings) -> LanguageCode:
    """A language for which the theme has words."""
    known = surroundings.known_languages
    if text not in known:
        hint = f"Write {text.casefold()}" if text.casefold() in known else ""
        raise RefusedValueError("value-language", f"It can speak {' and '.join(known)}.", hint)
    return LanguageCode(text)


def read_country(text: str, _: Surroundings) -> str:
    """Two capital letters, as in ISO 3166-1."""
    if not re.fullmatch(r"[A-Z]{2}", text):
        hint = f"Write {text.upper()}" if re.fullmatch(r"[A-Za-z]{2}", text) else ""
        raise RefusedValueError("value-choice", hint=hint)
    return text


def read_time_zone(text: str, _: Surroundings) -> str:
    """The name of a zone in the IANA time zone database."""
    try:
        zoneinfo.ZoneInfo(text)
    except (ValueError, KeyError, OSError):  # the module's ways of saying no, down to the name of a folder
        meant = nearest(text, sorted(zoneinfo.available_timezones()))
        raise RefusedValueError("value-choice", hint=f"Did you mean {meant}?" if meant else "") from None
    return text


def read_day(text: str, _: Surroundings) -> datetime.date:
    """A day written YYYY-MM-DD; anything else is refused, since 03/04 is two different days."""
    found = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text, re.ASCII)
    if not found:
        raise RefusedValueError("value-date", hint=_advise_day(text))
    year, month, day = (int(part) for part in found.groups())
    try:
        return datetime.date(year, month, day)
    except ValueError:
        raise _no_day(year, month) from None


def _no_day(year: int, month: int) -> RefusedValueError:
    if not 1 <= month <= len(_MONTHS):
        return RefusedValueError(
            "value-date", f"There is no month {month}.", "Write the year, the month, then the day."
        )
    if year == 0:
        return RefusedValueError("value-date", "There is no year 0.")
    last = calendar.monthrange(year, month)[1]
    return RefusedValueError("value-date", f"{_MONTHS[month - 1]} {year} has {last} days.")


def _advise_day(text: str) -> str:
    """The day that was meant by `text`, if there is only one: 15/01/2026 is January, 04/03/2026 might be March."""
    if year_first := re.match(r"(\d{4})[-‐‑–—/.](\d{1,2})[-‐‑–—/.](\d{1,2})(?=$|[T ])", text, re.ASCII):
        readings = [(int(year_first[1]), int(year_first[2]), int(year_first[3]))]
    elif year_last := re.fullmatch(r"(\d{1,2})[-‐‑–—/.](\d{1,2})[-‐‑–—/.](\d{4})", text, re.ASCII):
        one, other, year = (int(part) for part in year_last.groups())
        readings = [(year, one, other), (year, other, one)]
    else:
        return ""
    possible = {
        f"{year}-{month:02}-{day:02}"
        for year, month, day in readings
        if month <= len(_MONTHS) and day <= _LONGEST_MONTH
    }
    return f"Write {' or '.join(sorted(possible))}" if possible else ""


def read_months(text: str, _: Surroundings) -> Months:
    """A span of whole months: `12 months`, `1 year`."""
    found = re.fullmatch(r"(\d{1,3}) (month|year)s?", text.casefold(), re.ASCII)
    if not found or int(found[1]) == 0:
        hint = f"Write {text} months" if re.fullmatch(r"[1-9]\d?", text, re.ASCII) else ""
        raise RefusedValueError("value-type", hint=hint)
    return Months(int(found[1]) * (12 if found[2] == "year" else 1))


def read_intervals(text: str, _: Surroundings) -> tuple[Interval, ...]:
    """The hours of one day from one text: `closed` or a span such as `9:00-17:00`, on the 24-hour clock."""
    if text.casefold() == "closed":
        return ()
    found = re.fullmatch(r"(\d{1,2}):(\d{2})\s*[-–—]\s*(\d{1,2}):(\d{2})", text, re.ASCII)
    if not found:
        raise RefusedValueError("value-time", hint="Write hours on the 24-hour clock: 1 pm is 13:00.")
    try:
        opens = datetime.time(int(found[1]), int(found[2]))
        closes = datetime.time(int(found[3]), int(found[4]))
    except ValueError:
        why = "A day on the clock ends at 23:59, and an hour at 59 minutes."
        raise RefusedValueError("value-time", why) from None
    if opens >= closes:
        why = "The closing time is not after the opening time."
        raise RefusedValueError("value-time", why, "Write hours on the 24-hour clock: 5 pm is 17:00.")
    return (Interval(opens, closes),)
