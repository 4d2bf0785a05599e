"""The preview as people meet it: a real browser, a real process."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sample_preview import PATIENCE, SampleSite, running

pytestmark = pytest.mark.alone


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """A tab of a real browser."""
    with browser.new_context() as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        yield page


@contextmanager
def serving(site: SampleSite) -> Iterator[str]:
    """The address of a preview that runs in a thread of its own, as playwright needs this one."""
    ready, ended = threading.Event(), asyncio.Event()
    found: list[tuple[str, asyncio.AbstractEventLoop]] = []

    async def live() -> None:
        async with running(site) as server:
            found.append((server.address, asyncio.get_running_loop()))
            ready.set()
            await ended.wait()

    thread = threading.Thread(target=asyncio.run, args=(live(),))
    thread.start()
    assert ready.wait(PATIENCE)
    address, loop = found[0]
    try:
        yield address
    finally:
        loop.call_soon_threadsafe(ended.set)
        thread.join(PATIENCE)


def test_browser_follows_the_files(tab: Page, tmp_path: Path) -> None:
    """In a browser under the strict policy of our pages, each save shows by itself and nothing is blocked."""
    complaints: list[str] = []
    tab.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    site = SampleSite(tmp_path)
    site.save("home", "first")
    with serving(site) as address:
        tab.goto(address)
        heading = tab.locator("main h1")
        expect(heading).to_have_text("first")
        for text in ("second", "third", "fourth"):
            site.save("home", text)
            expect(heading).to_have_text(text)
        site.save("home", "fifth")
        site.save("home", "sixth")
        expect(heading).to_have_text("sixth")
        assert complaints == []
        tab.goto("about:blank")


def test_browser_shows_problems_until_they_are_fixed(tab: Page, tmp_path: Path) -> None:
    """An error comes over the open page, escaped and styled, can be closed by keyboard, and goes when fixed."""
    site = SampleSite(tmp_path)
    site.save("home", "first")
    with serving(site) as address:
        tab.goto(address)
        site.save("home", "FAULT <script>document.title = 'taken'</script>")
        region = tab.get_by_role("complementary", name="Preview")
        expect(region).to_be_visible()
        expect(
            region.get_by_role(
                "heading",
                name="1 error keeps the site from being published; its pages stay as they were",
            )
        ).to_be_visible()
        expect(region).to_contain_text("FAULT <script>document.title = 'taken'</script>")
        expect(region).to_have_css("position", "fixed")
        expect(tab).to_have_title("Sample")
        expect(tab.locator("main h1")).to_have_text("first")
        words = region.get_by_text("Take <b> away.")
        expect(words).to_be_visible()
        tab.keyboard.press("Tab")
        expect(region.locator("summary")).to_be_focused()
        tab.keyboard.press("Enter")
        expect(words).to_be_hidden()
        site.save("home", "fixed")
        expect(tab.locator("main h1")).to_have_text("fixed")
        expect(region).to_have_count(0)
        tab.goto("about:blank")


def test_browser_sees_a_site_that_starts_broken_come_alive(tab: Page, tmp_path: Path) -> None:
    """A site without content starts with a page of Problems, which becomes the site with the first good save."""
    site = SampleSite(tmp_path / "not" / "there" / "yet")
    with serving(site) as address:
        tab.goto(address)
        expect(tab.get_by_role("heading", name="There is no site to show yet")).to_be_visible()
        expect(tab.get_by_text("There is no content.")).to_be_visible()
        site.save("home", "alive")
        expect(tab.locator("main h1")).to_have_text("alive")
        tab.goto("about:blank")
