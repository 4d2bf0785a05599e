"""Guesses what a writer meant by a name that does not exist."""

from __future__ import annotations

import difflib
import heapq
import posixpath
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from urllib.parse import unquote

from elevate_site.model.document import Document
from elevate_site.model.pictures import PICTURE_ENDINGS
from elevate_site.structure.library import Library

__all__ = ["LinkHints", "NearNames"]

_SEARCHED = 100
"""How many unknown names to search for; whoever has more has renamed a folder, and reads only the first few hints."""
_PDF = ".pdf"
_FILE_ENDINGS = (*PICTURE_ENDINGS, _PDF)
_CANDIDATES = 10
_SHOWN_ANCHORS = 8


class NearNames:
    """Finds the existing name that looks most like what was typed.

    difflib compares letter by letter. Comparing each unknown name with all names of a large site would take it
    minutes, so it sees only the few names that share most pairs of letters. We keep results: names repeat.
    """

    def __init__(self, names_in: Callable[[str], Collection[str]]) -> None:
        """`names_in` lists the names in a place, such as a folder or a page; it is called once for each place."""
        self._names_in = names_in
        self._pairs: dict[str, dict[str, frozenset[str]]] = {}
        """The pairs of letters of each name, by place and name."""
        self._nearest: dict[tuple[str, str], str | None] = {}

    def names(self, place: str) -> tuple[str, ...]:
        """The names in `place`, sorted."""
        if place not in self._pairs:
            self._pairs[place] = {name: _letter_pairs(name) for name in sorted(self._names_in(place))}
        return tuple(self._pairs[place])

    def nearest(self, name: str, place: str) -> str | None:
        """The name in `place` most like `name`; `None` when none is similar, or after too many searches."""
        if (place, name) not in self._nearest and len(self._nearest) < _SEARCHED:
            self._nearest[place, name] = self._search(name, place)
        return self._nearest.get((place, name))

    def _search(self, name: str, place: str) -> str | None:
        wanted, names = _letter_pairs(name), self.names(place)

        def similarity(known: str) -> float:
            pairs = self._pairs[place][known]
            return len(wanted & pairs) / (len(wanted) + len(pairs) or 1)

        candidates = heapq.nlargest(_CANDIDATES, names, key=similarity)
        return next(iter(difflib.get_close_matches(name, candidates, n=1)), None)


class LinkHints:
    """Hints for the links and images of one build that lead nowhere."""

    def __init__(self, library: Library, assets: Mapping[str, str]) -> None:
        """`assets` are the published files, by source path."""
        self._library = library
        self._texts = NearNames(lambda folder: {posixpath.relpath(path, folder) for path in library.by_path})
        self._files = NearNames(lambda folder: frozenset(_files_for(folder, assets)))
        self._anchors = NearNames(
            lambda path: {name for name in library.outlines[path].anchors if ":" not in name}  # without footnotes
        )

    def for_link(self, document: Document, target: str) -> str:
        """The hint for a link in `document` to a `target` that does not exist."""
        folder = posixpath.dirname(document.path)
        typed = unquote(target)
        stem = posixpath.basename(typed.rstrip("/")).removesuffix(".html").removesuffix(".md")
        if typed.lower().endswith(_FILE_ENDINGS):
            return self.for_file(document, typed)
        candidates = (f"{stem}.md", f"../pages/{stem}.md", f"../articles/{stem}.md")
        by_path = self._library.by_path
        likely = next((each for each in candidates if posixpath.normpath(f"{folder}/{each}") in by_path), None)
        if near := likely or self._texts.nearest(typed, folder):
            return f"Did you mean {near}?"
        return "Write the name of the source file, such as sleep.md, or a full address that begins with https://."

    def for_file(self, document: Document, file: str) -> str:
        """The hint for a picture or PDF `file`, named in `document`, that does not exist."""
        if near := self._files.nearest(file, posixpath.dirname(document.path)):
            return f"Did you mean {f'<{near}>' if ' ' in near else near}?"
        static = "static/forms/" if file.lower().endswith(_PDF) else "static/images/"
        return f"Put the file beside the article, or into {static}."

    def for_anchor(self, destination: Document, anchor: str) -> str:
        """The hint for a link to an `anchor` that `destination` does not have."""
        if near := self._anchors.nearest(anchor, destination.path):
            return f"Did you mean #{near}?"
        if known := self._anchors.names(destination.path):
            return "It has: " + ", ".join(f"#{name}" for name in known[:_SHOWN_ANCHORS]) + "."
        return "It has no headings to link to."


def _letter_pairs(name: str) -> frozenset[str]:
    """The pairs of neighbouring letters in `name`."""
    return frozenset(name[start : start + 2] for start in range(len(name) - 1))


def _files_for(folder: str, assets: Iterable[str]) -> Iterator[str]:
    """The pictures and PDFs among `assets`, as a text in `folder` would name them."""
    for path in assets:
        if path.startswith(f"{folder}/"):
            yield posixpath.relpath(path, folder)
        elif path.startswith("static/images/") or (path.startswith("static/") and path.lower().endswith(_PDF)):
            yield f"/{path.removeprefix('static/')}"
