"""Aliases: a page at each earlier URL of a document, so that a bookmark or a printed leaflet still leads there."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from elevate_site.errors import Problem
from elevate_site.language.faults import shorten
from elevate_site.model.document import Document
from elevate_site.model.page import Page
from elevate_site.model.rules import problem
from elevate_site.model.views import AliasView
from elevate_site.structure.library import Library
from elevate_site.structure.pages.heads import HeadMaker, html_page
from elevate_site.structure.pages.old_addresses import judge_alias, path_of_alias
from elevate_site.structure.publication import has_expired
from elevate_site.structure.url_claims import UrlClaims

__all__ = ["absent_paths", "alias_pages"]

_MOST_REDIRECTS = 2000
"""How many lines of `_redirects` Cloudflare Pages reads; Netlify has no such limit (their documentation, 2026)."""


def alias_pages(library: Library, heads: HeadMaker, claims: UrlClaims) -> tuple[list[Page], list[Problem]]:
    """The alias pages of all public documents, and a Problem for each alias that cannot have one.

    `claims` hold the path of every other page and file; those of the alias pages are added.
    """
    pages: list[Page] = []
    problems: list[Problem] = []
    host = urlsplit(library.urls.base_url).hostname or ""
    for document in library.documents:
        public = library.is_public(document)
        for number, alias in enumerate(document.front_matter.aliases):
            place = document.position(f"aliases.{number}")
            if refused := judge_alias(alias, host):
                why, hint = refused
                message = f"“{shorten(alias)}” cannot be kept as an address of this site. {why}"
                problems.append(problem("alias-form", document.path, *place, message, hint))
            elif not public:
                continue  # the earlier addresses of a draft lead nowhere yet
            elif owner := claims.claim(path_of_alias(alias), f"an alias of {document.path}"):
                message = f"The address “{alias}” already belongs to {owner}."
                either = ", or rename the other file" if owner.startswith("content/") else ""
                problems.append(problem("alias-hides", document.path, *place, message, f"Delete the alias{either}."))
            else:
                pages.append(_page(library, heads, document, path_of_alias(alias)))
    return pages, [*problems, *_check_number(len(pages))]


def absent_paths(library: Library) -> frozenset[str]:
    """The paths of all pages and aliases of documents that are not public yet, or left out because of their errors.

    A text that expired does not come back, so those who have its address should be told.
    """
    paths: set[str] = set()
    for document in library.documents:
        if not (library.is_public(document) or has_expired(document.front_matter, library.today)):
            paths.add(library.page_paths[document.path])
            paths.update(map(path_of_alias, document.front_matter.aliases))
    return frozenset(paths)


def _page(library: Library, heads: HeadMaker, document: Document, path: str) -> Page:
    """The page at `path` that leads to that of `document`."""
    target, language = library.links[document.path], document.language
    description = heads.strings[language]["alias_description"]
    head = heads.make(path, language, target.text, description, versions={}, indexed=False)
    return html_page(path, "pages/alias.html", AliasView(head, target), source=document.path)


def _check_number(count: int) -> Iterator[Problem]:
    if count > _MOST_REDIRECTS:
        message = f"The site keeps {count:,} old addresses, but Cloudflare Pages redirects only {_MOST_REDIRECTS:,}."
        hint = (
            "There, the others lead to the new page a moment later, by a page of their own. Delete aliases that nobody "
            "uses any more. On Netlify and other hosts nothing needs to be done: set the rule alias-many to off."
        )
        yield problem("alias-many", "", 0, 0, message, hint)
