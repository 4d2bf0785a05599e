"""Checks that what the pages of a site lead to and load exists: every link, every anchor, every file.

One pass over all links and one over the pages that are linked by anchor, so that the time grows with the site and
not with its square. An address that is broken in the same way on many pages comes from a template, and is told once.
"""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from elevate_site.checking.facts import PageFacts
from elevate_site.errors import Problem
from elevate_site.model.rules import problem

__all__ = ["check_links"]

_ALWAYS_THERE = frozenset({"", "top"})
"""Anchors that lead to the top of any page (HTML Standard, "Scrolling to a fragment")."""


@dataclass(slots=True)
class _Fault:
    """A broken address, and the pages that have it."""

    message: str
    hint: str
    pages: list[PageFacts] = field(default_factory=list)


def check_links(facts: Iterable[PageFacts], paths: Collection[str], root: str) -> tuple[Problem, ...]:
    """The links, anchors and assets of all pages that lead to nothing.

    `paths` are the files under `dist/`; `root` is the path of the base URL with `/` at both ends, such as `/clinic/`.
    A folder stands for its `index.html`. Links to other hosts are not looked at.
    """
    pages = tuple(facts)
    known = frozenset(map(_composed, paths))
    faults: dict[tuple[str, str], _Fault] = {}
    wanted: dict[str, list[tuple[PageFacts, str, str]]] = {}
    # An address from the root means the same on every page, and most of them stand on many.
    from_root: dict[str, str | None] = {}
    sound_links: set[str] = set()
    sound_assets: set[str] = set()
    for page in pages:
        links = [address for address in page.links if address not in sound_links]
        for code, address in _addresses(links, [address for address in page.assets if address not in sound_assets]):
            before, _, anchor = address.partition("#")
            if not before:
                target: str | None = page.path
            elif before[0] != "/":
                target = _file(_path(page.path, before, root), known)
            elif before in from_root:
                target = from_root[before]
            else:
                target = from_root[before] = _file(_path("", before, root), known)
            if target is None:
                message, hint = _missing(code, address, _path(page.path, before, root), root)
                faults.setdefault((code, address), _Fault(message, hint)).pages.append(page)
            elif anchor and code == "page-link":
                wanted.setdefault(target, []).append((page, address, anchor))
            elif address.startswith("/"):
                (sound_links if code == "page-link" else sound_assets).add(address)
    _check_anchors(pages, wanted, faults)
    return tuple(_told(code, fault) for (code, _), fault in faults.items())


def _addresses(links: Iterable[str], assets: Iterable[str]) -> Iterator[tuple[str, str]]:
    yield from (("page-link", address) for address in links)
    yield from (("page-asset", address) for address in assets)


def _check_anchors(
    pages: Iterable[PageFacts],
    wanted: Mapping[str, Iterable[tuple[PageFacts, str, str]]],
    faults: dict[tuple[str, str], _Fault],
) -> None:
    for target in pages:
        anchors = _ALWAYS_THERE.union(map(_composed, target.anchors)) if target.path in wanted else _ALWAYS_THERE
        for page, address, written in wanted.get(target.path, ()):
            # What follows `:~:` asks the browser to find words, and is no part of the anchor.
            anchor = written if written in anchors else _composed(unquote(written.partition(":~:")[0]))
            if anchor not in anchors:
                message = f"the link “{address}” leads to a part of {target.path} that does not exist: “{anchor}”."
                hint = "Look for the heading that was meant; its anchor changes with its words."
                faults.setdefault(("page-anchor", address), _Fault(message, hint)).pages.append(page)


def _path(page: str, address: str, root: str) -> str | None:
    """The path under `dist/` to which `address` leads from `page`, or `None` when it leaves the site by its root."""
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
    what = "link" if code == "page-link" else "file"
    if path is None:
        message = f"the {what} “{address}” leads out of the site, which begins at {root}."
        return message, "Addresses inside the site begin with the path of base_url."
    message = f"the {what} “{address}” leads to nothing: the site has no {path or 'index.html'}."
    return message, "Look whether it was renamed or misspelled."


def _told(code: str, fault: _Fault) -> Problem:
    first, count = fault.pages[0], len(fault.pages)
    if count == 1:
        return problem(code, first.source, 0, 0, f"{first.path}: {fault.message}", fault.hint)
    message = f"{first.path} and {count - 1} more: {fault.message}"
    return problem(code, "", 0, 0, message, f"{fault.hint} It is on {count} pages, so a template may be to blame.")


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)
