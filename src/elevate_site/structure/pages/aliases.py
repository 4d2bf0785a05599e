"""Earlier addresses: a page at each, so that a bookmark or a printed leaflet still leads somewhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from elevate_site.errors import Problem
from elevate_site.model.document import Document
from elevate_site.model.page import Page
from elevate_site.model.rules import problem
from elevate_site.model.site_view import Link
from elevate_site.model.views import AliasView
from elevate_site.structure.library import Library
from elevate_site.structure.pages.heads import HeadMaker
from elevate_site.structure.url_claims import Claims

__all__ = ["alias_pages"]

_FORM = re.compile(r"/(?:[^\s/?#\\:.][^\s/?#\\:]*/)*(?:[^\s/?#\\:.][^\s/?#\\:]*)?")


def alias_pages(library: Library, heads: HeadMaker, claims: Claims, problems: list[Problem]) -> Iterator[Page]:
    """The alias pages of all public documents.

    `claims` know the path of every other page and file. Faulty aliases are added to `problems` and have no page.
    """
    for document in library.documents:
        if not library.is_public(document):
            continue
        for number, alias in enumerate(document.front_matter.aliases):
            line, column = document.position(f"aliases.{number}")
            path = _path(alias)
            if path is None:
                message = f"“{alias}” is not an address of this site."
                hint = "Write it from the root, as it stood behind the name of the site: /old-name/."
                problems.append(problem("alias-form", document.path, line, column, message, hint))
            elif owner := claims.claim(path, f"an alias of {document.path}"):
                message = f"The alias “{alias}” would hide {owner}, which has this address."
                either = ", or give the other file another name" if owner.startswith("content/") else ""
                hint = f"Delete the alias{either}."
                problems.append(problem("alias-hides", document.path, line, column, message, hint))
            else:
                yield _page(library, heads, document, path)


def _path(alias: str) -> str | None:
    # As a browser shows it: an address that was copied from there has its accents percent-encoded.
    decoded = unicodedata.normalize("NFC", unquote(alias))
    if not _FORM.fullmatch(decoded) or not decoded.isprintable() or decoded == "/":
        return None
    path = decoded[1:]
    if path.endswith(".html"):
        return path
    return path.rstrip("/") + "/index.html"


def _page(library: Library, heads: HeadMaker, document: Document, path: str) -> Page:
    matter = document.front_matter
    target = Link(library.addresses.href(library.address(document)), matter.title)
    words = heads.strings[document.language]
    head = heads.make(path, document.language, matter.title, words["alias_description"], versions={}, indexed=False)
    return Page(path, document.language, "pages/alias.html", AliasView(head, target), document.path)
