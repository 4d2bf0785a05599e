"""What every page of a site must have, whatever it is about: looked for in all pages of two whole sites."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest

from whole_sites import Website

Attributes = dict[str, str]

_VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})
_ARTICLE = re.compile(r"(es/)?articles/[^/]+/index\.html")
_CONTACT = ("tel:", "sms:", "mailto:", "https://www.google.com/maps/search/", "https://maps.apple.com/")


@dataclass(frozen=True)
class Element:
    """An element of a page."""

    tag: str
    attributes: Attributes
    inside: tuple[str, ...]
    """The ids and classes of the elements around it, itself included."""


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Element] = []
        self._open: list[tuple[str, tuple[str, ...]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        around = self._open[-1][1] if self._open else ()
        names = (*around, attributes.get("id", ""), *attributes.get("class", "").split())
        self.found.append(Element(tag, attributes, names))
        if tag not in _VOID:
            self._open.append((tag, names))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            while self._open.pop()[0] != tag:
                pass


Pages = dict[str, list[Element]]


@pytest.fixture(scope="module", params=["clinic", "sample"])
def pages(request: pytest.FixtureRequest) -> Pages:
    """All pages of a clinic's site, and then of the sample with everything that a site can have."""
    website: Website = request.getfixturevalue(request.param)
    elements = {}
    for path in website.pages:
        if "gallery/" in path:  # it shows every part once more
            continue
        parser = _Elements()
        parser.feed(website.files[path].decode())
        elements[path] = parser.found
    assert len(elements) > 15
    return elements


def links_in(page: list[Element], name: str) -> list[str]:
    """Where the links inside the element with this id or class lead."""
    return [each.attributes["href"] for each in page if each.tag == "a" and name in each.inside]


def loads(page: list[Element]) -> Iterator[str]:
    """Every address that a browser asks for by itself."""
    for each in page:
        attributes = each.attributes
        yield from (attributes[name] for name in ("src", "srcset", "poster", "data") if name in attributes)
        silent = {"canonical", "alternate"} & set(attributes.get("rel", "").split())
        if each.tag in {"link", "use", "image"} and "href" in attributes and not silent:
            yield attributes["href"]


def test_every_page_can_be_called_texted_mailed_and_found(pages: Pages) -> None:
    """Call, text, email and two maps stand in this order in the contact section of every page."""
    for path, page in pages.items():
        links = [href for href in links_in(page, "site_contact") if href not in {"tel:911", "tel:988"}]
        kinds = [next((kind for kind in _CONTACT if href.startswith(kind)), "other") for href in links]
        assert tuple(kinds[:5]) == _CONTACT, path


def test_the_contact_widgets_are_the_same_on_every_page(pages: Pages) -> None:
    """Section and bar have the same links in the same order on all pages of a language (WCAG 2.2, 3.2.6)."""
    for folder in ("", "es/"):
        home = pages[f"{folder}index.html"]
        for path, page in pages.items():
            if path.startswith("es/") == bool(folder):
                for name in ("site_contact", "contact-bar", "site_crisis"):
                    assert links_in(page, name) == links_in(home, name) != [], (path, name)


def test_the_parts_that_every_page_has_stand_in_one_order(pages: Pages) -> None:
    """Notice, skip link, crisis line, title, contact and bar: each once, and always in this order."""
    parts = {
        "site_cookie_notice": "notice",
        "skip-link": "skip link",
        "site_crisis": "crisis line",
        "site_main": "main",
        "site_contact": "contact",
        "contact-bar": "bar",
    }
    for path, page in pages.items():
        own = [{each.attributes.get("id", ""), *each.attributes.get("class", "").split()} for each in page]
        order = [parts[name] for names in own for name in names & parts.keys()]
        assert order == list(parts.values()), path
        assert [each.tag for each in page].count("h1") == 1, path


def test_the_notice_is_the_first_thing_in_the_body(pages: Pages) -> None:
    """Whoever hears a page hears of cookies first."""
    for path, page in pages.items():
        tags = [each.tag for each in page]
        assert page[tags.index("body") + 1].attributes.get("id") == "site_cookie_notice", path


def test_the_crisis_line_can_be_called(pages: Pages) -> None:
    """988 by telephone and text, and 911, on every page."""
    for path, page in pages.items():
        called = {href.partition("?")[0] for href in links_in(page, "site_crisis")}  # in Spanish, a word is sent along
        assert {"tel:988", "sms:988", "tel:911"} <= called, path


def test_every_article_has_the_disclaimer(pages: Pages) -> None:
    """And only articles; an alias page is none."""
    articles = 0
    for path, page in pages.items():
        ids = {each.attributes.get("id") for each in page}
        is_article = bool(_ARTICLE.fullmatch(path)) and "site_alias_target" not in ids
        assert ("site_disclaimer" in ids) is is_article, path
        articles += is_article
    assert articles >= 4


def test_no_page_asks_another_host(pages: Pages) -> None:
    """What a browser loads by itself names no host; no page has a frame, a form that leaves, or an inline style."""
    for path, page in pages.items():
        assert [address for address in loads(page) if urlsplit(address).netloc] == [], path
        assert not {"iframe", "object", "embed", "base", "style"} & {each.tag for each in page}, path
        for each in page:
            assert not [name for name in each.attributes if name == "style" or name.startswith("on")], (path, each)
            assert not urlsplit(each.attributes.get("action", "")).netloc, (path, each)


def test_every_script_is_a_file(pages: Pages) -> None:
    """A strict policy runs files of the site only; inline scripts hold only data."""
    for path, page in pages.items():
        for each in page:
            if each.tag == "script" and "src" not in each.attributes:
                assert each.attributes.get("type") == "application/ld+json", path


def test_ids_are_used_once(pages: Pages) -> None:
    """A link to a part of a page has one place to go."""
    for path, page in pages.items():
        counted = Counter(each.attributes["id"] for each in page if "id" in each.attributes)
        assert [name for name, count in counted.items() if count > 1] == [], path


def test_every_page_names_its_language(pages: Pages) -> None:
    """Spanish pages are those under es/."""
    for path, page in pages.items():
        language = next(each.attributes["lang"] for each in page if each.tag == "html")
        assert language == ("es" if path.startswith("es/") else "en"), path


def test_alias_pages_are_among_them(pages: Pages, request: pytest.FixtureRequest) -> None:
    """The sample has earlier addresses, so that their pages are looked at, too."""
    aliases = [path for path, page in pages.items() if any(e.attributes.get("id") == "site_alias_target" for e in page)]
    assert aliases or "clinic" in request.node.name
