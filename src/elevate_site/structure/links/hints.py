"""Says what a writer probably meant by a link or an image that leads nowhere.

Only the name of the file counts: people write it with the folders of another program, with other endings, with capital
letters, or as the heading of the page.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from urllib.parse import unquote

from elevate_site.language.file_endings import BESIDE_TEXTS, PDF
from elevate_site.language.guesses import guess_address
from elevate_site.language.slugs import slug
from elevate_site.language.web_addresses import names_own_computer
from elevate_site.model.document import Document
from elevate_site.structure.library import Library
from elevate_site.structure.links.near_names import NearNames

__all__ = ["LinkHints"]

_TEXT_ENDING = re.compile(r"(?:\.[a-z]{2,3})?\.(?:html?|md|markdown|txt|docx?|php|aspx?)$", re.IGNORECASE)
_SHOWN_ANCHORS = 8
_EVERYWHERE = ""
"""The place of the names of all texts."""
_HOW_TO_LINK = "Write the name of the source file, such as sleep.md, or a full address that begins with https://."


class LinkHints:
    """Hints for the links and images of one build that lead nowhere."""

    def __init__(self, library: Library, assets: Mapping[str, str]) -> None:
        """`assets` are the published files, by source path."""
        self._library = library
        self._assets = assets
        self._texts = NearNames(lambda _: {_stem(path) for path in library.by_path})
        self._pictures = NearNames(lambda folder: {name for name in self._files_for(folder) if not _is_pdf(name)})
        self._pdfs = NearNames(lambda folder: {name for name in self._files_for(folder) if _is_pdf(name)})
        self._files_in: dict[str, Mapping[str, str]] = {}
        self._anchors = NearNames(
            lambda path: {name for name in library.outlines[path].anchors if ":" not in name}  # without footnotes
        )

    def elsewhere(self, target: str) -> str:
        """The address out of the site that was meant by a `target` that does not exist; empty for none."""
        return guess_address(unquote(target))

    def for_link(self, document: Document, target: str, anchor: str = "") -> str:
        """The hint for a link in `document` to a `target` that does not exist, and there to an `anchor`."""
        typed = unquote(target).replace("\\", "/")
        if typed.lower().endswith(BESIDE_TEXTS):
            return self.for_file(document, typed)
        name = _TEXT_ENDING.sub("", posixpath.basename(typed.rstrip("/")))
        path = self._alike.get(slug(name)) or self._by_alias.get(typed)
        if path is None and names_own_computer(target):
            return (
                f"It is on your own computer. Put it into static/forms/, and write /forms/{posixpath.basename(typed)}"
            )
        path = path or self._nearest(name)
        if path is None or not name:
            return _HOW_TO_LINK
        known = self._library.outlines[path].anchors
        return f"Did you mean {self.written(document, path)}{f'#{anchor}' if anchor in known else ''}?"

    def written(self, document: Document, path: str) -> str:
        """How a link in `document` names the source file at `path`."""
        return posixpath.relpath(path, posixpath.dirname(document.path))

    def for_file(self, document: Document, file: str) -> str:
        """The hint for a picture or PDF `file`, named in `document`, that does not exist."""
        name = posixpath.basename(unquote(file).replace("\\", "/"))
        folder = posixpath.dirname(document.path)
        if near := (self._pdfs if _is_pdf(name) else self._pictures).nearest(name, folder):
            meant = self._files_for(folder)[near]
            return f"Did you mean {f'<{meant}>' if ' ' in meant else meant}?"
        static = "static/forms/" if _is_pdf(name) else "static/images/"
        if names_own_computer(file) or "/" in file.strip("/"):
            return f"Put {name} beside the article, or into {static}."
        return f"Put the file beside the article, or into {static}."

    def for_anchor(self, destination: Document, anchor: str) -> str:
        """The hint for a link to an `anchor` that `destination` does not have."""
        if near := self._anchors.nearest(slug(anchor), destination.path):
            return f"Did you mean #{near}?"
        if known := self._anchors.names(destination.path):
            return "It has: " + ", ".join(f"#{name}" for name in known[:_SHOWN_ANCHORS]) + "."
        return "It has no headings to link to. Delete the # and what follows it."

    def _nearest(self, name: str) -> str | None:
        """The source path of the text whose file name is most like `name`."""
        near = self._texts.nearest(name, _EVERYWHERE)
        return next((path for path in self._in_order if _stem(path) == near), None) if near else None

    @cached_property
    def _in_order(self) -> tuple[str, ...]:
        """The source paths of all texts, those in the default language first, articles before pages."""
        default = self._library.settings.default_language
        return tuple(
            sorted(self._library.by_path, key=lambda path: (self._library.by_path[path].language != default, path))
        )

    @cached_property
    def _alike(self) -> Mapping[str, str]:
        """The source path of each text by its name and by its title, in small letters and hyphens."""
        found: dict[str, str] = {}
        for path in self._in_order:
            found.setdefault(slug(self._library.by_path[path].name), path)
        for path in self._in_order:
            found.setdefault(slug(self._library.by_path[path].front_matter.title), path)
        return found

    @cached_property
    def _by_alias(self) -> Mapping[str, str]:
        """The source path of each text by its earlier addresses, with and without a slash at the end."""
        aliases = [
            (alias, path) for path in self._in_order for alias in self._library.by_path[path].front_matter.aliases
        ]
        found = {alias.rstrip("/"): path for alias, path in reversed(aliases)}
        return {**found, **{f"{alias}/": path for alias, path in found.items()}}

    def _files_for(self, folder: str) -> Mapping[str, str]:
        """How texts in `folder` name each picture and PDF, by the name of its file."""
        if folder not in self._files_in:
            found: dict[str, str] = {}
            for written in sorted(_names_for(folder, self._assets), key=lambda each: each.startswith("/")):
                found.setdefault(posixpath.basename(written), written)
            self._files_in[folder] = found
        return self._files_in[folder]


def _stem(path: str) -> str:
    return posixpath.basename(path).removesuffix(".md")


def _is_pdf(path: str) -> bool:
    return path.lower().endswith(PDF)


def _names_for(folder: str, assets: Iterable[str]) -> Iterator[str]:
    """The pictures and PDFs among `assets`, as a text in `folder` would name them."""
    for path in assets:
        if path.startswith(f"{folder}/"):
            yield posixpath.relpath(path, folder)
        elif path.startswith("static/images/") or (path.startswith("static/") and _is_pdf(path)):
            yield f"/{path.removeprefix('static/')}"
