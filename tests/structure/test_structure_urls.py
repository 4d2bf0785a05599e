"""Where pages are, and what their URLs look like."""

from __future__ import annotations

import pytest
from arranging import EN, ES

from elevate_site.structure.urls import SiteUrls

AT_ROOT = SiteUrls("https://clinic.example", EN)
BELOW = SiteUrls("https://clinic.example/health/education", EN)


@pytest.mark.parametrize(
    ("urls", "root"),
    [(AT_ROOT, "/"), (BELOW, "/health/education/"), (SiteUrls("https://clinic.example/a/", EN), "/a/")],
)
def test_root_is_the_path_of_the_base_url(urls: SiteUrls, root: str) -> None:
    """The root begins and ends with a slash, with and without a path in the base URL."""
    assert urls.root == root


def test_articles_and_pages_have_folders_of_their_own() -> None:
    """An article is below articles/, a page at the top, and other languages below their code."""
    assert AT_ROOT.document_path("article", "sleep", EN) == "articles/sleep/index.html"
    assert AT_ROOT.document_path("article", "sleep", ES) == "es/articles/sleep/index.html"
    assert AT_ROOT.document_path("page", "about", EN) == "about/index.html"
    assert AT_ROOT.document_path("page", "about", ES) == "es/about/index.html"


def test_a_site_can_be_spanish_first() -> None:
    """The first language of the site has the root, whichever it is."""
    spanish = SiteUrls("https://clinic.example", ES)
    assert spanish.document_path("page", "about", ES) == "about/index.html"
    assert spanish.document_path("page", "about", EN) == "en/about/index.html"


def test_sections_are_folders_and_the_empty_one_is_home() -> None:
    """Built-in pages are named by their section."""
    assert AT_ROOT.section_path("topics/anxiety", EN) == "topics/anxiety/index.html"
    assert AT_ROOT.section_path("", EN) == "index.html"
    assert AT_ROOT.section_path("", ES) == "es/index.html"


@pytest.mark.parametrize(
    ("path", "href"),
    [
        ("index.html", "/health/education/"),
        ("articles/sleep/index.html", "/health/education/articles/sleep/"),
        ("404.html", "/health/education/404.html"),
        ("feed.xml", "/health/education/feed.xml"),
        ("forms/my-index.html", "/health/education/forms/my-index.html"),
        ("articles/sueño/index.html", "/health/education/articles/sue%C3%B1o/"),
        ("forms/a b%c?d#e.pdf", "/health/education/forms/a%20b%25c%3Fd%23e.pdf"),
    ],
)
def test_href_carries_the_root_and_hides_index_html(path: str, href: str) -> None:
    """A link has the path of the base URL, no index.html, and every character that needs it encoded."""
    assert BELOW.href(path) == href


def test_absolute_addresses_have_the_path_once() -> None:
    """A full URL is the base URL followed by the path."""
    assert BELOW.absolute("articles/sleep/index.html") == "https://clinic.example/health/education/articles/sleep/"
    assert AT_ROOT.absolute("index.html") == "https://clinic.example/"
    assert AT_ROOT.absolute("es/articles/niñez/index.html") == "https://clinic.example/es/articles/ni%C3%B1ez/"
