"""Consent to optional services: nothing before it, no more than was said after it, nothing left once taken back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from browsing import Host, Witness, hosting
from optional_services import Services, declared
from playwright.sync_api import Browser, Locator, Page, expect

from whole_sites import Website, sample_website

HALF_A_YEAR = 182 * 24 * 60 * 60
LOOK = """(button) => {
  const style = getComputedStyle(button);
  const { tagName, className, offsetWidth, offsetHeight, offsetTop } = button;
  return [tagName, className, offsetWidth, offsetHeight, offsetTop,
    style.color, style.backgroundColor, style.fontWeight, style.fontSize, style.border];
}"""
SIGNAL = 'Object.defineProperty(Navigator.prototype, "globalPrivacyControl", { get: () => true });'


@pytest.fixture
def host(sample_with_services: Website) -> Iterator[Host]:
    """A host of the sample, with a counter and a chat, that a test may change."""
    with hosting("www.harbor.test", sample_with_services) as host:
        yield host


@pytest.fixture
def services() -> Services:
    """The host of the services, which nobody has asked for anything yet."""
    return Services()


@pytest.fixture
def tab(browser: Browser, services: Services) -> Iterator[Page]:
    """A tab of a browser that knows nothing yet, and that reaches the services."""
    with browser.new_context() as context:
        services.serve(context)
        yield context.new_page()


def notice(tab: Page) -> Locator:
    """The cookie notice."""
    return tab.locator("#site_cookie_notice")


def press(tab: Page, name: str) -> None:
    """Press a button of the notice and see it go."""
    notice(tab).get_by_role("button", name=name).click()
    expect(notice(tab)).to_be_hidden()


def choose(tab: Page, question: str, answer: str) -> None:
    """Choose an answer to a question of the privacy overview."""
    tab.get_by_role("group", name=question).get_by_label(answer).check()


def record(tab: Page) -> dict[str, Any]:
    """What the site has stored of the answer."""
    (cookie,) = (each for each in tab.context.cookies() if each.get("name") == "site_consent")
    found: dict[str, Any] = json.loads(unquote(cookie.get("value", "")))
    return found


def names(tab: Page) -> set[str]:
    """The names of all cookies."""
    return {each.get("name", "") for each in tab.context.cookies()}


def runs(tab: Page) -> set[str]:
    """The services that have run on the page that is open."""
    return {name for name in ("counter", "chat", "more") if tab.evaluate(f"document.documentElement.dataset.{name}")}


def expect_to_run(tab: Page, name: str) -> None:
    """Wait until a service runs."""
    expect(tab.locator("html")).to_have_attribute(f"data-{name}", "runs")


def test_nothing_runs_before_an_answer(tab: Page, host: Host, services: Services) -> None:
    """Whoever only reads is counted by nobody and keeps no cookie."""
    witness = Witness(tab)
    for path in ("", "articles/sleep/", "privacy-overview/"):
        tab.goto(host.address(path))
        expect(notice(tab)).to_be_visible()
    assert services.requests == []
    assert witness.elsewhere(host) == []
    assert tab.context.cookies() == []


def test_both_answers_look_the_same(tab: Page, host: Host) -> None:
    """Accept and Reject are the same element with the same size, weight and colours, in both languages."""
    for path in ("", "es/"):
        for width in (320, 1280):
            tab.set_viewport_size({"width": width, "height": 640})
            tab.goto(host.address(path))
            first, second = notice(tab).get_by_role("button").all()
            assert first.evaluate(LOOK) == second.evaluate(LOOK)


def test_accept_runs_everything_and_is_remembered(tab: Page, host: Host, services: Services) -> None:
    """After Accept the services run at once, and on the next page, without another question or a complaint."""
    witness = Witness(tab)
    tab.goto(host.address())
    press(tab, "Accept")
    expect_to_run(tab, "counter")
    expect_to_run(tab, "chat")
    tab.goto(host.address("es/articles/sleep/"))
    expect_to_run(tab, "counter")
    expect(notice(tab)).to_be_hidden()
    assert set(services.requests) == {"/count.js", "/chat.js"}
    assert witness.complaints == []


def test_reject_runs_nothing_and_is_remembered(tab: Page, host: Host, services: Services) -> None:
    """After Reject nothing runs, here or on the next page, and nobody asks again."""
    tab.goto(host.address())
    press(tab, "Reject")
    tab.goto(host.address("articles/sleep/"))
    expect(notice(tab)).to_be_hidden()
    assert services.requests == []
    assert names(tab) == {"site_consent"}
    assert record(tab)["c"] == {"functional": False, "analytics": False}


def test_the_record_says_no_more_than_it_must(tab: Page, host: Host) -> None:
    """One first-party cookie holds version, services, second, language and choices, for half a year at most."""
    tab.goto(host.address("es/"))
    now = tab.evaluate("Date.now() / 1000")
    press(tab, "Rechazar")
    found = record(tab)
    assert found.keys() == {"v", "rev", "ts", "lang", "c"}
    assert (found["v"], found["lang"]) == (1, "es")
    assert found["ts"] == pytest.approx(now, abs=60)
    (cookie,) = tab.context.cookies()
    assert (cookie.get("sameSite"), cookie.get("path"), cookie.get("domain")) == ("Lax", "/patients/", host.name)
    assert cookie.get("expires", -1) == pytest.approx(found["ts"] + HALF_A_YEAR, abs=60)


def test_an_answer_expires(tab: Page, host: Host, services: Services) -> None:
    """When the half year is over, the answer is gone: nothing runs, and the reader is asked again."""
    tab.goto(host.address())
    press(tab, "Accept")
    expect_to_run(tab, "counter")
    (cookie,) = (each for each in tab.context.cookies() if each.get("name") == "site_consent")
    tab.goto("about:blank")
    services.requests.clear()
    past = tab.evaluate("Date.now() / 1000") - 1
    tab.context.add_cookies([
        {"name": "site_consent", "value": cookie.get("value", ""), "url": host.address(), "expires": past}
    ])  # fmt: skip
    tab.goto(host.address("articles/sleep/"))
    expect(notice(tab)).to_be_visible()
    assert services.requests == []
    assert runs(tab) == set()


def test_the_overview_presets_no_and_takes_one_yes(tab: Page, host: Host, services: Services) -> None:
    """The overview has a choice for each category, all on No; one Yes runs that category and no other."""
    tab.goto(host.address())
    notice(tab).get_by_role("link", name="Privacy overview").click()
    expect(tab.get_by_role("group")).to_have_count(2)
    for choice in tab.get_by_role("group").all():
        expect(choice.get_by_label("No")).to_be_checked()
    choose(tab, "May visits be counted?", "Yes")
    tab.get_by_role("button", name="Save my choice").click()
    expect(tab.get_by_role("status")).to_have_text("Your choice is saved.")
    expect_to_run(tab, "counter")
    expect(notice(tab)).to_be_hidden()
    assert services.requests == ["/count.js"]
    assert record(tab)["c"] == {"functional": False, "analytics": True}
    tab.reload()
    expect(tab.get_by_role("group", name="May visits be counted?").get_by_label("Yes")).to_be_checked()


def test_a_change_of_mind_deletes_and_stops(tab: Page, host: Host, services: Services) -> None:
    """Taking a Yes back, over the link at the foot of each page, deletes the cookies and ends the running scripts."""
    tab.goto(host.address("articles/sleep/"))
    press(tab, "Accept")
    expect_to_run(tab, "counter")
    assert names(tab) == {"site_consent", "_count_visitor", "_count_domain", "_id"}
    tab.get_by_role("contentinfo").get_by_role("link", name="Change cookie choice").click()
    expect_to_run(tab, "counter")
    choose(tab, "May visits be counted?", "No")
    with tab.expect_event("load"):
        tab.get_by_role("button", name="Save my choice").click()
    expect_to_run(tab, "chat")
    assert runs(tab) == {"chat"}
    assert names(tab) == {"site_consent"}
    assert record(tab)["c"] == {"functional": True, "analytics": False}
    asked = services.requests.count("/count.js")
    tab.goto(host.address())
    assert services.requests.count("/count.js") == asked


def test_another_list_of_services_asks_again(tab: Page, host: Host, services: Services, tmp_path: Path) -> None:
    """A Yes to two services is not a Yes to three: nothing runs until the reader has answered again."""
    tab.goto(host.address())
    press(tab, "Accept")
    expect_to_run(tab, "counter")
    before = record(tab)["rev"]
    settings = declared(count="analytics", chat="functional", more="analytics")
    host.website = sample_website(tmp_path / "changed", settings)
    services.requests.clear()
    tab.goto(host.address())
    expect(notice(tab)).to_contain_text("The more, by Example Company")
    assert services.requests == []
    press(tab, "Accept")
    expect_to_run(tab, "more")
    assert record(tab)["rev"] != before


def test_global_privacy_control_is_an_answer(browser: Browser, host: Host, services: Services) -> None:
    """A browser that asks not to be tracked meets no banner and no cookie, reads why, and may still say Yes."""
    with browser.new_context(extra_http_headers={"Sec-GPC": "1"}) as context:
        services.serve(context)
        context.add_init_script(SIGNAL)
        tab = context.new_page()
        honoured = tab.get_by_role("contentinfo").get_by_text("Global Privacy Control")
        tab.goto(host.address())
        expect(notice(tab)).to_be_hidden()
        expect(honoured).to_be_visible()
        assert (services.requests, context.cookies()) == ([], [])
        tab.get_by_role("link", name="Change cookie choice").click()
        expect(tab.get_by_role("main").get_by_text("Global Privacy Control")).to_be_visible()
        choose(tab, "May extra functions run?", "Yes")
        tab.get_by_role("button", name="Save my choice").click()
        expect_to_run(tab, "chat")
        tab.goto(host.address())
        expect_to_run(tab, "chat")
        expect(honoured).to_be_hidden()
        assert services.requests.count("/count.js") == 0


def test_without_scripts_nothing_optional_runs(browser: Browser, host: Host, services: Services) -> None:
    """Without JavaScript the notice and the overview say that nothing optional runs, and offer no empty choice."""
    with browser.new_context(java_script_enabled=False) as context:
        services.serve(context)
        tab = context.new_page()
        tab.goto(host.address())
        assert "JavaScript is off in your browser, so no optional service runs" in notice(tab).inner_text()
        expect(notice(tab).get_by_role("button")).to_have_count(0)
        tab.goto(host.address("privacy-overview/"))
        assert "so none of these services can run" in tab.get_by_role("main").inner_text()
        expect(tab.get_by_role("radio")).to_have_count(0)
        assert (services.requests, context.cookies()) == ([], [])
