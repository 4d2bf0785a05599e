"""The day of a build: which one it is, and what it is held against."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from rule_cases import NOW, make_site, read_case

from earlier_build import give_memory, memory_of
from elevate_site.errors import Problem
from elevate_site.pipeline import BuildRequest, build
from elevate_site.publishing import MemoryStaging
from elevate_site.reading import theme_folder

CASE = read_case("date-future", "A review of next year")


@pytest.fixture
def site(tmp_path: Path, earlier: Path) -> Path:
    """A site whose article says that it was reviewed on 2027-01-15."""
    site = make_site(CASE, tmp_path)
    give_memory(site, earlier)
    return site


def errors_at(site: Path, now: datetime.datetime, today: datetime.date | None = None) -> tuple[Problem, ...]:
    """The errors of a build of `site` at `now`."""
    request = BuildRequest(site=site, theme=theme_folder(), now=now, today=today, in_full=False, memory=memory_of(site))
    built = build(request, MemoryStaging(), lambda step, done, total: None)  # noqa: ARG005
    return tuple(each for each in built.problems if each.severity == "error")


def test_a_review_in_the_future_is_refused(site: Path) -> None:
    """A review in the future is reported with its line."""
    assert errors_at(site, NOW) == CASE.problems


def test_the_day_is_that_of_the_clinic(site: Path) -> None:
    """Just after midnight in London it is still yesterday in Miami."""
    midnight_in_london = datetime.datetime(2027, 1, 15, 0, 30, tzinfo=datetime.UTC)
    morning_in_miami = datetime.datetime(2027, 1, 15, 12, 0, tzinfo=datetime.UTC)
    assert errors_at(site, midnight_in_london)
    assert not errors_at(site, morning_in_miami)


def test_a_day_that_is_asked_for_wins(site: Path) -> None:
    """With --today the clock does not count."""
    now = datetime.datetime(2026, 6, 1, 12, tzinfo=datetime.UTC)
    assert not errors_at(site, now, datetime.date(2027, 1, 15))
