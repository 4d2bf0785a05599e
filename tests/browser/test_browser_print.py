"""A page on paper: the text, whom to call, where to go; nothing that only a screen can do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browsing import Host, hosting
from optional_services import site_with_services
from playwright.sync_api import Browser, Page, expect


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The sample with two services, whose notice must not be printed either."""
    with hosting("www.harbor.test", site_with_services(tmp_path_factory.mktemp("sample"))) as host:
        yield host


@pytest.fixture(scope="module")
def paper(browser: Browser) -> Iterator[Page]:
    """A tab in which pages look as they are printed, by somebody who reads in the dark."""
    with browser.new_context(color_scheme="dark") as context:
        tab = context.new_page()
        tab.emulate_media(media="print")
        yield tab


@pytest.mark.parametrize("path", ["", "articles/sleep/", "es/articles/sleep/", "contact/"])
def test_paper_says_whom_to_call(paper: Page, host: Host, path: str) -> None:
    """Numbers and the addresses of all locations are printed in full, in the text and not only behind links."""
    paper.goto(host.address(path))
    contact = paper.locator("#site_contact").inner_text()
    for words in ("305-555-0120", "305-555-0121", "1 Test Pier, Suite 2", "305-555-0130", "30 Test Lighthouse Road"):
        assert words in contact
    assert "someone.with.a.long.name@harbor.example" in contact.replace("\n", "")
    assert "988" in paper.locator("#site_crisis").inner_text()


@pytest.mark.parametrize("path", ["", "articles/sleep/", "articles/hard-days/", "contact/", "privacy-overview/"])
def test_paper_has_nothing_to_press(paper: Page, host: Host, path: str) -> None:
    """Navigation, notice, bar, skip link, buttons and footer are not printed."""
    paper.goto(host.address(path))
    for gone in ("nav", "footer", "#site_cookie_notice", ".contact-bar", ".skip-link", "button", ".exit-button"):
        for element in paper.locator(gone).all():
            expect(element).to_be_hidden()


def test_paper_has_the_whole_article(paper: Page, host: Host) -> None:
    """Title, text, disclaimer and sources are printed in dark on white, and links say where they lead."""
    paper.goto(host.address("articles/sleep/"))
    for words in ("What helps", "Seven hours", "A source with an address", "These pages were written for a test."):
        expect(paper.get_by_role("main")).to_contain_text(words)
    assert paper.locator("html").evaluate("each => getComputedStyle(each).backgroundColor") == "rgb(255, 255, 255)"
    assert paper.locator("html").evaluate("each => getComputedStyle(each).color") == "rgb(0, 0, 0)"
    link = paper.locator(".footnotes a[href^='https:']").first
    assert "https://harbor.example/naps" in link.evaluate("each => getComputedStyle(each, '::after').content")
    assert paper.pdf().startswith(b"%PDF")
