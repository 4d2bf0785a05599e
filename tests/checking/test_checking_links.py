"""The check of links between the pages of a site, and of its style sheets."""

from __future__ import annotations

import pytest

from elevate_site.checking import PageFacts, check_links, check_stylesheet, report_once, stylesheet_facts
from elevate_site.errors import Problem

PATHS = {
    "index.html",
    "404.html",
    "articles/sleep/index.html",
    "articles/año nuevo/index.html",
    "es/index.html",
    "assets/site.css",
    "feed.xml",
}


def facts(
    path: str = "articles/sleep/index.html",
    links: tuple[str, ...] = (),
    assets: tuple[str, ...] = (),
    anchors: tuple[str, ...] = ("routine", "niño"),
) -> PageFacts:
    return PageFacts(path, f"content/{path}.md", anchors, links, assets)


def links(*addresses: str, root: str = "/") -> tuple[Problem, ...]:
    return check_links([facts(links=addresses)], PATHS, root)


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/articles/sleep/",
        "/articles/sleep",
        "/articles/sleep/index.html",
        "/feed.xml?x=1",
        "../../",
        "../..",
        "../../../../",
        ".",
        "../../es/",
        "#routine",
        "#ni%C3%B1o",
        "#nin\u0303o",
        "#",
        "#top",
        "#routine:~:text=sleep",
        "?page=2#routine",
        "/articles/sleep/#routine",
        "/articles/a%C3%B1o%20nuevo/",
        "/articles/an%CC%83o nuevo/",
        "\\articles\\sleep\\",
    ],
)
def test_addresses_that_lead_somewhere(address: str) -> None:
    """Relative and absolute addresses, folders, queries, anchors, and every way to write a letter are understood."""
    assert links(address) == ()


@pytest.mark.parametrize(
    ("address", "code", "named"),
    [
        ("/articles/gone/", "page-link", "articles/gone/"),
        ("gone/", "page-link", "articles/sleep/gone/"),
        ("/feed.xml/", "page-link", "feed.xml/"),
        ("/assets/", "page-link", "assets/"),
        ("#gone", "page-anchor", "“gone”"),
        ("/articles/sleep/#gone", "page-anchor", "articles/sleep/index.html"),
        ("%00%ff", "page-link", "%00%ff"),
    ],
)
def test_addresses_that_lead_to_nothing(address: str, code: str, named: str) -> None:
    """The Problem of a broken address names the page, its source file, and what is missing."""
    (found,) = links(address)
    assert found.code == code
    assert found.message.startswith("articles/sleep/index.html: ")
    assert address in found.message
    assert named in found.message
    assert (found.file, found.line) == ("content/articles/sleep/index.html.md", 0)


@pytest.mark.parametrize("address", ["/clinic/", "/clinic", "/clinic/articles/sleep/#routine", "../../es/", "../.."])
def test_a_site_below_the_root(address: str) -> None:
    """Addresses carry the path of the base URL, or are relative."""
    assert links(address, root="/clinic/") == ()


@pytest.mark.parametrize("address", ["/articles/sleep/", "/clinics/", "../../../articles/sleep/"])
def test_an_address_that_forgets_the_path_of_the_base_url(address: str) -> None:
    """An address that leaves the site by its root is broken, even when the site has such a file."""
    (found,) = links(address, root="/clinic/")
    assert found.code == "page-link"
    assert "/clinic/" in found.message


def test_assets_have_a_rule_of_their_own() -> None:
    """A missing picture, style sheet or script breaks the rule for assets; anchors in a drawing are not checked."""
    page = facts(assets=("/assets/site.css", "/assets/site.css#icon", "/assets/gone.png"))
    (found,) = check_links([page], PATHS, "/")
    assert found.code == "page-asset"
    assert "/assets/gone.png" in found.message


def test_a_page_in_a_frame_does_not_excuse_a_broken_anchor() -> None:
    """A frame may show a page at an anchor that does not exist; a link to the same anchor is still broken."""
    page = facts(links=("/articles/sleep/#gone",), assets=("/articles/sleep/#gone",))
    (found,) = check_links([facts("index.html", assets=page.assets), page], PATHS, "/")
    assert found.code == "page-anchor"


def test_one_fault_on_many_pages_is_reported_once() -> None:
    """A link that a template breaks on every page is one Problem; it counts the pages and blames no source file."""
    pages = [facts(path=f"articles/{number}/index.html", links=("/gone/",)) for number in range(12)]
    (found,) = report_once(check_links(pages, PATHS, "/"), {}, lambda path: "")  # noqa: ARG005  # no templates are known
    assert found.file == ""
    assert "articles/0/index.html and 11 more" in found.message
    assert "12 pages" in found.hint


def test_anchors_in_files_that_are_not_pages_are_ignored() -> None:
    """A link to an anchor in a feed is not checked."""
    assert links("/feed.xml#part") == ()


def test_a_style_sheet_asks_no_other_host() -> None:
    """Addresses of other hosts are found with their line, however they are written."""
    text = (
        '@import "https://fonts.example/a.css";\n\np {background: url(//x.example/b.png)}\na {b: url( "HTTP://c.d/e" )}'
    )
    found = check_stylesheet("assets/site.css", text)
    assert [each.code for each in found] == ["page-host"] * 3
    assert [f"line {line}:" in each.message for line, each in zip((1, 3, 4), found, strict=True)] == [True] * 3


def test_a_style_sheet_may_hold_comments_and_data() -> None:
    """Comments, a drawing embedded as data, and files of the site ask no other host."""
    text = """/* https://x.example */ p {a: url("data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>")}
    @font-face {src: url(font.woff2)} @import '/assets/more.css'; b {c: url('icon.svg')}"""
    assert check_stylesheet("assets/site.css", text) == ()
    assert stylesheet_facts("assets/site.css", text).assets == ("font.woff2", "/assets/more.css", "icon.svg")


def test_a_file_that_a_style_sheet_loads_exists() -> None:
    """The check of links covers style sheets, relative to their own folder."""
    page = stylesheet_facts("assets/site.css", "p {a: url(gone.woff2); b: url(site.css)}")
    (found,) = check_links([page], PATHS, "/")
    assert (found.code, "assets/gone.woff2" in found.message) == ("page-asset", True)
