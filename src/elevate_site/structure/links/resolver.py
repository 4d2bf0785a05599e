"""The links and images of all texts: from what a writer typed to where it leads, or to a Problem with its line.

Many texts link to the same places. We look up each target once per folder and language.
"""

from __future__ import annotations

import dataclasses
import posixpath
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import chain
from urllib.parse import quote, unquote

from elevate_site.errors import Problem
from elevate_site.language.link_schemes import is_elsewhere
from elevate_site.model.document import Document
from elevate_site.model.fragment import Body, Picture
from elevate_site.model.site_view import SiteView
from elevate_site.model.values import LanguageCode
from elevate_site.structure.library import Library
from elevate_site.structure.links.files import Files, check_unlinked, size_note
from elevate_site.structure.links.hints import LinkHints
from elevate_site.structure.links.numbers import judge_words
from elevate_site.structure.links.outside import check_web_links
from elevate_site.structure.links.reports import Link, no_such_term, report_link, report_picture
from elevate_site.structure.links.schemes import judge_link

__all__ = ["ResolvedText", "resolve_texts"]

_GLOSSARY = "glossary/index.html"
_OF_ANOTHER_HOST = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]{2}")


@dataclass(frozen=True, slots=True)
class ResolvedText:
    """A text whose links and images have been looked up."""

    body: Body
    image: Picture | None
    """The picture in its front matter, which the page shows before the text."""
    unusable: tuple[tuple[str, int, int], ...]
    """Named pictures and PDFs that cannot be published: source path, and the line and column that name it."""


def resolve_texts(
    library: Library,
    site_views: Mapping[LanguageCode, SiteView],
    paths: frozenset[str],
    files: Files,
    homes: Collection[str],
) -> tuple[Mapping[str, ResolvedText], tuple[Problem, ...]]:
    """All texts of `library` by source file, public or not, and every Problem of their links and images.

    `paths` are the paths under `dist/` to which a link can lead, besides those of documents. `homes` are the base URLs
    of the site.
    """
    resolver = _Resolver(library, site_views, paths, files, LinkHints(library, files.paths))
    linked: set[str] = set()
    groups: dict[tuple[str, LanguageCode], list[Document]] = {}
    for document in library.documents:
        groups.setdefault((posixpath.dirname(document.path), document.language), []).append(document)
    texts: dict[str, ResolvedText] = {}
    problems: list[Problem] = []
    for (folder, language), documents in groups.items():
        targets = dict.fromkeys(chain.from_iterable([library.outlines[each.path].links for each in documents]))
        links = {target: resolver.link(folder, language, target) for target in targets}
        known = _Targets(
            links,
            tags={target: link.tag for target, link in links.items()},
            unsettled={target: link for target, link in links.items() if not link.settled},
            speaking={target: link for target, link in links.items() if link.note or link.words},
        )
        linked |= {link.file for link in links.values()}
        for document in documents:
            texts[document.path], found = resolver.text(folder, document, known)
            problems += found
    web_links = check_web_links(library, homes, resolver.link, resolver.hints)
    return texts, (*problems, *web_links, *check_unlinked(files, linked))


@dataclass(frozen=True, slots=True)
class _Targets:
    """The targets of all texts of one folder and language."""

    links: Mapping[str, Link]
    tags: Mapping[str, str | None]
    unsettled: Mapping[str, Link]
    """Those that need another look in each text."""
    speaking: Mapping[str, Link]
    """Those that say something of their own."""


