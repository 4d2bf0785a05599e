"""The cookie notice of a site without optional services: it says so, goes when told, and stays away."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import TELEPHONE, Host
from playwright.sync_api import Browser, Page, expect

TITLE = """document.querySelector("h1").getBoundingClientRect().top + scrollY"""
# Told first that the page is read, before any script of ours.
REMEMBER_FIRST = f"addEventListener('DOMContentLoaded', () => {{ window.first = {TITLE}; }}, true)"
BLOCKS = """() => {
  const { async, defer, type, parentElement } = document.getElementById("site_consent");
  return !async && !defer && !type && parentElement === document.head;
}"""
"""Whether the script has run before anything is painted."""


@pytest.fixture(scope="module")
def host(plain_host: Host) -> Host:
    """The sample as it is, without optional services."""
    return plain_host


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A tab of a browser that knows nothing yet.

    It has letters of its own: ours come before or after the page has been read, and fill its lines otherwise.
    """
    with browser.new_context(viewport=TELEPHONE) as context:
        context.route("**/*.woff2", lambda route: route.abort())
        context.add_init_script(REMEMBER_FIRST)
        yield context.new_page()


def test_the_notice_says_that_nothing_is_asked(tab: Page, host: Host) -> None:
    """The notice is there, asks for no consent, and nothing has been stored."""
    tab.goto(host.address())
    notice = tab.get_by_role("region", name="Privacy")
    expect(notice).to_contain_text("This site does not track you")
    expect(notice.get_by_role("button")).to_have_count(1)
    assert tab.context.cookies() == []
    assert tab.evaluate("localStorage.length + sessionStorage.length") == 0


def heights(tab: Page, host: Host, path: str) -> tuple[float, float]:
    """Where the title of a page is when the page has been read, before the notice is at work, and in the end."""
    tab.goto(host.address(path), wait_until="networkidle")
    assert tab.evaluate(BLOCKS)
    return tab.evaluate("window.first"), tab.evaluate(TITLE)


def test_a_closed_notice_stays_away_and_moves_nothing(tab: Page, host: Host) -> None:
    """Closed once, the notice is gone from every page, in both languages, before anything is painted."""
    tab.goto(host.address())
    with_notice, _ = heights(tab, host, "")
    tab.get_by_role("button", name="Close").click()
    expect(tab.locator("#site_cookie_notice")).to_be_hidden()
    expect(tab.get_by_role("main")).to_be_focused()
    for path in ("", "articles/sleep/", "es/articles/sleep/"):
        before, after = heights(tab, host, path)
        expect(tab.locator("#site_cookie_notice")).to_be_hidden()
        assert before == after
    before, _ = heights(tab, host, "")
    assert before < with_notice


def test_a_first_visit_moves_nothing(tab: Page, host: Host) -> None:
    """The notice is in the page from the start: it pushes nothing down when the scripts arrive."""
    before, after = heights(tab, host, "articles/sleep/")
    expect(tab.locator("#site_cookie_notice")).to_be_visible()
    assert before == after


def test_a_cookie_of_another_kind_does_not_answer(tab: Page, host: Host) -> None:
    """A record that is damaged or of another version counts as none."""
    for value in ("yes", "%7B", "%7B%22v%22%3A2%7D", "null"):
        tab.context.add_cookies([{"name": "site_consent", "value": value, "url": host.origin}])
        tab.goto(host.address())
        expect(tab.get_by_role("button", name="Close")).to_be_visible()


def test_without_scripts_there_is_nothing_to_press(browser: Browser, host: Host) -> None:
    """Without JavaScript the notice is read, and no button promises what it cannot do."""
    with browser.new_context(java_script_enabled=False) as context:
        tab = context.new_page()
        tab.goto(host.address())
        expect(tab.get_by_text("This site does not track you")).to_be_visible()
        expect(tab.locator("#site_cookie_notice").get_by_role("button")).to_have_count(0)


def test_the_script_is_small(host: Host) -> None:
    """The script of every page, notice and all, takes less than 2 KB, compressed."""
    (script,) = (
        data
        for path, data in host.website.files.items()
        if Path(path).name.startswith("site-") and path.endswith(".js")
    )
    assert len(gzip.compress(script, mtime=0)) < 2048
