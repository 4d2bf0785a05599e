"""The words of a page in its language: the theme's strings, plural forms, dates, times and names. The home of Babel."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_time, get_day_names, get_timezone_location
from babel.numbers import format_decimal
from jinja2 import UndefinedError
from markupsafe import Markup, escape

from elevate_site.model.values import LanguageCode
from elevate_site.rendering.trusted import trusted

__all__ = ["Words", "clock", "day", "decimal", "language_name", "time_zone_place", "weekday"]


class Words:
    """The strings of one language; templates call it `t`."""

    def __init__(self, strings: Mapping[str, str], language: LanguageCode) -> None:
        self._language = language
        self._strings = {key: escape(words) for key, words in strings.items()}

    def __call__(self, key: str, **values: object) -> Markup:
        """The words of `key`, with each `{name}` replaced by the escaped value of that name.

        The value `count` chooses between words that stand as `key.one`, `key.other` and so on.
        Raises `jinja2.UndefinedError` for a key that does not exist, or a place that no value fills.
        """
        words = self._strings.get(key) or self._for_count(key, values.get("count"))
        if words is None:
            raise UndefinedError(f"there are no words for “{key}” in templates/strings")
        try:
            if not values:
                return words
            # Plain `str.format` on escaped values; `Markup.format` does the same ten times slower.
            escaped = {name: str(escape(value)) for name, value in values.items()}
            return trusted(str.format(words, **escaped))
        except (KeyError, IndexError) as error:
            raise UndefinedError(f"the words for “{key}” need the value {error}") from error

    def _for_count(self, key: str, count: object) -> Markup | None:
        if not isinstance(count, int):
            return None
        return self._strings.get(f"{key}.{_plural_form(count, self._language)}", self._strings.get(f"{key}.other"))


@lru_cache(maxsize=1024)
def day(date: datetime.date, language: LanguageCode) -> str:
    """A date in full: `November 2, 2026`."""
    return format_date(date, format="long", locale=language)


@lru_cache(maxsize=1024)
def clock(time: datetime.time, language: LanguageCode) -> str:
    """A time of day as speakers of the language write it: `9:00 AM`."""
    return format_time(time, format="short", locale=language)


@lru_cache(maxsize=1024)
def decimal(number: float, language: LanguageCode) -> str:
    """A number as speakers of the language write it: `1.2`, in Spanish `1,2`."""
    return format_decimal(number, locale=language)


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
    """The city that names a time zone: `New York`, `Nueva York`."""
    place: str = get_timezone_location(time_zone, locale=language, return_city=True)
    return place


@lru_cache(maxsize=1024)
def _plural_form(number: float, language: LanguageCode) -> str:
    """The plural form for a number, as Unicode CLDR names it: in English `one` for 1 and `other` for 2."""
    return Locale(language).plural_form(number)
