"""How blocks are nested, in our reading of a text and in that of CommonMark, in a form that can be compared."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from documents import convert
from library import as_html
from markdown_it import MarkdownIt

__all__ = ["of_commonmark", "of_ours"]

_BLOCKS = frozenset({"ul", "ol", "li", "p", "blockquote", "pre", "hr", "h1", "h2", "h3", "h4", "h5", "h6"})
_BLANKS = re.compile(r"\s+")
_COMMONMARK = MarkdownIt("commonmark")


def of_ours(text: str) -> str:
    """The blocks that our converter makes of `text`."""
    fragment, _ = convert(text)
    return _outline("".join(map(as_html, fragment.pieces)))


def of_commonmark(text: str) -> str:
    """The blocks that CommonMark makes of `text`."""
    return _outline(_COMMONMARK.render(text))


def _outline(html: str) -> str:
    """The blocks of `html` and their words: `ul(li("one" ul(li("two"))))`."""
    outliner = _Outliner()
    outliner.feed(html)
    outliner.close()
    return outliner.written()


class _Outliner(HTMLParser):
    """Writes down the blocks of a page; what is inside of lines is its words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a block; the parser's hook."""
        if tag in _BLOCKS:
            self._end_words()
            start = dict(attrs).get("start") or ""
            self._parts.append(tag + start + (" " if tag == "hr" else "("))

    def handle_endtag(self, tag: str) -> None:
        """Note its end; the parser's hook."""
        if tag in _BLOCKS - {"hr"}:
            self._end_words()
            self._parts.append(")")

    def handle_data(self, data: str) -> None:
        """Note words; the parser's hook."""
        self._words.append(data)

    def written(self) -> str:
        """All that was noted."""
        self._end_words()
        return "".join(self._parts)

    def _end_words(self) -> None:
        words = _BLANKS.sub(" ", "".join(self._words)).strip()
        if words:
            self._parts.append(f"“{words}”")
        self._words.clear()
