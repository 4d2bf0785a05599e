"""Finds the URLs on a page: what it links to, what it loads, and what it asks of another host.

Guidance of HHS, state law and the GDPR have one property in common: a page asks no other host for anything before the
reader acts. So a URL counts as loaded unless it is known to wait for a click, and every absolute URL counts as another
host, since people also look at a site in previews and copies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from selectolax.lexbor import LexborNode

from elevate_site.checking.links import PageFacts
from elevate_site.checking.many_pages import page_problem
from elevate_site.checking.parsed_page import ParsedPage, show
from elevate_site.errors import Problem
from elevate_site.model.rules import problem

__all__ = ["ResourceUrl", "check_stylesheet", "check_urls", "find_urls", "stylesheet_facts"]

Use: TypeAlias = Literal["link", "asset", "submission"]
"""How a browser uses a URL: it waits for a click, loads it at once, or sends it what a reader typed."""
Place: TypeAlias = Literal["inside", "outside", "embedded", "script", "nowhere"]
"""Where a URL leads: into the site, to another host, into its own text (`data:`), into a program, or nowhere."""


class ResourceUrl(NamedTuple):
    """A URL on a page."""

    use: Use
    place: Place
    url: str
    """As written, without the white space that browsers ignore."""
    node: LexborNode
    """The element that holds it."""


# The attributes with a URL, beside `href` and `src`, and the elements on which browsers read them.
_OTHER_ATTRIBUTES: tuple[tuple[str, Use, frozenset[str]], ...] = (
    ("action", "submission", frozenset({"form"})),
    ("data", "asset", frozenset({"object"})),
    ("formaction", "submission", frozenset({"button", "input"})),
    ("imagesrcset", "asset", frozenset({"link"})),
    ("poster", "asset", frozenset({"video"})),
    ("srcset", "asset", frozenset({"img", "source"})),
    ("xlink:href", "asset", frozenset({"image", "use"})),
)
# Relations of <link> that make a browser load nothing (HTML Standard, "Link types").
_SILENT_RELATIONS = frozenset({
    "alternate", "author", "bookmark", "canonical", "external", "help", "license", "me", "next", "nofollow", "prev",
    "privacy-policy", "search", "tag", "terms-of-service",
})  # fmt: skip
_WAIT_FOR_A_CLICK = frozenset({"a", "area", "base"})
_ABSOLUTE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|[/\\]{2}")
_EMBEDDED = ("data:", "blob:", "about:")
_REFRESH = re.compile(r"[\d.\s]*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']*)", re.IGNORECASE)
_REMEMBERED_URLS = 4096


def find_urls(parsed: ParsedPage) -> tuple[ResourceUrl, ...]:
    """Every URL on the page, empty ones included."""
    return tuple([ResourceUrl(use, *_read(written), node) for use, written, node in _find_written(parsed)])


def check_urls(parsed: ParsedPage, urls: Iterable[ResourceUrl]) -> Iterator[Problem]:
    """URLs that are empty, that run a program, or that ask another host."""
    for use, place, url, node in urls:
        if place == "nowhere":
            message = f"{show(node)} has an empty address."
            yield page_problem(
                parsed.page, "page-leftover", message, "The template did not get the value it needs here."
            )
        elif place == "script":
            message = f"{show(node)} runs a program instead of leading somewhere."
            yield page_problem(parsed.page, "page-inline", message, "Put the program into a file under static/js.")
        elif place == "outside" and use != "link":
            message = f"{show(node)} asks another host, {url}, before the reader agrees to it."
            hint = "Copy the file into the site, or declare the service under cookies in site.yaml."
            yield page_problem(parsed.page, "page-host", message, hint)
    for node, _ in parsed.named("base"):
        message = f"{show(node)} changes where every link of the page leads."
        yield page_problem(
            parsed.page, "page-host", message, "Remove it; the links already include the path of base_url."
        )
    for node, _ in parsed.having("srcdoc"):
        if node.tag == "iframe":
            message = f"{show(node)} holds a page that cannot be checked."
            yield page_problem(parsed.page, "page-host", message, "Put its content into the page itself.")


def _find_written(parsed: ParsedPage) -> Iterator[tuple[Use, str, LexborNode]]:
    """Every URL as written, with its use and its element."""
    for node, attributes in parsed.having("href"):
        yield _use_of_href(node.tag, attributes), attributes["href"] or "", node
    for node, attributes in parsed.having("src"):
        yield "asset", attributes["src"] or "", node
    for attribute, use, elements in _OTHER_ATTRIBUTES:
        for node, attributes in parsed.having(attribute):
            written = attributes[attribute]
            if node.tag in elements and written is not None:
                for each in _candidates(written) if attribute.endswith("srcset") else (written,):
                    yield use, each, node
    for node, attributes in parsed.having("http-equiv"):
        if node.tag == "meta" and (attributes["http-equiv"] or "").lower() == "refresh":
            target = _REFRESH.match(attributes.get("content") or "")
            if target:
                yield "link", target[1], node


def _use_of_href(name: str | None, attributes: Mapping[str, str | None]) -> Use:
    """How a browser uses the `href` of an element of this name."""
    if name == "link":
        relations = (attributes.get("rel") or "").lower().split()
        return "link" if _SILENT_RELATIONS.issuperset(relations) else "asset"
    return "link" if name in _WAIT_FOR_A_CLICK else "asset"


@lru_cache(maxsize=_REMEMBERED_URLS)  # most URLs are on every page
def _read(written: str) -> tuple[Place, str]:
    """Where a URL leads, and the URL without the white space that browsers ignore."""
    url = re.sub(r"[\t\n\r]", "", written.strip())
    if url in {"", "#"}:
        return "nowhere", url
    if not _ABSOLUTE.match(url):
        return "inside", url
    scheme = url[:11].lower()
    if scheme == "javascript:":
        return "script", url
    return ("embedded" if scheme.startswith(_EMBEDDED) else "outside"), url


def _candidates(srcset: str) -> list[str]:
    if "data:" in srcset:
        # Commas inside data look like those between candidates, so only what leaves the site is kept.
        return [piece for piece in re.split(r"[\s,]+", srcset) if _read(piece)[0] == "outside"]
    return [part.split()[0] for part in srcset.split(",") if part.strip()]


_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
# Data carries its own content; XML namespaces in a drawing look like addresses, but nothing loads them.
_DATA = re.compile(r"url\(\s*(?:\"data:[^\"]*\"|'data:[^']*'|data:[^)\s]*)\s*\)", re.IGNORECASE)
_OTHER_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//[^\s\"')/;]+[^\s\"');]*", re.IGNORECASE)
_LOADED = re.compile(
    r"url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^\"')\s]*))\s*\)|@import\s+(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE
)


def check_stylesheet(path: str, text: str) -> tuple[Problem, ...]:
    """Every address of another host in the style sheet at `path` under `dist/`, with its line there."""
    visible = _without_comments_and_data(text)
    hint = "Copy the file into static/; a page asks no other host before the reader agrees."
    found = []
    for match in _OTHER_HOST.finditer(visible):
        line = visible.count("\n", 0, match.start()) + 1
        message = f"{path}, line {line}: the style sheet asks another host, {match[0]}."
        found.append(problem("page-host", "", 0, 0, message, hint))
    return tuple(found)


def stylesheet_facts(path: str, text: str) -> PageFacts:
    """The files of the site that the style sheet at `path` loads, for `check_links`."""
    found = (next(filter(None, groups), "") for groups in _LOADED.findall(_without_comments_and_data(text)))
    loaded = tuple(dict.fromkeys(address for address in found if address and not _OTHER_HOST.match(address)))
    return PageFacts(path=path, source="", anchors=(), links=(), assets=loaded)


def _without_comments_and_data(text: str) -> str:
    """`text` with spaces in their place, so that lines stay where they are."""
    for pattern in (_COMMENT, _DATA):
        text = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    return text
