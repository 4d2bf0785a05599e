"""Inside paragraphs the library tries every pattern on every text; here it is asked only for what is unusual."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast
from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor
from markdown.util import STX, AtomicString

from elevate_site.markup.finished_blocks import finish_blocks
from elevate_site.markup.finished_spans import finished_html
from elevate_site.markup.footnotes import Footnotes
from elevate_site.markup.usual_spans import UsualSpans, is_plain

if TYPE_CHECKING:
    from elevate_site.markup.dialect import Dialect

__all__ = ["SparingInlineProcessor", "UnescapeProcessor"]

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
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_REFERRING = frozenset({"reference", "image_reference", "short_reference", "short_image_ref"})


class SparingInlineProcessor(InlineProcessor):
    """The library's step inside paragraphs, spared the usual texts and the patterns that cannot match."""

    md: Dialect

    def __init__(self, dialect: Dialect, notes: Footnotes, abbreviations: Mapping[str, str]) -> None:
        """`notes` and `abbreviations` are those of the document at hand; these are not found in a finished text."""
        super().__init__(dialect)
        self._notes = notes
        self._abbreviations = abbreviations
        self._patterns = dialect.inlinePatterns
        self._spans = UsualSpans(cast("Any", dialect.inlinePatterns["footnote"]))

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Fill in the usual texts and leave the others to the library; its hook."""
        source = "\n".join(self.md.lines)
        # A note to which several marks refer numbers them in the order in which the library comes across them.
        counted = any(source.count(f"[^{name}]") > 1 or "\n" in name for name in self._notes.footnotes)
        # Headings, attribute lists and abbreviations have to be looked for in elements.
        in_elements = _HEADINGS if not self._abbreviations and "{" not in source else None
        if in_elements is not None:
            finish_blocks(tree, self.md.findings)
        unusual: list[Element] = []
        has_tails = False
        for element in list(tree.iter()):
            text = element.text
            if text and not isinstance(text, AtomicString) and not is_plain(text):
                if (
                    in_elements is not None
                    and element.tag not in in_elements
                    and "  \n" not in text
                    and (html := finished_html(text, self.md.findings)) is not None
                ):
                    element.text = html
                elif not self._spans.fill(element, text, with_notes=not counted):
                    unusual.append(element)
            has_tails = has_tails or bool(element.tail and not is_plain(element.tail))
        if has_tails or (unusual and (counted or "<" in source)):
            # The order of what is found matters for notes, for tags (they are reported) and for what stands behind.
            return self._run_over_all(tree, source, ancestors)
        if unusual:
            self._run_over(unusual)
        return tree

    def _run_over(self, elements: Iterable[Element]) -> None:
        """Have the library fill in `elements`, of which none depends on another."""
        holder = Element("div")
        for element in elements:
            SubElement(holder, element.tag).text = element.text
        self._choose_patterns("\n".join(element.text or "" for element in elements))
        super().run(holder)
        for element, filled in zip(elements, holder, strict=True):
            element.text = filled.text
            element[0:0] = list(filled)

    def _run_over_all(self, tree: Element, source: str, ancestors: list[str] | None) -> Element:
        if not self._abbreviations:
            for element in tree.iter():
                if element.text and is_plain(element.text):
                    element.text = AtomicString(element.text)
                if element.tail and is_plain(element.tail):
                    element.tail = AtomicString(element.tail)
        self._choose_patterns(source)
        return super().run(tree, ancestors)

    def _choose_patterns(self, text: str) -> None:
        """Keep the patterns that can match somewhere in `text`."""
        absent = {name for name, sign in _SIGNS.items() if sign not in text}
        if not self.md.references:
            absent |= _REFERRING
        idle = {self._patterns.get_index_for_name(name) for name in absent}
        chosen = [pattern for place, pattern in enumerate(self._patterns) if place not in idle]
        self.inlinePatterns = cast("Any", chosen)


class UnescapeProcessor(UnescapeTreeprocessor):
    """The library's last step over all texts, which has nothing to do where nothing was escaped."""

    md: Dialect

    def run(self, root: Element) -> None:
        """Look for escaped characters, if the text has a backslash at all; Python-Markdown's hook."""
        if any("\\" in line for line in self.md.lines):
            super().run(root)

    def unescape(self, text: str) -> str:
        """`text` with its escaped characters restored; Python-Markdown's hook."""
        return super().unescape(text) if STX in text else text
