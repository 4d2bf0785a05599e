"""Every page of both sites in a real browser: what it asks for, what it says, and how it is built."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pytest
from browsing import TELEPHONE, Host, Witness, hosting
from playwright.sync_api import Browser

from whole_sites import Website

FACTS = """() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const label = (element) => element.getAttribute("aria-label")
    ?? document.getElementById(element.getAttribute("aria-labelledby"))?.textContent.trim() ?? "";
  return {
    language: document.documentElement.lang,
    title: document.title,
    landmarks: ["main", "body > .page > header", "body > .page > footer", "h1"].map((each) => all(each).length),
    regions: all("nav, aside, section[aria-label], section[aria-labelledby], [role=region]")
      .map((each) => [each.tagName, label(each)]),
    levels: all("h1, h2, h3, h4, h5, h6").filter((each) => each.checkVisibility()).map((each) => +each.tagName[1]),
    unnamed: all("a, button, summary, input").filter((each) => each.checkVisibility()
      && !(each.innerText + (each.labels?.[0]?.innerText ?? "")).trim()).map((each) => each.outerHTML),
    pictures: all("img:not([alt])").length,
    first: document.body.firstElementChild.id,
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  };
}"""
WORDS = """() => {
  // Choices need a script to be kept; what explains them without one stands beside them.
  const scripted = ".cookie-notice-choices, .print-buttons, form, noscript";
  for (const choice of document.querySelectorAll(scripted)) choice.remove();
  return document.body.innerText.split(/\\s+/);
}"""


@dataclass(frozen=True)
class Visit:
    """What came of opening a page on a narrow telephone."""

    complaints: tuple[str, ...]
    elsewhere: tuple[str, ...]
    facts: Mapping[str, Any]
    words: list[str]
    """The visible text."""


@pytest.fixture(scope="module")
def hosts(host: Host, clinic: Website) -> Iterator[tuple[Host, Host]]:
    """The site of a clinic, and the sample with two services that nobody has agreed to."""
    with hosting("www.clinic.test", clinic) as first:
        yield first, host


@pytest.fixture(scope="module")
def visits(browser: Browser, hosts: tuple[Host, Host]) -> Mapping[str, Visit]:
    """Each page of both sites, opened once by a browser that knows none of them, at 320 pixels; the gallery of one."""
    found = {}
    with browser.new_context(viewport=TELEPHONE) as context:
        # So that a page at an earlier address can be looked at before it leads away.
        context.route("**/alias-*.js", lambda route: route.fulfill(content_type="text/javascript", body=""))
        tab = context.new_page()
        witness = Witness(tab)
        for host in hosts:
            for path in host.website.pages:
                if "_gallery/" in path and host is not hosts[1]:
                    continue
                witness.forget()
                tab.goto(host.address(path))
                facts, words = tab.evaluate(FACTS), tab.evaluate(WORDS)
                found[f"{host.name}/{path}"] = Visit(
                    tuple(witness.complaints), tuple(witness.elsewhere(host)), facts, words
                )
    return found


def test_every_kind_of_page_is_there(visits: Mapping[str, Visit]) -> None:
    """Both languages have a home, an article, a topic, all articles, a contact, a plain, a privacy and a 404 page."""
    kinds = ("", "articles/sleep/", "topics/rest/", "articles/", "contact/", "about/", "privacy-overview/", "_gallery/")
    for language in ("", "es/"):
        assert {f"www.harbor.test/{language}{kind}index.html" for kind in kinds} <= visits.keys()
        assert f"www.harbor.test/{language}404.html" in visits


def test_nothing_is_asked_of_another_host(visits: Mapping[str, Visit]) -> None:
    """Before a reader acts, no page asks any host but its own for anything."""
    assert {path: visit.elsewhere for path, visit in visits.items() if visit.elsewhere} == {}


def test_the_console_stays_empty(visits: Mapping[str, Visit]) -> None:
    """No page breaks its own policy, fails in a script, or makes the browser remark on anything."""
    assert {path: visit.complaints for path, visit in visits.items() if visit.complaints} == {}


def test_no_page_scrolls_sideways(visits: Mapping[str, Visit]) -> None:
    """Every page fits into 320 pixels."""
    assert {path: visit.facts["overflow"] for path, visit in visits.items() if visit.facts["overflow"]} == {}


def test_landmarks(visits: Mapping[str, Visit]) -> None:
    """Each page has one main, one header, one footer and one `h1`; its other landmarks have names, each its own."""
    for path, visit in visits.items():
        assert visit.facts["landmarks"] == [1, 1, 1, 1], path
        if "gallery" not in path:
            regions = [(element, label) for element, label in visit.facts["regions"]]
            assert all(label for _, label in regions), path
            assert len(set(regions)) == len(regions), path


def test_heading_levels(visits: Mapping[str, Visit]) -> None:
    """Headings begin at level 1 and never skip a level on the way down."""
    for path, visit in visits.items():
        levels = visit.facts["levels"]
        if "gallery" not in path:
            assert levels[0] == 1, path
            assert all(after <= before + 1 for before, after in pairwise(levels)), (path, levels)


def test_names_and_language(visits: Mapping[str, Visit]) -> None:
    """Each page has a title and the language of its address; all that can be pressed has words; pictures have `alt`."""
    for path, visit in visits.items():
        assert visit.facts["title"], path
        assert visit.facts["language"] == ("es" if "/es/" in path else "en"), path
        assert visit.facts["unnamed"] == [], path
        assert visit.facts["pictures"] == 0, path
        assert visit.facts["first"] == "site_cookie_notice", path


def test_the_whole_text_is_there_without_scripts(
    browser: Browser, hosts: tuple[Host, Host], visits: Mapping[str, Visit]
) -> None:
    """Without JavaScript every kind of page says the same words, but for choices that would do nothing."""
    host = hosts[1]
    with browser.new_context(viewport=TELEPHONE, java_script_enabled=False) as context:
        tab = context.new_page()
        for path in host.website.pages:
            if "gallery" not in path and b"site_alias_target" not in host.website.files[path]:
                tab.goto(host.address(path))
                assert tab.evaluate(WORDS) == visits[f"{host.name}/{path}"].words, path


def test_an_unknown_address_is_answered_by_the_404_page(browser: Browser, hosts: tuple[Host, Host]) -> None:
    """A wrong address gives status 404 and a page in our layout, whose links and files work from any depth."""
    with browser.new_context() as context:
        tab = context.new_page()
        response = tab.goto(hosts[1].address("no/such/page/"))
        assert response
        assert response.status == 404
        assert tab.locator("h1").inner_text() == "Page not found"
        tab.locator("main > .flow").get_by_role("link", name="Home").click()
        assert tab.url == hosts[1].address()
