"""The Markdown that articles are written in: Python-Markdown with its extensions, and our own processors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import markdown
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import HTML_RE, IMAGE_LINK_RE, LINK_RE

from elevate_site.markup.addresses import ImageProcessor, LinkProcessor
from elevate_site.markup.attributes import AttributeListProcessor
from elevate_site.markup.destinations import DestinationProcessor
from elevate_site.markup.emphasis import EmphasisProcessor
from elevate_site.markup.fences import FencePlaceholderProcessor
from elevate_site.markup.findings import Findings
from elevate_site.markup.finishing import FinishingProcessor
from elevate_site.markup.footnotes import Footnotes
from elevate_site.markup.headings import HeadingProcessor
from elevate_site.markup.line_breaks import LineBreakProcessor
from elevate_site.markup.plain_text import SparingInlineProcessor, UnescapeProcessor
from elevate_site.markup.raw_html import TagProcessor
from elevate_site.markup.references import References
from elevate_site.markup.serializing import serialize
from elevate_site.markup.tables import QuickTableProcessor
from elevate_site.markup.usual_blocks import UsualBlockProcessor
from elevate_site.markup.whitespace import WhitespaceProcessor

__all__ = ["Dialect"]


class Dialect(markdown.Markdown):
    """One parser, used for many documents one after the other."""

    lines: list[str]
    """The text at hand, cleaned of tabs and foreign line ends; set by the library, missing in its stubs."""

    def __init__(self, *, shortcuts: bool = True) -> None:
        """Without `shortcuts` every text goes the library's way, which takes three times as long and gives the same."""
        footnotes, abbreviations = Footnotes(), AbbrExtension()
        super().__init__(
            extensions=[
                TableExtension(use_align_attribute=True),
                footnotes,
                DefListExtension(),
                SaneListExtension(),
                abbreviations,
            ],
            output_format="html",
        )
        self.serializer = serialize
        # The same names as in the library, whose list is searched to its end for every other tag.
        self.block_level_elements = cast("Any", frozenset(self.block_level_elements))
        self.findings = Findings("")
        self.references = References(self)
        self._footnotes = footnotes
        self.parser.blockprocessors.register(FencePlaceholderProcessor(self.parser), "fence_placeholder", 95)
        self.inlinePatterns.register(LinkProcessor(LINK_RE, self), "link", 160)
        self.inlinePatterns.register(ImageProcessor(IMAGE_LINK_RE, self), "image_link", 150)
        self.inlinePatterns.register(EmphasisProcessor(self), "em_strong", 60)
        self.inlinePatterns.register(TagProcessor(HTML_RE, self), "html", 90)
        # No block of raw HTML is allowed; without this step its tags go the way of all others and are found there.
        self.preprocessors.deregister("html_block")
        self.treeprocessors.register(AttributeListProcessor(self), "attr_list", 8)
        self.treeprocessors.register(HeadingProcessor(self), "headings", 5)
        # Behind `unescape`, which has the priority 0 and would not find its escapes in finished values.
        self.treeprocessors.register(DestinationProcessor(self), "destinations", -10)
        self.treeprocessors.register(FinishingProcessor(self), "finishing", -20)
        if shortcuts:
            self._take_shortcuts(footnotes, cast("Any", abbreviations).abbrs)
        # From here on nothing is registered; the library would sort and copy its list for each block of a text.
        self.parser.blockprocessors = cast("Any", tuple(self.parser.blockprocessors))

    def _take_shortcuts(self, footnotes: Footnotes, abbreviations: Mapping[str, str]) -> None:
        """Put steps in the place of the library's that do less for most texts."""
        self.preprocessors.register(WhitespaceProcessor(self), "normalize_whitespace", 30)
        self.parser.blockprocessors.register(UsualBlockProcessor(self.parser), "usual_block", 110)
        tables = cast("Any", self.parser.blockprocessors["table"])
        self.parser.blockprocessors.register(QuickTableProcessor(self.parser, tables.config), "table", 75)
        self.treeprocessors.register(SparingInlineProcessor(self, footnotes, abbreviations), "inline", 20)
        self.treeprocessors.register(LineBreakProcessor(self), "prettify", 10)
        self.treeprocessors.register(UnescapeProcessor(self), "unescape", 0)

    def to_html(self, text: str, findings: Findings) -> str:
        """`text` as HTML with marks and placeholders in it; what is found on the way goes into `findings`."""
        self.reset()
        self.findings = findings
        html = self.convert(text)
        self._footnotes.report_unused()
        return html
