"""Who has which path of the published site: two that want the same one are told, and neither silently wins."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from elevate_site.errors import Problem
from elevate_site.model.list_views import SearchView
from elevate_site.model.page import Page
from elevate_site.model.rules import problem
from elevate_site.structure.urls import Addresses

__all__ = ["Claims", "claim_paths"]

_PROGRAM = "a page that this program makes"
_WRITTEN_BY_TEMPLATES = ("_headers", "_redirects", "robots.txt", "sitemap.xml")
"""Files that are made when all pages are known; their words stand in `templates/machine/`."""
_MANIFEST = "manifest.json"
"""The name that publishing keeps for itself."""
_SEARCH_FILES = ("pagefind/pagefind.js", "pagefind/pagefind-entry.json")
"""What the index of the search consists of, as far as its names are known; the others are digests."""
_OTHER_NAME = "Give the file another name."
_ONE_OTHER_NAME = "Give one of the two files another name."


class Claims:
    """The paths under `dist/` that are taken, each with the words for who has it.

    Paths that differ only in capital and small letters count as one: macOS and Windows keep them in one file.
    """

    def __init__(self) -> None:
        self._files: dict[str, tuple[str, str]] = {}
        self._folders: dict[str, tuple[str, str]] = {}

    def claim(self, path: str, owner: str) -> str | None:
        """Take `path` for `owner`, or leave it and return who is in the way.

        That is who has the path itself, who has a folder of that name, or who has a file where a folder would be.
        """
        name = _as_one(path)
        folders = _folders(path)
        rivals = [(path, self._files.get(name)), (path, self._folders.get(name))]
        rivals += [(folder, self._files.get(_as_one(folder))) for folder in folders]
        for wanted, found in rivals:
            if found is not None:
                there, rival = found
                return rival if there == wanted else f"{rival} (capital and small letters make no difference)"
        self._files[name] = path, owner
        for folder in folders:
            self._folders.setdefault(_as_one(folder), (folder, owner))
        return None


def _folders(path: str) -> list[str]:
    """The folders above `path`, the nearest first."""
    folders: list[str] = []
    while (path := path.rpartition("/")[0]) != "":
        folders.append(path)
    return folders


def _as_one(path: str) -> str:
    """What all paths have in common that some computers do not tell apart."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def claim_paths(
    addresses: Addresses, pages: Sequence[Page], assets: Mapping[str, str], problems: list[Problem]
) -> tuple[list[Page], Claims]:
    """The pages without those whose path is taken, and who has which path.

    The program's own pages come first, then the published files among `assets` (path under `dist/` by source path),
    then what writers wrote; whoever comes too late gets a Problem. Of two texts both get one: nobody but their writers
    knows which of them is meant.
    """
    claims = Claims()
    made = (page for page in pages if not page.source)
    kept = [page for page in made if claims.claim(page.path, _PROGRAM) is None]
    claims.claim(_MANIFEST, "the list of published files")
    if any(isinstance(page.view, SearchView) for page in kept):
        for path in _SEARCH_FILES:
            claims.claim(path, "a file of the search")
    for name in _WRITTEN_BY_TEMPLATES:
        claims.claim(name, f"a file that templates/machine/{name} writes")
    # Several sources may share one file: the parts of the style sheet, two pictures that are the same.
    first_of = {path: source for source, path in sorted(assets.items(), reverse=True)}
    for path, source in sorted(first_of.items(), key=lambda each: each[1]):
        if in_the_way := claims.claim(path, f"the file {source}"):
            hint = (
                f"Delete it, or put your own {path} into templates/machine/."
                if path in _WRITTEN_BY_TEMPLATES
                else _OTHER_NAME
            )
            problems.append(_repeated(addresses, path, source, in_the_way, hint))
    first: dict[str, Page] = {}
    for page in (each for each in pages if each.source):
        in_the_way = claims.claim(page.path, page.source)
        if in_the_way is None:
            kept.append(page)
            first[_as_one(page.path)] = page
            continue
        twin = first.get(_as_one(page.path))
        hint = _OTHER_NAME if twin is None else _ONE_OTHER_NAME
        problems.append(_repeated(addresses, page.path, page.source, in_the_way, hint))
        if twin is not None:
            problems.append(_repeated(addresses, twin.path, twin.source, page.source, hint))
    return kept, claims


def _repeated(addresses: Addresses, path: str, source: str, in_the_way: str, hint: str) -> Problem:
    message = f"Its address {addresses.href(path)} is already that of {in_the_way}."
    return problem("url-repeated", source, 0, 0, message, hint)
