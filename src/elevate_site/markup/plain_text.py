"""What holds no sign of Markdown, which is most of a text, is spared the search for one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast
from xml.etree.ElementTree import Element

from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor
from markdown.util import STX, AtomicString

if TYPE_CHECKING:
    from elevate_site.markup.dialect import Dialect

__all__ = ["SparingInlineProcessor", "UnescapeProcessor"]

# What every inline pattern of the library begins with; \x02 begins what an earlier step has put aside.
_BEGINNING = re.compile(r"[\\`\[<&*_\x02]|  \n")
# The sign without which an inline pattern cannot match.
_SIGNS = {
    "backtick": "`",
    "escape": "\\",
    "footnote": "[^",
    "reference": "[",
    "link": "](",
    "image_link": "![",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "autolink": "<",
    "automail": "<",
    "linebreak": "  \n",
    "html": "<",
    "entity": "&",
}
_REFERRING = frozenset({"reference", "image_reference", "short_reference", "short_image_ref"})


class SparingInlineProcessor(InlineProcessor):
    """The library's step inside paragraphs, which tries every pattern on every text, with fewer of both."""

    md: Dialect

    def __init__(self, dialect: Dialect, abbreviations: Mapping[str, str]) -> None:
        """`abbreviations` are those of the document at hand; they would not be found in a finished text."""
        super().__init__(dialect)
        self._abbreviations = abbreviations
        self._patterns = dialect.inlinePatterns

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Mark plain texts as finished, and try on the others what can match in this document; the library's hook."""
        if not self._abbreviations:
            for element in tree.iter():
                if element.text and not _BEGINNING.search(element.text):
                    element.text = AtomicString(element.text)
                if element.tail and not _BEGINNING.search(element.tail):
                    element.tail = AtomicString(element.tail)
        text = "\n".join(self.md.lines)
        absent = {name for name, sign in _SIGNS.items() if sign not in text}
        if not self.md.references:
            absent |= _REFERRING
        idle = {self._patterns.get_index_for_name(name) for name in absent}
        chosen = [pattern for place, pattern in enumerate(self._patterns) if place not in idle]
        self.inlinePatterns = cast("Any", chosen)
        return super().run(tree, ancestors)


class UnescapeProcessor(UnescapeTreeprocessor):
    """The library's last step over all texts, which in most of them has nothing to do."""

    def unescape(self, text: str) -> str:
        """`text` with its escaped characters restored; Python-Markdown's hook."""
        return super().unescape(text) if STX in text else text
