"""Headings: an anchor for each, their order, and the list that the contents are made from."""

from __future__ import annotations

import html
import itertools
import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.extensions.toc import remove_fnrefs, render_inner_html, strip_tags
from markdown.treeprocessors import Treeprocessor

from elevate_site.markup.marks import position_of, without_marks
from elevate_site.markup.slugs import slug
from elevate_site.model.fragment import Heading
from elevate_site.model.values import Position

if TYPE_CHECKING:
    from elevate_site.markup.dialect import Dialect

__all__ = ["HeadingProcessor"]

_TAGS = {f"h{level}": level for level in range(1, 7)}
_TITLE_LEVEL = 1
_USUAL = re.compile("\ufdd2(?P<line>\\d+),(?P<column>\\d+)\ufdd3 ?(?P<words>[^<>&\x02\x03\ufdd0-\ufddb]*)")
_PLAIN = re.compile(r"[^<>&\x02\x03]*")


class HeadingProcessor(Treeprocessor):
    """Gives headings their anchors, as the library's `toc` would, and checks that no level is skipped.

    `toc` also renders a table of contents of its own, which costs a tenth of a conversion and is not used here.
    """

    md: Dialect

    def run(self, root: Element) -> None:
        """Note every heading in `md.findings`; Python-Markdown's hook."""
        findings = self.md.findings
        elements = list(root.iter())
        anchors = {anchor for element in elements if (anchor := element.get("id"))}
        numbers: dict[str, int] = {}
        previous = _TITLE_LEVEL
        for element in [element for element in elements if element.tag in _TAGS]:
            level = _TAGS[element.tag]
            position, words = self._read(element)
            if not words:
                findings.report("heading-level", position, "This heading has no words.", "Delete it.")
            anchor = element.get("id")
            if anchor is None:
                anchor = _unused(slug(words), anchors, numbers)
                anchors.add(anchor)
                element.set("id", anchor)
            self._check_order(level, previous, words, position)
            previous = level
            findings.headings.append(Heading(level, anchor, words, position.line if position else 0))
        findings.anchors |= anchors

    def _read(self, element: Element) -> tuple[Position | None, str]:
        """Where a heading stands, and its words."""
        text = element.text or ""
        if len(element) == 0 and (usual := _USUAL.fullmatch(text)):
            # Nobody needs the mark after this.
            element.text = usual["words"]
            return Position(int(usual["line"]), int(usual["column"])), usual["words"].strip()
        position = position_of("".join(element.itertext()))
        if len(element) == 0 and _PLAIN.fullmatch(text):
            return position, without_marks(text).strip()
        rendered = render_inner_html(remove_fnrefs(element), self.md)
        return position, without_marks(html.unescape(strip_tags(rendered))).strip()

    def _check_order(self, level: int, previous: int, words: str, position: Position | None) -> None:
        if level == _TITLE_LEVEL:
            self.md.findings.report(
                "heading-level",
                position,
                f"“{words}” is a heading of the first level, which only the title is.",
                "Write ## before it. The title itself stands in the front matter.",
            )
        elif level > previous + 1:
            self.md.findings.report(
                "heading-level",
                position,
                f"“{words}” is a heading of level {level}, but the one before it is of level {previous}.",
                f"Write {'#' * (previous + 1)} before it. Who listens to the page would look for what is missing.",
            )


def _unused(anchor: str, anchors: set[str], numbers: dict[str, int]) -> str:
    """`anchor`, or the first of `anchor-2`, `anchor-3` … that is not taken.

    `numbers` remembers how far that has been counted, lest a thousand headings of one name count a thousand times.
    """
    if anchor not in anchors:
        return anchor
    number = next(count for count in itertools.count(numbers.get(anchor, 2)) if f"{anchor}-{count}" not in anchors)
    numbers[anchor] = number + 1
    return f"{anchor}-{number}"
