"""Readers for dates, opening hours and time zones, from the text somebody wrote to the value they meant.

People write these in more ways than any others, and a wrong guess would put a wrong day or hour on every page. So we
accept one way, and answer the others with what to write.
"""

from __future__ import annotations

import calendar
import datetime
import re
import zoneinfo
from collections.abc import Mapping

from elevate_site.language.look_alikes import DASHES, HYPHENS
from elevate_site.model.settings import Interval
from elevate_site.reading.schema.plain_values import Context, InvalidValueError, nearest

__all__ = ["read_date", "read_intervals", "read_time_zone"]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""In English like all our messages, whatever the locale of the machine."""
_MONTH_WORDS: Mapping[str, int] = {
    word: number
    for number, words in enumerate(
        (
            *("jan ene", "feb", "mar", "apr abr", "may", "jun"),
            *("jul", "aug ago", "sep", "oct", "nov", "dec dic"),
        ),
        start=1,
    )
    for word in words.split()
}
"""The first three letters of each month in English and Spanish."""
_LONGEST_MONTH = 31
_HOW_TO_WRITE_A_DATE = "Write the date in numbers: the year, the month, then the day."
_ONE_DATE = "Write one date, such as 2026-12-25. Days on which the clinic is closed need one entry for each day."
_ZONES: Mapping[str, str] = {
    "America/New_York": "est edt et eastern us/eastern atlanta baltimore boston charlotte florida fort_lauderdale"
    " jacksonville miami orlando philadelphia pittsburgh tampa washington washington_dc",
    "America/Chicago": "cst cdt ct central us/central austin dallas houston memphis milwaukee minneapolis nashville"
    " new_orleans san_antonio st_louis texas",
    "America/Denver": "mst mdt mt mountain us/mountain albuquerque colorado salt_lake_city",
    "America/Phoenix": "us/arizona arizona tucson",
    "America/Los_Angeles": "pst pdt pt pacific us/pacific california las_vegas oakland portland sacramento san_diego"
    " san_francisco san_jose seattle",
    "America/Anchorage": "akst akdt us/alaska alaska",
    "Pacific/Honolulu": "hst us/hawaii hawaii",
    "America/Puerto_Rico": "ast san_juan",
}
"""How people in the United States call their time or the city they live in, by its name."""
_TIME_WORDS = re.compile(r"_(?:standard_|daylight_)?time$")
_CONTINENTS = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
"""The areas of zones by city; others, such as Etc/GMT-5, name no place, and that one is east of Greenwich."""
# Whatever line stands between the numbers: word processors make hyphens longer.
_YEAR_FIRST = re.compile(
    rf"(\d{{4}})[-{HYPHENS}{DASHES}/.](\d{{1,2}})[-{HYPHENS}{DASHES}/.](\d{{1,2}})(?=$|[T ])", re.ASCII
)
_YEAR_LAST = re.compile(rf"(\d{{1,2}})[-{HYPHENS}{DASHES}/.](\d{{1,2}})[-{HYPHENS}{DASHES}/.](\d{{4}})", re.ASCII)
_HOURS = re.compile(rf"(\d{{1,2}}):(\d{{2}})\s*[-{HYPHENS}{DASHES}]\s*(\d{{1,2}}):(\d{{2}})", re.ASCII)
_TIME = re.compile(
    r"(?<!\d)(?P<hour>2[0-3]|[01]?\d)(?:\s*[:;.h]\s*(?P<minute>[0-5]\d|0)|(?P<digits>[0-5]\d))?(?!\d)"
    r"\s*(?P<half>[ap])?\.?m?\.?(?![\w:])",
    re.IGNORECASE,
)
_HALF_A_DAY = 12
_LAST_HOUR, _LAST_MINUTE = 23, 59
_FIRST_HOUR = 7
"""The earliest hour at which we take a clinic to open."""
_NIGHT = range(1, 5)
"""The hours at which hardly any clinic opens: who writes 1:00 mostly means the afternoon."""
_MIDNIGHT = "Write 23:59 for midnight."
_ON_THE_CLOCK = "Write closed, or hours on the 24-hour clock: 1 pm is 13:00."
_OPENING_FIRST = "Write the opening time first, and a closing time later on the same day: 1 pm is 13:00."


def read_time_zone(text: str, _: Context) -> str:
    """The name of a zone in the IANA time zone database."""
    whole = _TIME_WORDS.sub("", re.sub(r"[\s.-]+", "_", text.partition(",")[0].casefold()))
    if meant := _zone_called(whole):
        raise InvalidValueError("value-choice", hint=f"Write {meant}")  # EST is a zone without summer time
    try:
        zoneinfo.ZoneInfo(text)
    except (ValueError, KeyError, OSError):  # zoneinfo raises all of these for wrong names, even of folders
        raise InvalidValueError("value-choice", hint=_suggest_zone(whole)) from None
    return text


def _zone_called(name: str) -> str:
    return next((zone for zone, words in _ZONES.items() if name in words.split()), "")


def _suggest_zone(written: str) -> str:
    """How to write a zone. Only its city counts: `America/Miami` resembles `America/Merida`, which has other hours."""
    area, _, city = written.rpartition("/")
    cities = {
        zone.rpartition("/")[2]: zone
        for zone in sorted(zoneinfo.available_timezones(), reverse=True)
        if zone.startswith(_CONTINENTS) and (not area or zone.casefold().startswith(area))
    }
    if meant := _zone_called(city) or next((zone for name, zone in cities.items() if name.casefold() == city), ""):
        return f"Write {meant}"
    near = nearest(city, cities)
    return f"Did you mean {cities[near]}?" if near else "Write continent and city of the zone."


def read_date(text: str, _: Context) -> datetime.date:
    """A date written YYYY-MM-DD; we refuse anything else, since 03/04 can be read as two dates."""
    found = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text, re.ASCII)
    if not found:
        raise InvalidValueError("value-date", hint=_suggest_date(text) or _HOW_TO_WRITE_A_DATE)
    year, month, day = (int(part) for part in found.groups())
    try:
        return datetime.date(year, month, day)
    except ValueError:
        raise _impossible_date(year, month, day) from None


def _impossible_date(year: int, month: int, day: int) -> InvalidValueError:
    if not 1 <= month <= len(_MONTHS):
        turned = f"{year}-{day:02}-{month:02}"
        hint = (
            f"Did you mean {turned}?" if 1 <= day <= len(_MONTHS) and month <= _LONGEST_MONTH else _HOW_TO_WRITE_A_DATE
        )
        return InvalidValueError("value-date", f"There is no month {month}.", hint)
    if year == 0:
        return InvalidValueError("value-date", "There is no year 0.")
    last = calendar.monthrange(year, month)[1]
    return InvalidValueError("value-date", f"{_MONTHS[month - 1]} {year} has {last} days.")


def _suggest_date(text: str) -> str:
    """How to write the date in `text`, or each date that it may be: 15/01/2026 is one, 04/03/2026 could be two."""
    if _names_several_days(text):
        return _ONE_DATE
    if year_first := _YEAR_FIRST.match(text):
        readings = [(int(year_first[1]), int(year_first[2]), int(year_first[3]))]
    elif year_last := _YEAR_LAST.fullmatch(text):
        one, other, year = (int(part) for part in year_last.groups())
        readings = [(year, one, other), (year, other, one)]
    elif compact := re.fullmatch(r"(20\d\d)(\d\d)(\d\d)", text, re.ASCII):
        readings = [(int(compact[1]), int(compact[2]), int(compact[3]))]
    elif in_words := _in_words(text):
        readings = [in_words]
    else:
        return ""
    possible = {
        f"{year}-{month:02}-{day:02}"
        for year, month, day in readings
        if month <= len(_MONTHS) and day <= _LONGEST_MONTH
    }
    return f"Write {' or '.join(sorted(possible))}" if possible else ""


def _names_several_days(text: str) -> bool:
    """Whether `text` is a range or a list: `2026-12-25 to 2026-12-31`, `December 25-31, 2026`; an hour is none."""
    in_words = any(word[:3] in _MONTH_WORDS for word in re.findall(r"[^\W\d_]+", text.casefold()))
    return ":" not in text and len(re.findall(r"\d+", text)) > (2 if in_words else 3)


def _in_words(text: str) -> tuple[int, int, int] | None:
    """Year, month and day of `March 3, 2026` or `3 de marzo de 2026`."""
    numbers = re.findall(r"\d+", text)
    words = [word for word in re.findall(r"[^\W\d_]+", text.casefold()) if word[:3] in _MONTH_WORDS]
    if len(numbers) != 2 or len(words) != 1:  # noqa: PLR2004  # a day and a year
        return None
    day, year = sorted(int(number) for number in numbers)
    return (year, _MONTH_WORDS[words[0][:3]], day) if year >= datetime.MINYEAR + 999 else None


def read_intervals(text: str, _: Context) -> tuple[Interval, ...]:
    """The opening hours in one text: `closed`, or `9:00-17:00` on the 24-hour clock."""
    if text.casefold() == "closed":
        return ()
    found = _HOURS.fullmatch(text)
    if not found:
        raise InvalidValueError("value-time", hint=_suggest_hours(text))
    try:
        opens = datetime.time(int(found[1]), int(found[2]))
        closes = datetime.time(int(found[3]), int(found[4]))
    except ValueError:
        why = f"Hours go up to {_LAST_HOUR} and minutes up to {_LAST_MINUTE}."
        raise InvalidValueError("value-time", why, _MIDNIGHT if found[3] == "24" else _ON_THE_CLOCK) from None
    if _seems_of_afternoon(opens, closes):
        raise InvalidValueError("value-time", f"It opens at {opens:%H:%M}, in the night.", _ON_THE_CLOCK)
    if opens >= closes:
        why = f"It opens at {opens:%H:%M}, but closes at {closes:%H:%M}."
        swapped = f'Write "{found[3]}:{found[4]}-{found[1]}:{found[2]}"' if _seem_swapped(opens, closes) else ""
        raise InvalidValueError("value-time", why, swapped or _suggest_hours(text, _OPENING_FIRST))
    return (Interval(opens, closes),)


def _seems_of_afternoon(opens: datetime.time, closes: datetime.time) -> bool:
    """Whether `1:00-5:00` or `1:00-17:00` was meant to open in the afternoon; a clinic may give doses `4:30-13:00`."""
    is_half_a_day_late = closes > opens.replace(hour=opens.hour % _HALF_A_DAY + _HALF_A_DAY)
    return opens.hour in _NIGHT and (closes <= datetime.time(_HALF_A_DAY) or is_half_a_day_late)


def _seem_swapped(opens: datetime.time, closes: datetime.time) -> bool:
    """Whether the closing time stands first: it is of an afternoon on the 24-hour clock, the other of a morning."""
    return opens.hour > _HALF_A_DAY and _FIRST_HOUR <= closes.hour < _HALF_A_DAY


def _suggest_hours(text: str, unclear: str = _ON_THE_CLOCK) -> str:
    """How to write the hours in `text`: `9 am to 5 pm`, `9-5`, `9.00-12.00, 13.00-17.00`; else `unclear`.

    A suggestion keeps every digit: `9:00-17:5` may mean two times.
    """
    found = list(_TIME.finditer(text))
    if not found or len(found) % 2 or _digits("".join(each[0] for each in found)) < _digits(text):
        return unclear
    pairs = [_span(opens, closes) for opens, closes in zip(found[::2], found[1::2], strict=True)]
    if len(pairs) == 1 and pairs[0][1] == 0:
        return _MIDNIGHT
    in_order = [minutes for pair in pairs for minutes in pair]
    if in_order != sorted(set(in_order)) or in_order[-1] >= 24 * 60:
        return unclear
    written = [f'"{opens // 60}:{opens % 60:02}-{closes // 60}:{closes % 60:02}"' for opens, closes in pairs]
    return f"Write {written[0]}" if len(written) == 1 else f"Write [{', '.join(written)}]"


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def _time(found: re.Match[str]) -> int:
    """Minutes since midnight."""
    hour = int(found["hour"])
    shift = {"a": -_HALF_A_DAY if hour == _HALF_A_DAY else 0, "p": _HALF_A_DAY * (hour < _HALF_A_DAY)}
    return 60 * (hour + shift.get((found["half"] or "").casefold(), 0)) + int(found["minute"] or found["digits"] or 0)


def _span(opening: re.Match[str], closing: re.Match[str]) -> tuple[int, int]:
    """The minutes of opening and closing; equal where `1-5` or `6-7 pm` may mean two times of the day.

    It closes in the afternoon where it would close before it opens: people say nine to five.
    """
    opens, closes, noon = _time(opening), _time(closing), 60 * _HALF_A_DAY
    if 0 < closes < opens and not closing["half"]:
        return opens, closes + noon
    early = opens < 60 * _FIRST_HOUR and closes <= noon
    if not opening["half"] and (early or (closing["half"] and opens + noon < closes)):
        return opens, opens
    return opens, closes
