"""Decisions by date: what is public on a given day, what is new, when reviews are due."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable, Iterator

from elevate_site.model.document import Document, FrontMatter
from elevate_site.model.settings import ReviewPolicy, Settings
from elevate_site.model.values import Months

__all__ = [
    "dated",
    "has_expired",
    "is_far",
    "is_public",
    "months_later",
    "newest_first",
    "next_change",
    "next_review",
    "probable_year",
]

_FIRST_YEAR = 1900
_MOST_YEARS_AHEAD = 10


def is_public(matter: FrontMatter, today: datetime.date) -> bool:
    """Whether a text is public today: not a draft, already published, not yet expired."""
    started = matter.publish is None or matter.publish <= today
    return not matter.draft and started and not has_expired(matter, today)


def has_expired(matter: FrontMatter, today: datetime.date) -> bool:
    """Whether a text is no longer public, or would not be if it were not a draft."""
    return matter.expires is not None and matter.expires <= today


def dated(matter: FrontMatter) -> datetime.date | None:
    """The date that decides how new a text is: its publication, or else its review; `None` when it has neither.

    A later review does not make a published text new again, or yearly reviews would push out what is really new.
    """
    return matter.publish or matter.reviewed


def newest_first(document: Document) -> tuple[int, str]:
    """The sort key of every list of the newest texts: undated ones come last, and the name decides between equals."""
    return -(dated(document.front_matter) or datetime.date.min).toordinal(), document.name


def is_far(day: datetime.date, today: datetime.date) -> bool:
    """Whether nobody can have meant `day`: more than ten years ahead, or before anybody wrote for this site."""
    return not _FIRST_YEAR <= day.year <= today.year + _MOST_YEARS_AHEAD


def probable_year(year: int, today: datetime.date) -> int | None:
    """The year from now on that has the digits of `year` in another order, as 2026 has those of 2206."""
    digits = sorted(f"{year:04}")
    return next((near for near in range(today.year, today.year + 3) if sorted(str(near)) == digits), None)


def next_review(matter: FrontMatter, policy: ReviewPolicy) -> datetime.date | None:
    """The day by which a text must be reviewed again; `None` when it has never been reviewed."""
    if matter.reviewed is None:
        return None
    return months_later(matter.reviewed, matter.review_every or policy.every)


def next_change(settings: Settings, documents: Iterable[Document], today: datetime.date) -> datetime.date | None:
    """The next day on which the site must be built again although no file has changed; `None` when there is none.

    On that day a text appears or expires, a review falls due, or a day with special hours is over.
    """
    days = [day for document in documents for day in _days_of(document.front_matter, settings.review)]
    exceptions = (exception.date for location in settings.locations for exception in location.exceptions)
    days += (day + datetime.timedelta(days=1) for day in exceptions if today <= day < datetime.date.max)
    return min((day for day in days if day > today), default=None)


def _days_of(matter: FrontMatter, policy: ReviewPolicy) -> Iterator[datetime.date]:
    """The days on which readers see a text change."""
    if matter.draft:
        return
    if matter.publish:
        yield matter.publish
    if matter.expires:
        yield matter.expires
    due = next_review(matter, policy)
    if due and is_public(matter, due):
        yield due


def months_later(day: datetime.date, months: Months) -> datetime.date:
    """The same day some months later, or the last day of a shorter month; at most the last day of the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > datetime.MAXYEAR:
        return datetime.date.max
    _, last = calendar.monthrange(year, month + 1)
    return datetime.date(year, month + 1, min(day.day, last))
