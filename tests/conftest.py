"""What tests of several rooms share: sites made of a few files, and a real browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from whole_sites import SETTINGS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# The same examples each time, so that a red build is about the change that made it red; and none is judged by time.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")

BROWSER_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    # Names that end with `.test` are this very machine, and nothing else can be reached.
    "--host-resolver-rules=MAP *.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site folder with nothing in it but an empty `content/`."""
    (tmp_path / "site" / "content").mkdir(parents=True)
    return tmp_path / "site"


@pytest.fixture
def dist(site: Path) -> Path:
    """Where that site is published unless somebody says otherwise; nothing is there yet."""
    return site / "dist"


@pytest.fixture
def make_site(tmp_path: Path) -> Callable[[Mapping[str, str]], Path]:
    """Makes a site folder of a mapping of path to text, with the smallest `content/site.yaml` if it has none."""

    def make_site(files: Mapping[str, str]) -> Path:
        site = tmp_path / "site"
        for path, text in {"content/site.yaml": SETTINGS, **files}.items():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_text(text, encoding="utf-8")
        return site

    return make_site


# Of a module, not of the session: while it runs, no test of another module could start an event loop of its own.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A running browser; the test fails when there is none."""
    found = os.environ.get("ELEVATE_SITE_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        pytest.fail("There is no browser; `python3 build.py test` finds or fetches one.")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # most tests need no browser, and none this

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=BROWSER_ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()
