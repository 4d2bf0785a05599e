"""The search of a published site in a real browser: with and without headers from the host, in both languages."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import TELEPHONE, Host, Witness, hosting
from page_kinds import DESK
from playwright.sync_api import Browser, Page, expect

from whole_sites import Website, copy_sample, previewed_sample, published_website

MANY = 12
ARTICLE = "---\ntitle: {title}\ndescription: A text for a test.\n---\n\n{words}\n"


@pytest.fixture(scope="module")
def website(tmp_path_factory: pytest.TempPathFactory) -> Website:
    """The sample as it is published, with a dozen articles more that share a word."""
    site = copy_sample(tmp_path_factory.mktemp("sample"))
    for number in range(MANY):
        text = ARTICLE.format(title=f"Kettle {number}", words=f"Put the copper kettle on, {number} times.")
        (site / "content" / "articles" / f"kettle-{number}.md").write_text(text, encoding="utf-8")
    text = ARTICLE.format(title="La tetera", words="En inglés se llama kettle.")
    (site / "content" / "articles" / "kettle-0.es.md").write_text(text, encoding="utf-8")
    words = "The copper & <brass> teapot. " + "We speak of the marigold, marigold and marigold. " * 3
    for name, title, more in (
        ("marigold", "Marigold", "Flowers."),
        ("garden", "Garden", words),
        ("worry", "Worry", "Now."),
    ):
        text = ARTICLE.format(title=title, words=more.replace("<brass>", "&lt;brass&gt;"))
        (site / "content" / "articles" / f"{name}.md").write_text(text, encoding="utf-8")
    return published_website(site)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Try with and without headers what they can change, and each night everything."""
    if "host" in metafunc.fixturenames:
        both = metafunc.config.getoption("thorough") or metafunc.function in HEADERS_MATTER
        kinds = ["headers", "no headers"] if both else ["headers"]
        metafunc.parametrize("host", kinds, indirect=True, scope="module")


