"""Documents made of a body alone, for tests of the converter."""

from __future__ import annotations

from elevate_site.errors import Problem
from elevate_site.markup import Converter
from elevate_site.model.document import FrontMatter, SourceDocument
from elevate_site.model.fragment import Block, Fragment, Html, Image, Phrase, Piece, SourceLink
from elevate_site.model.values import LanguageCode

FILE = "content/articles/example.md"


def document(body: str, title: str = "Title", description: str = "About.") -> SourceDocument:
    """An English article with `body`."""
    return SourceDocument(FILE, "article", "example", LanguageCode("en"), FrontMatter(title, description), {}, body)


def convert(body: str, title: str = "Title", description: str = "About.") -> tuple[Fragment, tuple[Problem, ...]]:
    """The fragment and the Problems of an article with `body`."""
    return Converter().convert(document(body, title, description))


def flat(pieces: tuple[Piece, ...]) -> str:
    """Pieces as readable text: HTML as it is, the others in brackets."""
    return "".join(_flat(piece) for piece in pieces)


def _flat(piece: Piece) -> str:
    match piece:
        case Html():
            return piece.text
        case SourceLink():
            return f"[link {piece.target}{piece.attributes}|{flat(piece.label)}]"
        case Image():
            title = f' title="{piece.title}"' if piece.title else ""
            classes = f' class="{piece.classes}"' if piece.classes else ""
            return f"[image {piece.file}{title}{classes}|{piece.alt}]"
        case Phrase():
            return f"[words {piece.key} {piece.number}]"
        case Block():
            arguments = "".join(f" {key}={value}" for key, value in piece.arguments.items())
            return f"[block {piece.name}{arguments}|{flat(piece.body)}]"
        case _:
            raise TypeError(piece)
