"""Every kind of page by keyboard alone: each control is reached, seen whole, and marked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from browsing import TELEPHONE, Host
from page_kinds import DESK, GALLERY, PAGES
from playwright.sync_api import Browser, Page

FOCUS = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const inside = (x, y) => {
    const hit = document.elementFromPoint(x, y);
    return hit !== null && (element.contains(hit) || hit.contains(element));
  };
  const free = [...element.getClientRects()].every((box) => {
    // Of a region that is larger than the screen, as much as fits.
    const bottom = Math.min(box.bottom, Math.max(box.top, 0) + innerHeight / 2);
    return [box.top + 1, (box.top + bottom) / 2, bottom - 1].every((y) => inside((box.left + box.right) / 2, y));
  });
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return { what: element.outerHTML.slice(0, 200), free, outline: outlineStyle, width: parseFloat(outlineWidth) };
}"""
CONTROLS = """() => {
  const all = [...document.querySelectorAll("a[href], button, summary, input, select, [tabindex='0']")]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.disabled);
  const radios = all.filter((each) => each.type === "radio");
  // The arrow keys lead from one radio button to the next, the tabulator to one of each group.
  return all.length - radios.length + new Set(radios.map((each) => each.name)).size;
}"""
# The examples of the gallery share the names of their radio buttons.
PATHS = tuple(path for path in PAGES if not path.endswith(GALLERY))


@pytest.fixture(scope="module", params=[TELEPHONE, DESK], ids=["320", "1280"])
def tab(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A tab that scrolls at once, and stays on a page at an earlier address."""
    with browser.new_context(viewport=request.param, reduced_motion="reduce") as context:
        context.route("**/alias-*.js", lambda route: route.fulfill(content_type="text/javascript", body=""))
        yield context.new_page()


def focused_by_tabbing(tab: Page) -> Iterator[dict[str, Any]]:
    """Press the tabulator until the end of the page, and tell of each element that gets the focus."""
    while True:
        tab.keyboard.press("Tab")
        found = tab.evaluate(FOCUS)
        if found is None:
            return
        yield found


@pytest.mark.parametrize("path", PATHS)
def test_nothing_covers_the_focus(tab: Page, host: Host, path: str) -> None:
    """On the way through a page, all that can be pressed is reached and seen whole, with an outline around it."""
    tab.goto(host.address(path))
    found = list(focused_by_tabbing(tab))
    assert len(found) >= tab.evaluate(CONTROLS) > 20
    assert [each["what"] for each in found if not each["free"]] == []
    assert [each["what"] for each in found if each["outline"] == "none" or each["width"] < 2] == []


def test_nothing_covers_the_focus_on_the_way_back(tab: Page, host: Host) -> None:
    """Nor backwards, where the header of many sites covers what comes into view."""
    tab.goto(host.address("articles/sleep/"))
    tab.evaluate("document.querySelector('.site-footer a').focus()")
    for _ in range(40):
        tab.keyboard.press("Shift+Tab")
        found = tab.evaluate(FOCUS)
        assert found["free"], found["what"]
