"""Headings: an anchor for each, made from its words, and a check that no level is skipped."""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from markdown.extensions.toc import remove_fnrefs, render_inner_html, strip_tags
from markdown.treeprocessors import Treeprocessor

from elevate_site.language.slugs import slug
from elevate_site.markup.parser import Parser
from elevate_site.markup.positions import without_marks
from elevate_site.model.fragment import Heading
from elevate_site.model.values import Position

__all__ = ["HeadingProcessor"]

_TAGS = {f"h{level}": level for level in range(1, 7)}
_TITLE_LEVEL = 1
_PLAIN = re.compile(r"[^<>&\x02\x03]*")


class HeadingProcessor(Treeprocessor):
    """Gives each heading the anchor that the library's `toc` would, and notes it in the findings.

    `toc` also renders a table of contents, which takes a tenth of a conversion and which nobody here would use.
    """

    md: Parser

    def run(self, root: Element) -> None:
        """Note every heading; Python-Markdown's hook."""
        findings = self.md.findings
        elements = list(root.iter())
        anchors = {anchor for element in elements if (anchor := element.get("id"))}
        numbers: dict[str, int] = {}
        previous = _TITLE_LEVEL
        # What is no heading is told already.
        told = {problem.line for problem in findings.problems if problem.code == "heading-unclear"}
        lines = findings.source.split("\n") if any(element.tag == "h1" for element in elements) else ()
        for element in [element for element in elements if element.tag in _TAGS]:
            level = _TAGS[element.tag]
            position, words = findings.places.get(element), self._words(element)
            fault = _misplaced(level, previous, words, _is_underlined(lines, position))
            if not words:
                fault = "This heading has no words.", "Write them, or delete it."
            anchor = element.get("id")
            if anchor is None:
                anchor = _unused(slug(words), anchors, numbers)
                anchors.add(anchor)
                element.set("id", anchor)
            if fault and not (position and position.line in told):
                findings.report("heading-level", position, *fault)
            previous = level
            findings.headings.append(Heading(level, anchor, words, position.line if position else 0))
        findings.anchors |= anchors

    def _words(self, element: Element) -> str:
        """The words of a heading."""
        text = element.text or ""
        if len(element) == 0 and _PLAIN.fullmatch(text):
            return without_marks(text).strip()
        rendered = render_inner_html(remove_fnrefs(element), self.md)
        words = without_marks(html.unescape(strip_tags(rendered))).strip()
        return words or " ".join(without_marks(image.get("alt") or "") for image in element.iter("img")).strip()


def _is_underlined(lines: Sequence[str], position: Position | None) -> bool:
    """Whether a line of signs below the words at `position` makes a heading of them, and not a # before them."""
    return position is not None and bool(lines) and "#" not in lines[position.line - 1][: position.column]


def _misplaced(level: int, previous: int, words: str, underlined: bool) -> tuple[str, str] | None:  # noqa: FBT001  # a fact
    """Message and hint about a heading that is not of a level that may follow the `previous` one."""
    if level == _TITLE_LEVEL:
        message = f"“{words}” is a heading of level 1, and only the title may be one."
        how = "Write ## before it, and delete the signs below it" if underlined else "Begin the line with ##, not #"
        return (
            message,
            f"{how}. If it only repeats the title, which is between the --- lines at the top, delete it.",
        )
    if level > previous + 1:
        message = f"“{words}” is a heading of level {level}, but the heading before it has level {previous}."
        hint = f"Begin the line with {'#' * (previous + 1)}. A skipped level confuses users of screen readers."
        return message, hint
    return None


def _unused(anchor: str, anchors: set[str], numbers: dict[str, int]) -> str:
    """`anchor`, or the first of `anchor-2`, `anchor-3` … that is free.

    `numbers` remembers where to go on, so that a thousand headings of one name do not count to a thousand each.
    """
    if anchor not in anchors:
        return anchor
    number = next(count for count in itertools.count(numbers.get(anchor, 2)) if f"{anchor}-{count}" not in anchors)
    numbers[anchor] = number + 1
    return f"{anchor}-{number}"