@pytest.fixture(scope="module")
def host(website: Website, request: pytest.FixtureRequest) -> Iterator[Host]:
    """One host that sends what `_headers` says, and one that knows nothing of it."""
    files = {path: data for path, data in website.files.items() if request.param == "headers" or path != "_headers"}
    with hosting("www.harbor.test", dataclasses.replace(website, files=files)) as host:
        yield host


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A tab of a browser that knows nothing yet, and scrolls at once."""
    with browser.new_context(reduced_motion="reduce") as context:
        yield context.new_page()


def status(tab: Page, words: str) -> None:
    """Wait until the live region says these words."""
    expect(tab.get_by_role("main").get_by_role("status")).to_have_text(words)


def asked_of_pagefind(host: Host) -> list[str]:
    return [path for path in host.requests if "/pagefind/" in path]


def test_from_the_header_to_an_article(tab: Page, host: Host) -> None:
    """Words and Enter in the header of any page lead to the results; a result leads to its text, and back again."""
    witness = Witness(tab)
    tab.goto(host.address("contact/"))
    assert tab.get_by_role("search").get_attribute("action") == f"{host.website.root}search/"
    host.requests.clear()
    tab.get_by_role("searchbox", name="Search this site").fill("brass")
    tab.keyboard.press("Enter")
    status(tab, "1 result for “brass”")
    assert tab.url == host.address("search/#q=brass")
    expect(tab.get_by_role("searchbox")).to_have_value("brass")
    (result,) = tab.locator("#site_search_results > li").all()
    expect(result).to_contain_text("The copper & <brass> teapot.")
    expect(result.locator("mark")).to_have_text(re.compile("brass"))
    result.get_by_role("link", name="Garden").click()
    expect(tab.locator("h1")).to_have_text("Garden")
    assert tab.url == host.address("articles/garden/")
    tab.go_back()
    status(tab, "1 result for “brass”")
    assert [url for url in witness.requests if "brass" in url.partition("#")[0]] == []
    assert witness.complaints == []
    assert witness.elsewhere(host) == []


def test_nothing_is_fetched_before_somebody_searches(tab: Page, host: Host) -> None:
    """Neither a page with a search box nor the search page asks for a file of the search."""
    host.requests.clear()
    tab.goto(host.address(), wait_until="networkidle")
    tab.goto(host.address("search/"), wait_until="networkidle")
    tab.goto(host.address("search/?q="), wait_until="networkidle")
    expect(tab.get_by_role("searchbox")).to_be_focused()
    assert asked_of_pagefind(host) == []
    tab.keyboard.type("kettle")
    tab.keyboard.press("Enter")
    status(tab, f"{MANY} results for “kettle”")
    assert f"{host.website.root}pagefind/pagefind.js" in host.requests


def test_words_on_the_search_page_are_put_into_no_request(tab: Page, host: Host) -> None:
    """What is typed on the page itself stays in the browser, and is in the address for the way back only."""
    witness = Witness(tab)
    tab.goto(host.address("search/"))
    tab.get_by_role("searchbox", name="What are you looking for?").fill("marigold seeds")
    tab.get_by_role("main").get_by_role("button", name="Search").click()
    expect(tab.get_by_role("main").get_by_role("status")).to_contain_text("for “marigold seeds”")
    assert tab.url == host.address("search/#q=marigold%20seeds")
    assert [url for url in witness.requests if "seeds" in url] == []
    assert witness.complaints == []


def test_a_word_of_a_title_comes_first(tab: Page, host: Host) -> None:
    """The article of that name comes before one that says the word more often."""
    tab.goto(host.address("search/?q=marigold"))
    status(tab, "2 results for “marigold”")
    titles = tab.locator("#site_search_results").get_by_role("heading", level=2)
    expect(titles).to_have_text(["Marigold", "Garden"])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("opening hours", ["contact/"]),
        ("contact", ["contact/"]),
        ("phone", ["contact/"]),
        ("lighthouse", ["contact/"]),
        ("haste", ["glossary/"]),
        ("matters", ["topics/rest/"]),
        ("worry", ["articles/worry/", "topics/worry/"]),
    ],
)
def test_the_obvious_is_found(tab: Page, host: Host, words: str, found: list[str]) -> None:
    """The contact page, the glossary and the topics, each by its words; an article of the same title comes first."""
    tab.goto(host.address(f"search/?q={words}"))
    results = tab.locator("#site_search_results").get_by_role("link")
    for place, path in enumerate(found):
        expect(results.nth(place)).to_have_attribute("href", f"{host.website.root}{path}")


def test_nothing_found(tab: Page, host: Host) -> None:
    """The page says so with a hint about spelling, and offers the list and the telephone."""
    tab.goto(host.address("search/?q=qzxv"))
    status(tab, "Nothing found for “qzxv”. Check the spelling, or try another word.")
    expect(tab.locator("#site_search_results")).to_be_hidden()
    main = tab.get_by_role("main")
    expect(main.get_by_role("link", name="Call Pier: 305-555-0120")).to_have_attribute("href", "tel:+13055550120")
    main.get_by_role("link", name="All articles, A to Z").click()
    assert tab.url == host.address("articles/")


def test_a_page_searches_its_own_language(tab: Page, host: Host) -> None:
    """The Spanish page finds Spanish texts only, and speaks Spanish; the English page only English ones."""
    tab.goto(host.address("es/search/?q=dormir"))
    status(tab, "2 resultados para «dormir»")
    tab.get_by_role("searchbox", name="¿Qué busca?").fill("kettle")
    tab.keyboard.press("Enter")
    status(tab, "1 resultado para «kettle»")
    link = tab.locator("#site_search_results").get_by_role("link", name="La tetera")
    expect(link).to_have_attribute("href", f"{host.website.root}es/articles/kettle-0/")
    tab.get_by_role("searchbox").fill("qzxv")
    tab.keyboard.press("Enter")
    status(tab, "No se encontró nada para «qzxv». Revise la ortografía o pruebe con otra palabra.")
    tab.goto(host.address("search/?q=kettle"))
    status(tab, f"{MANY} results for “kettle”")


def test_with_the_keyboard_alone(tab: Page, host: Host) -> None:
    """From the box over the button to each result; more of them on demand, and the focus goes to the first new one."""
    tab.goto(host.address("search/?q="))
    tab.keyboard.type("kettle")
    tab.keyboard.press("Enter")
    status(tab, f"{MANY} results for “kettle”")
    results = tab.locator("#site_search_results").get_by_role("link")
    expect(results).to_have_count(10)
    for _ in range(2):
        tab.keyboard.press("Tab")
    expect(results.first).to_be_focused()
    for _ in range(10):
        tab.keyboard.press("Tab")
    more = tab.get_by_role("button", name="Show more results")
    expect(more).to_be_focused()
    tab.keyboard.press("Enter")
    expect(results).to_have_count(MANY)
    expect(results.nth(10)).to_be_focused()
    expect(more).to_be_hidden()
    assert len({link.get_attribute("href") for link in results.all()}) == MANY


def test_an_empty_search_takes_the_results_away(tab: Page, host: Host) -> None:
    """Whoever empties the field and presses Enter has a page as at the start."""
    tab.goto(host.address("search/?q=kettle"))
    status(tab, f"{MANY} results for “kettle”")
    tab.get_by_role("searchbox").fill("  ")
    tab.keyboard.press("Enter")
    status(tab, "")
    expect(tab.locator("#site_search_results")).to_be_hidden()
    expect(tab.get_by_role("button", name="Show more results")).to_be_hidden()
    assert tab.url == host.address("search/")


def test_words_are_never_code(tab: Page, host: Host) -> None:
    """An address that somebody sends around can put words on the page, and nothing else."""
    tab.goto(host.address("search/?q=%3Cimg%20src=x%3E{count}"))
    expect(tab.get_by_role("main").get_by_role("status")).to_contain_text("<img src=x>{count}")
    expect(tab.locator("main img")).to_have_count(0)


def test_a_search_that_cannot_be_loaded_is_reported(tab: Page, host: Host) -> None:
    """When its files do not come, the page says so, and the other ways stay."""
    tab.route("**/pagefind/**", lambda route: route.abort())
    tab.goto(host.address("search/?q=kettle"))
    status(tab, "The search could not be loaded. Load this page again, or go on from here.")
    expect(tab.get_by_role("main").get_by_role("link", name="All articles, A to Z")).to_be_visible()


def test_without_scripts(browser: Browser, host: Host) -> None:
    """The header has a plain way to the search page, which says that the search needs JavaScript, and offers the list.

    No page shows a box that does nothing.
    """
    with browser.new_context(java_script_enabled=False) as context:
        tab = context.new_page()
        tab.goto(host.address())
        expect(tab.get_by_role("searchbox")).to_be_hidden()
        tab.get_by_role("search").get_by_role("button", name="Search").click()
        tab.wait_for_url(host.address("search/?"))
        main = tab.get_by_role("main")
        assert "JavaScript is off in your browser, and the search needs it." in main.inner_text()
        expect(main.get_by_role("searchbox")).to_be_hidden()
        main.get_by_role("link", name="All articles, A to Z").click()
        assert tab.url == host.address("articles/")


def test_without_scripts_and_styles_no_word_is_sent(browser: Browser, host: Host) -> None:
    """Somebody who sees the box all the same is led to the search page, and the host hears nothing of the words."""
    with browser.new_context(java_script_enabled=False) as context:
        tab = context.new_page()
        tab.route("**/*.css", lambda route: route.abort())
        witness = Witness(tab)
        for path in ("", "search/"):
            tab.goto(host.address(path))
            tab.get_by_role("searchbox").fill("kettle")
            tab.keyboard.press("Enter")
            tab.wait_for_url(host.address("search/?"))
        assert [url for url in witness.requests if "kettle" in url] == []


def test_before_the_search_is_loaded_no_word_is_sent(tab: Page, host: Host) -> None:
    """The box of the search page sends nothing while its script has not come."""
    witness = Witness(tab)
    tab.route("**/search-*.js", lambda route: route.abort())
    tab.goto(host.address("search/"))
    tab.get_by_role("main").get_by_role("searchbox").fill("kettle")
    tab.keyboard.press("Enter")
    tab.wait_for_url(host.address("search/#q=kettle"))
    assert [url for url in witness.requests if "kettle" in url.partition("#")[0]] == []


def test_only_the_search_page_may_run_a_program(tab: Page, host: Host) -> None:
    """WebAssembly is refused by every other page, whatever the host allows."""
    run = "WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)).then(() => 'runs', () => 'refused')"
    for path, wanted in {"search/": "runs", "es/search/": "runs", "": "refused", "articles/garden/": "refused"}.items():
        tab.goto(host.address(path))
        assert tab.evaluate(run) == wanted, path


def test_on_a_small_telephone(browser: Browser, host: Host) -> None:
    """The header keeps a button that leads to the search page; what is pressed is large, nothing scrolls sideways."""
    with browser.new_context(viewport=TELEPHONE, reduced_motion="reduce") as context:
        tab = context.new_page()
        tab.goto(host.address())
        expect(tab.get_by_role("searchbox")).to_be_hidden()
        button = tab.get_by_role("search").get_by_role("button", name="Search")
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
        button.click()
        assert tab.url == host.address("search/#q=")
        expect(tab.get_by_role("searchbox")).to_be_focused()
        tab.keyboard.type("kettle")
        tab.keyboard.press("Enter")
        status(tab, f"{MANY} results for “kettle”")
        for pressed in tab.locator("main").locator("a:not(nav a), button, input").all():
            if pressed.is_visible():
                height = pressed.evaluate("each => each.getBoundingClientRect().height")
                assert height >= 43.5, pressed.inner_text()
        assert tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("path", ["", "es/"])
def test_the_header_is_one_line_on_a_desk(browser: Browser, clinic: Website, path: str) -> None:
    """With the names of a clinic, in both languages; the field gives way, and still takes a word or two."""
    with hosting("www.clinic.test", clinic) as host, browser.new_context(viewport=DESK) as context:
        tab = context.new_page()
        tab.goto(host.address(path))
        header = tab.locator(".site-header-inside")
        middles = {
            part: header.locator(part).evaluate("e => e.getBoundingClientRect().y + e.offsetHeight / 2")
            for part in (".site-header-name", ".search-box", ".language-switch", ".site-header-navigation")
        }
        assert max(middles.values()) - min(middles.values()) < 8, middles
        box = tab.get_by_role("searchbox").bounding_box()
        assert box
        assert box["width"] >= 128


def test_the_header_has_one_box_and_the_search_page_another(tab: Page, host: Host) -> None:
    """No page has two of them."""
    for path in ("", "search/", "es/", "es/search/", "404.html"):
        tab.goto(host.address(path))
        expect(tab.get_by_role("search")).to_have_count(1)


def test_an_unpublished_site_says_where_the_search_works(browser: Browser, tmp_path: Path) -> None:
    """The preview has the page, which says that the search works on the published site."""
    with hosting("www.harbor.test", previewed_sample(tmp_path)) as host, browser.new_context() as context:
        tab = context.new_page()
        witness = Witness(tab)
        tab.goto(host.address("search/?q=sleep"))
        expect(tab.get_by_role("main")).to_contain_text("The search works on the published site.")
        expect(tab.get_by_role("main").get_by_role("link", name="All articles, A to Z")).to_be_visible()
        assert [url for url in witness.requests if "/pagefind/" in url] == []


HEADERS_MATTER = {
    test_from_the_header_to_an_article,
    test_nothing_is_fetched_before_somebody_searches,
    test_a_page_searches_its_own_language,
    test_words_are_never_code,
    test_without_scripts,
    test_without_scripts_and_styles_no_word_is_sent,
    test_only_the_search_page_may_run_a_program,
}
"""What depends on the policy of the site, which headers say once more."""
