"""A telephone held upright, a shaky hand: everything needed is in reach, and nothing covers it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browsing import TELEPHONE, Host
from playwright.sync_api import Browser, Page, expect

TARGET = 44
"""Pixels (WCAG 2.2, 2.5.5)."""
UNCOVERED = """(element) => {
  const box = element.getBoundingClientRect();
  return [box.top + 1, box.bottom - 1].every((y) => element.contains(document.elementFromPoint(box.left + 5, y)));
}"""
SIZES = """(selector) => [...document.querySelectorAll(selector)]
  .filter((each) => each.checkVisibility())
  .map((each) => [each.textContent.trim(), each.getBoundingClientRect().width, each.getBoundingClientRect().height])"""


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A tab on a small telephone, which scrolls at once, of a browser that knows nothing yet."""
    with browser.new_context(viewport=TELEPHONE, reduced_motion="reduce") as context:
        yield context.new_page()


@pytest.mark.parametrize("path", ["", "es/", "articles/sleep/", "404.html"])
def test_the_crisis_line_is_on_the_first_screen(tab: Page, host: Host, path: str) -> None:
    """Whoever opens a page sees whom to call and can do so without scrolling, even before answering the notice."""
    tab.goto(host.address(path))
    for link in tab.locator("#site_crisis a[href^='tel:']").all():
        expect(link).to_be_in_viewport(ratio=1)
        assert link.evaluate(UNCOVERED), link.inner_text()


def test_the_contact_bar_stays_below(tab: Page, host: Host) -> None:
    """The bar with call, text, email and map is at the bottom of the screen wherever one reads."""
    tab.goto(host.address("articles/night-shift/"))
    bar = tab.get_by_role("navigation", name="Quick contact")
    for place in ("scrollTo(0, 0)", "scrollTo(0, document.body.scrollHeight / 2)"):
        tab.evaluate(place)
        box = bar.bounding_box()
        assert box
        assert box["y"] + box["height"] == pytest.approx(TELEPHONE["height"], abs=1)
    links = [link.inner_text().split()[0] for link in bar.get_by_role("link").all()]
    assert links == ["Call", "Text", "Email", "Map"]


def test_the_contact_bar_leaves_the_notice_and_the_crisis_card_free(tab: Page, host: Host) -> None:
    """The bar begins below the cookie notice, and stays at its place on a page with a crisis card."""
    tab.set_viewport_size({"width": 320, "height": 500})
    tab.goto(host.address("articles/night-shift/"))
    tab.get_by_role("region", name="Privacy").get_by_role("button", name="Reject").click(trial=True)
    tab.goto(host.address("articles/hard-days/"))
    bar = tab.get_by_role("navigation", name="Quick contact")
    assert bar.evaluate("each => getComputedStyle(each).position") == "static"


def test_a_low_screen_keeps_its_height(tab: Page, host: Host) -> None:
    """On a telephone held sideways, or at high zoom, no bar takes a part of the little height."""
    tab.set_viewport_size({"width": 640, "height": 320})
    tab.goto(host.address("articles/night-shift/"))
    expect(tab.get_by_role("navigation", name="Quick contact")).to_be_hidden()


@pytest.mark.parametrize(
    "path", ["", "articles/sleep/", "articles/", "contact/", "privacy-overview/", "articles/rest/"]
)
def test_targets_are_large(tab: Page, host: Host, path: str) -> None:
    """What is pressed outside of sentences is at least 44 pixels wide and high."""
    tab.route("**/alias-*.js", lambda route: route.fulfill(content_type="text/javascript", body=""))
    tab.goto(host.address(path))
    for group in (
        ".site-header a",
        "#site_crisis a",
        "#site_cookie_notice button",
        ".contact-bar a",
        ".channels a",
        ".site-footer a",
        "button, .button, .chips a, .chips span, .choice, summary",
    ):
        sizes = tab.evaluate(SIZES, group)
        assert sizes, group
        assert [each for each in sizes if min(each[1:]) < TARGET - 0.5] == [], group


def test_the_skip_link_leads_to_the_text(tab: Page, host: Host) -> None:
    """The first stop of the keyboard after the notice is a visible link that moves the focus into the main text."""
    tab.goto(host.address("articles/sleep/"))
    tab.get_by_role("button", name="Reject").click()
    tab.reload()
    tab.keyboard.press("Tab")
    link = tab.get_by_role("link", name="Skip to the main text")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport(ratio=1)
    box = link.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= TARGET
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("main")).to_be_focused()
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('main') !== null")


def test_the_language_switch(tab: Page, host: Host) -> None:
    """It leads to the translation where there is one, else to that language's home, and is named in that language."""
    tab.goto(host.address("articles/sleep/"))
    link = tab.get_by_role("navigation", name="Language").get_by_role("link", name="Español")
    expect(link).to_have_attribute("lang", "es")
    link.click()
    assert tab.url == host.address("es/articles/sleep/")
    tab.get_by_role("navigation", name="Idioma").get_by_role("link", name="English").click()
    assert tab.url == host.address("articles/sleep/")
    tab.goto(host.address("articles/night-shift/"))
    link.click()
    assert tab.url == host.address("es/")
