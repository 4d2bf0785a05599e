"""Readers for plain values: one function for each type, from the text somebody wrote to the value they meant.

A reader knows nothing of keys and lines. It refuses an invalid text with the reason and, when the writer can have
meant only one thing, with the corrected text; `reading.schema.scalars` adds the key and the position.
"""

from __future__ import annotations

import calendar
import datetime
import difflib
import re
import zoneinfo
from collections.abc import Iterable
from dataclasses import dataclass

from elevate_site.language.published_paths import judge_name
from elevate_site.model.settings import Interval
from elevate_site.model.values import LanguageCode, Months

__all__ = [
    "Context",
    "InvalidValueError",
    "is_country",
    "nearest",
    "read_boolean",
    "read_choice",
    "read_country",
    "read_date",
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
"""In English like all our messages, whatever the locale of the machine."""
_LONGEST_MONTH = 31
_HOW_TO_WRITE_A_DATE = "Write the date in numbers: the year, the month, then the day."


class InvalidValueError(Exception):
    """The text is not a valid value of its type.

    Attributes:
        code: The rule that it breaks.
        why: A sentence with the reason; empty when the name of the type says enough.
        hint: A sentence with the remedy, or empty.
    """

    def __init__(self, code: str, why: str = "", hint: str = "") -> None:
        super().__init__(why)
        self.code = code
        self.why = why
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Context:
    """Everything on which a value may depend besides its own text."""

    file: str = ""
    """The file it comes from, relative to the site folder, for Problems."""
    country: str = "US"
    """The country whose rules apply to phone numbers (ISO 3166-1)."""
    known_languages: tuple[str, ...] = ("en", "es")
    """The languages that the theme has words for."""
    site_languages: tuple[str, ...] = ()
    """The languages of the site, which every local text must have; empty while they are unknown."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of the `known` words that the writer of `word` probably meant, or `None`."""
    folded = {name.casefold().replace("-", "_"): name for name in known}
    found = difflib.get_close_matches(word.casefold().replace("-", "_").replace(" ", "_"), folded, n=1, cutoff=0.7)
    return folded[found[0]] if found else None


def read_text(text: str, _: Context) -> str:
    """The text without spaces around it."""
    if not text.strip():
        raise InvalidValueError("value-empty")
    return text.strip()


def read_boolean(text: str, _: Context) -> bool:
    """`True` for yes and true, `False` for no and false, in any case."""
    meanings = {"yes": True, "true": True, "no": False, "false": False}
    if text.casefold() not in meanings:
        raise InvalidValueError("value-type")
    return meanings[text.casefold()]


def read_choice(text: str, choices: tuple[str, ...]) -> str:
    """`text`, when it is one of the `choices`."""
    if text not in choices:
        meant = nearest(text, choices)
        raise InvalidValueError("value-choice", hint=f"Did you mean {meant}?" if meant else "")
    return text


def read_id(text: str, _: Context) -> str:
    """A name for use in URLs: lowercase letters, digits and single hyphens."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        meant = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")
        raise InvalidValueError("value-type", hint=f"Write {meant}" if meant else "")
    if fault := judge_name(text):
        raise InvalidValueError("value-type", fault.why, fault.hint)
    return text


def read_language(text: str, context: Context) -> LanguageCode:
    """A language that the theme has words for."""
    known = context.known_languages
    if text not in known:
        hint = f"Write {text.casefold()}" if text.casefold() in known else ""
        raise InvalidValueError("value-language", f"The supported languages are {' and '.join(known)}.", hint)
    if fault := judge_name(text):
        raise InvalidValueError("value-language", fault.why)
    return LanguageCode(text)


def is_country(text: str) -> bool:
    """Whether `text` has the form of a country in ISO 3166-1: two capital letters."""
    return re.fullmatch(r"[A-Z]{2}", text) is not None


def read_country(text: str, _: Context) -> str:
    """Two capital letters, as in ISO 3166-1."""
    if not is_country(text):
        hint = f"Write {text.upper()}" if re.fullmatch(r"[A-Za-z]{2}", text) else ""
        raise InvalidValueError("value-choice", hint=hint)
    return text


def read_time_zone(text: str, _: Context) -> str:
    """The name of a zone in the IANA time zone database."""
    try:
        zoneinfo.ZoneInfo(text)
    except (ValueError, KeyError, OSError):  # zoneinfo raises all of these for wrong names, even of folders
        meant = nearest(text, sorted(zoneinfo.available_timezones()))
        raise InvalidValueError("value-choice", hint=f"Did you mean {meant}?" if meant else "") from None
    return text


def read_date(text: str, _: Context) -> datetime.date:
    """A date written YYYY-MM-DD; we refuse anything else, since 03/04 can be read as two dates."""
    found = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text, re.ASCII)
    if not found:
        raise InvalidValueError("value-date", hint=_suggest_date(text) or _HOW_TO_WRITE_A_DATE)
    year, month, day = (int(part) for part in found.groups())
    try:
        return datetime.date(year, month, day)
    except ValueError:
        raise _impossible_date(year, month) from None


def _impossible_date(year: int, month: int) -> InvalidValueError:
    if not 1 <= month <= len(_MONTHS):
        return InvalidValueError("value-date", f"There is no month {month}.", _HOW_TO_WRITE_A_DATE)
    if year == 0:
        return InvalidValueError("value-date", "There is no year 0.")
    last = calendar.monthrange(year, month)[1]
    return InvalidValueError("value-date", f"{_MONTHS[month - 1]} {year} has {last} days.")


def _suggest_date(text: str) -> str:
    """How to write the date in `text`, or each date that it may be: 15/01/2026 is one, 04/03/2026 could be two."""
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


def read_months(text: str, _: Context) -> Months:
    """A number of whole months: `12 months`, `1 year`."""
    found = re.fullmatch(r"(\d{1,3}) (month|year)s?", text.casefold(), re.ASCII)
    if not found or int(found[1]) == 0:
        hint = f"Write {text} months" if re.fullmatch(r"[1-9]\d?", text, re.ASCII) else ""
        raise InvalidValueError("value-type", hint=hint)
    return Months(int(found[1]) * (12 if found[2] == "year" else 1))


def read_intervals(text: str, _: Context) -> tuple[Interval, ...]:
    """The opening hours in one text: `closed`, or `9:00-17:00` on the 24-hour clock."""
    if text.casefold() == "closed":
        return ()
    found = re.fullmatch(r"(\d{1,2}):(\d{2})\s*[-–—]\s*(\d{1,2}):(\d{2})", text, re.ASCII)
    if not found:
        raise InvalidValueError("value-time", hint="Write hours on the 24-hour clock: 1 pm is 13:00.")
    try:
        opens = datetime.time(int(found[1]), int(found[2]))
        closes = datetime.time(int(found[3]), int(found[4]))
    except ValueError:
        why = "Hours go up to 23 and minutes up to 59."
        raise InvalidValueError("value-time", why) from None
    if opens >= closes:
        why = f"It opens at {opens:%H:%M}, but closes at {closes:%H:%M}."
        raise InvalidValueError("value-time", why, "Write hours on the 24-hour clock: 5 pm is 17:00.")
    return (Interval(opens, closes),)
