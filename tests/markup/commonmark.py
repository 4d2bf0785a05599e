"""What `markdown-it-py`, a reader of CommonMark, makes of a text, in a form in which ours can be compared with it."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import unquote

from documents import convert
from library import HEADINGS, Event, as_html, joined, read
from markdown_it import MarkdownIt

from elevate_site.errors import Problem

_COMMONMARK = MarkdownIt("commonmark")
_WITHOUT_CODE_BY_BLANKS = MarkdownIt("commonmark").disable("code")
_BLOCKS = HEADINGS | {"ul", "ol", "li", "p", "blockquote", "pre", "hr"}
_EMPTY = frozenset({"br", "hr", "img"})
_COMPARED = frozenset({"href", "src", "alt", "title", "start"})


def of_commonmark(text: str) -> list[Event]:
    """What `markdown-it-py` makes of `text`."""
    return _alike(read(_COMMONMARK.render(text)))


def of_ours(text: str) -> tuple[list[Event], tuple[Problem, ...]]:
    """What our converter makes of `text`, and what it says about it."""
    fragment, problems = convert(text)
    return _alike(read("".join(map(as_html, fragment.pieces)))), problems


def blocks_of_commonmark(text: str) -> list[Event]:
    """The blocks that `markdown-it-py` makes of `text`, and the words in each."""
    return _blocks(_COMMONMARK.render(text))


def blocks_of_commonmark_without_code_by_blanks(text: str) -> list[Event]:
    """The same where four blanks do not make code, as nobody here means them to."""
    return _blocks(_WITHOUT_CODE_BY_BLANKS.render(text))


def blocks_of_ours(text: str) -> list[Event]:
    """The blocks that our converter makes of `text`, and the words in each."""
    fragment, _ = convert(text)
    return _blocks("".join(map(as_html, fragment.pieces)))


def _blocks(html: str) -> list[Event]:
    """What `html` has besides what is inside of lines."""
    return _alike(event for event in read(html) if event[0] == "text" or event[1] in _BLOCKS)


def _alike(events: Iterable[Event]) -> list[Event]:
    """`events` without what looks the same to a reader: blanks, percent signs in addresses, ends of empty elements."""
    alike: list[Event] = []
    for kind, tag, attributes in joined(iter(events)):
        if kind == "text":
            alike += [(kind, " ".join(tag.split()), {})] if tag.strip() else []
        elif not (kind == "end" and tag in _EMPTY):
            kept = {name: unquote(value) for name, value in attributes.items() if name in _COMPARED and value.strip()}
            alike.append((kind, tag, {name: " ".join(value.split()) for name, value in kept.items()}))
    return alike
