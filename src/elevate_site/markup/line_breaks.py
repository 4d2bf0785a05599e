"""Line breaks between blocks, so that a person can read the finished page.

The library asks of every tag in small and capital letters whether it is a block, and calls itself for each; the tags
of a tree are always in small letters, and its order does not matter.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.treeprocessors import PrettifyTreeprocessor

__all__ = ["LineBreakProcessor"]


class LineBreakProcessor(PrettifyTreeprocessor):
    """The library's step, with a quicker walk through the tree."""

    def _prettifyETree(self, elem: Element) -> None:  # noqa: N802 - the library's name
        blocks = self.md.block_level_elements
        waiting = [elem]
        while waiting:
            element = waiting.pop()
            tag, tail = element.tag, element.tail
            if not tail or not tail.strip():
                element.tail = "\n"
            if len(element) and tag in blocks and tag not in {"code", "pre"}:
                if element[0].tag in blocks and (not element.text or not element.text.strip()):
                    element.text = "\n"
                waiting += [child for child in element if child.tag in blocks]
