"""What is public on a given day."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable

from elevate_site.model.document import Document, FrontMatter
from elevate_site.model.values import Months

__all__ = ["is_public", "months_later", "next_change"]


def is_public(matter: FrontMatter, today: datetime.date) -> bool:
    """Whether a text is public today: no draft, already published, not yet expired."""
    started = matter.publish is None or matter.publish <= today
    ended = matter.expires is not None and matter.expires <= today
    return not matter.draft and started and not ended


def next_change(documents: Iterable[Document], today: datetime.date) -> datetime.date | None:
    """The next day on which a text appears or expires, so that the site has to be built again; `None` for never."""
    days = (
        day
        for document in documents
        if not document.front_matter.draft
        for day in (document.front_matter.publish, document.front_matter.expires)
        if day is not None and day > today
    )
    return min(days, default=None)


def months_later(day: datetime.date, months: Months) -> datetime.date:
    """The same day some months later, or the last day of that month when it is shorter, or of the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > datetime.MAXYEAR:
        return datetime.date.max
    _, last = calendar.monthrange(year, month + 1)
    return datetime.date(year, month + 1, min(day.day, last))
