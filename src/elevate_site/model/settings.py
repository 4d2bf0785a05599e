"""The settings of a clinic in `content/site.yaml`, typed, with defaults.

The classes are the schema: a field without a default is required, its type says how it is read
(`reading.schema`), and its docstring is what `elevate-site schema site` prints.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from elevate_site.errors import Severity
from elevate_site.model.site_options import Cookies, Printing
from elevate_site.model.values import Email, LanguageCode, LocalText, Months, Phone, Positions, ShortCode, Url

__all__ = [
    "UNITED_STATES_CRISIS_LINES",
    "Address",
    "Clinic",
    "CrisisLines",
    "HoursException",
    "Interval",
    "Location",
    "ReviewPolicy",
    "RuleChange",
    "Settings",
    "WeeklyHours",
]


@dataclass(frozen=True, slots=True)
class Clinic:
    """The clinic as a whole."""

    name: str
    """The name that patients know: `Elevate Psychiatry`."""
    tagline: LocalText
    """One short sentence under the name on the home page."""
    description: LocalText
    """Two or three sentences that say who the clinic helps; also the description of the home page."""
    booking_url: Url | None = None
    """Where an appointment is booked online."""
    patient_portal_url: Url | None = None
    """Where a patient signs in."""
    disclaimer: LocalText | None = None
    """The medical disclaimer under every article; the built-in wording when left out."""


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address, as on an envelope."""

    street: str
    """House number and street, with suite."""
    city: str
    region: str
    """State or province, in its short form: `FL`."""
    postal_code: str
    country: str = "US"
    """Two capital letters (ISO 3166-1); also how phone numbers are read."""


@dataclass(frozen=True, slots=True)
class Interval:
    """One span of a day, from opening to closing, in the clinic's time zone."""

    opens: datetime.time
    closes: datetime.time


@dataclass(frozen=True, slots=True)
class WeeklyHours:
    """The usual hours, a day each; a day that is not named is closed.

    Written `monday: "09:00-17:00"`, with a break `tuesday: ["09:00-12:00", "13:00-17:00"]`, or `sunday: closed`.
    """

    monday: tuple[Interval, ...] = ()
    tuesday: tuple[Interval, ...] = ()
    wednesday: tuple[Interval, ...] = ()
    thursday: tuple[Interval, ...] = ()
    friday: tuple[Interval, ...] = ()
    saturday: tuple[Interval, ...] = ()
    sunday: tuple[Interval, ...] = ()

    @property
    def days(self) -> tuple[tuple[Interval, ...], ...]:
        """The seven days, Monday first."""
        return (self.monday, self.tuesday, self.wednesday, self.thursday, self.friday, self.saturday, self.sunday)


@dataclass(frozen=True, slots=True)
class HoursException:
    """A day on which the usual hours do not hold."""

    date: datetime.date
    hours: tuple[Interval, ...]
    """The hours of that day; empty means closed all day."""
    reason: LocalText
    """Why, in two or three words: `Christmas Day`."""


@dataclass(frozen=True, slots=True)
class Location:
    """One place where the clinic sees patients, and how to reach it. Call and map are required."""

    id: str
    """A short name for addresses inside the site: `doral`."""
    name: str
    """The place as patients say it: `Doral`."""
    phone: Phone
    address: Address
    text: Phone | None = None
    """The number that takes text messages; the channel is left out everywhere when there is none."""
    email: Email | None = None
    """The address for questions; the channel is left out everywhere when there is none."""
    hours: WeeklyHours = field(default_factory=WeeklyHours)
    exceptions: tuple[HoursException, ...] = ()
    """Holidays and other days with other hours."""


@dataclass(frozen=True, slots=True)
class CrisisLines:
    """The numbers for a crisis. What is not written here is not shown: other countries lack some of these services."""

    emergency: ShortCode
    """For danger now."""
    call: ShortCode
    """The crisis line, by telephone."""
    text: ShortCode | None = None
    """The crisis line, by text message."""
    chat: Url | None = None
    """The crisis line, in the browser."""
    spanish_press: str | None = None
    """The key to press for Spanish."""
    spanish_word: str | None = None
    """The word to send for Spanish."""
    veterans_press: str | None = None
    """The key to press for the veterans' line."""
    veterans_text: ShortCode | None = None
    """The number to which veterans send a text message."""


UNITED_STATES_CRISIS_LINES = CrisisLines(
    emergency=ShortCode("911"),
    call=ShortCode("988"),
    text=ShortCode("988"),
    chat=Url("https://988lifeline.org/chat/"),
    spanish_press="2",
    spanish_word="AYUDA",
    veterans_press="1",
    veterans_text=ShortCode("838255"),
)
"""The lines of a site that names none.

Source: 988lifeline.org and veteranscrisisline.net, as of 2026: call or text 988; Spanish by pressing 2 or by
sending AYUDA to 988; veterans by pressing 1 or by a text to 838255; 911 for danger now.
"""


@dataclass(frozen=True, slots=True)
class ReviewPolicy:
    """How often an article is to be looked at by a clinician."""

    every: Months = Months(24)
    """The time from one review to the next, unless an article says otherwise."""


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A rule that this site weighs differently, and why."""

    severity: Severity
    reason: str


@dataclass(frozen=True, slots=True)
class Settings:
    """Every value of `content/site.yaml`."""

    base_url: Url
    """The address under which the site is published; it may have a path."""
    clinic: Clinic
    locations: tuple[Location, ...]
    """At least one; the first is the one that every page names first."""
    time_zone: str = "America/New_York"
    """The clinic's time zone by its IANA name; dates in front matter are days there."""
    languages: tuple[LanguageCode, ...] = (LanguageCode("en"),)
    """The languages of the site; the first has its pages at the root."""
    typeface: Literal["atkinson-hyperlegible", "system"] = "atkinson-hyperlegible"
    """The letters of all pages: those that come with the site (31 KB), or those of the reader's device."""
    preview: bool = False
    """While true, pages say that they are a preview, search engines are kept out and placeholders only warn."""
    crisis: CrisisLines = UNITED_STATES_CRISIS_LINES
    """The numbers for a crisis: those of the United States (988 and 911) unless others are written, then only those."""
    cookies: Cookies = field(default_factory=Cookies)
    review: ReviewPolicy = field(default_factory=ReviewPolicy)
    print: Printing = field(default_factory=Printing)
    share_pictures: bool = True
    """Whether a picture with the name of the topic is drawn, which messengers show beside a link to the site."""
    search: bool = True
    """Whether readers can search the articles. The search runs in the reader's browser and asks nobody else."""
    rules: Mapping[str, RuleChange] = field(default_factory=dict)
    """Changed severities, by the name of the rule."""
    positions: Positions = field(default_factory=dict, metadata={"derived": True})
    """The position of each value in `content/site.yaml`; set by the program."""

    @property
    def default_language(self) -> LanguageCode:
        """The language whose pages are at the root of the site."""
        return self.languages[0]
