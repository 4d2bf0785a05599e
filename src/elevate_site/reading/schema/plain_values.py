"""Readers for plain values: one function for each type, from the text somebody wrote to the value they meant.

A reader knows nothing of keys and lines. It refuses an invalid text with the reason and, when the writer can have
meant only one thing, with the corrected text; `reading.schema.scalars` adds the key and the position.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from elevate_site.language.published_paths import judge_name
from elevate_site.model.values import LanguageCode, Months

__all__ = [
    "Context",
    "InvalidValueError",
    "is_country",
    "nearest",
    "read_boolean",
    "read_choice",
    "read_country",
    "read_id",
    "read_language",
    "read_months",
    "read_postal_code",
    "read_text",
    "read_year",
]


_ANSWERS = {
    "yes": ("y", "on", "1", "x", "sí", "si", "oui", "ja", "sim", "wi", "ok"),
    "no": ("n", "off", "0", "non", "nein", "não", "nao", "none", "never"),
}
"""Other ways to say yes and no, also in other languages."""
_COUNTRIES = {"usa": "US", "u.s.": "US", "united states": "US", "canada": "CA", "mexico": "MX", "méxico": "MX"}
_LANGUAGES = {"english": "en", "inglés": "en", "ingles": "en", "spanish": "es", "español": "es", "espanol": "es"}
_MOST_MONTHS = 120
_DIGITS_OF_YEAR, _FIRST_YEAR, _LAST_YEAR = 4, "1500", "2199"


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
    stand_ins: Mapping[type, Mapping[str, object]] = field(default_factory=dict)
    """By dataclass and field: the replacement for a value that is invalid or missing, so that the rest can still be
    checked; and the value of a field that nobody writes."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of the `known` words that the writer of `word` probably meant, or `None`."""
    folded = {name.casefold().replace("-", "_"): name for name in known}
    found = difflib.get_close_matches(word.casefold().replace("-", "_").replace(" ", "_"), folded, n=1, cutoff=0.7)
    return folded[found[0]] if found else None


def read_text(text: str, _: Context) -> str:
    """The text without spaces around it."""
    if not text.strip():
        raise InvalidValueError("value-empty", hint="Write it between the quotation marks.")
    return text.strip()


def read_boolean(text: str, _: Context) -> bool:
    """`True` for yes and true, `False` for no and false, in any case."""
    meanings = {"yes": True, "true": True, "no": False, "false": False}
    if text.casefold() not in meanings:
        meant = next((word for word, others in _ANSWERS.items() if text.casefold() in others), None)
        raise InvalidValueError("value-type", hint=f"Write {meant}" if meant else "Write yes or no.")
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
        meant = _LANGUAGES.get(text.casefold(), text.casefold())
        begun = re.split("[-_]", meant)[0]
        hint = f"Write {meant}" if meant in known else f"Write {begun}" if begun in known else "Delete it."
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
        meant = _COUNTRIES.get(text.casefold()) or (text.upper() if re.fullmatch(r"[A-Za-z]{2}", text) else "")
        hint = f"Write {meant}" if meant else ""
        raise InvalidValueError("value-choice", hint=hint)
    return text


def read_postal_code(text: str, context: Context) -> str:
    """A postal code; in the United States, a ZIP code of five digits, or of nine (ZIP+4)."""
    text = read_text(text, context)
    if context.country == "US" and not re.fullmatch(r"\d{5}(?:-\d{4})?", text, re.ASCII):
        hint = "Write five digits, such as 33166, or nine, such as 33166-1234; a 0 at the beginning belongs to it."
        if any(map(str.isalpha, text)):
            hint = "If the clinic is in another country, add a line such as `country: CA` below it."
        raise InvalidValueError("value-type", "A ZIP code has five digits.", hint)
    return text


def read_year(text: str, context: Context) -> str:
    """The year of a work, or other words for it such as `2021, updated 2024`; never a number that is no year."""
    text = read_text(text, context)
    is_year = len(text) == _DIGITS_OF_YEAR and _FIRST_YEAR <= text <= _LAST_YEAR
    if re.fullmatch(r"\d+", text, re.ASCII) and not is_year:
        raise InvalidValueError("value-date", hint="Write the year with four digits, such as 2024.")
    return text


def read_months(text: str, _: Context) -> Months:
    """A number of whole months: `12 months`, `1 year`."""
    found = re.fullmatch(r"(\d{1,3}) (month|year)s?", text.casefold(), re.ASCII)
    if found and int(found[1]) * (12 if found[2] == "year" else 1) > _MOST_MONTHS:
        why = "After more than ten years nobody knows whether a text on health is still true."
        raise InvalidValueError("value-type", why, "Write a number of months or years.")
    if not found or int(found[1]) == 0:
        number = re.match(r"[1-9]\d?", text, re.ASCII)
        hint = f"Write {number[0]} months" if number and number[0] == text else "Write a number of months or years."
        raise InvalidValueError("value-type", hint=hint)
    return Months(int(found[1]) * (12 if found[2] == "year" else 1))
