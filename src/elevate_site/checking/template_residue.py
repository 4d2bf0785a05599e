"""Finds what a template or the converter left behind on a page: template syntax, `None`, `:::`, marker characters.

An article may well speak of `{{ name }}`, and a table may say "None". So words that the view or the text of the page
already holds came from content; the same words from elsewhere are residue. No part of a page needs an exemption then,
neither titles nor lists nor the text. The view is written out only once something was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from elevate_site.checking.many_pages import page_problem
from elevate_site.checking.parsed_page import ParsedPage, show
from elevate_site.errors import Problem
from elevate_site.model.fragment import Block, Html, Piece, SourceLink

__all__ = ["check_residue"]

# Structured data is JSON, whose braces also close two by two.
_DATA = re.compile(rb"<script\b[^>]*?ld\+json[^>]*+>[^<]*+(?:<(?!/script)[^<]*+)*+</script")
# A mark and the words beside it, as far as they look the same in a view, in HTML and after minifying.
_SYNTAX = re.compile(r"(?:\{\{|\{%|\{#)[\w .,()|=\[\]-]{0,30}(?:\}\}|%\}|#\})?|[\w.,()|=\[\]-]{0,30} ?(?:\}\}|%\}|#\})")
_FENCE = re.compile(r"(?:>|\n)\s*+(:::+[^<\n]{0,40})")
_FENCE_NAME = re.compile(r"(:::+ ?[\w-]*).*")
_NOTHING = re.compile(r">\s*(None|undefined)\s*<")
_NOTHING_WORDS = frozenset({"None", "undefined"})
# The first bytes of private-use characters and noncharacters in UTF-8.
_STRANGE_BYTES = (b"\xee", b"\xef", b"\xf3", b"\xf4")
_STRANGE = re.compile("[\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]")
_NO_VALUE = "The template did not get the value it needs here."


def check_residue(parsed: ParsedPage) -> Iterator[Problem]:
    """Everything on the page that no reader was meant to see."""
    html = _DATA.sub(b"", parsed.html).decode("utf-8", "replace")
    if "{" in html or "}" in html:
        yield from _check_syntax(parsed, html)
    if "None" in html or "undefined" in html:
        yield from _check_nothing(parsed, html)
    if ":::" in html:
        yield from _check_fences(parsed, html)
    if any(byte in parsed.html for byte in _STRANGE_BYTES):
        for found in dict.fromkeys(_STRANGE.findall(html)):
            message = f"the page holds the character U+{ord(found):04X}, which means nothing to a reader."
            hint = "Word processors use such characters for bullets and symbols. Replace it in the text."
            yield page_problem(parsed.page, "page-leftover", message, hint)


def _check_syntax(parsed: ParsedPage, html: str) -> Iterator[Problem]:
    everything = dict.fromkeys(match.strip() for match in _SYNTAX.findall(html))
    content = _content(parsed) if everything else ""
    for found in everything:
        if found not in content:
            message = f"“{found}” is template syntax that was not replaced."
            yield page_problem(
                parsed.page, "page-leftover", message, "Look for it in the templates and in their strings."
            )


def _check_fences(parsed: ParsedPage, html: str) -> Iterator[Problem]:
    everything = dict.fromkeys(" ".join(match.split()) for match in _FENCE.findall(html))
    content = _content(parsed) if everything else ""
    for found in everything:
        # Only the mark and its name: a view and HTML may write what follows differently.
        if _FENCE_NAME.sub(r"\1", found) not in content:
            message = f"“{found}” appears on the page instead of becoming a block."
            yield page_problem(parsed.page, "page-leftover", message, "Look for this ::: line in the templates.")


def _check_nothing(parsed: ParsedPage, html: str) -> Iterator[Problem]:
    for word in dict.fromkeys(_NOTHING.findall(html)):
        if not re.search(rf">\s*{word}\s*<", _content(parsed)):
            message = f"“{word}” appears alone, as if a value were missing."
            yield page_problem(parsed.page, "page-leftover", message, _NO_VALUE)
    for name, elements in parsed.by_attribute.items():
        for node, attributes in elements:
            if (attributes[name] or "").strip() in _NOTHING_WORDS:
                message = f"{show(node)} has an attribute without a value."
                yield page_problem(parsed.page, "page-leftover", message, _NO_VALUE)


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
