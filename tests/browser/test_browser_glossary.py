"""A word of the glossary in a real browser: pressed, read, put away again, and printed."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from browsing import TELEPHONE, Host, Witness
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

ARTICLE = "articles/night-shift/"
MEANING = "Trouble falling asleep or staying asleep."


@pytest.fixture(scope="module")
def host(plain_host: Host) -> Host:
    """The sample, which has two words in its glossary."""
    return plain_host


@pytest.fixture(params=[True, False], ids=["with-scripts", "without-scripts"])
def tab(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A tab on a small telephone, with scripts and without."""
    with browser.new_context(viewport=TELEPHONE, reduced_motion="reduce", java_script_enabled=request.param) as context:
        yield context.new_page()


def test_a_click_opens_the_meaning_and_puts_it_away(tab: Page, host: Host) -> None:
    """Under the word, with no word to another host; its own button closes it, and so does a click beside it."""
    witness = Witness(tab)
    tab.goto(host.address(ARTICLE))
    word, meaning = tab.get_by_role("button", name="insomnia"), tab.get_by_text(MEANING)
    expect(meaning).to_be_hidden()
    word.click()
    expect(meaning).to_be_visible()
    below, above = meaning.bounding_box(), word.bounding_box()
    assert below
    assert above
    assert below["y"] >= above["y"] + above["height"]
    tab.locator(".definition:popover-open").get_by_role("button", name="Close").click()
    expect(meaning).to_be_hidden()
    word.click()
    tab.locator("h1").click()
    expect(meaning).to_be_hidden()
    assert (witness.elsewhere(host), witness.complaints) == ([], [])


def test_the_keyboard_opens_the_meaning_and_gets_the_focus_back(tab: Page, host: Host) -> None:
    """Enter opens it, the tabulator leads into it, Escape closes it; the focus is where it was, and seen."""
    tab.goto(host.address(ARTICLE))
    word, meaning = tab.get_by_role("button", name="insomnia"), tab.get_by_text(MEANING)
    tab.locator("h1").click()
    while not word.evaluate("each => each === document.activeElement"):
        tab.keyboard.press("Tab")
    assert word.evaluate("each => getComputedStyle(each).outlineStyle") == "solid"
    tab.keyboard.press("Enter")
    expect(meaning).to_be_visible()
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("link", name="See the glossary").locator("visible=true")).to_be_focused()
    tab.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    expect(word).to_be_focused()


def test_an_open_meaning_leads_to_its_place_in_the_glossary(tab: Page, host: Host) -> None:
    """The page of the glossary has the same words under the anchor."""
    tab.goto(host.address(ARTICLE))
    tab.get_by_role("button", name="insomnia").click()
    tab.locator(".definition:popover-open").get_by_role("link").click()
    assert tab.url == host.address("glossary/#site_term_insomnia")
    expect(tab.locator(":target")).to_contain_text(MEANING)


def test_only_the_first_use_can_be_pressed(tab: Page, host: Host) -> None:
    """One button for each word, none in a heading; in Spanish with the Spanish meaning."""
    tab.goto(host.address(ARTICLE))
    assert tab.locator(".glossary-term").count() == 2
    assert tab.locator("h2 .glossary-term").count() == 0
    tab.goto(host.address("es/articles/sleep/"))
    tab.get_by_role("button", name="insomnio").click()
    expect(tab.get_by_text("Dificultad para dormirse o para seguir durmiendo.")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_open_meaning_fits_on_a_telephone(browser: Browser, host: Host, scheme: str) -> None:
    """Nothing sticks out sideways, not even of a word that is longer than the screen is wide."""
    with browser.new_context(viewport=TELEPHONE, reduced_motion="reduce", color_scheme=scheme) as context:  # type: ignore[arg-type]  # both are schemes
        tab = context.new_page()
        tab.goto(host.address(ARTICLE))
        for word in tab.locator(".glossary-term").all():
            word.click()
            box = tab.locator(".definition:popover-open").bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= TELEPHONE["width"]
            assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
            tab.keyboard.press("Escape")
        tab.goto(host.address("glossary/"))
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_paper_lists_the_words_at_the_end(browser: Browser, host: Host) -> None:
    """Heading and meanings are printed after the text, and nothing of what only a screen can do."""
    with browser.new_context() as context:
        tab = context.new_page()
        tab.goto(host.address(ARTICLE))
        tab.emulate_media(media="print")
        expect(tab.get_by_role("heading", name="Words used here")).to_be_visible()
        printed = [each.inner_text() for each in tab.locator(".glossary-definitions > *").locator("visible=true").all()]
        assert printed[:2] == ["Words used here", f"insomnia: {MEANING}"]
        assert [each[:13] for each in printed[2:]] == ["chronotherapy"]
        text, words = tab.locator(".prose").bounding_box(), tab.locator(".glossary-definitions").bounding_box()
        assert text
        assert words
        assert words["y"] >= text["y"] + text["height"]


def test_a_meaning_that_is_open_is_printed_in_its_place(browser: Browser, host: Host) -> None:
    """Whoever prints with a meaning open has it in the list like the others."""
    with browser.new_context() as context:
        tab = context.new_page()
        tab.goto(host.address(ARTICLE))
        tab.get_by_role("button", name="insomnia").click()
        text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(tab.pdf())).pages)
        heading = text.index("Words used here")
        assert heading < text.index("insomnia:", heading) < text.index("chronotherapy", heading)


def test_without_popovers_the_meanings_are_a_list(browser: Browser, host: Host) -> None:
    """A browser that knows no popovers shows all of them at the end of the article, with one link to the glossary."""
    with browser.new_context() as context:
        tab = context.new_page()
        tab.goto(host.address(ARTICLE))
        # To a browser without them, the attribute is one that it does not know, and the rules are not its rules.
        tab.evaluate("document.querySelectorAll('[popover]').forEach((each) => each.removeAttribute('popover'))")
        tab.evaluate("""() => { for (const sheet of document.styleSheets) takeOut(sheet);
          function takeOut(group) {
            for (let at = group.cssRules.length - 1; at >= 0; at--) {
              const rule = group.cssRules[at];
              if (rule instanceof CSSSupportsRule) group.deleteRule(at);
              else if (rule.cssRules) takeOut(rule);
            }
          } }""")
        expect(tab.get_by_role("heading", name="Words used here")).to_be_visible()
        expect(tab.get_by_text(MEANING)).to_be_visible()
        expect(tab.locator(".definition-close").first).to_be_hidden()
        expect(tab.locator(".glossary-definitions").get_by_role("link")).to_have_count(1)
