"""Finds what a template or the converter left behind: template syntax, `None`, `:::`, marker characters.

Content is text, so an article may speak of `{{ name }}`, and a table may say "None". Whether such words are a
leftover is decided by the view and the text: what these already hold came from content, and everything else from a
template.
No place on the page has to be exempt for that, neither titles nor lists nor the text. The view is only asked once
something has been found, so that a clean page costs next to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from elevate_site.checking.parsed_page import ParsedPage, page_problem, show
from elevate_site.errors import Problem
from elevate_site.model.fragment import Block, Html, Piece, SourceLink

__all__ = ["check_leftovers", "may_be_leftover"]

# Structured data is JSON, whose braces close two by two.
_DATA = re.compile(rb"<script\b[^>]*?ld\+json[^>]*+>.*?</script", re.DOTALL)
# A mark with the words beside it, as far as they look the same in a view, in HTML and after minifying.
_SYNTAX = re.compile(r"(?:\{\{|\{%|\{#)[\w .,()|=\[\]-]{0,30}(?:\}\}|%\}|#\})?|[\w.,()|=\[\]-]{0,30} ?(?:\}\}|%\}|#\})")
_FENCE = re.compile(r"(?:>|\n)\s*+(:::+[^<\n]{0,40})")
_FENCE_NAME = re.compile(r"(:::+ ?[\w-]*).*")
_NOTHING = re.compile(r">\s*(None|undefined)\s*<")
# The same in the bytes of a part of a page, where whatever is no ASCII counts as white space.
_MAYBE_NOTHING = re.compile(
    rb"(?:>|\A)[\s\x1c-\x1f\x80-\xff]*(?:None|undefined)[\s\x1c-\x1f\x80-\xff]*(?:<|\Z)"
    rb"|=[\s\x1c-\x1f\x80-\xff]*[\"']?[\s\x1c-\x1f\x80-\xff]*(?:None|undefined)"
)
_NOTHING_WORDS = frozenset({"None", "undefined"})
# The first bytes of private-use and noncharacters in UTF-8, for a first look.
_STRANGE_BYTES = (b"\xee", b"\xef", b"\xf3", b"\xf4")
_STRANGE = re.compile("[\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]")


def check_leftovers(parsed: ParsedPage) -> Iterator[Problem]:
    """Everything on the page that no reader was meant to see."""
    html = _DATA.sub(b"", parsed.html)
    if b"{" in html or b"}" in html:
        yield from _check_syntax(parsed, html.decode("utf-8", "replace"))
    if b"None" in html or b"undefined" in html:
        yield from _check_nothing(parsed, html.decode("utf-8", "replace"))
    if b":::" in html:
        yield from _check_fences(parsed, html.decode("utf-8", "replace"))
    if any(byte in html for byte in _STRANGE_BYTES):
        for found in dict.fromkeys(_STRANGE.findall(html.decode("utf-8", "replace"))):
            message = f"the page holds the character U+{ord(found):04X}, which means nothing to a reader."
            hint = "Word processors use such characters for bullets and symbols; replace it in the text."
            yield page_problem(parsed, "page-leftover", message, hint)


def may_be_leftover(html: bytes) -> bool:
    """Whether a part of a page, without its structured data, holds anything that `check_leftovers` could report.

    Parts begin and end where a tag does.
    """
    return (
        b"{" in html
        or b"}" in html
        or _begins(b":::", html)
        or any(byte in html for byte in _STRANGE_BYTES)
        or ((_begins(b"None", html) or b"undefined" in html) and _MAYBE_NOTHING.search(html) is not None)
    )


def _begins(wanted: bytes, html: bytes) -> bool:
    """`wanted in html`, for what begins with a character that is rare in a page: one character is found much faster."""
    first = wanted[:1]
    place = html.find(first)
    while place >= 0 and not html.startswith(wanted, place):
        place = html.find(first, place + 1)
    return place >= 0


def _check_syntax(parsed: ParsedPage, html: str) -> Iterator[Problem]:
    content: str | None = None
    for found in dict.fromkeys(match.strip() for match in _SYNTAX.findall(html)):
        content = _content(parsed) if content is None else content
        if found not in content:
            message = f"“{found}” is template syntax that was not run."
            yield page_problem(parsed, "page-leftover", message, "Look for it in the templates and in their strings.")


def _check_fences(parsed: ParsedPage, html: str) -> Iterator[Problem]:
    content: str | None = None
    for found in dict.fromkeys(" ".join(match.split()) for match in _FENCE.findall(html)):
        content = _content(parsed) if content is None else content
        # Only the mark and its name: what follows may be written otherwise in a view than in HTML.
        if _FENCE_NAME.sub(r"\1", found) not in content:
            message = f"“{found}” stands on the page as it was written."
            yield page_problem(parsed, "page-leftover", message, "A ::: line was not understood as a block.")


def _check_nothing(parsed: ParsedPage, html: str) -> Iterator[Problem]:
    for word in dict.fromkeys(_NOTHING.findall(html)):
        if not re.search(rf">\s*{word}\s*<", _content(parsed)):
            message = f"“{word}” stands alone, as if a value were missing."
            yield page_problem(parsed, "page-leftover", message, "The template was not given what it needs here.")
    if re.search(r"=\s*[\"']?\s*(?:None|undefined)", html):
        for node in parsed.tree.css("*"):
            if _NOTHING_WORDS.intersection((value or "").strip() for value in node.attributes.values()):
                message = f"{show(node)} has an attribute without a value."
                yield page_problem(parsed, "page-leftover", message, "The template was not given what it needs here.")


def _content(parsed: ParsedPage) -> str:
    """Every text of the page's view, and the page's own text, one after the other, with single spaces."""
    written = "".join(_written(parsed.pieces))
    return " ".join(f"{parsed.page.view!r} {written}".replace("\\n", " ").split())


def _written(pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        match piece:
            case Html():
                yield piece.text
            case SourceLink():
                yield f"<a {piece.target}{piece.attributes}>"
                yield from _written(piece.label)
                yield "</a>"
            case Block():
                yield f"{piece.arguments}"
                yield from _written(piece.body)
            case _:
                yield repr(piece)
