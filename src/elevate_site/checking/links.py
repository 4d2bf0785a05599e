"""Checks that everything the pages of a site link to and load exists: every page, every anchor, every file.

One pass goes over all links and one over the pages that are linked by anchor, so the time grows with the site and not
with its square.
"""

from __future__ import annotations

import posixpath
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import unquote

from elevate_site.checking.many_pages import page_problem
from elevate_site.errors import Problem

__all__ = ["PageFacts", "check_links"]

_ALWAYS_THERE = frozenset({"", "top"})
"""Anchors that lead to the top of any page (HTML Standard, "Scrolling to a fragment")."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """The two ends of a page's links: all that is remembered of a page that was checked, and no more.

    A large site has one for each page.
    """

    path: str
    """The page's path under `dist/`: `articles/sleep/index.html`."""
    source: str
    """The source file it was made from, or empty."""
    anchors: tuple[str, ...]
    """Every id on the page, once each, in their order."""
    links: tuple[str, ...]
    """Where its links and forms lead inside the site, as written, once each, without links to its own `anchors`."""
    assets: tuple[str, ...]
    """The files of the site that it loads, as written, once each: pictures, styles, scripts."""


_AnchorLink: TypeAlias = tuple[PageFacts, str, str]
"""A link to a part of a page that exists: the page that it is on, its address, and the anchor in it as written."""


def check_links(facts: Iterable[PageFacts], paths: Collection[str], root: str) -> tuple[Problem, ...]:
    """The links, anchors and assets that lead to nothing, of all pages.

    `paths` are the files under `dist/`; `root` is the path of the base URL with `/` at both ends, such as `/clinic/`.
    A folder stands for its `index.html`. Links to other hosts are ignored.
    """
    pages = tuple(facts)
    missing, anchor_links = _check_targets(pages, frozenset(map(_composed, paths)), root)
    return (*missing, *_check_anchors(pages, anchor_links))


def _check_targets(
    pages: Iterable[PageFacts], known: frozenset[str], root: str
) -> tuple[list[Problem], Mapping[str, list[_AnchorLink]]]:
    """The addresses that lead to no file, and the links by anchor to each page."""
    problems: list[Problem] = []
    anchor_links: dict[str, list[_AnchorLink]] = defaultdict(list)
    # An address from the root means the same on every page, and most of them are on many.
    from_root: dict[str, str | None] = {}
    sound: dict[str, set[str]] = {"page-link": set(), "page-asset": set()}
    for page in pages:
        for code, addresses in (("page-link", page.links), ("page-asset", page.assets)):
            for address in addresses:
                if address in sound[code]:
                    continue
                before, _, anchor = address.partition("#")
                if before[:1] != "/":
                    target = _file(_path(page.path, before, root), known) if before else page.path
                elif before in from_root:
                    target = from_root[before]
                else:
                    target = from_root[before] = _file(_path("", before, root), known)
                if target is None:
                    message, hint = _missing(code, address, _path(page.path, before, root), root)
                    problems.append(page_problem(page, code, message, hint))
                elif anchor and code == "page-link":
                    anchor_links[target].append((page, address, anchor))
                elif address[0] == "/":
                    sound[code].add(address)
    return problems, anchor_links


def _check_anchors(pages: Iterable[PageFacts], anchor_links: Mapping[str, list[_AnchorLink]]) -> Iterator[Problem]:
    for target in pages:
        links = anchor_links.get(target.path, ())
        anchors = _ALWAYS_THERE.union(map(_composed, target.anchors)) if links else _ALWAYS_THERE
        for page, address, written in links:
            # What follows `:~:` is text for the browser to find, not part of the anchor.
            anchor = written if written in anchors else _composed(unquote(written.partition(":~:")[0]))
            if anchor not in anchors:
                message = f"the link “{address}” leads to a part of {target.path} that does not exist: “{anchor}”."
                hint = "Look for the heading it should lead to; when the words of a heading change, so does its anchor."
                yield page_problem(page, "page-anchor", message, hint)


def _path(page: str, address: str, root: str) -> str | None:
    """The path under `dist/` to which `address` leads from `page`, or `None` when that is outside the site's root."""
    path = unquote(address.replace("\\", "/").partition("?")[0])
    if not path:
        return page
    whole = posixpath.normpath(posixpath.join(root, posixpath.dirname(page), path))
    if path.endswith(("/", "/.", "/..")) or path in {".", ".."}:
        whole = whole.rstrip("/") + "/"
    if whole + "/" == root:
        return ""
    return _composed(whole.removeprefix(root)) if whole.startswith(root) else None


def _file(path: str | None, known: frozenset[str]) -> str | None:
    if path is None or path in known:
        return path
    index = posixpath.join(path, "index.html")
    return index if index in known else None


def _missing(code: str, address: str, path: str | None, root: str) -> tuple[str, str]:
    """A message and a hint."""
    what = "link" if code == "page-link" else "file"
    if path is None:
        message = f"the {what} “{address}” leads out of the site, which begins at {root}."
        return message, "Addresses inside the site begin with the path of base_url."
    message = f"the {what} “{address}” leads to nothing: the site has no {path or 'index.html'}."
    return message, "Check whether it was renamed or misspelled."


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)
