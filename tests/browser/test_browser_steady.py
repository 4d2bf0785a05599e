"""Nothing moves: a page stands still from its first paint on, however slowly its parts arrive."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browsing import TELEPHONE, Host, hosting
from page_kinds import DESK
from playwright.sync_api import Browser, Page

from whole_sites import Website

# The sum of the shifts that a browser counts for "Cumulative Layout Shift", wherever the reader has scrolled to.
SHIFTS = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 200);
})"""
DELAY = 0.3
"""Seconds: longer than a page takes to be painted for the first time."""


@pytest.fixture(scope="module")
def host(sample_with_services: Website) -> Iterator[Host]:
    """The sample with two services, which asks every new reader; its letters, icons and pictures come late."""
    with hosting("www.harbor.test", sample_with_services, DELAY) as host:
        yield host


@pytest.fixture(params=[TELEPHONE, DESK], ids=["320", "1280"])
def tab(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A tab that keeps nothing of an earlier page."""
    with browser.new_context(viewport=request.param) as context:
        tab = context.new_page()
        context.new_cdp_session(tab).send("Network.setCacheDisabled", {"cacheDisabled": True})
        yield tab


@pytest.mark.parametrize("path", ["articles/sleep/", "", "contact/", "es/articles/sleep/"])
def test_nothing_moves_before_and_after_the_answer(tab: Page, host: Host, path: str) -> None:
    """The layout shift is 0 while the notice waits, and 0 when it was answered on an earlier page."""
    tab.goto(host.address(path), wait_until="networkidle")
    assert tab.evaluate(SHIFTS) == 0
    tab.locator("#site_cookie_notice").get_by_role("button").last.click()
    tab.goto(host.address(path), wait_until="networkidle")
    assert tab.evaluate(SHIFTS) == 0


def test_a_shift_would_be_seen(tab: Page, host: Host) -> None:
    """What pushes the text down after the first paint is counted."""
    tab.goto(host.address("articles/sleep/"), wait_until="networkidle")
    tab.evaluate("document.querySelector('#site_crisis').before(document.createElement('hr'))")
    assert tab.evaluate(SHIFTS) > 0
