"""The one table of what a value may be: how it is asked for, how it is read, and how JSON Schema says it.

A type that appears in the model's dataclasses and is written as a single text has a row here. To let settings or
front matter hold a new kind of value, add its type to the model and a row to this table; reading, the messages and
`elevate-site schema` follow.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from elevate_site.model.catalogue import Person, Topic
from elevate_site.model.settings import Address, Location, Settings
from elevate_site.model.site_options import CookieService
from elevate_site.model.values import Email, LanguageCode, Months, Phone, ShortCode, Url
from elevate_site.reading.schema import contact_values, plain_values
from elevate_site.reading.schema.plain_values import Surroundings

__all__ = ["INTERVALS", "KINDS", "MEMBER_KINDS", "TEXT", "Kind", "choice_kind"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of value."""

    needs: str
    """What a key asks for, to go on after "needs": `yes or no`."""
    read: Callable[[str, Surroundings], object]
    """From the text to the value; raises `RefusedValueError`."""
    json_schema: Mapping[str, object]


def choice_kind(choices: tuple[str, ...], make: Callable[[str], object] = str) -> Kind:
    """A kind with a closed set of values; `make` turns the one that was chosen into its type."""
    needs = f"{', '.join(choices[:-1])} or {choices[-1]}" if len(choices) > 1 else choices[0]
    return Kind(needs, lambda text, _: make(plain_values.read_choice(text, choices)), {"enum": list(choices)})


def _read_phone(text: str, surroundings: Surroundings) -> Phone:
    from elevate_site.reading.schema.phones import read_phone  # noqa: PLC0415  its library takes 0.07 s; articles need none

    return read_phone(text, surroundings)


_STRING: Mapping[str, object] = {"type": "string"}
_WORDS: Mapping[str, object] = {"type": ["string", "number"]}
"""Editors read `2024` as a number; here it stays the text that it is."""

TEXT = Kind("some words", plain_values.read_text, _WORDS)

KINDS: Mapping[object, Kind] = {
    str: TEXT,
    bool: Kind("yes or no", plain_values.read_boolean, {"enum": [True, False, "yes", "no"]}),
    datetime.date: Kind(
        "a day written like 2026-03-31", plain_values.read_day, {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
    ),
    Months: Kind(
        "a span such as 12 months or 2 years",
        plain_values.read_months,
        {"type": "string", "pattern": "^[1-9][0-9]{0,2} ([Mm]onth|[Yy]ear)s?$"},
    ),
    Url: Kind(
        "a whole web address that begins with https://",
        contact_values.read_url,
        {"type": "string", "format": "uri", "pattern": "^https?://"},
    ),
    Email: Kind("one e-mail address", contact_values.read_email, {"type": "string", "format": "email"}),
    Phone: Kind("a telephone number that can be dialled", _read_phone, _STRING),
    ShortCode: Kind(
        "a short number of three to six digits, such as 988",
        contact_values.read_short_code,
        {"type": ["string", "integer"], "pattern": "^[0-9]{3,6}$"},
    ),
    LanguageCode: Kind(
        "a language that the site can speak", plain_values.read_language, {"type": "string", "pattern": "^[a-z]{2,3}$"}
    ),
}
"""By type."""

INTERVALS = Kind("opening hours such as 9:00-17:00, or closed", plain_values.read_intervals, _STRING)
"""The hours of one day: `tuple[Interval, ...]`, see `Interval`."""

_ID = Kind(
    "a short name of small letters, digits and hyphens",
    plain_values.read_id,
    {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
)

MEMBER_KINDS: Mapping[tuple[type, str], Kind] = {
    (Address, "country"): Kind(
        "two capital letters such as US", plain_values.read_country, {"type": "string", "pattern": "^[A-Z]{2}$"}
    ),
    (Settings, "base_url"): Kind(
        "a whole web address that begins with https://",
        contact_values.read_base_url,
        {"type": "string", "format": "uri", "pattern": "^https?://[^\\s?#<>]+$"},
    ),
    (Settings, "time_zone"): Kind("a time zone such as America/New_York", plain_values.read_time_zone, _STRING),
    (Location, "id"): _ID,
    (CookieService, "id"): _ID,
    (CookieService, "script"): Kind(
        "a whole web address that begins with https://",
        contact_values.read_script,
        {"type": "string", "format": "uri", "pattern": "^https://"},
    ),
    (Topic, "id"): _ID,
    (Person, "id"): _ID,
}
"""By class and field, where the type is `str` and not every text will do."""
