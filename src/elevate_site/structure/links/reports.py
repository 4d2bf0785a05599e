"""The reports of links that lead nowhere, or not where they should."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from elevate_site.errors import Problem, Severity
from elevate_site.language.faults import shorten
from elevate_site.language.file_endings import NOT_PUBLISHED, PDF
from elevate_site.language.slugs import slug
from elevate_site.model.document import Document
from elevate_site.model.fragment import ContactWords, Phrase
from elevate_site.model.rules import problem
from elevate_site.structure.library import Library
from elevate_site.structure.links.hints import LinkHints
from elevate_site.structure.links.judged import LinkFault

__all__ = ["Link", "no_such_term", "report_link", "report_picture"]


@dataclass(frozen=True, slots=True)
class Link:
    """The meaning of a target in all texts of one folder and language."""

    address: str
    """The target without query and anchor; empty when it leads to another place in the same text."""
    anchor: str
    tag: str | None
    """The start of its `<a>` tag; `None` when its words become plain text."""
    settled: bool
    """Whether it is correct in every text, and so needs no further look."""
    document: Document | None = None
    """The document it leads to, if any."""
    file: str = ""
    """The source path of the picture or PDF it leads to, if any."""
    note: Phrase | None = None
    """What it says of that file behind its words."""
    fault: LinkFault | None = None
    """What is wrong with the number or contact it leads to, if anything is."""
    href: str = ""
    """The address of the number or contact it leads to, if it leads to one."""
    words: ContactWords | Phrase | None = None
    """What it says where the writer gave it no words, if it leads to a contact."""


def report_link(link: Link, document: Document, place: tuple[int, int], library: Library, hints: LinkHints) -> Problem:
    """The Problem of `link`, which is not settled, at a line and column of `document`."""
    if link.fault is not None:
        code, message, hint = link.fault
        found = problem(code, document.path, *place, message, hint)
        lenient = code == "placeholder" and library.settings.preview
        return dataclasses.replace(found, severity=Severity.WARNING) if lenient else found
    destination = link.document if link.address else document
    if destination is None:
        return _broken(link, document, place, hints)
    title = destination.front_matter.title
    if link.address and not library.is_public(destination):
        if destination.path in library.withheld:
            reason = "is left out because of its errors"
            hint = f"It becomes a link again once the errors in {destination.path} are fixed."
        else:
            reason = "is not public today"
            hint = f"It becomes a link by itself once {destination.path} is public."
        message = f"The link leads to “{title}”, which {reason}; its words are published as plain text."
        return problem("link-not-public", document.path, *place, message, hint)
    where = "This page" if destination is document else f"“{title}” ({destination.path})"
    message = f"{where} has no part called “#{link.anchor}”."
    hint = hints.for_anchor(destination, link.anchor)
    return problem("anchor-broken", document.path, *place, message, hint)


def no_such_term(address: str, anchor: str) -> LinkFault:
    """The fault of a link to an `anchor` of the glossary that cannot be that of a term."""
    message = f"The glossary, {address}, has no part called “#{anchor}”."
    return LinkFault("anchor-broken", message, f"For the meaning of a term write {address}#site_term_{slug(anchor)}")


def _broken(link: Link, document: Document, place: tuple[int, int], hints: LinkHints) -> Problem:
    """The Problem of `link`, which leads to nothing on the site."""
    if meant := hints.elsewhere(link.address):
        message = f"“{shorten(link.address)}” is taken for the name of a file, and there is no such file."
        return problem("link-broken", document.path, *place, message, f"Write {meant}")
    if link.address.lower().endswith(NOT_PUBLISHED) and not link.address.startswith("/"):
        message = (
            f"The link leads to “{shorten(link.address)}”, but from here only pages, pictures and PDFs are published."
        )
        name = link.address.rpartition("/")[2]
        hint = f"Save a document as PDF and link to that. For another file, use static/files and /files/{name}"
        return problem("link-broken", document.path, *place, message, hint)
    message = f"The link leads to “{shorten(link.address)}”, which does not exist."
    return problem("link-broken", document.path, *place, message, hints.for_link(document, link.address, link.anchor))


def report_picture(file: str, document: Document, place: tuple[int, int], hints: LinkHints) -> Problem:
    """The Problem of an image `file`, named at a line and column of `document`, that is no picture of the site."""
    message, hint = f"There is no image “{file}”.", hints.for_file(document, file)
    if file.lower().endswith((PDF, ".md", *NOT_PUBLISHED)):
        message = f"“{file}” is not a picture, so it cannot be shown."
        hint = f"To link to it in the text, write [what it is]({file})"
    return problem("image-missing", document.path, *place, message, hint)
