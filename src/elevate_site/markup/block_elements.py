"""A tree of blocks into the elements that the library goes on with: it reads the words in them, and writes the HTML."""

from __future__ import annotations

import itertools
from collections.abc import MutableMapping, Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor
from markdown.util import AtomicString, code_escape

from elevate_site.markup.block_nodes import Container, Leaf, Node, is_loose, list_of
from elevate_site.markup.definitions import cut_definitions
from elevate_site.markup.fences import placeholder
from elevate_site.markup.footnotes import Footnotes
from elevate_site.markup.parser import Parser
from elevate_site.model.values import Position

__all__ = ["ElementMaker"]

_LIST_TAGS = {"bullets": "ul", "numbers": "ol"}


class ElementMaker:
    """Makes the elements of one text."""

    def __init__(
        self,
        parser: Parser,
        footnotes: Footnotes,
        abbreviations: MutableMapping[str, str],
        fences: Sequence[int | None],
    ) -> None:
        """`fences` are the numbers of the `:::` lines that stay, by their number among all of them."""
        self._parser = parser
        self._places = parser.findings.places
        self._footnotes = footnotes
        self._abbreviations = abbreviations
        self._fences = fences
        self._tables: BlockProcessor = parser.parser.blockprocessors["table"]

    def fill(self, parent: Element, nodes: Sequence[Node], *, is_tight: bool = False) -> None:
        """Put the elements of `nodes` under `parent`, which has none yet.

        Where `is_tight`, a paragraph becomes the text of `parent` itself.
        """
        for (kind, _), run in itertools.groupby(nodes, list_of):
            if kind == "terms":
                self._add_terms(SubElement(parent, "dl"), list(run))
            elif kind in _LIST_TAGS:
                self._add_items(parent, _LIST_TAGS[kind], [node for node in run if isinstance(node, Container)])
            else:
                for node in run:
                    if isinstance(node, Container):
                        self._add_container(parent, node)
                    elif node.kind == "paragraph":
                        self._add_paragraph(parent, node, is_tight=is_tight)
                    else:
                        self._add_leaf(parent, node)

    def _add_items(self, parent: Element, tag: str, items: Sequence[Container]) -> None:
        is_tight = not is_loose(items)
        element = SubElement(parent, tag)
        if tag == "ol" and items[0].number != 1:
            element.set("start", str(items[0].number))
        for item in items:
            self.fill(
                self._placed(SubElement(element, "li"), item.first, item.column), item.children, is_tight=is_tight
            )

    def _add_terms(self, element: Element, nodes: Sequence[Node]) -> None:
        before = 0
        for node in nodes:
            if isinstance(node, Container):
                is_tight = before in {0, node.first - 1} and not is_loose((node,))
                meaning = self._placed(SubElement(element, "dd"), node.first, node.column)
                self.fill(meaning, node.children, is_tight=is_tight)
                before = 0
            else:
                for line, term in enumerate(node.text.split("\n"), node.first):
                    self._placed(SubElement(element, "dt"), line, node.column).text = term.strip(" ")
                before = node.last

    def _add_container(self, parent: Element, node: Container) -> None:
        if node.kind == "note":
            note = Element("li")
            self.fill(note, node.children)
            self._footnotes.add(node.sign, Position(node.first, node.column), note)
        else:
            self.fill(SubElement(parent, "blockquote"), node.children)

    def _add_paragraph(self, parent: Element, leaf: Leaf, *, is_tight: bool) -> None:
        for offset, words in cut_definitions(leaf.text, self._parser.findings, self._abbreviations):
            if is_tight and len(parent) and not parent[-1].tail:
                parent[-1].tail = words
                continue
            element = parent if is_tight and not len(parent) and not parent.text else SubElement(parent, "p")
            element.text = words
            line = leaf.first + leaf.text.count("\n", 0, offset)
            self._placed(element, line, 1 if offset else leaf.column)

    def _add_leaf(self, parent: Element, leaf: Leaf) -> None:
        match leaf.kind:
            case "heading":
                self._placed(SubElement(parent, f"h{leaf.number}"), leaf.first, leaf.column).text = leaf.text
            case "code":
                code = SubElement(SubElement(parent, "pre"), "code")
                code.text = AtomicString(f"{code_escape(leaf.text)}\n")
            case "break":
                SubElement(parent, "hr")
            case "fence":
                number = self._fences[leaf.number]
                if number is not None:
                    SubElement(parent, "hr", {"class": placeholder(number)})
            case _:
                self._add_table(parent, leaf)

    def _add_table(self, parent: Element, leaf: Leaf) -> None:
        if not self._tables.test(parent, leaf.text):
            self._add_paragraph(parent, leaf, is_tight=False)
            return
        self._tables.run(parent, [leaf.text])
        for number, row in enumerate(parent[-1].iter("tr")):
            # The second line of a table is no row.
            line = leaf.first + number + (number > 0)
            for cell in row:
                self._placed(cell, line, leaf.column)

    def _placed(self, element: Element, line: int, column: int) -> Element:
        self._places[element] = Position(line, column)
        return element
