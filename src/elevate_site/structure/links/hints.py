"""What a writer probably meant by a link or an image that leads nowhere."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from elevate_site.model.document import Document
from elevate_site.structure.library import Library
from elevate_site.structure.near_names import NearNames

__all__ = ["LinkHints"]

_SHOWN_ANCHORS = 8


class LinkHints:
    """Answers for one build, which remembers what it has looked for: a name is often wrong in many places."""

    def __init__(self, library: Library, assets: Mapping[str, str]) -> None:
        """`assets` are the published files, by source path."""
        self._library = library
        self._texts = NearNames(lambda folder: {posixpath.relpath(path, folder) for path in library.by_path})
        self._images = NearNames(lambda folder: frozenset(_images_for(folder, assets)))
        self._anchors = NearNames(
            lambda path: {name for name in library.outlines[path].anchors if ":" not in name}  # no footnotes
        )

    def for_link(self, document: Document, target: str) -> str:
        """The hint for a link in `document` to a `target` that does not exist."""
        folder = posixpath.dirname(document.path)
        typed = unquote(target)
        stem = posixpath.basename(typed.rstrip("/")).removesuffix(".html").removesuffix(".md")
        candidates = (f"{stem}.md", f"../pages/{stem}.md", f"../articles/{stem}.md")
        by_path = self._library.by_path
        likely = next((each for each in candidates if posixpath.normpath(f"{folder}/{each}") in by_path), None)
        if near := likely or self._texts.nearest(typed, folder):
            return f"Did you mean {near}?"
        return "Write the name of the source file, such as sleep.md, or a full address that begins with https://."

    def for_image(self, document: Document, file: str) -> str:
        """The hint for an image `file` in `document` that does not exist."""
        if near := self._images.nearest(file, posixpath.dirname(document.path)):
            return f"Did you mean {near}?"
        return "Put the file beside the article, or into static/images/."

    def for_anchor(self, destination: Document, anchor: str) -> str:
        """The hint for a link to an `anchor` that `destination` does not have."""
        if near := self._anchors.nearest(anchor, destination.path):
            return f"Did you mean #{near}?"
        if known := self._anchors.names(destination.path):
            return "Its anchors are " + ", ".join(f"#{name}" for name in known[:_SHOWN_ANCHORS]) + "."
        return "It has no headings to link to."


def _images_for(folder: str, assets: Iterable[str]) -> Iterator[str]:
    """The images among `assets` as a text in `folder` names them."""
    for path in assets:
        if path.startswith(f"{folder}/"):
            yield posixpath.relpath(path, folder)
        elif path.startswith("static/images/"):
            yield f"/{path.removeprefix('static/')}"
