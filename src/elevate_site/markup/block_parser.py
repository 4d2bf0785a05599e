"""The library's reading of blocks, replaced by our own: lines to blocks, blocks to elements."""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping
from xml.etree.ElementTree import Element, ElementTree

from markdown.blockparser import BlockParser

from elevate_site.markup.block_contents import find_other_contents
from elevate_site.markup.block_elements import ElementMaker
from elevate_site.markup.block_explanations import explain
from elevate_site.markup.block_pitfalls import find_pitfalls
from elevate_site.markup.block_reader import read_blocks
from elevate_site.markup.fences import read_fences
from elevate_site.markup.footnotes import Footnotes
from elevate_site.markup.parser import Parser
from elevate_site.markup.positions import without_marks

__all__ = ["CommonMarkParser"]


class CommonMarkParser(BlockParser):
    """Makes the elements of a text; of the library's processors of blocks it asks the one for tables alone."""

    md: Parser

    def __init__(self, parser: Parser, footnotes: Footnotes, abbreviations: MutableMapping[str, str]) -> None:
        """`abbreviations` takes those of the text at hand."""
        super().__init__(parser)
        self.blockprocessors = parser.parser.blockprocessors
        self._footnotes = footnotes
        self._abbreviations = abbreviations

    def parseDocument(self, lines: Iterable[str]) -> ElementTree:  # noqa: N802 - the library's name
        """The elements of a text; Python-Markdown's hook."""
        lines = list(lines)
        findings = self.md.findings
        reading = read_blocks(lines)
        numbers, findings.fences, problems = read_fences(findings.file, reading.fences, lines)
        findings.problems += problems
        contents = find_other_contents(reading.nodes, numbers, findings.fences, findings.language)
        pitfalls = find_pitfalls(reading.nodes, findings.source.split("\n"))
        # A pitfall says more than what is only unusual at the same place.
        for fault in {explain(fault)[:2]: fault for fault in (*reading.faults, *pitfalls, *contents)}.values():
            findings.report(*explain(fault))
            if fault.code == "footnote-broken":
                findings.misplaced_notes.add(without_marks(fault.words))
        self.root = Element(self.md.doc_tag)
        # The library would take too long for an endless paragraph.
        if not any(fault.code == "text-length" for fault in reading.faults):
            maker = ElementMaker(self.md, self._footnotes, self._abbreviations, numbers)
            maker.fill(self.root, reading.nodes)
        return ElementTree(self.root)
