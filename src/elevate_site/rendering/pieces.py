"""The pieces of a text as HTML: links and images resolved as structure decided, the rest drawn by components."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from jinja2 import Environment, TemplateAssertionError
from markupsafe import Markup

from elevate_site.model.blocks import BLOCKS
from elevate_site.model.fragment import (
    Block,
    Body,
    ContactWords,
    Html,
    Image,
    Phrase,
    Picture,
    Piece,
    SourceLink,
    Term,
    walk,
)
from elevate_site.model.site_view import SiteView
from elevate_site.rendering.pictures import Pictures
from elevate_site.rendering.trusted import trusted
from elevate_site.rendering.words import Words, decimal

__all__ = ["PieceRenderer", "resolved"]

_BLANK = Html(" ")
_SAYS_PDF = re.compile(r"\bPDF\b")
_ENDS_WITH_PDF = re.compile(r"\s*(?:\(PDF\)|\[PDF\])\s*$", re.IGNORECASE)
_SIZE_ALONE: Mapping[str, str] = {"pdf_kilobytes": "kilobytes", "pdf_megabytes": "megabytes"}
"""What is left to say of a PDF when the words of its link say that it is one."""
_END_OF_LINK = Html("</a>")

# Components see only their arguments. Those that a writer calls and that need the site are given these as well.
_FROM_SITE: Mapping[str, Callable[[SiteView], Mapping[str, object]]] = {
    "appointment": lambda site: {
        "booking_href": site.booking_href,
        "phone_href": site.locations[0].phone_href,
        "phone_display": site.locations[0].phone_display,
    },
    "care_card": lambda site: {
        "emergency_number": site.crisis.emergency,
        "crisis_number": site.crisis.call,
        "crisis_digit": site.crisis.spanish_press if site.language == "es" else None,
    },
}


def resolved(pieces: tuple[Piece, ...], body: Body) -> tuple[Piece, ...]:
    """The pieces with each link and image replaced by what `body` says of it."""
    if not body.links and not body.images:
        return pieces
    everything = tuple(walk(pieces))
    links = [piece.target for piece in everything if isinstance(piece, SourceLink)]
    images = [piece for piece in everything if isinstance(piece, Image)]
    tags = dict(zip(links, body.links, strict=True))
    files = dict(zip([image.file for image in images], body.images, strict=True))
    first = next((image for image in images if files[image.file] is not None), None)
    notes, contacts = dict(body.notes), dict(body.contacts)
    return tuple(_resolved(pieces, _Answers(tags, notes, contacts, files, first if body.first_at_once else None)))


@dataclass(frozen=True, slots=True)
class _Answers:
    """What is known of the links and images of a text."""

    tags: Mapping[str, str | None]
    """The beginnings of `<a>` tags, by target."""
    notes: Mapping[str, Phrase]
    """What links say of the files behind them, by target."""
    contacts: Mapping[str, ContactWords | Phrase]
    """What links to contacts say without words, by target."""
    files: Mapping[str, str | None]
    """The source paths of images, as they were written."""
    at_once: Image | None


def _resolved(pieces: Iterable[Piece], answers: _Answers) -> Iterator[Piece]:
    for piece in pieces:
        match piece:
            case SourceLink():
                tag = answers.tags[piece.target]
                if tag is None:
                    yield from _resolved(piece.label, answers)
                else:
                    yield from _resolved_link(piece, tag, answers)
            case Image():
                path = answers.files[piece.file]
                if path is not None:
                    yield Picture(path, piece.alt, piece.title, piece.classes, at_once=piece is answers.at_once)
            case Block():
                body = tuple(_resolved(piece.body, answers))
                yield Block(piece.name, piece.arguments, body, piece.line)
            case _:
                yield piece


def _resolved_link(link: SourceLink, tag: str, answers: _Answers) -> Iterator[Piece]:
    """The pieces of a `link` that leads somewhere; `tag` is the beginning of its `<a>` tag."""
    contact = answers.contacts.get(link.target)
    label = link.label or ((contact,) if contact else ())
    yield Html(f"{tag}{link.attributes}{_printed(contact, label)}>")
    note = answers.notes.get(link.target)
    if note is not None:
        label = _without_kind(label)
    yield from _resolved(label, answers)
    if note is not None:
        says_so = any(isinstance(piece, Html) and _SAYS_PDF.search(piece.text) for piece in label)
        yield _BLANK
        yield Phrase(_SIZE_ALONE[note.key], note.number) if says_so else note
    yield _END_OF_LINK


def _without_kind(label: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """`label` without “(PDF)” at its end, where the note about the file says the same and its size in one bracket."""
    last = label[-1] if label else None
    if not isinstance(last, Html) or not (words := _ENDS_WITH_PDF.sub("", last.text)):
        return label
    return (*label[:-1], Html(words))


def _printed(contact: ContactWords | Phrase | None, label: tuple[Piece, ...]) -> str:
    """The attribute with what paper adds to a link to a contact: the number or address that its words do not say."""
    if not isinstance(contact, ContactWords):
        return ""
    said = contact in label or any(isinstance(piece, Html) and contact.text in piece.text for piece in label)
    return f' data-printed="{"" if said else escape(contact.text)}"'


@dataclass(frozen=True, slots=True)
class PieceRenderer:
    """Draws resolved pieces as HTML; in templates it is the filter `html`."""

    environment: Environment
    words: Words
    site: SiteView
    pictures: Pictures

    def __call__(self, value: Piece | tuple[Piece, ...]) -> Markup:
        """The HTML of one piece, or of several in their order."""
        pieces = value if isinstance(value, tuple) else (value,)
        return trusted("".join([piece.text if type(piece) is Html else self._draw(piece) for piece in pieces]))

    def _draw(self, piece: Piece) -> str:
        match piece:
            case Phrase():
                return self.words(piece.key, number=decimal(piece.number, self.site.language))
            case Picture():
                return str(self.macro("picture")(image=self.pictures.view(piece)))
            case Block():
                return self._block(piece)
            case ContactWords():
                return str(self.macro("contact_words")(text=piece.text))
            case Term():
                return str(self.macro("glossary_term")(words=piece.words, definition_id=piece.definition_id))
            case _:
                raise TypeError(f"{type(piece).__name__} must be resolved before it is drawn")

    def _block(self, block: Block) -> str:
        body = self(block.body)
        kind = BLOCKS.get(block.name)
        if kind is None:
            return body
        arguments: dict[str, object] = {**kind.options, **dict.fromkeys(kind.arguments), **block.arguments}
        if from_site := _FROM_SITE.get(kind.component):
            arguments |= from_site(self.site)
        return str(self.macro(kind.component)(**arguments, caller=lambda: body))

    def macro(self, component: str) -> Callable[..., str]:
        """The macro of a component.

        Raises `jinja2.TemplateAssertionError` naming the component's file when that file does not define the macro.
        """
        template = self.environment.get_template(f"components/{component}/{component}.html")
        macro: Callable[..., str] | None = getattr(template.module, component, None)
        if macro is None:
            message = f"it defines no macro “{component}”"
            raise TemplateAssertionError(message, 0, template.name, template.filename)
        return macro
