"""`elevate-site serve` as staff use it: a process of its own, files saved by an editor, a real browser."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from browsing import Witness
from playwright.sync_api import Browser, Locator, Page, expect
from shared_hosts import PATIENCE

from earlier_build import give_memory
from whole_sites import copy_sample

pytestmark = pytest.mark.alone


@dataclass
class Preview:
    """A running `elevate-site serve`."""

    process: subprocess.Popen[str]
    address: str

    def interrupt(self) -> tuple[int, str, str]:
        """Press Ctrl-C, and give the exit status, the rest of what it says, and its complaints."""
        self.process.send_signal(signal.SIGINT)
        said, complained = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, said, complained


@contextmanager
def serving(site: Path) -> Iterator[Preview]:
    """Serve a site at a free port, until the end if nobody interrupts it."""
    command = [sys.executable, "-m", "elevate_site", "serve", "--site", str(site), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        found = (re.search(r"http://\S+", line) for line in process.stdout)
        try:
            yield Preview(process, next(match[0] for match in found if match))
        finally:
            process.kill()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A tab of a browser that knows nothing yet."""
    with browser.new_context() as context:
        yield context.new_page()


@pytest.fixture
def site(tmp_path: Path, earlier: Path) -> Path:
    """A copy of the sample, to be written in."""
    site = copy_sample(tmp_path)
    give_memory(site, earlier)
    return site


def listed(site: Path) -> set[str]:
    """All files of a site folder."""
    return {path.relative_to(site).as_posix() for path in site.rglob("*")}


def problems(tab: Page) -> Locator:
    """The Problems over the page."""
    return tab.get_by_role("complementary", name="Preview")


def test_the_page_follows_the_file(tab: Page, site: Path) -> None:
    """Edit, break and mend an article: the open page follows each save by itself, and the disk is left alone."""
    article = site / "content" / "articles" / "night-shift.md"
    good = article.read_text(encoding="utf-8")
    before = listed(site)
    with serving(site) as preview:
        witness = Witness(tab)
        tab.goto(f"{preview.address}articles/night-shift/")
        text = tab.get_by_role("main")
        expect(text).to_contain_text("Work at night is hard,")

        article.write_text(good.replace("hard", "quite hard"), encoding="utf-8")
        expect(text).to_contain_text("Work at night is quite hard,")

        article.write_text(good.replace("is hard", "is [hard](nowhere.md)"), encoding="utf-8")
        expect(problems(tab)).to_contain_text("content/articles/night-shift.md:8")
        expect(problems(tab)).to_contain_text("nowhere.md")
        expect(text).to_contain_text("Work at night is quite hard,")

        article.write_text(good.replace("hard", "good"), encoding="utf-8")
        expect(text).to_contain_text("Work at night is good,")
        expect(problems(tab)).to_have_count(0)
        assert witness.complaints == []
        assert {request.split("/")[2] for request in witness.requests} == {preview.address.split("/")[2]}
    assert listed(site) == before


def test_two_saves_within_a_second_both_arrive(tab: Page, site: Path) -> None:
    """A save that comes while the page reloads for the last one is shown as well, again and again."""
    article = site / "content" / "articles" / "night-shift.md"
    good = article.read_text(encoding="utf-8")
    with serving(site) as preview:
        tab.goto(f"{preview.address}articles/night-shift/")
        for round_ in range(2):
            article.write_text(good.replace("hard", f"first {round_}"), encoding="utf-8")
            expect(tab.get_by_role("main")).to_contain_text(f"Work at night is first {round_},")
            article.write_text(good.replace("hard", f"second {round_}"), encoding="utf-8")
            article.write_text(good.replace("hard", f"third {round_}"), encoding="utf-8")
            expect(tab.get_by_role("main")).to_contain_text(f"Work at night is third {round_},")


def test_a_template_and_a_style_are_followed_too(tab: Page, site: Path) -> None:
    """A site's own version of a theme file takes the place of the shipped one as soon as it is saved."""
    with serving(site) as preview:
        tab.goto(preview.address)
        expect(tab.get_by_role("main")).to_contain_text("Care that listens.")
        page = site / "templates" / "pages" / "home.html"
        page.parent.mkdir(parents=True)
        page.write_text('{% extends "layouts/base.html" %}{% block content %}<p>Our words.</p>{% endblock %}\n')
        expect(tab.get_by_text("Our words.")).to_be_visible()
        style = site / "static" / "css" / "ours.css"
        style.parent.mkdir(parents=True)
        style.write_text("main p { color: rgb(1, 2, 3) }\n")
        expect(tab.get_by_text("Our words.")).to_have_css("color", "rgb(1, 2, 3)")


def test_a_broken_site_starts(tab: Page, site: Path) -> None:
    """On a site with a fault the preview starts and tells of it, with file and line, until it is fixed."""
    article = site / "content" / "articles" / "night-shift.md"
    good = article.read_text(encoding="utf-8")
    article.write_text(good.replace("title:", "titel:"), encoding="utf-8")
    with serving(site) as preview:
        tab.goto(preview.address)
        expect(tab.get_by_role("heading", name="There is no site to show yet")).to_be_visible()
        expect(problems(tab)).to_contain_text("content/articles/night-shift.md:2")
        expect(problems(tab)).to_contain_text("titel")
        article.write_text(good, encoding="utf-8")
        expect(tab.get_by_role("link", name="Night shifts")).to_be_visible()
        expect(problems(tab)).to_have_count(0)


@pytest.fixture
def keyboard() -> Iterator[None]:
    """A keyboard with a Ctrl-C; what a shell starts in the background is deaf to it, and all that this starts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("keyboard")
@pytest.mark.skipif(sys.platform == "win32", reason="a process there cannot be sent Ctrl-C alone")
def test_interrupt(site: Path) -> None:
    """Ctrl-C ends it with exit status 0 and without a complaint."""
    with serving(site) as preview:
        status, said, complained = preview.interrupt()
    assert (status, complained) == (0, "")
    assert "Preview stopped." in said