@dataclass(frozen=True, slots=True)
class _Resolver:
    """Knows everything on the site to which a text can lead."""

    library: Library
    site_views: Mapping[LanguageCode, SiteView]
    paths: frozenset[str]
    files: Files
    hints: LinkHints

    def text(self, folder: str, document: Document, known: _Targets) -> tuple[ResolvedText, Sequence[Problem]]:
        """The text of `document`, whose targets are among those that are `known`."""
        outline = self.library.outlines[document.path]
        links = tuple([known.tags[target] for target in outline.links])
        doubtful = [
            (number, known.unsettled[target])
            for number, target in enumerate(outline.links if known.unsettled else ())
            if target in known.unsettled and not self._is_own_anchor(document, known.unsettled[target])
        ]
        doubtful += self._misnamed(document, known.links) if outline.numbers else ()
        images = tuple([self._picture(folder, name) for name in outline.images])
        lacking = [
            number
            for number, path in enumerate(images)
            # Converting the text has reported those of other hosts.
            if path in self.files.faults or (path is None and not _OF_ANOTHER_HOST.match(outline.images[number]))
        ]
        # Few texts have anything to report, and places must be fetched for each of them.
        places = self.library.places(document.path) if doubtful or lacking else ()
        problems: list[Problem] = []
        unusable: list[tuple[str, int, int]] = []
        for number, link in doubtful:
            line, column = places[2 * number : 2 * number + 2]
            if link.file:
                unusable.append((link.file, line, column))
            else:
                problems.append(report_link(link, document, (line, column), self.library, self.hints))
        shown = document.kind == "article" and self.library.is_public(document)
        image = document.front_matter.image if shown else None  # a draft may still wait for its picture
        first = self._picture(folder, image.file) if image is not None else None
        named = [(image.file, first, *document.position("image.file"))] if image is not None else []
        for number in lacking:
            if images[number] is None and is_elsewhere(outline.images[number]):
                continue  # the text has a Problem already
            line, column = places[2 * (len(links) + number) :][:2]
            named.append((outline.images[number], images[number], line, column))
        for name, path, line, column in named:
            if path is None:
                problems.append(report_picture(name, document, (line, column), self.hints))
            elif path in self.files.faults:
                unusable.append((path, line, column))
        picture = Picture(first, image.alt, at_once=True) if image is not None and first is not None else None
        told = [
            (target, known.speaking[target])
            for target in dict.fromkeys(outline.links if known.speaking else ())
            if target in known.speaking
        ]
        body = Body(
            links,
            images,
            first_at_once=picture is None,
            notes=tuple([(target, link.note) for target, link in told if link.note]),
            contacts=tuple([(target, link.words) for target, link in told if link.words]),
        )
        return ResolvedText(body, picture, tuple(unusable)), problems

    def link(self, folder: str, language: LanguageCode, target: str) -> Link:
        """The meaning of `target` in the texts of this folder and language."""
        if judged := judge_link(target, self.site_views[language]):
            href, fault, words = judged
            tag = _tag(href) if href else None
            return Link(target, "", tag, settled=fault is None, fault=fault, words=words, href=href or "")
        before, _, fragment = target.partition("#")
        address, mark, query = before.partition("?")
        anchor = _decoded(fragment) if fragment else ""
        suffix = mark + query + (f"#{quote(anchor)}" if anchor else "")
        if not address:
            return Link(address, anchor, _tag(suffix or "#"), settled=not anchor)
        # Nearly all links name a document exactly as its file is named.
        document = self.library.by_path.get(f"{folder}/{address}")
        source, path = "", None
        if document is None:
            source = _source_path(folder, address)
            path, document = self._find(_decoded(address), source)
        if document is not None:
            public = self.library.is_public(document)
            known = not anchor or anchor in self.library.outlines[document.path].anchors
            foreign = document.language if document.language != language else None
            tag = _tag(self.library.hrefs[document.path] + suffix, foreign) if public else None
            return Link(address, anchor, tag, settled=public and known, document=document)
        if path is None:
            return Link(address, anchor, None, settled=False)
        if path.endswith(_GLOSSARY) and anchor and anchor != "top" and "_" not in anchor:
            return Link(address, anchor, None, settled=False, fault=no_such_term(address, anchor))
        tag = _tag(self.library.urls.href(path) + suffix)
        return Link(
            address, anchor, tag, settled=source not in self.files.faults, file=source, note=size_note(self.files, path)
        )

    def _find(self, written: str, source: str) -> tuple[str | None, Document | None]:
        """The path under `dist/` of what was `written`, or of the file `source`; or the document with that page."""
        if written.startswith("/"):
            path = written[1:]
            for candidate in (path, path + "index.html" if not path or path.endswith("/") else path + "/index.html"):
                if candidate in self.library.by_page_path:
                    return None, self.library.by_page_path[candidate]
                if candidate in self.paths:
                    return candidate, None
        if found := self.library.by_path.get(source):
            return None, found
        return self.files.paths.get(source) or self.files.paths.get(f"static/{source}"), None

    def _picture(self, folder: str, name: str) -> str | None:
        """The source path of the image that texts in `folder` call `name`; `None` when there is none."""
        source = _source_path(folder, name)
        candidates = (source, f"static/{source}", f"static/images/{source}")
        return next((path for path in candidates if path in self.files.pictures), None)

    def _misnamed(self, document: Document, links: Mapping[str, Link]) -> Iterator[tuple[int, Link]]:
        """The links of `document` whose words hold another number than they lead to: their places and their faults."""
        outline = self.library.outlines[document.path]
        for place, numbers in outline.numbers:
            target = outline.links[place]
            link = links[target]
            if fault := judge_words(target, link.href, numbers, self.site_views[document.language]):
                yield place, dataclasses.replace(link, fault=fault)

    def _is_own_anchor(self, document: Document, link: Link) -> bool:
        """Whether `link` leads to a part of `document` that exists."""
        return not link.address and link.anchor in self.library.outlines[document.path].anchors


def _source_path(folder: str, written: str) -> str:
    """The source path that texts in `folder` mean by `written`, relative to the site folder."""
    decoded = _decoded(written)
    return posixpath.normpath((decoded[1:] or ".") if decoded.startswith("/") else f"{folder}/{decoded}")


def _decoded(text: str) -> str:
    """`text` without percent-encoding, in Unicode NFC as the names of files are here."""
    return unicodedata.normalize("NFC", unquote(text))


def _tag(href: str, language: str | None = None) -> str:
    """The start of an `<a>` tag; `language` is that of the destination when it is not the page's own."""
    return f'<a href="{escape(href)}"' + (f' hreflang="{escape(language)}"' if language else "")
