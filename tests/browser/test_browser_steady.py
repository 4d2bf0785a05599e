"""Nothing moves: a page stands still from its first paint on, however slowly its parts arrive."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from browsing import TELEPHONE, Host, hosting
from optional_services import site_with_services
from page_kinds import DESK
from playwright.sync_api import Browser, Page, Route

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
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The sample with two services, which asks every new reader."""
    with hosting("www.harbor.test", site_with_services(tmp_path_factory.mktemp("sample"))) as host:
        yield host


@pytest.fixture(params=[TELEPHONE, DESK], ids=["320", "1280"])
def tab(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A tab to which letters, icons, pictures and the later script come late."""

    def late(route: Route) -> None:
        time.sleep(DELAY)
        route.continue_()

    with browser.new_context(viewport=request.param) as context:
        for kind in ("*.woff2", "*.svg", "cookie-notice-*.js", "*.avif", "*.webp", "*.png", "*.jpg"):
            context.route(f"**/{kind}", late)
        yield context.new_page()


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
    tab.evaluate(
        "document.querySelector('#site_crisis').before(Object.assign(document.createElement('p'), {innerHTML: 'x<br>y'}))"
    )
    assert tab.evaluate(SHIFTS) > 0
