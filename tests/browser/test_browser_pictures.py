"""Pictures in a real browser: the smallest file that serves, at once or when needed, and a text that never jumps."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from typing import Literal

import pytest
from browsing import TELEPHONE, Host, hosting
from PIL import Image
from playwright.sync_api import Browser, Page, Route, ViewportSize

from picture_files import encoded, photograph
from whole_sites import SAMPLE_DAY, build_website, copy_sample

SHIFTS = """
  window.shifts = [];
  const tell = (shift) => `${shift.value}: ${shift.sources.map((each) => each.node?.outerHTML?.slice(0, 80))}`;
  new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(tell)))
    .observe({ type: "layout-shift", buffered: true });
"""
WORDS = "Rest comes more easily when the evening is calm and the room is dark. " * 12
ARTICLE = f"""\
---
title: Seeing calm
description: Pictures of calm places.
key_points: [Look at something calm.]
image: {{file: sky.jpg, alt: A sky at dusk}}
---

{WORDS}

![A wide sky](wide.png)

{WORDS}

![A leaf](leaf.svg) ![A small sky](small.jpg)

{WORDS}
"""
SCREENS: tuple[ViewportSize, ...] = (TELEPHONE, {"width": 1280, "height": 800})
PATH = "articles/calm/"


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The sample with an article full of pictures."""
    site = copy_sample(tmp_path_factory.mktemp("sample"))
    articles = site / "content" / "articles"
    (articles / "calm.md").write_text(ARTICLE, encoding="utf-8")
    (articles / "sky.jpg").write_bytes(encoded(photograph(900, 506), "JPEG"))
    (articles / "wide.png").write_bytes(encoded(photograph(900, 135), "PNG"))
    (articles / "tree.md").write_text(ARTICLE.replace("wide.png", "tall.jpg"), encoding="utf-8")
    (articles / "tall.jpg").write_bytes(encoded(photograph(400, 800), "JPEG"))
    (articles / "small.jpg").write_bytes(encoded(photograph(200, 150), "JPEG"))
    with hosting("www.harbor.test", build_website(site, SAMPLE_DAY)) as host:
        yield host


@pytest.fixture(params=SCREENS, ids=["telephone", "desk"])
def tab(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A tab on a small telephone, and one on a desk."""
    with browser.new_context(viewport=request.param) as context:
        yield context.new_page()


def read_on(tab: Page) -> None:
    """Scroll to the end, slowly enough that pictures come, and wait for them."""
    for picture in tab.locator("article img").all():
        picture.scroll_into_view_if_needed()
        picture.evaluate("each => each.decode()")


def test_browsers_take_the_best_format_in_the_width_they_need(tab: Page, host: Host) -> None:
    """AVIF; 480 pixels on a telephone, and as many as the column has on a desk."""
    tab.goto(host.address(PATH))
    read_on(tab)
    chosen = [each.evaluate("each => each.currentSrc") for each in tab.locator("article picture img").all()]
    assert [each.rpartition(".")[2] for each in chosen] == ["avif", "avif", "avif"]
    wanted = "480" if tab.viewport_size == TELEPHONE else "800"
    assert [each.rpartition("/")[2].split("-")[1] for each in chosen] == [wanted, wanted, "200"]


def test_nothing_moves_while_pictures_come(tab: Page, host: Host) -> None:
    """A slow picture has its place from the first moment on."""

    def slowly(route: Route) -> None:
        time.sleep(0.3)
        route.continue_()

    tab.route("**/*.{avif,webp,jpg,png,svg}", slowly)
    tab.add_init_script(SHIFTS)
    tab.goto(host.address(PATH), wait_until="domcontentloaded")
    tab.locator("article img").last.wait_for()
    before = tab.evaluate("[...document.querySelectorAll('article img')].map((each) => each.clientHeight)")
    assert min(before) > 40
    read_on(tab)
    after = tab.evaluate("[...document.querySelectorAll('article img')].map((each) => each.clientHeight)")
    assert after == before
    assert tab.evaluate("window.shifts") == []


def test_pictures_fit_the_screen(tab: Page, host: Host) -> None:
    """No scrolling sideways, no picture outside of the screen, and none enlarged or out of shape."""
    tab.goto(host.address(PATH))
    read_on(tab)
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for picture in tab.locator("article img").all():
        box = picture.bounding_box()
        assert box
        assert tab.viewport_size
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= tab.viewport_size["width"]
        wanted = [float(picture.get_attribute(side) or 0) for side in ("width", "height")]
        assert box["width"] <= wanted[0]
        assert box["width"] / box["height"] == pytest.approx(wanted[0] / wanted[1], rel=0.02)


@pytest.mark.parametrize("media", ["screen", "print"])
def test_pictures_keep_their_shape(tab: Page, host: Host, media: Literal["screen", "print"]) -> None:
    """On screens and on paper nothing is stretched, and an upright picture leaves room for the text."""
    tab.goto(host.address("articles/tree/"))
    read_on(tab)
    tab.emulate_media(media=media)
    for width, height, natural_width, natural_height in tab.locator("article img").evaluate_all(
        "all => all.map((each) => [each.clientWidth, each.clientHeight, each.naturalWidth, each.naturalHeight])"
    ):
        assert width / height == pytest.approx(natural_width / natural_height, rel=0.02)
        assert height <= 710


def test_only_the_first_picture_is_fetched_at_once(tab: Page, host: Host) -> None:
    """The others wait until they are needed."""
    tab.goto(host.address(PATH))
    pictures = tab.locator("article img").all()
    assert [each.get_attribute("loading") for each in pictures] == [None, "lazy", "lazy", "lazy"]
    assert [each.get_attribute("decoding") for each in pictures] == [None, "async", "async", "async"]


def test_other_services_are_given_a_picture_they_can_show(tab: Page, host: Host) -> None:
    """The picture of the article, as a JPEG at its full address, with its measures."""
    tab.goto(host.address(PATH))
    address = tab.locator("meta[property='og:image']").get_attribute("content") or ""
    assert address.startswith("https://")
    path = f"assets/{address.rpartition('/')[2]}"
    size = Image.open(io.BytesIO(host.website.files[path])).size
    said = [tab.locator(f"meta[property='og:image:{side}']").get_attribute("content") for side in ("width", "height")]
    assert [str(side) for side in size] == said
    assert tab.locator("meta[property='og:image:alt']").get_attribute("content") == "A sky at dusk"
