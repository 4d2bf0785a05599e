"""Every kind of page and every example of the gallery, looked at by axe and by our own rules.

In both languages, on a telephone and on a desk, light and dark, and with letters twice as large.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pytest
from browsing import TELEPHONE, Host
from page_kinds import DESK, GALLERY, PAGES
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LOOKS = {f"{size['width']}-{scheme}": (size, scheme) for size in (TELEPHONE, DESK) for scheme in SCHEMES}
EXTREMES = ("320-dark", "1280-light")
# The examples of the gallery are the same in both languages, and take half of the time.
DIFFERENT_PAGES = tuple(path for path in PAGES if path != f"es/{GALLERY}")
# All rules of WCAG 2.2 up to AA and of good practice, and the contrast of AAA, which this site promises. In the gallery
# the same landmark is on one page many times, once for each of its examples.
FINDINGS = """async () => {
  const judge = async (part, rules) => (await axe.run(part, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    rules: { "color-contrast-enhanced": { enabled: true }, "target-size": { enabled: true }, ...rules },
    resultTypes: ["violations"],
  })).violations;
  const found = await judge({ exclude: [["[data-example]"]] }, {});
  if (document.querySelector("[data-example]")) {
    found.push(...await judge({ include: [["[data-example]"]] }, { "landmark-unique": { enabled: false } }));
  }
  return found.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 200)}: ${node.failureSummary}`));
}"""
FAULTY = """<!DOCTYPE html><html lang="en"><title>Faulty</title><main><h1>Faulty</h1><img src="data:,"><button></button>
  <div data-example><p style="color: #666">Pale words</p></div></main>"""
# What does not fit into the width of the screen, whether the page can be scrolled there or cuts it off.
OUTSIDE = """() => [...document.querySelectorAll("body *")].filter((each) => {
  if (!each.checkVisibility() || each.closest(".table-region, .visually-hidden, .skip-link, svg")) return false;
  const box = each.getBoundingClientRect();
  return box.width > 0 && (box.right > document.documentElement.clientWidth + 1 || box.left < -1);
}).map((each) => each.outerHTML.slice(0, 200))
  .concat(document.documentElement.scrollWidth > document.documentElement.clientWidth ? ["the page"] : [])"""
# What is pressed outside of sentences, where a fingertip of 44 pixels finds something else (WCAG 2.2, 2.5.5).
SMALL = """() => [...document.querySelectorAll("a[href], button, summary, input, select")].filter((each) => {
  if (!each.checkVisibility({ visibilityProperty: true }) || each.matches(".skip-link")) return false;
  const words = (element) => element.textContent.trim().length;
  const around = each.closest("p, li, dd, dt, td, th, figcaption, caption, label, nav, section") ?? document.body;
  // A button is never more inline than this.
  if (["inline", "inline-block"].includes(getComputedStyle(each).display) && words(around) > words(each)) return false;
  each.scrollIntoView({ block: "center", behavior: "instant" });
  const whole = each.labels?.[0] ?? each;
  const box = [...whole.getClientRects()].sort((a, b) => b.width * b.height - a.width * a.height)[0];
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  // What is next to an edge of the screen is as good as wide.
  const hit = (dx, dy) => whole.contains(document.elementFromPoint(
    Math.min(Math.max(x + dx, 1), innerWidth - 1), Math.min(Math.max(y + dy, 1), innerHeight - 1)));
  return ![[-21, 0], [21, 0], [0, -21], [0, 21]].every(([dx, dy]) => hit(dx, dy));
}).map((each) => each.outerHTML.slice(0, 200))"""


@dataclass(frozen=True)
class Report:
    """What was found on one page in one look."""

    findings: tuple[str, ...]
    outside: tuple[str, ...]
    small: tuple[str, ...]


@pytest.fixture(scope="module")
def axe() -> str:
    """The program of axe."""
    place = os.environ.get("ELEVATE_SITE_AXE")
    if not place:
        pytest.fail("axe is missing; `python3 build.py test` fetches it and says where it is.")
    return Path(place).read_text(encoding="utf-8")


def opened(context: BrowserContext) -> Page:
    """A tab in which a page at an earlier address stays, so that it can be looked at."""
    context.route("**/alias-*.js", lambda route: route.fulfill(content_type="text/javascript", body=""))
    return context.new_page()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Look at all pages in the looks that are furthest apart, or in all of them when there is time."""
    if "reports" in metafunc.fixturenames:
        looks = LOOKS if metafunc.config.getoption("thorough") else EXTREMES
        metafunc.parametrize("reports", looks, indirect=True, scope="module")


@pytest.fixture(scope="module")
def reports(request: pytest.FixtureRequest, browser: Browser, host: Host, axe: str) -> Mapping[str, Report]:
    """Each page in one of the looks."""
    size, scheme = LOOKS[request.param]
    found = {}
    with browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce") as context:
        tab = opened(context)
        for path in PAGES if request.config.getoption("thorough") else DIFFERENT_PAGES:
            tab.set_viewport_size(size)
            tab.goto(host.address(path))
            outside, small = tab.evaluate(OUTSIDE), tab.evaluate(SMALL)
            # The whole page on one screen: axe does not scroll, and would find things below what sticks to its edge.
            height = tab.evaluate("document.documentElement.scrollHeight")
            tab.set_viewport_size({"width": size["width"], "height": height})
            tab.evaluate(axe)
            found[path] = Report(tuple(tab.evaluate(FINDINGS)), tuple(outside), tuple(small))
    return found


def those_with(found: Mapping[str, Any]) -> dict[str, Any]:
    """Only what has something in it."""
    return {path: each for path, each in found.items() if each}


def test_axe_finds_nothing(reports: Mapping[str, Report]) -> None:
    """No rule of WCAG 2.2 AA or of good practice is broken, and text has the contrast of AAA."""
    assert those_with({path: each.findings for path, each in reports.items()}) == {}


def test_everything_fits_into_the_width(reports: Mapping[str, Report]) -> None:
    """Nothing is outside of the screen, and nothing is cut off at its edge."""
    assert those_with({path: each.outside for path, each in reports.items()}) == {}


def test_everything_is_large_enough_to_press(reports: Mapping[str, Report]) -> None:
    """A fingertip of 44 pixels finds each link and button, but for links inside of sentences."""
    assert those_with({path: each.small for path, each in reports.items()}) == {}


def test_axe_would_find_something(browser: Browser, axe: str) -> None:
    """A page with faults is not called good: pale letters, a picture without words, a button without a name."""
    with browser.new_context() as context:
        tab = context.new_page()
        tab.set_content(FAULTY)
        tab.evaluate(axe)
        assert {"image-alt", "button-name", "color-contrast-enhanced"} <= {
            finding.partition(":")[0] for finding in tab.evaluate(FINDINGS)
        }


@pytest.mark.parametrize("size", [TELEPHONE, DESK], ids=["320", "1280"])
def test_letters_may_be_twice_as_large(browser: Browser, host: Host, size: ViewportSize) -> None:
    """With the browser set to letters of 200 %, everything still fits into the width (WCAG 2.2, 1.4.4)."""
    found = {}
    with browser.new_context(viewport=size) as context:
        tab = opened(context)
        context.new_cdp_session(tab).send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
        for path in PAGES:
            tab.goto(host.address(path))
            assert tab.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
            found[path] = tab.evaluate(OUTSIDE)
    assert those_with(found) == {}
