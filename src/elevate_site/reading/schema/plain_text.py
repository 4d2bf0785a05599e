"""What readers would see of a text in YAML although nobody meant to show it: Markdown, tags, curly quotes, other signs.

Titles, descriptions and the texts of settings go into pages, search results and other people's programs as they are
written; nothing turns `**` into bold type there.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from elevate_site.errors import Problem
from elevate_site.language.leftover_signs import find_leftovers
from elevate_site.model.rules import problem
from elevate_site.reading.schema.messages import describe, quote
from elevate_site.reading.yaml.tree import ScalarNode

__all__ = ["check_plain_text"]

_SCREEN = re.compile(r"[*_`\[<&“„«‘]")
_MARKUP = re.compile(
    r"(?P<stars>\*{1,3}(?=\S))(?P<bold>[^*\n]+)(?<=\S)(?P=stars)(?!\w)"
    r"|(?<!\w)(?P<lines>_{1,3}(?=\S))(?P<cursive>[^_\n]+)(?<=\S)(?P=lines)(?=[\s.,;:!?)]|$)"
    r"|`(?P<code>[^`\n]+)`"
    r"|!?\[(?P<words>[^\[\]\n]+)\]\([^)\n]*\)"
    r"|</?[A-Za-z][^<>\n]*>"
    r"|&(?:[A-Za-z]{2,8}|\#\d{2,5});"
)
# An address, or a name such as _ga, is no text.
_NAME = re.compile(r"(?!.*\*\*)(?=[\w*:#-]*?[./_])[\w./*:#-]*")
_ANY_LANGUAGE = ""
_IN_QUOTES = re.compile(r"[“„«‘](?P<inside>[^“”„«»‘]+)[”“»’]")


def check_plain_text(node: ScalarNode, path: str, file: str) -> Iterator[Problem]:
    """A Problem when the text in `node` shows more than its words."""
    text = node.text
    may_be_marked = _SCREEN.search(text)
    if may_be_marked and (found := _MARKUP.search(text)):
        message = f"{describe(path)} is shown as it is written, so readers would see {quote(found[0])}."
        plain = " ".join(_MARKUP.sub(_without_marks, text).split())
        yield problem("value-markup", file, *node.position, message, f"Write: {plain}" if plain else "Delete it.")
        return
    if may_be_marked and not node.quoted and (found := _IN_QUOTES.fullmatch(text)):
        message = f"{describe(path)} is in curly quotes, which belong to the text and are shown."
        hint = f"Write it without quotes: {found['inside']}"
        yield problem("value-quotes", file, *node.position, message, hint)

    if not _NAME.fullmatch(text):
        for sign in find_leftovers(text, _ANY_LANGUAGE):
            yield problem(sign.rule, file, *node.position, sign.message, sign.hint)


def _without_marks(found: re.Match[str]) -> str:
    words = next((found[name] for name in ("bold", "cursive", "code", "words") if found[name]), None)
    return words if words is not None else html.unescape(found[0]) if found[0].startswith("&") else ""
