"""One source file of the site, read and typed, before anything is made of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from elevate_site.model.catalogue import Catalogue
from elevate_site.model.fragment import Outline
from elevate_site.model.settings import Settings
from elevate_site.model.theme import SourceFile, Theme
from elevate_site.model.values import LanguageCode, Months, Position, Positions, Url

__all__ = [
    "Document",
    "DocumentKind",
    "FrontMatter",
    "ImageReference",
    "ParsedDocument",
    "Source",
    "SourceDocument",
    "SourceSite",
]

DocumentKind = Literal["article", "page"]


@dataclass(frozen=True, slots=True)
class Source:
    """A published work on which an article rests."""

    title: str
    url: Url | None = None
    publisher: str = ""
    """Who published it: `National Institute of Mental Health`."""
    year: str = ""
    language: LanguageCode | None = None
    """The language of its title, where that is not the language of the page."""


@dataclass(frozen=True, slots=True)
class ImageReference:
    """The picture of an article."""

    file: str
    """Its path, written like an image in the text."""
    alt: str
    """What it shows, for those who do not see it."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The values between the two `---` lines of an article or page."""

    title: str
    description: str
    """One or two sentences; shown under the title, in lists and in search results."""
    topics: tuple[str, ...] = ()
    """Ids from `topics.yaml`, the main one first."""
    author: str | None = None
    """An id from `people.yaml`."""
    reviewed_by: str | None = None
    """The clinician who reviewed the article: an id from `people.yaml`."""
    reviewed: datetime.date | None = None
    """The day of that review."""
    review_every: Months | None = None
    """The time to the next review, when it is not the clinic's usual one."""
    publish: datetime.date | None = None
    """The first day on which it is public."""
    expires: datetime.date | None = None
    """The first day on which it is no longer public."""
    draft: bool = False
    aliases: tuple[str, ...] = ()
    """Earlier addresses of this page, from the root of the site: `/old-name/`."""
    sources: tuple[Source, ...] = ()
    key_points: tuple[str, ...] = ()
    """Three to five short sentences, shown before the text."""
    crisis: bool = False
    """Show the crisis card although the text names no crisis."""
    exit_button: bool = False
    """Offer "Exit this page", for pages that people may read in secret."""
    image: ImageReference | None = None
    related: tuple[str, ...] = ()
    """Names of articles to offer first under "Related"."""
    translation_reviewed_by: str | None = None
    """Who checked the translation: an id from `people.yaml`."""

    def words(self) -> Iterator[tuple[str, str]]:
        """What patients read of it, each with its dotted path: `key_points.0`."""
        yield "title", self.title
        yield "description", self.description
        yield from ((f"key_points.{number}", point) for number, point in enumerate(self.key_points))
        yield from ((f"sources.{number}.title", source.title) for number, source in enumerate(self.sources))
        if self.image is not None:
            yield "image.alt", self.image.alt


@dataclass(frozen=True, slots=True)
class Document:
    """One article or page in one language, without its text.

    It is complete even when its front matter was not: what could not be read has its default (the title: the
    file's name) and a Problem, so that the body is still checked and links to it still hold.
    """

    path: str
    """Its file, relative to the site folder, with `/`: `content/articles/sleep.es.md`."""
    kind: DocumentKind
    name: str
    """The file name without language and ending, in Unicode NFC: `sleep`."""
    language: LanguageCode
    front_matter: FrontMatter
    positions: Positions
    """The position of each front matter value, by dotted path: `topics.0`."""

    def position(self, key: str) -> Position:
        """The position of the front matter value at `key`, or of the nearest value around it, or the first line."""
        while key:
            if key in self.positions:
                return self.positions[key]
            key = key.rpartition(".")[0]
        return Position(1, 1)


@dataclass(frozen=True, slots=True)
class SourceDocument(Document):
    """An article or page with its text, which stays in memory no longer than it takes to convert it."""

    body: str
    """The whole text with `\\n` line ends, front matter replaced by as many blank lines, so that line numbers hold."""

    @property
    def document(self) -> Document:
        """All of it but the text."""
        return Document(self.path, self.kind, self.name, self.language, self.front_matter, self.positions)


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A document as arranging sees it: all that other pages can show of it, and where it leads."""

    document: Document
    outline: Outline


@dataclass(frozen=True, slots=True)
class SourceSite:
    """A whole site folder, read, but for its articles and pages."""

    settings: Settings | None
    """`None` when `site.yaml` could not be read; the articles are then still checked."""
    languages: tuple[LanguageCode, ...]
    """The languages of the site, as far as they can be told without settings."""
    catalogue: Catalogue
    theme: Theme
    files: Mapping[str, SourceFile] = field(default_factory=dict)
    """Images and PDFs beside articles and pages, by path; the files under `static/` belong to the theme."""
