"""Sorts the addresses on a page: what it leads to, what it loads, and what it asks of another host.

The one property behind HHS guidance, state law and GDPR is that a page asks no other host for anything before the
reader does something. So whatever is not known to wait for a click counts as loaded, and any absolute address counts
as another host: a site is looked at from previews and copies, too.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

from selectolax.lexbor import LexborNode

from elevate_site.checking.parsed_page import ParsedPage, page_problem, show
from elevate_site.errors import Problem

__all__ = [
    "Address",
    "Use",
    "addresses_of",
    "check_addresses",
    "clean",
    "find_addresses",
    "internal",
    "leaves_the_site",
    "starts_elsewhere",
    "use_of_href",
]

Use: TypeAlias = Literal["link", "asset", "submission"]
"""What a browser does with an address: waits for a click, loads it at once, or sends what a reader typed."""


Address: TypeAlias = tuple[Use, str, LexborNode]
"""An address as it is written, what is done with it, and the element that holds it."""

# The attributes that load, beside `href` and `src`, which are looked for on every element.
_FURTHER: dict[str, tuple[tuple[str, Use], ...]] = {
    "button": (("formaction", "submission"),),
    "form": (("action", "submission"),),
    "image": (("xlink:href", "asset"),),
    "img": (("srcset", "asset"),),
    "input": (("formaction", "submission"),),
    "link": (("imagesrcset", "asset"),),
    "object": (("data", "asset"),),
    "source": (("srcset", "asset"),),
    "use": (("xlink:href", "asset"),),
    "video": (("poster", "asset"),),
}
# Relations of <link> that browsers only take note of (HTML Standard, "Link types").
_SILENT_RELATIONS = frozenset({
    "alternate", "author", "bookmark", "canonical", "external", "help", "license", "me", "next", "nofollow", "prev",
    "privacy-policy", "search", "tag", "terms-of-service",
})  # fmt: skip
_WAITING = frozenset({"a", "area", "base"})
_LEAVES = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|[/\\]{2}")
_CARRIES_ITSELF = ("data:", "blob:", "about:")
_REFRESH = re.compile(r"[\d.\s]*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']*)", re.IGNORECASE)


def find_addresses(parsed: ParsedPage) -> tuple[Address, ...]:
    """Every address on the page, empty ones included."""
    found: list[Address] = []
    # The selector also finds attributes of another namespace, such as xlink:href.
    for node in parsed.tree.css("[href]"):
        attributes = node.attributes
        if "href" in attributes:
            found.append((use_of_href(node.tag, attributes), clean(attributes["href"]), node))
    found += [("asset", clean(node.attributes.get("src")), node) for node in parsed.tree.css("[src]")]
    for node in parsed.watched:
        for name, _ in _FURTHER.get(node.tag or "", ()):
            value = node.attributes.get(name)
            if value is not None:
                found += [(use, each, node) for use, each in addresses_of(node.tag or "", name, value)]
    return (*found, *_refreshes(parsed))


def addresses_of(tag: str, name: str, value: str) -> list[tuple[Use, str]]:
    """The addresses in an attribute other than `href` and `src`, and what a browser does with them."""
    for further, use in _FURTHER.get(tag, ()):
        if further == name:
            return [(use, each) for each in (_candidates(value) if name.endswith("srcset") else [value])]
    return []


def check_addresses(parsed: ParsedPage, addresses: tuple[Address, ...]) -> Iterator[Problem]:
    """Addresses that are empty, that run as a program, or that ask another host."""
    for use, value, node in addresses:
        if value in {"", "#"}:
            message = f"{show(node)} has an empty address."
            yield page_problem(parsed, "page-leftover", message, "The template was not given what it needs here.")
        elif value[:11].lower() == "javascript:":
            message = f"{show(node)} runs a program instead of leading somewhere."
            yield page_problem(parsed, "page-inline", message, "Put the program into a file under static/js.")
        elif use != "link" and leaves_the_site(value):
            message = f"{show(node)} asks another host, {value}, before the reader agrees to it."
            hint = "Bring the file into the site, or declare a service under cookies in site.yaml."
            yield page_problem(parsed, "page-host", message, hint)
    for node in parsed.named("base"):
        message = f"{show(node)} changes where every link of the page leads."
        yield page_problem(parsed, "page-host", message, "Take it out; links know the path of the base URL.")
    for node in parsed.named("iframe"):
        if "srcdoc" in node.attributes:
            message = f"{show(node)} holds a page that is not checked."
            yield page_problem(parsed, "page-host", message, "Put its content into the page itself.")


def starts_elsewhere(address: str) -> bool:
    """Whether an address names a scheme or a host of its own."""
    return _LEAVES.match(address) is not None


def leaves_the_site(address: str) -> bool:
    """Whether an address, as written, names a scheme or a host of its own and is not its own content."""
    return starts_elsewhere(address) and not address.lower().startswith(_CARRIES_ITSELF)


def internal(addresses: tuple[Address, ...], *uses: Use) -> tuple[str, ...]:
    """The addresses of these uses that lead to the site itself, once each."""
    # The same few addresses stand on every page; sharing them keeps a large site in memory.
    values = dict.fromkeys(sys.intern(value) for use, value, _ in addresses if use in uses)
    return tuple(value for value in values if value and not starts_elsewhere(value))


def use_of_href(tag: str | None, attributes: Mapping[str, str | None]) -> Use:
    """What a browser does with the `href` of an element."""
    if tag == "link":
        relations = (attributes.get("rel") or "").lower().split()
        return "link" if _SILENT_RELATIONS.issuperset(relations) else "asset"
    return "link" if tag in _WAITING else "asset"


def clean(value: str | None) -> str:
    """An address without the white space that browsers ignore in it."""
    stripped = (value or "").strip()
    return stripped if stripped.isprintable() else re.sub(r"[\t\n\r]", "", stripped)


def _candidates(srcset: str) -> list[str]:
    if "data:" in srcset:
        # The commas inside data are not told from those between candidates; only what leaves the site matters then.
        return [piece for piece in re.split(r"[\s,]+", srcset) if leaves_the_site(piece)]
    return [clean(part.split()[0]) for part in srcset.split(",") if part.strip()]


def _refreshes(parsed: ParsedPage) -> Iterator[Address]:
    for node in parsed.named("meta"):
        attributes = node.attributes
        if (attributes.get("http-equiv") or "").lower() == "refresh":
            target = _REFRESH.match(attributes.get("content") or "")
            if target:
                yield "link", clean(target[1]), node
