"""Inline patterns that cannot match are not tried.

For each piece of text the library tries every pattern, and most articles hold the signs of only a few. Otherwise half
of the time of a conversion would go into patterns that cannot match.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import Pattern
from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor
from markdown.util import AtomicString

from elevate_site.markup.parser import Parser
from elevate_site.markup.positions import BARE_START

__all__ = ["SparingInlineProcessor", "SparingUnescapeProcessor"]

_ESCAPE = "\\"
# The sign without which a pattern cannot match; every other pattern is always tried.
_SIGNS = {
    "backtick": "`",
    "escape": _ESCAPE,
    "footnote": "[^",
    "reference": "[",
    "link": "](",
    "image_link": "![",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "autolink": "<",
    "automail": "<",
    "linebreak": "\n",
    "html": "<",
    "entity": "&",
    "bare_link": BARE_START,
}
_REFERENCES = frozenset({"reference", "image_reference", "short_reference", "short_image_ref"})
_ABBREVIATION = "*["
# Nothing matches in a text without any of these signs, and without two blanks before a line break.
_ANY_SIGN = re.compile(rf"[\\`\[<&*_{BARE_START}]")


class SparingInlineProcessor(InlineProcessor):
    """The library's step inside paragraphs, which tries only the patterns whose sign the document holds."""

    md: Parser

    def __init__(self, parser: Parser) -> None:
        """All patterns of `parser` must be registered already."""
        super().__init__(parser)
        patterns = parser.inlinePatterns
        names = {patterns.get_index_for_name(name): name for name in _SIGNS if name in patterns}
        self._patterns = [(pattern, names.get(place, "")) for place, pattern in enumerate(patterns)]

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Read the text of every element in `tree`; Python-Markdown's hook."""
        source = "\n".join(self.md.lines)
        self.inlinePatterns = self._patterns_for(source)  # type: ignore[assignment]  # a list will do
        # An atomic text is passed over, by this step and by the later one that looks for abbreviations.
        if _ABBREVIATION not in source:
            for element in tree.iter():
                if (text := element.text) and not _ANY_SIGN.search(text) and "  \n" not in text:
                    element.text = AtomicString(text)
        return super().run(tree, ancestors)

    def _patterns_for(self, source: str) -> list[Pattern]:
        """The patterns that can match somewhere in `source`, in their order."""
        held = {sign for sign in {"", *_SIGNS.values()} if sign in source}
        return [
            pattern
            for pattern, name in self._patterns
            if _SIGNS.get(name, "") in held and (self.md.references or name not in _REFERENCES)
        ]


class SparingUnescapeProcessor(UnescapeTreeprocessor):
    """The library's step that restores escaped characters, for documents that hold a backslash."""

    md: Parser

    def run(self, root: Element) -> None:
        """Restore the escaped characters in `root`; Python-Markdown's hook."""
        if any(_ESCAPE in line for line in self.md.lines):
            super().run(root)
