"""A page on paper: the text, whom to call, where to go; nothing that only a screen can do."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pytest
from browsing import Host
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

SIZES = ("usual", "large")


@pytest.fixture(scope="module")
def paper(browser: Browser) -> Iterator[Page]:
    """A tab in which pages look as they are printed, by somebody who reads in the dark."""
    with browser.new_context(color_scheme="dark") as context:
        tab = context.new_page()
        tab.emulate_media(media="print")
        yield tab


@pytest.mark.parametrize("path", ["", "articles/sleep/", "es/articles/sleep/", "contact/"])
def test_paper_says_whom_to_call(paper: Page, host: Host, path: str) -> None:
    """Numbers and the addresses of all locations are printed in full, in the text and not only behind links."""
    paper.goto(host.address(path))
    contact = paper.locator("#site_contact").inner_text()
    for words in ("305-555-0120", "305-555-0121", "1 Test Pier, Suite 2", "305-555-0130", "30 Test Lighthouse Road"):
        assert words in contact
    assert "someone.with.a.long.name@harbor.example" in contact.replace("\n", "")
    assert "988" in paper.locator("#site_crisis").inner_text()


@pytest.mark.parametrize("path", ["", "articles/sleep/", "articles/hard-days/", "contact/", "privacy-overview/"])
def test_paper_has_nothing_to_press(paper: Page, host: Host, path: str) -> None:
    """Navigation, notice, bar, skip link, buttons and footer are not printed."""
    paper.goto(host.address(path))
    for gone in ("nav", "footer", "#site_cookie_notice", ".contact-bar", ".skip-link", "button", ".exit-button"):
        for element in paper.locator(gone).all():
            expect(element).to_be_hidden()


def test_paper_has_the_whole_article(paper: Page, host: Host) -> None:
    """Title, text, disclaimer and sources are printed in dark on white, and links say where they lead."""
    paper.goto(host.address("articles/sleep/"))
    for words in ("What helps", "Seven hours", "A source with an address", "These pages were written for a test."):
        expect(paper.get_by_role("main")).to_contain_text(words)
    assert paper.locator("html").evaluate("each => getComputedStyle(each).backgroundColor") == "rgb(255, 255, 255)"
    assert paper.locator("html").evaluate("each => getComputedStyle(each).color") == "rgb(0, 0, 0)"
    link = paper.locator(".footnotes a[href^='https:']").first
    assert "https://harbor.example/naps" in link.evaluate("each => getComputedStyle(each, '::after').content")
    assert paper.pdf().startswith(b"%PDF")


@pytest.fixture(scope="module")
def leaflets(paper: Page, host: Host) -> dict[str, list[str]]:
    """The text of each sheet of the sample's fullest article, in each size."""
    return {size: printed(paper, host.address("articles/sleep/"), size) for size in SIZES}


def printed(paper: Page, address: str, size: str = "usual") -> list[str]:
    """The text of each sheet of a page that is printed on letter paper."""
    paper.goto(address)
    paper.locator("html").evaluate("(html, size) => { html.dataset.print = size }", size)
    return [sheet.extract_text() for sheet in PdfReader(io.BytesIO(paper.pdf(format="Letter"))).pages]


def without_blanks(sheets: list[str]) -> str:
    """All words on `sheets`, wherever its lines were broken."""
    return re.sub(r"\s+", "", "".join(sheets))


@pytest.mark.parametrize("size", SIZES)
def test_the_sheets_of_a_leaflet_are_numbered(leaflets: dict[str, list[str]], size: str) -> None:
    """Each sheet says which of how many it is; none is blank."""
    sheets = leaflets[size]
    for number, sheet in enumerate(sheets, start=1):
        assert f"{number} / {len(sheets)}" in sheet
        assert len(sheet.split()) > 12


def test_large_type_needs_more_paper(leaflets: dict[str, list[str]]) -> None:
    """In the usual size a long article takes a few sheets, in large type more, and says the same."""
    usual, large = (len(leaflets[size]) for size in SIZES)
    assert 2 <= usual <= 6
    assert large > usual


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "words",
    [
        # Whom to call, and who answers for what is said.
        "Harbor Test Clinic", "305-555-0120", "305-555-0121", "305-555-0130", "Call 988",
        "Clinical review by: ", "Last reviewed: ", "February 3, 2026", "These pages were written for a test.",
        # Where links lead, out of the site and into it, and where the page itself is.
        "(https://harbor.example/naps)", "(https://harbor.example/source?kind=sleep&year=2026)",
        "(https://harbor.example/patients/articles/night-shift/#light)", "(https://harbor.example/patients/about/)",
        "(https://harbor.example/booking)", "Read this page online: https://harbor.example/patients/articles/sleep/",
        # What has to be opened on a screen.
        "Short naps are fine.",
    ],
)  # fmt: skip
def test_a_leaflet_says(leaflets: dict[str, list[str]], size: str, words: str) -> None:
    """Numbers, reviewers, disclaimer and whole addresses stand on paper, in either size."""
    assert without_blanks([words]) in without_blanks(leaflets[size])


