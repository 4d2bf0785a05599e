"""What is public on a given day, and when that changes."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

import pytest
from arranging import EN, SETTINGS, TODAY, arranged, document, everywhere

from elevate_site.model.document import FrontMatter
from elevate_site.model.settings import HoursException, ReviewPolicy
from elevate_site.model.values import Months
from elevate_site.structure.publication import is_public, months_later, next_change

DAY = datetime.timedelta(days=1)


def test_a_text_without_dates_is_public() -> None:
    """An article is public unless its front matter says otherwise."""
    assert is_public(FrontMatter("T", "D"), TODAY)


def test_a_draft_is_never_public() -> None:
    """A draft stays a draft, whatever its dates say."""
    assert not is_public(FrontMatter("T", "D", draft=True, publish=TODAY - DAY), TODAY)


def test_publish_is_the_first_day() -> None:
    """A text appears on the day that `publish` names, not before."""
    matter = FrontMatter("T", "D", publish=TODAY)
    assert [is_public(matter, TODAY + offset * DAY) for offset in (-1, 0, 1)] == [False, True, True]


def test_expires_is_the_first_day_without() -> None:
    """A text is gone on the day that `expires` names."""
    matter = FrontMatter("T", "D", expires=TODAY)
    assert [is_public(matter, TODAY + offset * DAY) for offset in (-1, 0, 1)] == [True, False, False]


def test_next_change_is_the_nearest_day_to_come() -> None:
    """Appearing and expiring both count; past days and those of drafts do not."""
    documents = [
        document("articles/a.md", publish=TODAY, expires=TODAY + 9 * DAY),
        document("articles/b.md", publish=TODAY + 5 * DAY),
        document("articles/c.md", publish=TODAY + DAY, draft=True),
    ]
    assert next_change(SETTINGS, documents, TODAY) == TODAY + 5 * DAY
    assert next_change(SETTINGS, documents, TODAY + 5 * DAY) == TODAY + 9 * DAY
    assert next_change(SETTINGS, documents, TODAY + 9 * DAY) is None


def test_the_day_after_other_hours_is_a_change() -> None:
    """Every location announces a holiday until it is over; one in the past no longer changes anything."""

    def changes(*days: datetime.date, today: datetime.date = TODAY) -> datetime.date | None:
        first = dataclasses.replace(
            SETTINGS.locations[0], exceptions=tuple(HoursException(day, (), everywhere("Holiday")) for day in days)
        )
        return next_change(dataclasses.replace(SETTINGS, locations=(SETTINGS.locations[0], first)), (), today)

    assert changes(TODAY + 9 * DAY, TODAY + 5 * DAY, TODAY - DAY) == TODAY + 6 * DAY
    assert changes(TODAY) == TODAY + DAY
    assert changes(TODAY - DAY) is None
    assert changes(datetime.date.max) is None


def test_the_site_shows_a_holiday_until_the_day_of_its_next_change() -> None:
    """The announcement disappears exactly on the day on which the site must be built again."""
    holiday = HoursException(TODAY + DAY, (), everywhere("Holiday"))
    locations = (dataclasses.replace(SETTINGS.locations[0], exceptions=(holiday,)),)
    change = arranged(locations=locations).arrangement.facts.next_change
    assert change is not None
    shown = [
        bool(arranged(locations=locations, today=day).arrangement.facts.site_views[EN].locations[0].exceptions)
        for day in (change - DAY, change)
    ]
    assert shown == [True, False]


def test_the_day_a_review_falls_due_is_a_change() -> None:
    """From that day on the byline says so; drafts and texts that will have expired by then do not count."""

    def changes(**matter: Any) -> datetime.date | None:
        reviewed = TODAY.replace(year=2025) + 3 * DAY
        settings = dataclasses.replace(SETTINGS, review=ReviewPolicy(every=Months(12)))
        return next_change(settings, [document("articles/a.md", reviewed=reviewed, **matter)], TODAY)

    assert changes() == TODAY + 3 * DAY
    assert changes(review_every=Months(6)) is None
    assert changes(draft=True) is None
    assert changes(expires=TODAY) is None
    assert changes(expires=TODAY + DAY) == TODAY + DAY


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2026-01-15", 12, "2027-01-15"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2026-08-31", 1, "2026-09-30"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2026-11-30", 1, "2026-12-30"),
        ("9999-11-30", 1, "9999-12-30"),
        ("9999-12-01", 1, "9999-12-31"),
    ],
)
def test_months_later_keeps_to_the_calendar(day: str, months: int, later: str) -> None:
    """The same day of the month, or its last day, and never a day that does not exist."""
    assert months_later(datetime.date.fromisoformat(day), Months(months)) == datetime.date.fromisoformat(later)


def test_what_is_not_public_has_no_page_and_is_listed_as_waiting() -> None:
    """Drafts, scheduled and expired texts have no page, and the build can say which they are."""
    made = arranged(
        document("articles/draft.md", draft=True),
        document("articles/later.md", publish=TODAY + DAY),
        document("articles/now.md"),
        document("articles/over.md", expires=TODAY),
    )
    assert "articles/now/index.html" in made.paths
    assert not {f"articles/{name}/index.html" for name in ("draft", "later", "over")} & made.paths
    assert made.arrangement.facts.waiting == tuple(f"content/articles/{name}.md" for name in ("draft", "later", "over"))
    assert made.arrangement.facts.next_change == TODAY + DAY


def test_with_drafts_everything_has_a_page() -> None:
    """A preview also shows drafts and texts of other days."""
    made = arranged(document("articles/draft.md", draft=True), document("articles/over.md", expires=TODAY), drafts=True)
    assert {"articles/draft/index.html", "articles/over/index.html"} <= made.paths
    assert made.arrangement.facts.waiting == ()


def test_withheld_texts_are_left_out_even_with_drafts() -> None:
    """A withheld text has no page even in a build with drafts."""
    made = arranged(
        document("articles/a.md"), document("articles/b.md"), drafts=True, withheld=["content/articles/a.md"]
    )
    assert "articles/a/index.html" not in made.paths
    assert "articles/b/index.html" in made.paths
