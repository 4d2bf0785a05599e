"""The text of one document, converted as far as that text alone allows.

Converting knows no template, no other document and no settings. It leaves what it cannot finish as pieces: a link to
another source file, an image, a `:::` block, a phrase in the language of the page. Rendering turns them into HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

__all__ = [
    "NO_TEXT",
    "Block",
    "Body",
    "ContactWords",
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
    "Term",
    "TextSummary",
    "WebLink",
    "walk",
]


@dataclass(frozen=True, slots=True)
class Html:
    """Finished HTML. It is trusted: every tag in it was made by the converter or is on its allow-list."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that the page says in its own language, such as the label of a footnote's link back."""

    key: str
    """The key in `templates/strings`."""
    number: float = 0
    """The number that the words mention, if any."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in the text whose file has not been looked up yet."""

    file: str
    """As written: a path relative to the document, or from the root of the site."""
    alt: str
    """What it shows; empty only for a picture marked as decoration."""
    line: int
    title: str = ""
    classes: str = ""
    column: int = 0
    """The column in that line, from 1; 0 when it is unknown."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image whose file was found."""

    path: str
    """The file's path relative to the site folder: `content/articles/leaf.png`, `static/images/leaf.png`."""
    alt: str
    title: str = ""
    classes: str = ""
    at_once: bool = False
    """Whether browsers load it before the reader scrolls to it; so they do with the first picture of a page."""


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A link that can be judged only when the site is known: to something inside it, or to a phone number."""

    target: str
    """As written, such as `sleep.md#routine` or `contact:phone`; `called:988` for a number without a link around it."""
    line: int
    attributes: str
    """Further attributes of the `<a>` tag as finished HTML with a leading space, or empty."""
    label: tuple[Piece, ...]
    column: int = 0
    """The column in that line, from 1; 0 when it is unknown."""


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
    language: str | None = None
    """The language of its meaning, when it is not the page's own."""


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary term where an article first uses it; `structure/terms.py` finds it in the HTML."""

    words: str
    """As written, without markup."""
    definition_id: str


@dataclass(frozen=True, slots=True)
class ContactWords:
    """A number or address of the clinic in a text, which looks as it does in the contact widgets."""

    text: str


Piece: TypeAlias = Html | Phrase | Image | Picture | SourceLink | Block | Term | ContactWords


def walk(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Every piece in reading order: after a link come the pieces of its label, after a block those of its body."""
    for piece in pieces:
        yield piece
        if isinstance(piece, SourceLink):
            yield from walk(piece.label)
        elif isinstance(piece, Block):
            yield from walk(piece.body)


@dataclass(frozen=True, slots=True)
class WebLink:
    """A link to a web address, which is finished HTML among the pieces, its words, and its place; zeros if unknown."""

    address: str
    words: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the text."""

    level: int
    """2 to 6; level 1 is the title of the page."""
    id: str
    """Its anchor."""
    text: str
    """Its words, without markup."""
    line: int


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the table of contents, with the lines below it."""

    id: str
    text: str
    entries: tuple[ContentsEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Fragment:
    """A converted text."""

    pieces: tuple[Piece, ...]
    headings: tuple[Heading, ...]
    anchors: frozenset[str]
    """Every id in the text: those of headings, footnotes and `{#id}`."""
    names_crisis: bool
    """Whether the text, its title, description or key points mention suicide, self-harm or overdose."""
    words: int
    """How many words the text has."""
    web_links: tuple[WebLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """All that arranging a site needs of a converted text. Most edits change a text without changing its outline."""

    anchors: frozenset[str]
    names_crisis: bool
    links: tuple[str, ...]
    """The target of each `SourceLink`, in the order of `walk`."""
    numbers: tuple[tuple[int, tuple[str, ...]], ...]
    """For links to a number whose words hold numbers or mail addresses: the place of the link in `links`, and these."""
    plain_numbers: tuple[tuple[int, int, str], ...]
    """For numbers to dial that become no links, as in titles and headings: line, column, and target, `called:988`."""
    images: tuple[str, ...]
    """The file of each `Image`, as written, in the order of `walk`."""
    web_links: tuple[str, ...]
    """The web address of each link out of the site, which may lead back to it."""
    terms: tuple[str, ...]
    """The glossary anchors of the terms that the text uses, in the order of their first use."""


@dataclass(frozen=True, slots=True)
class TextSummary:
    """Facts shown only on the text's own page; templates see it as `text`."""

    digest: bytes
    """The digest of the packed pieces."""
    contents: tuple[ContentsEntry, ...]
    """Empty when the text is too short to need a table of contents."""
    reading_minutes: int
    """How long an adult reads, rounded up; at least 1."""
    places: tuple[int, ...]
    """Line and column of each link of the outline, each image, each web link, alternating: where a Problem points."""


NO_TEXT = TextSummary(b"", (), 1, ())
"""The summary used for pages without text."""


@dataclass(frozen=True, slots=True)
class Body:
    """Link tags and pictures, resolved with the whole site known."""

    links: tuple[str | None, ...]
    """For each link of the outline, the start of its tag: `<a href="/sleep/"`; `None` makes it plain text."""
    images: tuple[str | None, ...]
    """For each image of the outline, the source path of its file; `None` leaves the image out."""
    first_at_once: bool
    """Whether browsers load the first of them before the reader scrolls to it: it may be on the first screen."""
    notes: tuple[tuple[str, Phrase], ...] = ()
    """For targets that are files, what the link says of the file behind its own words: its kind and size."""
    contacts: tuple[tuple[str, ContactWords | Phrase], ...] = ()
    """By the target of each link to the clinic's own data, what it says where the writer gave it no words."""
