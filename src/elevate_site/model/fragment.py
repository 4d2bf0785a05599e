"""The text of one document, converted as far as is possible without knowing anything but that text.

Converting knows no template, no other document and no settings. What it cannot finish it leaves as pieces:
a link to another source file, an image, a `:::` block, a phrase in the language of the page. Rendering turns
them into HTML when it knows addresses, pictures and words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

__all__ = [
    "Block",
    "Body",
    "ContentsEntry",
    "Definition",
    "Fragment",
    "Heading",
    "Html",
    "Image",
    "Outline",
    "Phrase",
    "Picture",
    "Piece",
    "SourceLink",
    "Statistics",
    "Term",
]


@dataclass(frozen=True, slots=True)
class Html:
    """Finished HTML; trusted, because every tag in it was made by the converter or passed its allow-list."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that the page says in its own language, such as the name of a footnote's way back."""

    key: str
    """The key in `templates/strings`."""
    number: int = 0
    """The number that the words mention, if they do."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in the text, before its file was looked for."""

    file: str
    """As written: a path relative to the document, or from the root of the site."""
    alt: str
    """What it shows; empty only for a picture that was marked as decoration."""
    line: int
    title: str = ""
    classes: str = ""
    column: int = 0
    """The column in that line, counted from 1; 0 when it is not known."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image whose file was found."""

    path: str
    """The file's path relative to the site folder: `content/articles/leaf.png`, `static/images/leaf.png`."""
    alt: str
    title: str = ""
    classes: str = ""
    at_once: bool = False
    """Whether browsers fetch it before it is scrolled to: the first one of a page."""


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A link to something inside the site, written as a source file, an address from the root, or an anchor."""

    target: str
    """As written: `sleep.md#routine`, `../pages/about.md`, `/contact/`, `#routine`."""
    line: int
    attributes: str
    """Further attributes of the `<a>` tag as finished HTML with a leading space, or empty."""
    label: tuple[Piece, ...]
    column: int = 0
    """The column in that line, counted from 1; 0 when it is not known."""


@dataclass(frozen=True, slots=True)
class Block:
    """A `:::` block with its body."""

    name: str
    """A key of `model.blocks.BLOCKS`."""
    arguments: Mapping[str, str]
    body: tuple[Piece, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Definition:
    """A term of the glossary, in the language of a page."""

    id: str
    """Its anchor in the glossary, and the id of its definition on the page of an article."""
    term: str
    meaning: str
    href: str
    """Its place in the glossary."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the glossary where an article first uses it; arranging finds it in the HTML."""

    words: str
    """As written, without markup."""
    definition_id: str


Piece: TypeAlias = Html | Phrase | Image | Picture | SourceLink | Block | Term


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the text."""

    level: int
    """2 to 6; the only heading of level 1 is the title."""
    id: str
    """Its anchor."""
    text: str
    """Its words, without markup."""
    line: int


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents list, with the lines under it."""

    id: str
    text: str
    entries: tuple[ContentsEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Statistics:
    """How long a text is."""

    words: int


@dataclass(frozen=True, slots=True)
class Fragment:
    """A converted text."""

    pieces: tuple[Piece, ...]
    headings: tuple[Heading, ...]
    anchors: frozenset[str]
    """Every id in the text: those of headings, footnotes and `{#id}`."""
    names_crisis: bool
    """Whether the text speaks of suicide, self-harm or overdose, or its title, description or key points do."""
    statistics: Statistics


@dataclass(frozen=True, slots=True)
class Outline:
    """All that a site has to know of a converted text to arrange its pages: everything but the pieces."""

    text: bytes
    """The digest of the pieces, by which they are remembered."""
    contents: tuple[ContentsEntry, ...]
    """Empty when the text is too short to need a list of its contents."""
    anchors: frozenset[str]
    """As in the `Fragment`."""
    names_crisis: bool
    statistics: Statistics
    links: tuple[str, ...]
    """The target of each `SourceLink` among the pieces, in the order in which the text is read."""
    link_places: tuple[int, ...]
    """Line and column of each of these, by turns: many numbers, which are seldom asked for."""
    images: tuple[Image, ...]
    """Each `Image` among the pieces, likewise."""
    terms: tuple[str, ...]
    """The anchors in the glossary of the terms that the text uses, in the order in which they are first used."""


@dataclass(frozen=True, slots=True)
class Body:
    """The text of a page, as it was arranged: the pieces, and what only the whole site could add to them."""

    text: bytes
    """The digest of the pieces."""
    links: tuple[str | None, ...]
    """For each link in the outline the beginning of its tag, which says where it leads: `<a href="/sleep/"`.

    The words of a link without one are plain text.
    """
    images: tuple[str | None, ...]
    """For each image in the outline the path of its file, from the site folder; one without a file is left out."""
    first_at_once: bool
    """Whether browsers fetch the first of them before it is scrolled to: it may be on the first screen."""
