"""Names in front matter must exist, and reviews must be in time."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from arranging import TODAY, arranged, catalogue, document, everywhere

from elevate_site.errors import Severity
from elevate_site.model.catalogue import Person
from elevate_site.model.settings import ReviewPolicy
from elevate_site.model.values import Months

KNOWN = catalogue("anxiety", "sleep", people=[Person("jane-doe", "Jane Doe", "MD", everywhere("Psychiatrist"))])
DAY = datetime.timedelta(days=1)


TOPIC = "add this topic to content/topics.yaml first."
PERSON = "add this person to content/people.yaml first."


@pytest.mark.parametrize(
    ("matter", "code", "message", "hint"),
    [
        (
            {"topics": ("sleep", "anxeity")},
            "topic-unknown",
            "topic called “anxeity”",
            f"Did you mean anxiety? If not, {TOPIC}",
        ),
        (
            {"topics": ("xyz",)},
            "topic-unknown",
            "topic called “xyz”",
            f"Choose one of these: anxiety, sleep. Or {TOPIC}",
        ),
        (
            {"author": "jane-do"},
            "person-unknown",
            "person called “jane-do”",
            f"Did you mean jane-doe? If not, {PERSON}",
        ),
        (
            {"reviewed_by": "jon"},
            "person-unknown",
            "person called “jon”",
            f"Choose one of these: jane-doe. Or {PERSON}",
        ),
        ({"translation_reviewed_by": "x"}, "person-unknown", "person called “x”", None),
        ({"related": ("other", "othr")}, "related-unknown", "article called “othr”", "Did you mean other?"),
    ],
)
def test_an_unknown_name_is_told_with_its_line(
    matter: dict[str, Any], code: str, message: str, hint: str | None
) -> None:
    """Topics, people and articles that do not exist are errors at their own line, with the nearest known name."""
    (found,) = arranged(document("articles/a.md", **matter), document("articles/other.md"), catalogue=KNOWN).problems
    assert (found.code, found.severity) == (code, Severity.ERROR)
    assert found.message == f"There is no {message}."
    assert found.line == (5 if len(next(iter(matter.values()))) == 2 else 4)
    if hint:
        assert found.hint == hint


def test_an_empty_catalogue_is_named() -> None:
    """When there are no topics yet, the hint says where to add them."""
    (found,) = arranged(document("articles/a.md", topics=("sleep",))).problems
    assert found.hint == "There is no topic in content/topics.yaml yet. Add this one there first."


def test_names_in_drafts_are_checked_too() -> None:
    """An unknown topic is an error even in a draft."""
    assert arranged(document("articles/a.md", draft=True, topics=("x",))).codes == ["topic-unknown"]


def test_a_review_in_the_future_is_an_error() -> None:
    """A review date cannot be in the future."""
    assert arranged(document("articles/a.md", reviewed=TODAY)).codes == []
    assert arranged(document("articles/a.md", reviewed=TODAY + DAY)).codes == ["date-future"]


def test_a_review_is_overdue_on_the_day_it_is_due() -> None:
    """The clinic's policy decides unless the article has an interval of its own; overdue is a warning."""

    def codes(days: int, **matter: Any) -> list[str]:
        reviewed = TODAY.replace(year=2025) + days * DAY
        policy = ReviewPolicy(every=Months(12))
        return arranged(document("articles/a.md", reviewed=reviewed, **matter), review=policy).codes

    assert codes(0) == ["review-overdue"]
    assert codes(1) == []
    assert codes(0, review_every=Months(13)) == []
    assert codes(30, review_every=Months(6)) == ["review-overdue"]


def test_overdue_is_not_told_of_what_nobody_reads() -> None:
    """A draft or an expired text is not due for review."""
    assert arranged(document("articles/a.md", draft=True, reviewed=TODAY.replace(year=2000))).codes == []


def test_the_byline_says_what_front_matter_says() -> None:
    """Names with credentials, the last review and the next one; a missing reviewer stays missing."""
    made = arranged(
        document("articles/a.md", author="jane-doe", reviewed_by="jane-doe", reviewed=TODAY.replace(year=2025)),
        document("articles/b.md"),
        catalogue=KNOWN,
    )
    byline = made.view("articles/a/index.html").byline
    assert (byline.author, byline.reviewer) == ("Jane Doe, MD", "Jane Doe, MD")
    assert (byline.reviewed, byline.next_review) == (TODAY.replace(year=2025), TODAY.replace(year=2027))
    assert not byline.overdue
    pending = made.view("articles/b/index.html").byline
    assert (pending.author, pending.reviewer, pending.reviewed, pending.next_review) == (None, None, None, None)


def test_a_translation_without_an_original_is_told() -> None:
    """A translation without an original is a warning: somebody renamed the original."""
    (found,) = arranged(document("articles/sueño.es.md")).problems
    assert (found.code, found.severity) == ("translation-orphan", Severity.WARNING)
    assert "sueño.md" in found.message


def test_an_original_that_is_no_draft_any_more_is_still_an_original() -> None:
    """An expired or unfinished original is no reason to call its translation an orphan."""
    assert arranged(document("articles/a.md", draft=True), document("articles/a.es.md")).codes == []


def test_a_translation_is_stale_when_the_original_was_reviewed_later() -> None:
    """The dates of their reviews decide, and equal dates are fine."""

    def codes(original: datetime.date, translation: datetime.date) -> list[str]:
        return arranged(
            document("articles/a.md", reviewed=original), document("articles/a.es.md", reviewed=translation)
        ).codes

    assert codes(TODAY, TODAY - DAY) == ["translation-stale"]
    assert codes(TODAY, TODAY) == []
    assert codes(TODAY - DAY, TODAY) == []
