"""Links and images inside the site: from what a writer wrote to where it is, or to a Problem with its line."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from urllib.parse import quote, unquote

from elevate_site.errors import Problem
from elevate_site.model.document import Document
from elevate_site.model.fragment import Body, Image, Outline, Picture
from elevate_site.model.rules import problem
from elevate_site.structure.library import Library
from elevate_site.structure.links.hints import LinkHints
from elevate_site.structure.unusable_pictures import UnusablePictures

__all__ = ["LinkResolver"]


@dataclass(frozen=True, slots=True)
class _Found:
    """What an address means."""

    href: str | None
    """What to write into a link to it; `None` when there is no such thing."""
    document: Document | None
    """The document behind it, if there is one."""
    source: str
    """The path that it names as a source file."""


@dataclass(frozen=True, slots=True)
class _Link:
    """A link of a text."""

    target: str
    outline: Outline
    number: int

    @property
    def place(self) -> tuple[int, int]:
        """The line and column where its target is written."""
        places = self.outline.link_places
        return places[2 * self.number], places[2 * self.number + 1]


@dataclass(frozen=True, slots=True)
class LinkResolver:
    """Knows every address of the site, and finds what links and images mean."""

    library: Library
    paths: frozenset[str]
    """Every path under `dist/` that a link can lead to."""
    assets: Mapping[str, str]
    """The path under `dist/` of each published file, by its source path."""
    hints: LinkHints
    unusable: UnusablePictures = field(default_factory=UnusablePictures)
    found: dict[tuple[str, str], _Found] = field(default_factory=dict)
    """What addresses meant so far, by folder and address: many texts of a folder lead to the same places."""
    settled: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    """The tags of links about which there was nothing to say, by folder and language, then by target."""

    def resolve(self, document: Document, problems: list[Problem], *, first_at_once: bool = True) -> Body:
        """The text of `document` with every link and image resolved; faults are added to `problems`."""
        outline = self.library.outlines[document.path]
        folder = posixpath.dirname(document.path)
        settled = self.settled.setdefault((folder, document.language), {})
        links = tuple(
            [
                settled.get(target) or self._tag(document, folder, _Link(target, outline, number), problems)
                for number, target in enumerate(outline.links)
            ]
        )
        images = tuple([self._file(document, each, problems) for each in outline.images])
        return Body(outline.text, links, images, first_at_once)

    def picture(
        self, document: Document, file: str, alt: str, position: tuple[int, int], problems: list[Problem]
    ) -> Picture | None:
        """The picture `file` as `document` names it, or `None` and a Problem at `position` (line and column)."""
        source = self._source_path(document, file)
        for path in (source, f"static/{source}", f"static/images/{source}"):
            if path in self.assets:
                self._check_usable(document, path, position, problems)
                return Picture(path, alt)
        line, column = position
        hint = self.hints.for_image(document, file)
        problems.append(problem("image-missing", document.path, line, column, f"There is no image “{file}”.", hint))
        return None

    def _file(self, document: Document, image: Image, problems: list[Problem]) -> str | None:
        picture = self.picture(document, image.file, image.alt, (image.line, image.column), problems)
        return picture.path if picture is not None else None

    def _tag(self, document: Document, folder: str, link: _Link, problems: list[Problem]) -> str | None:
        """The beginning of the tag of a link; `None` when it becomes plain text."""
        address, _, fragment = link.target.partition("#")
        target, mark, query = address.partition("?")
        anchor = _decoded(fragment) if fragment else ""
        after = mark + query + (f"#{quote(anchor)}" if anchor else "")
        if not target:
            self._check_anchor(document, document, anchor, link, problems)
            return _beginning(after or "#")
        found = self.found.get((folder, target))
        if found is None:
            found = self.found[folder, target] = self._find(document, folder, target)
        destination, language = found.document, None
        if destination is not None:
            if not self.library.is_public(destination):
                problems.append(self._not_public(document, destination, link))
                return None
            sound = self._check_anchor(document, destination, anchor, link, problems)
            if destination.language != document.language:
                language = destination.language
            tag = _beginning((found.href or "") + after, language)
            if sound:
                self.settled[folder, document.language][link.target] = tag
            return tag
        if found.href is None:
            problems.append(self._broken(document, target, link))
            return None
        self._check_usable(document, found.source, link.place, problems)
        return _beginning(found.href + after)

    def _find(self, document: Document, folder: str, target: str) -> _Found:
        # Nearly all links name a document as its file is named.
        if named := self.library.by_path.get(f"{folder}/{target}"):
            return _Found(self.library.href(named), named, named.path)
        source = self._source_path(document, target)
        path, destination = self._path(_decoded(target), source)
        href = None if path is None else self.library.addresses.href(path)
        return _Found(href, destination, source)

    def _path(self, written: str, source: str) -> tuple[str | None, Document | None]:
        """The path under `dist/` of what was `written`, or of the file `source`; the document behind it, if any."""
        if written.startswith("/"):
            path = written[1:]
            for candidate in (path, path + "index.html" if not path or path.endswith("/") else path + "/index.html"):
                if candidate in self.library.by_address:
                    return candidate, self.library.by_address[candidate]
                if candidate in self.paths:
                    return candidate, None
        if found := self.library.by_path.get(source):
            return self.library.address(found), found
        return self.assets.get(source) or self.assets.get(f"static/{source}"), None

    @staticmethod
    def _source_path(document: Document, target: str) -> str:
        decoded = _decoded(target)
        if decoded.startswith("/"):
            return posixpath.normpath(decoded[1:] or ".")
        return posixpath.normpath(posixpath.join(posixpath.dirname(document.path), decoded))

    def _check_usable(self, document: Document, path: str, position: tuple[int, int], problems: list[Problem]) -> None:
        if self.library.is_public(document):
            problems += self.unusable.shown(document.path, path, position)

    def _check_anchor(
        self, document: Document, destination: Document, anchor: str, link: _Link, problems: list[Problem]
    ) -> bool:
        """Whether there is such a part of the text; a Problem if there is none."""
        if not anchor or anchor in self.library.outlines[destination.path].anchors:
            return True
        where = "this page" if destination is document else f"“{destination.front_matter.title}” ({destination.path})"
        message = f"There is no part called “#{anchor}” in {where}."
        hint = self.hints.for_anchor(destination, anchor)
        problems.append(problem("anchor-broken", document.path, *link.place, message, hint))
        return False

    def _broken(self, document: Document, target: str, link: _Link) -> Problem:
        message = f"The link leads to “{target}”, which does not exist."
        hint = self.hints.for_link(document, target)
        return problem("link-broken", document.path, *link.place, message, hint)

    def _not_public(self, document: Document, destination: Document, link: _Link) -> Problem:
        if destination.path in self.library.withheld:
            reason = "is left out because of its errors"
            hint = f"It becomes a link again once the errors of {destination.path} are mended."
        else:
            reason = "is not public today"
            hint = f"It becomes a link by itself once {destination.path} is public."
        title = destination.front_matter.title
        message = f"The link leads to “{title}”, which {reason}; its words are published as plain text."
        return problem("link-not-public", document.path, *link.place, message, hint)


def _decoded(text: str) -> str:
    """What an address says, in the form that names of files have here, however it was typed."""
    return unicodedata.normalize("NFC", unquote(text))


def _beginning(href: str, language: str | None = None) -> str:
    """The beginning of a tag that leads to `href`, where another `language` is spoken than on the page, if it is."""
    return f'<a href="{escape(href)}"' + (f' hreflang="{escape(language)}"' if language else "")
