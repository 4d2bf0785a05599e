"""The one table of scalar types: how messages name each type, how we read it, and its JSON Schema.

Every type in the model's dataclasses that is written as a single text has a row here. To let settings or front
matter have a new type of value, add it to the model and to this table; the rest follows.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from elevate_site.model.catalogue import Person, Topic
from elevate_site.model.document import Source
from elevate_site.model.settings import Address, Location, Settings
from elevate_site.model.site_options import CookieService
from elevate_site.model.values import Email, LanguageCode, Months, Phone, ShortCode, Url
from elevate_site.reading.schema import contact_values, plain_values, times
from elevate_site.reading.schema.plain_values import Context

__all__ = ["FIELD_TYPES", "INTERVALS", "SCALAR_TYPES", "TEXT", "ScalarType", "choice_type"]


@dataclass(frozen=True, slots=True)
class ScalarType:
    """One type of value that is written as a single text."""

    expected: str
    """The type as messages name it after "needs": `yes or no`."""
    read: Callable[[str, Context], object]
    """From the text to the value; raises `InvalidValueError`."""
    json_schema: Mapping[str, object]
    shown: bool = False
    """Whether readers see the text as it is written."""


def choice_type(choices: tuple[str, ...], make: Callable[[str], object] = str) -> ScalarType:
    """A type with a closed set of values; `make` turns the chosen text into its Python type."""
    expected = f"{', '.join(choices[:-1])} or {choices[-1]}" if len(choices) > 1 else choices[0]
    return ScalarType(expected, lambda text, _: make(plain_values.read_choice(text, choices)), {"enum": list(choices)})


def _matching(expected: str, read: Callable[[str, Context], object], pattern: str, **more: str) -> ScalarType:
    """A type whose texts all match `pattern`; `more` are further keys of its JSON Schema."""
    return ScalarType(expected, read, {"type": "string", **more, "pattern": pattern})


def _web_address(read: Callable[[str, Context], Url], pattern: str) -> ScalarType:
    return _matching("a full web address that begins with https://", read, pattern, format="uri")


_STRING: Mapping[str, object] = {"type": "string"}
_WORDS: Mapping[str, object] = {"type": ["string", "number"]}
"""An editor takes `2024` for a number; we keep it as text."""

TEXT = ScalarType("some text", plain_values.read_text, _WORDS, shown=True)

SCALAR_TYPES: Mapping[object, ScalarType] = {
    str: TEXT,
    bool: ScalarType("yes or no", plain_values.read_boolean, {"enum": [True, False, "yes", "no"]}),
    datetime.date: _matching("a date written like 2026-03-31", times.read_date, r"^\d{4}-\d{2}-\d{2}$"),
    Months: _matching(
        "a length of time such as 12 months or 2 years",
        plain_values.read_months,
        "^(([1-9][0-9]?|1[01][0-9]|120) [Mm]onths?|([1-9]|10) [Yy]ears?)$",
    ),
    Url: _web_address(contact_values.read_url, "^https?://"),
    Email: ScalarType("one email address", contact_values.read_email, {"type": "string", "format": "email"}),
    Phone: ScalarType("a phone number", contact_values.read_phone, _STRING),
    ShortCode: ScalarType(
        "a short number of three to six digits, such as 988",
        contact_values.read_short_code,
        {"type": ["string", "integer"], "pattern": "^[0-9]{3,6}$"},
    ),
    LanguageCode: _matching("a supported language", plain_values.read_language, "^[a-z]{2,3}$"),
}
"""By Python type."""

INTERVALS = ScalarType("opening hours such as 9:00-17:00 or closed", times.read_intervals, _STRING)
"""The opening hours in one text: `tuple[Interval, ...]`."""

_ID = _matching(
    "a short name made of lowercase letters, digits and hyphens", plain_values.read_id, "^[a-z0-9]+(-[a-z0-9]+)*$"
)

FIELD_TYPES: Mapping[tuple[type, str], ScalarType] = {
    (Address, "country"): _matching("two capital letters such as US", plain_values.read_country, "^[A-Z]{2}$"),
    (Address, "postal_code"): ScalarType("a postal code", plain_values.read_postal_code, _WORDS, shown=True),
    (Source, "year"): ScalarType("a year", plain_values.read_year, _WORDS, shown=True),
    (Settings, "base_url"): _web_address(contact_values.read_base_url, "^https?://[^\\s?#<>]+$"),
    (Settings, "time_zone"): ScalarType("a time zone such as America/New_York", times.read_time_zone, _STRING),
    (Location, "id"): _ID,
    (CookieService, "id"): _ID,
    (CookieService, "script"): _web_address(contact_values.read_script_url, "^https://"),
    (Topic, "id"): _ID,
    (Person, "id"): _ID,
}
"""By class and field, for fields of type `str` that do not accept every text."""
