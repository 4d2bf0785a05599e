"""What `markdown-it-py`, a reader of CommonMark, makes of a text, in a form in which ours can be compared with it."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import unquote

from documents import convert
from library import Event, as_html, joined, read
from markdown_it import MarkdownIt

from elevate_site.errors import Problem

_COMMONMARK = MarkdownIt("commonmark")
_EMPTY = frozenset({"br", "hr", "img"})
_COMPARED = frozenset({"href", "src", "alt", "title", "start"})


def of_commonmark(text: str) -> list[Event]:
    """What `markdown-it-py` makes of `text`."""
    return _alike(read(_COMMONMARK.render(text)))


def of_ours(text: str) -> tuple[list[Event], tuple[Problem, ...]]:
    """What our converter makes of `text`, and what it says about it."""
    fragment, problems = convert(text)
    return _alike(read("".join(map(as_html, fragment.pieces)))), problems


def _alike(events: Iterable[Event]) -> list[Event]:
    """`events` without what looks the same to a reader: blanks, percent signs in addresses, ends of empty elements."""
    alike: list[Event] = []
    for kind, tag, attributes in joined(iter(events)):
        if kind == "text":
            alike += [(kind, " ".join(tag.split()), {})] if tag.strip() else []
        elif not (kind == "end" and tag in _EMPTY):
            kept = {name: unquote(value) for name, value in attributes.items() if name in _COMPARED and value}
            alike.append((kind, tag, {name: " ".join(value.split()) for name, value in kept.items()}))
    return alike
