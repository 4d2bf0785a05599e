"""Days, times, names and plurals in the language of the page. The home of Babel."""

from __future__ import annotations

import datetime
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_time, get_day_names, get_timezone_location

from elevate_site.model.values import LanguageCode

__all__ = ["clock", "day", "language_name", "plural_form", "time_zone_place", "weekday"]


@lru_cache(maxsize=1024)
def day(date: datetime.date, language: LanguageCode) -> str:
    """A date in full: `November 2, 2026`."""
    return format_date(date, format="long", locale=language)


@lru_cache(maxsize=1024)
def clock(time: datetime.time, language: LanguageCode) -> str:
    """A time of day as people of the language write it: `9:00 AM`."""
    return format_time(time, format="short", locale=language)


@lru_cache(maxsize=64)
def weekday(number: int, language: LanguageCode) -> str:
    """The name of a day of the week; Monday is 0."""
    name: str = get_day_names(width="wide", locale=language)[number]
    return name.capitalize()


@lru_cache(maxsize=64)
def language_name(language: LanguageCode) -> str:
    """The name of a language in that language itself: `Español`."""
    name = Locale(language).get_display_name(language) or language
    return name[:1].upper() + name[1:]


@lru_cache(maxsize=64)
def time_zone_place(time_zone: str, language: LanguageCode) -> str:
    """The place after which people name a time zone: `New York`, `Nueva York`."""
    place: str = get_timezone_location(time_zone, locale=language, return_city=True)
    return place


@lru_cache(maxsize=1024)
def plural_form(number: float, language: LanguageCode) -> str:
    """Which form words take with a number, by its name in Unicode CLDR: `one` for 1 and `other` for 2 in English."""
    return Locale(language).plural_form(number)
