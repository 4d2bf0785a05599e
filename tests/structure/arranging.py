"""Short ways to write documents, texts and settings for the tests of structure, and what it makes of them."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from elevate_site.errors import Problem
from elevate_site.fingerprints.packing import unpack
from elevate_site.language.crisis_terms import any_names_crisis
from elevate_site.language.file_endings import PICTURES
from elevate_site.model.catalogue import Catalogue, Person, Topic
from elevate_site.model.document import Document, DocumentKind, FrontMatter, ParsedDocument
from elevate_site.model.fragment import (
    Block,
    Fragment,
    Heading,
    Html,
    Outline,
    Piece,
    SourceLink,
    TextSummary,
)
from elevate_site.model.page import Page
from elevate_site.model.settings import Address, Clinic, Location, Settings
from elevate_site.model.values import LanguageCode, LocalText, Phone, Position, Url
from elevate_site.reading import list_site, theme_folder
from elevate_site.reading.theme import read_theme
from elevate_site.rendering.pieces import resolved
from elevate_site.structure import Arrangement, SiteBasis, arrange
from elevate_site.structure.outlines import outline_of
from elevate_site.structure.pages.glossary import glossary_spellings
from elevate_site.structure.terms import TermFinder

__all__ = [
    "EN",
    "ES",
    "SETTINGS",
    "TODAY",
    "Arranged",
    "arranged",
    "catalogue",
    "document",
    "everywhere",
    "link",
    "text",
]

EN, ES = LanguageCode("en"), LanguageCode("es")
TODAY = datetime.date(2026, 6, 1)


def everywhere(words: str) -> LocalText:
    """The same words in every language."""
    return LocalText(((LanguageCode(""), words),))


SETTINGS = Settings(
    base_url=Url("https://clinic.example"),
    clinic=Clinic("Test Clinic", everywhere("Care that listens"), everywhere("A clinic for tests.")),
    locations=(
        Location(
            "main", "Main office", Phone("+13055550100", "305-555-0100"), Address("1 A St", "Miami", "FL", "33101")
        ),
    ),
    languages=(EN, ES),
)


def catalogue(*topics: str, people: Iterable[Person] = ()) -> Catalogue:
    """Topics with these ids, whose titles are the ids in capitals, and people."""
    return Catalogue(
        topics={each: Topic(each, everywhere(each.upper()), everywhere(f"About {each}.")) for each in topics},
        people={person.id: person for person in people},
    )


def document(path: str, title: str | None = None, **matter: Any) -> Document:
    """A document at `content/PATH` with this front matter; kind, name and language follow from the path.

    Each value of front matter is on a line of its own, from line 2 on, title first.
    """
    pure = PurePosixPath("content", path)
    kind: DocumentKind = "article" if pure.parent.name == "articles" else "page"
    name, _, language = pure.stem.partition(".")
    keys = ["title", "description"]
    for key, value in matter.items():
        keys += [f"{key}.{number}" for number in range(len(value))] if isinstance(value, tuple) else [key]
    positions = {key: Position(line, 1) for line, key in enumerate(keys, start=2)}
    front_matter = FrontMatter(title or name.capitalize(), f"About {name}.", **matter)
    return Document(str(pure), kind, name, LanguageCode(language or "en"), front_matter, positions)


def text(*pieces: Piece, headings: Iterable[Heading] = (), anchors: Iterable[str] = (), words: int = 100) -> Fragment:
    """A converted text."""
    shown = tuple(headings)
    ids = frozenset((*anchors, *(heading.id for heading in shown)))
    return Fragment(pieces, shown, ids, names_crisis=False, words=words)


def link(target: str, words: str = "words", line: int = 9) -> SourceLink:
    """A link as a writer typed it."""
    return SourceLink(target, line, "", (Html(words),))


@dataclass(frozen=True)
class Arranged:
    """What became of a handful of documents."""

    arrangement: Arrangement
    problems: tuple[Problem, ...]
    texts: Mapping[str, bytes]
    """The packed pieces of each text by its source file."""
    located: tuple[str, ...]
    """The source files whose places had to be looked up."""

    @property
    def paths(self) -> set[str]:
        """The paths of all pages."""
        return {page.path for page in self.arrangement.pages}

    @property
    def codes(self) -> list[str]:
        """The rules that were broken."""
        return [problem.code for problem in self.problems]

    def page(self, path: str) -> Page:
        """The page at `path`."""
        return next(page for page in self.arrangement.pages if page.path == path)

    def view(self, path: str) -> Any:
        """What the template of the page at `path` sees of it."""
        return self.page(path).view

    def body(self, path: str) -> tuple[Piece, ...]:
        """The text of the page at `path`, as its template sees it, with HTML beside HTML in one piece."""
        page = self.page(path)
        return _joined(resolved(unpack(self.texts[page.source]), page.body)) if page.body is not None else ()

    def html(self, path: str) -> str:
        """The text of the page at `path`, as far as it is finished HTML."""
        return "".join(piece.text for piece in self.body(path) if isinstance(piece, Html))


def _joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    found: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Html) and found and isinstance(found[-1], Html):
            found[-1] = Html(found[-1].text + piece.text)
        elif isinstance(piece, Block):
            found.append(dataclasses.replace(piece, body=_joined(piece.body)))
        else:
            found.append(piece)
    return tuple(found)


@cache
def _strings() -> Mapping[LanguageCode, Mapping[str, str]]:
    theme, _ = read_theme(list_site(Path("no-such-site"), theme_folder()).layers)
    return theme.strings


def arranged(
    *documents: Document,
    texts: Mapping[str, Fragment] | None = None,
    assets: Mapping[str, str] | None = None,
    catalogue: Catalogue = Catalogue(),  # noqa: B008  # frozen
    today: datetime.date = TODAY,
    drafts: bool = False,
    gallery: bool = False,
    search: bool = False,
    withheld: Iterable[str] = (),
    pdf_sizes: Mapping[str, int] | None = None,
    faults: Mapping[str, Problem] | None = None,
    **changes: Any,
) -> Arranged:
    """The site of `documents`; `texts` are by document path, `changes` are made to `SETTINGS`."""
    ordered = tuple(sorted(documents, key=lambda each: each.path))
    settings = dataclasses.replace(SETTINGS, **changes)
    outlined = {each.path: _outlined(each, (texts or {}).get(each.path, text()), catalogue) for each in ordered}
    basis = SiteBasis(
        settings=settings,
        home_url=settings.base_url,
        catalogue=catalogue,
        strings=_strings(),
        components=() if gallery else None,
        assets=assets or {},
        pictures=frozenset(path for path in assets or {} if path.endswith(PICTURES)),
        pdf_sizes=pdf_sizes or {},
        faults=faults or {},
        today=today,
        drafts=drafts,
        search=search,
        withheld=frozenset(withheld),
    )
    parsed = [ParsedDocument(each, outlined[each.path][0]) for each in ordered]
    located: list[str] = []

    def places(path: str) -> tuple[int, ...]:
        located.append(path)
        return outlined[path][1].places

    arrangement, problems = arrange(basis, parsed, places)
    texts_by_path = {path: pieces for path, (_, _, pieces) in outlined.items()}
    return Arranged(arrangement, problems, texts_by_path, tuple(located))


def _outlined(document: Document, fragment: Fragment, catalogue: Catalogue) -> tuple[Outline, TextSummary, bytes]:
    """The outline and summary of a text and its packed pieces, with the terms of the glossary if it is an article."""
    language = document.language
    finder = TermFinder(glossary_spellings(catalogue.glossary, language), language)
    words = (document.front_matter.title, document.front_matter.description)
    fragment = dataclasses.replace(fragment, names_crisis=fragment.names_crisis or any_names_crisis(words))
    return outline_of(document, fragment, finder if document.kind == "article" else None)
