"""Aliases: a page at each earlier URL of a document, so that a bookmark or a printed leaflet still leads there."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

from elevate_site.errors import Problem
from elevate_site.model.page import Page
from elevate_site.model.rules import problem
from elevate_site.model.views import AliasView
from elevate_site.structure.library import Library
from elevate_site.structure.pages.heads import HeadMaker, html_page
from elevate_site.structure.url_claims import UrlClaims

__all__ = ["alias_pages"]

_FORM = re.compile(r"/(?:[^\s/?#\\:.][^\s/?#\\:]*/)*(?:[^\s/?#\\:.][^\s/?#\\:]*)?")


def alias_pages(library: Library, heads: HeadMaker, claims: UrlClaims) -> tuple[list[Page], list[Problem]]:
    """The alias pages of all public documents, and a Problem for each alias that cannot have one.

    `claims` hold the path of every other page and file; those of the alias pages are added.
    """
    pages: list[Page] = []
    problems: list[Problem] = []
    for document in library.public:
        for number, alias in enumerate(document.front_matter.aliases):
            line, column = document.position(f"aliases.{number}")
            path = _path(alias)
            if path is None:
                message = f"“{alias}” is not an address on this site."
                hint = "Write what comes after the name of the site, starting with a slash: /old-name/."
                problems.append(problem("alias-form", document.path, line, column, message, hint))
            elif owner := claims.claim(path, f"an alias of {document.path}"):
                message = f"The address “{alias}” already belongs to {owner}."
                either = ", or rename the other file" if owner.startswith("content/") else ""
                hint = f"Delete the alias{either}."
                problems.append(problem("alias-hides", document.path, line, column, message, hint))
            else:
                target, language = library.links[document.path], document.language
                description = heads.strings[language]["alias_description"]
                head = heads.make(path, language, target.text, description, versions={}, indexed=False)
                pages.append(html_page(path, "pages/alias.html", AliasView(head, target), source=document.path))
    return pages, problems


def _path(alias: str) -> str | None:
    """The path under `dist/` of an alias; `None` when it is not written as one."""
    # An address copied from a browser has its accents percent-encoded.
    decoded = unicodedata.normalize("NFC", unquote(alias))
    if not _FORM.fullmatch(decoded) or not decoded.isprintable() or decoded == "/":
        return None
    path = decoded[1:]
    return path if path.endswith(".html") else path.rstrip("/") + "/index.html"
