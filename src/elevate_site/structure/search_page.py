"""The page on which readers search, in each language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from elevate_site.model.list_views import SearchView
from elevate_site.model.page import Page
from elevate_site.model.values import LanguageCode
from elevate_site.structure.library import Library
from elevate_site.structure.pages.heads import HeadMaker

__all__ = ["SEARCH", "search_page"]

SEARCH = "search"
"""The address of the page in its language."""

_PROGRAM = "pagefind/pagefind.js"


def search_page(
    library: Library, heads: HeadMaker, words: Mapping[str, str], language: LanguageCode, *, ready: bool
) -> Page:
    """The search page of a language; `ready` when the build makes an index, too."""
    addresses = library.addresses
    path = addresses.section(SEARCH, language)
    versions = {each: addresses.section(SEARCH, each) for each in heads.languages}
    title, description = words["search_title"], words["search_description"]
    head = heads.make(path, language, title, description, versions=versions)
    found = any(each.language == language and library.is_public(each) for each in library.documents)
    # Where a language has nothing to find, Pagefind would search another one.
    state: Literal["ready", "preview", "empty"] = "empty" if not found else "ready" if ready else "preview"
    return Page(path, language, "pages/search.html", SearchView(head, state, addresses.href(_PROGRAM)))
