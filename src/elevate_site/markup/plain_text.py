"""Texts without any sign of Markdown, which is most of them, are spared the search for one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from markdown.blockprocessors import ParagraphProcessor
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import STX, AtomicString

__all__ = ["PlainParagraphProcessor", "PlainTextProcessor", "UnescapeProcessor"]

# What every inline pattern of the library begins with; \x02 begins what an earlier step has put aside.
_SIGN = re.compile(r"[\\`\[<&*_\x02]|  \n")
# Every line begins with a letter; lists, tables, headings and all the others need a sign, a digit or a blank there.
_PARAGRAPH = re.compile(r"(?:[^\W\d_][^\n]*+\n?)++\Z")


class PlainParagraphProcessor(ParagraphProcessor):
    """Takes paragraphs before the library asks every other kind of block whether they are one of its own."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - the library's signature
        """Whether `block` can be nothing but a paragraph; Python-Markdown's hook."""
        return _PARAGRAPH.match(block) is not None


class PlainTextProcessor(Treeprocessor):
    """Marks plain texts as finished before the library tries a dozen patterns on each of them."""

    def __init__(self, abbreviations: Mapping[str, str]) -> None:
        """`abbreviations` are those of the document at hand; they would not be found in a finished text."""
        super().__init__()
        self._abbreviations = abbreviations

    def run(self, root: Element) -> None:
        """Mark texts and tails in place; Python-Markdown's hook."""
        if self._abbreviations:
            return
        for element in root.iter():
            if element.text and not _SIGN.search(element.text):
                element.text = AtomicString(element.text)
            if element.tail and not _SIGN.search(element.tail):
                element.tail = AtomicString(element.tail)


class UnescapeProcessor(UnescapeTreeprocessor):
    """The library's last step over all texts, which in most of them has nothing to do."""

    def unescape(self, text: str) -> str:
        """`text` with its escaped characters restored; Python-Markdown's hook."""
        return super().unescape(text) if STX in text else text