@pytest.mark.parametrize(
    "words",
    [
        "Skip to", "Español", "All articles", "On this page", "Exit this page", "Related", "After this", "Print",
        "Accept", "Reject", "Save Pier", "Map of", "Directions", "Patient portal", "Cookie", "↩",
    ],
)  # fmt: skip
def test_a_leaflet_does_not_say(leaflets: dict[str, list[str]], words: str) -> None:
    """Nothing that can only be pressed is printed."""
    assert without_blanks([words]) not in without_blanks(leaflets["usual"])


def test_an_address_that_stands_there_already_is_printed_once(leaflets: dict[str, list[str]]) -> None:
    """A link whose words are its address has no address behind it."""
    address = "https://harbor.example/a/very/long/address/that/has/no/place/to/break/at/all"
    assert without_blanks(leaflets["usual"]).count(address) == 1


def test_no_heading_stands_alone_at_the_foot_of_a_sheet(paper: Page, leaflets: dict[str, list[str]]) -> None:
    """The last words of a sheet are never those of a heading."""
    headings = paper.locator("h1, h2, h3, .steps-heading, summary").all_inner_texts()
    assert len(headings) > 6
    for sheets in leaflets.values():
        for number, sheet in enumerate(sheets, start=1):
            text = sheet.replace(f"{number} / {len(sheets)}", "").strip()
            assert not text.endswith(tuple(headings)), (number, text[-80:])


def test_the_contact_page_is_a_leaflet_too(paper: Page, host: Host) -> None:
    """Crisis line, both locations and their hours, on two sheets at most."""
    sheets = printed(paper, host.address("contact/"))
    assert len(sheets) <= 2
    for words in ("988", "305-555-0120", "30 Test Lighthouse Road", "Christmas Day", "https://harbor.example/booking"):
        assert without_blanks([words]) in without_blanks(sheets)


def test_the_qr_code_is_for_paper_alone(browser: Browser, host: Host) -> None:
    """Nobody meets it on a screen or with a screen reader; on paper it is large enough for any telephone."""
    tab = browser.new_page()
    tab.goto(host.address("articles/sleep/"))
    code = tab.locator(".qr-code-drawing")
    expect(code).to_be_hidden()
    assert code.get_attribute("aria-hidden") == "true"
    tab.emulate_media(media="print")
    box = code.bounding_box()
    assert box
    assert box["width"] == box["height"] > 30 / 25.4 * 96
    tab.close()


@pytest.mark.parametrize(
    ("button", "size", "pixels"), [("Print this page", "usual", 11 / 72 * 96), ("Print in large type", "large", 24)]
)
def test_the_buttons_print_in_two_sizes(browser: Browser, host: Host, button: str, size: str, pixels: float) -> None:
    """Each prints at once; large type is 18 points."""
    tab = browser.new_page()
    tab.goto(host.address("articles/sleep/"))
    tab.evaluate("addEventListener('beforeprint', () => { document.title = document.documentElement.dataset.print })")
    tab.get_by_role("button", name=button).click()
    assert tab.title() == size
    tab.emulate_media(media="print")
    found = tab.locator("body").evaluate("each => getComputedStyle(each).fontSize")
    assert float(found.removesuffix("px")) == pytest.approx(pixels, abs=0.01)
    tab.close()


def test_large_type_is_not_for_ever(browser: Browser, host: Host) -> None:
    """Whoever printed in large type prints in the usual size with the other button."""
    tab = browser.new_page()
    tab.goto(host.address("articles/sleep/"))
    for button, size in (("Print in large type", "large"), ("Print this page", "usual")):
        tab.get_by_role("button", name=button).click()
        expect(tab.locator("html")).to_have_attribute("data-print", size)
    tab.close()


def test_without_scripts_there_is_no_button_that_does_nothing(browser: Browser, host: Host) -> None:
    """The buttons are shown by the script that makes them work."""
    with browser.new_context(java_script_enabled=False) as context:
        tab = context.new_page()
        tab.goto(host.address("articles/sleep/"))
        expect(tab.locator("[data-print-buttons]")).to_be_hidden()
