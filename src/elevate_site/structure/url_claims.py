"""Assigns the paths of the published site; two sources that want the same one are reported: neither wins silently."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from elevate_site.errors import Problem
from elevate_site.model.list_views import SearchView
from elevate_site.model.page import Page
from elevate_site.model.rules import problem
from elevate_site.structure.urls import SiteUrls

__all__ = ["UrlClaims", "claim_paths"]

_PROGRAM = "a built-in page"
_WRITTEN_BY_TEMPLATES = ("_headers", "_redirects", "robots.txt", "sitemap.xml")
"""Files that are made once all pages are known, from `templates/machine/`."""
_MANIFEST = "manifest.json"
"""The name that publishing reserves for itself."""
_SEARCH_FILES = ("pagefind/pagefind.js", "pagefind/pagefind-entry.json")
"""The files of the search index whose names are known; the other names are digests."""
_RENAME = "Rename the file."
_RENAME_ONE = "Rename one of the two files."


class UrlClaims:
    """The paths under `dist/` that are taken, each with a description of its owner.

    Paths that differ only in capital and small letters count as one, because macOS and Windows keep them in one file.
    """

    def __init__(self) -> None:
        self._files: dict[str, tuple[str, str]] = {}
        self._folders: dict[str, tuple[str, str]] = {}

    def claim(self, path: str, owner: str) -> str | None:
        """Take `path` for `owner` and return `None`; if somebody is in the way, return who, and take nothing.

        A conflict is: the same path, a folder of that name, or a file where a folder is needed.
        """
        name = _case_folded(path)
        rivals = [(path, self._files.get(name)), (path, self._folders.get(name))]
        new_folders = list(self._new_folders(path))
        rivals += [(folder, self._files.get(key)) for key, folder in new_folders]
        for wanted, found in rivals:
            if found is not None:
                there, rival = found
                return rival if there == wanted else f"{rival} (capital and small letters make no difference)"
        self._files[name] = path, owner
        for key, folder in new_folders:
            self._folders[key] = folder, owner
        return None

    def _new_folders(self, path: str) -> Iterator[tuple[str, str]]:
        """The folders above `path` that nobody has yet, the nearest first, each after its key.

        A folder that somebody has needs no look: no file can have its name, nor that of a folder above it.
        """
        while (path := path.rpartition("/")[0]) != "":
            key = _case_folded(path)
            if key in self._folders:
                return
            yield key, path


def _case_folded(path: str) -> str:
    """The same for all paths that some computers cannot tell apart."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def claim_paths(
    urls: SiteUrls, pages: Sequence[Page], assets: Mapping[str, str]
) -> tuple[list[Page], UrlClaims, list[Problem]]:
    """The pages whose path is free, who has which path, and a Problem for each path that two sources want.

    The program's own pages come first, then the published files in `assets` (path under `dist/` by source path), then
    the pages of writers; whoever comes too late gets a Problem. Of two texts with one path both get one.
    """
    claims = UrlClaims()
    kept = [page for page in pages if not page.source and claims.claim(page.path, _PROGRAM) is None]
    claims.claim(_MANIFEST, "the list of published files")
    if any(isinstance(page.view, SearchView) for page in kept):
        for path in _SEARCH_FILES:
            claims.claim(path, "a file of the search")
    for name in _WRITTEN_BY_TEMPLATES:
        claims.claim(name, f"the file that templates/machine/{name} makes")
    problems = list(_claim_assets(urls, claims, assets))
    first: dict[str, Page] = {}
    for page in pages:
        if not page.source:
            continue
        in_the_way = claims.claim(page.path, page.source)
        if in_the_way is None:
            kept.append(page)
            first[_case_folded(page.path)] = page
            continue
        twin = first.get(_case_folded(page.path))
        hint = _RENAME if twin is None else _RENAME_ONE
        problems.append(_repeated(urls, page.path, page.source, in_the_way, hint))
        if twin is not None:
            problems.append(_repeated(urls, twin.path, twin.source, page.source, hint))
    return kept, claims, problems


def _claim_assets(urls: SiteUrls, claims: UrlClaims, assets: Mapping[str, str]) -> Iterator[Problem]:
    # Several sources may share one file: the parts of the style sheet, two pictures with the same bytes.
    first_source = {path: source for source, path in sorted(assets.items(), reverse=True)}
    for path, source in sorted(first_source.items(), key=lambda each: each[1]):
        if in_the_way := claims.claim(path, f"the file {source}"):
            own = path in _WRITTEN_BY_TEMPLATES
            hint = f"Delete it, or put your own {path} into templates/machine/." if own else _RENAME
            yield _repeated(urls, path, source, in_the_way, hint)


def _repeated(urls: SiteUrls, path: str, source: str, in_the_way: str, hint: str) -> Problem:
    message = f"Its address {urls.href(path)} is already taken by {in_the_way}."
    return problem("url-repeated", source, 0, 0, message, hint)
