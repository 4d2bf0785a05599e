"""The Markdown that articles are written in: which processors there are, and in which order they run.

This is the composition root of the room: it imports every processor, and only `conversion` imports it.
"""

from __future__ import annotations

from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.tables import TableExtension

from elevate_site.markup.abbreviations import AbbreviationProcessor
from elevate_site.markup.attributes import AttributeListProcessor
from elevate_site.markup.block_parser import CommonMarkParser
from elevate_site.markup.characters import SparingUnescapeProcessor
from elevate_site.markup.findings import Findings
from elevate_site.markup.footnotes import Footnotes, FootnoteWordsProcessor
from elevate_site.markup.headings import HeadingProcessor
from elevate_site.markup.inlines import InlineReader
from elevate_site.markup.leftovers import LeftoverProcessor
from elevate_site.markup.links import DestinationProcessor
from elevate_site.markup.parser import Parser
from elevate_site.markup.tables import TableRegionProcessor
from elevate_site.markup.unresolved import report_references

__all__ = ["Dialect"]


class Dialect(Parser):
    """One parser, which converts many documents one after the other."""

    def __init__(self) -> None:
        self._footnotes = Footnotes()
        extension = AbbrExtension()
        super().__init__([TableExtension(use_align_attribute=True), self._footnotes, extension])
        abbreviations = extension.abbrs  # type: ignore[attr-defined]  # the stubs leave it out
        self.parser = CommonMarkParser(self, self._footnotes, abbreviations)
        # `positions` does the work of this step before it writes marks.
        self.preprocessors.deregister("normalize_whitespace")
        # Raw HTML blocks are not allowed; without this step their tags are treated, and reported, like all others.
        self.preprocessors.deregister("html_block")
        self.treeprocessors.register(InlineReader(self, self._footnotes), "inline", 20)
        self.treeprocessors.register(SparingUnescapeProcessor(self), "unescape", 0)
        self.treeprocessors.register(AttributeListProcessor(self), "attr_list", 8)
        self.treeprocessors.register(HeadingProcessor(self), "headings", 5)
        # After everything that reads signs, and before `unescape`, which makes signs of what is none.
        self.treeprocessors.register(LeftoverProcessor(self), "leftovers", 3)
        self.treeprocessors.register(AbbreviationProcessor(self, abbreviations), "abbreviations", 2)
        # After `unescape`, which has priority 0 and would not find its escapes in finished values.
        self.treeprocessors.register(DestinationProcessor(self), "destinations", -10)
        self.treeprocessors.register(TableRegionProcessor(self), "table_regions", -20)
        self.treeprocessors.register(FootnoteWordsProcessor(self), "footnote_words", -30)

    def to_html(self, text: str, findings: Findings) -> str:
        """`text`, normalized and with marks, as HTML with marks and placeholders; `findings` takes what is found."""
        self.reset()
        self.findings = findings
        html = self.convert(f"{text}\n\n")
        self._footnotes.report_unmatched()
        report_references(findings)
        return html
