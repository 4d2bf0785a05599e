"""One browser for all tests of this folder, and the sites that most of them visit."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from browsing import Host, hosting
from optional_services import site_with_services
from playwright.sync_api import Browser, expect, sync_playwright

from whole_sites import Website

__all__ = ["browser", "end_browser", "host", "plain_host", "sample_with_services"]

BROWSER_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    # Names that end with `.test` are this very machine, and nothing else can be reached.
    "--host-resolver-rules=MAP *.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


PATIENCE = 20
"""Seconds after which a test gives up waiting for something that should have happened at once."""
_RUNNING = pytest.StashKey[tuple[Browser, ExitStack]]()


@pytest.fixture(scope="module")
def browser(request: pytest.FixtureRequest) -> Browser:
    """The running browser; the test fails when there is none."""
    if _RUNNING not in request.config.stash:
        request.config.stash[_RUNNING] = _started()
    return request.config.stash[_RUNNING][0]


def end_browser(config: pytest.Config) -> None:
    """End the browser, if it runs."""
    if _RUNNING in config.stash:
        config.stash[_RUNNING][1].close()
        del config.stash[_RUNNING]


def _started() -> tuple[Browser, ExitStack]:
    """A browser, and what ends it."""
    found = os.environ.get("ELEVATE_SITE_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        pytest.fail("There is no browser; `python3 build.py test` finds or fetches one.")
    # A busy machine is no fault of the page.
    expect.set_options(timeout=PATIENCE * 1000)
    with ExitStack() as exits:
        playwright = exits.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=found, args=BROWSER_ARGUMENTS)
        exits.callback(browser.close)
        return browser, exits.pop_all()


@pytest.fixture(scope="session")
def sample_with_services(tmp_path_factory: pytest.TempPathFactory) -> Website:
    """The sample with a counter and a chat."""
    return site_with_services(tmp_path_factory.mktemp("services"))


@pytest.fixture(scope="session")
def plain_host(sample: Website) -> Iterator[Host]:
    """The host of the sample without optional services."""
    with hosting("www.harbor.test", sample) as host:
        yield host


@pytest.fixture(scope="session")
def host(sample_with_services: Website) -> Iterator[Host]:
    """The host of the sample with two services that nobody has agreed to: its cookie notice is the largest there is."""
    with hosting("www.harbor.test", sample_with_services) as host:
        yield host
