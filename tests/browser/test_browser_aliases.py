"""A page at an earlier address: whoever comes with an old link reaches the text, and the very part of it."""

from __future__ import annotations

import pytest
from browsing import Host, Witness
from playwright.sync_api import Browser, expect


@pytest.fixture(scope="module")
def host(plain_host: Host) -> Host:
    """The sample, one of whose articles has three earlier addresses."""
    return plain_host


@pytest.mark.parametrize(
    ("alias", "target"),
    [
        ("articles/rest/", "articles/sleep/"),
        ("sleep-tips/#quiet-room", "articles/sleep/#quiet-room"),
        ("es/articles/descanso/#otra-parte", "es/articles/sleep/#otra-parte"),
    ],
)
def test_an_alias_keeps_the_anchor(browser: Browser, host: Host, alias: str, target: str) -> None:
    """The page leads to the text and its `#anchor` without a complaint, and the way back does not lead here again."""
    with browser.new_context() as context:
        tab = context.new_page()
        witness = Witness(tab)
        tab.goto(host.address())
        tab.goto(host.address(alias))
        tab.wait_for_url(host.address(target))
        if "#" in target:
            expect(tab.locator(":target")).to_be_in_viewport()
        tab.go_back()
        assert tab.url == host.address()
        assert witness.complaints == []


def test_an_alias_works_without_scripts(browser: Browser, host: Host) -> None:
    """Without JavaScript a refresh that is written in the page leads to the text."""
    with browser.new_context(java_script_enabled=False) as context:
        tab = context.new_page()
        tab.goto(host.address("articles/rest/"))
        tab.wait_for_url(host.address("articles/sleep/"))


def test_an_alias_is_a_page_that_can_be_read(browser: Browser, host: Host) -> None:
    """Where neither works, the page says in our layout where the text is, with a link that says so."""
    with browser.new_context() as context:
        tab = context.new_page()
        tab.route("**/alias-*.js", lambda route: route.abort())
        tab.goto(host.address("articles/rest/"))
        link = tab.get_by_role("main").get_by_role("link", name="Sleep: what “enough” means & what helps")
        expect(link).to_be_visible()
        expect(tab.get_by_role("complementary", name="Help in a crisis")).to_be_visible()
        link.click()
        assert tab.url == host.address("articles/sleep/")
