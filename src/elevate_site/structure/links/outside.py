"""Checks the whole web addresses in texts that lead to this site itself, or only to the writer's own computer.

They come out of the address line of a browser: of the public site, or of the preview. Nothing else would notice that
such a link is broken, since only links that name a file are looked up.
"""

from __future__ import annotations

import dataclasses
import posixpath
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from urllib.parse import unquote, urlsplit

from elevate_site.errors import Problem, Severity
from elevate_site.language.faults import shorten
from elevate_site.language.web_addresses import host_of, judge_reach
from elevate_site.language.web_hosts import is_example_host
from elevate_site.model.document import Document
from elevate_site.model.rules import problem
from elevate_site.model.values import LanguageCode
from elevate_site.structure.library import Library
from elevate_site.structure.links.hints import LinkHints
from elevate_site.structure.links.reports import Link

__all__ = ["check_web_links", "target_inside"]

_WWW = "www."
_COPY_ADDRESS = "Open the page on the public website, and copy its address from there."


def check_web_links(
    library: Library,
    homes: Collection[str],
    look_up: Callable[[str, LanguageCode, str], Link],
    hints: LinkHints,
) -> Iterator[Problem]:
    """A Problem for each web link in a text that leads to this site, to an example, or where readers cannot follow.

    `homes` are the base URLs of the site; `look_up` gives the meaning of a target in a folder and language.
    """
    clinic = library.settings.clinic
    others = {str(clinic.booking_url), str(clinic.patient_portal_url)}
    judged: dict[str, str | None] = {}
    for document in library.documents:
        outline = library.outlines[document.path]
        for number, address in enumerate(outline.web_links):
            if address not in judged:
                judged[address] = None if address in others else target_inside(address, homes)
            target = judged[address]
            is_example = "example." in address and is_example_host(host_of(address))
            if target is None and not is_example:
                continue
            first = 2 * (len(outline.links) + len(outline.images) + number)
            place = library.places(document.path)[first : first + 2]
            if target is not None:
                link = look_up(posixpath.dirname(document.path), document.language, target)
                yield from _report(address, link, document, place, library, hints)
            else:
                yield _report_example(address, document, place, is_preview=library.settings.preview)


def target_inside(address: str, homes: Collection[str]) -> str | None:
    """The address from the root of the site to which the web address leads; `None` when it leads to another site.

    An address on the writer's own computer is that of the preview, where the site is below the path of its base URL.
    """
    host = host_of(address)
    local = judge_reach(address) is not None
    parts = urlsplit(address)
    rest = (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
    for home in map(urlsplit, homes):
        root = home.path.rstrip("/") + "/"
        path = parts.path or "/"
        own = host.removeprefix(_WWW) == (home.hostname or "").removeprefix(_WWW)
        if (local or (own and _port(parts.netloc) == _port(home.netloc))) and f"{path}/".startswith(root):
            return "/" + f"{path}/".removeprefix(root)[:-1].lstrip("/") + rest
    return parts.path + rest if local else None


def _port(netloc: str) -> str:
    found = re.search(r":(\d+)$", netloc)
    return found[1] if found and found[1] not in {"80", "443"} else ""


def _report(
    address: str, link: Link, document: Document, place: Sequence[int], library: Library, hints: LinkHints
) -> Iterator[Problem]:
    """What is wrong with a link to `address`, whose meaning on this site is `link`."""
    line, column = place
    shown, write = shorten(address), _as_file(link, document, hints)
    if fault := judge_reach(address):
        hint = f"Write {write}" if write not in {"", "/"} else _COPY_ADDRESS
        yield problem("value-url", document.path, line, column, f"The link leads to “{shown}”. {fault.why}", hint)
    elif link.document is None and link.tag is None:
        message = f"The link leads to “{shown}”, a page of this site that does not exist."
        yield problem("link-broken", document.path, line, column, message, hints.for_link(document, link.address))
    elif link.document is not None and not library.is_public(link.document):
        message = f"The link leads to “{shown}”, a page of this site that is not public today: readers find nothing."
        hint = f"Write {write}, and the link becomes plain words until {link.document.path} is public."
        yield problem("link-not-public", document.path, line, column, message, hint)
    elif link.document is not None and link.anchor and link.anchor not in library.outlines[link.document.path].anchors:
        message = f"“{link.document.front_matter.title}” ({link.document.path}) has no part called “#{link.anchor}”."
        hint = hints.for_anchor(link.document, link.anchor)
        yield problem("anchor-broken", document.path, line, column, message, hint)
    else:
        message = f"“{shown}” is a page of this site, which a link names by its file."
        yield problem("link-own-site", document.path, line, column, message, f"Write {write}")


def _report_example(address: str, document: Document, place: Sequence[int], *, is_preview: bool) -> Problem:
    message = f"The link leads to “{shorten(address)}”, an address that is set aside for examples."
    line, column = place
    found = problem("placeholder", document.path, line, column, message, "Write the real address.")
    return dataclasses.replace(found, severity=Severity.WARNING) if is_preview else found


def _as_file(link: Link, document: Document, hints: LinkHints) -> str:
    """How the link is written as one inside the site; empty when it leads nowhere."""
    anchor = f"#{link.anchor}" if link.anchor else ""
    if link.document is not None:
        return anchor if anchor and link.document is document else hints.written(document, link.document.path) + anchor
    return unquote(link.address) + anchor if link.tag is not None else ""
