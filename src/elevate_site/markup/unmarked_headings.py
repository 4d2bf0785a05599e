"""Lines that look like headings, but are none for a screen reader, a search engine or the list of contents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

from elevate_site.markup.positions import without_marks

__all__ = ["unmarked_headings"]

_LONGEST = 60
_FEWEST_LETTERS = 6
# What ends a sentence, or leads to the words or the list behind it.
_RUNS_ON = tuple(".!?…:;,–—")
# Below a heading there is text; between two blocks there may be a line, which says nothing.
_TEXT = frozenset({"p", "ul", "ol", "dl", "table", "blockquote", "div"})
_SHOUTED = re.compile(r"[^\W\d_]{2,}\W+[^\W\d_]")


def unmarked_headings(root: Element) -> Iterator[tuple[Element, str]]:
    """Each paragraph that begins with such a line, and the words of the line."""
    for paragraph, following in pairwise([*root, Element("end")]):
        if paragraph.tag != "p":
            continue
        line, is_whole = _first_line(paragraph)
        words = " ".join(line.split())
        if not words or len(words) > _LONGEST or words.endswith(_RUNS_ON):
            continue
        if following.tag in _TEXT if is_whole else True:
            yield paragraph, words


def _first_line(paragraph: Element) -> tuple[str, bool]:
    """The first line of `paragraph`, if it is bold or in capitals, and whether there are no others; empty if not."""
    text = without_marks(paragraph.text or "")
    if len(paragraph) and not text.strip() and paragraph[0].tag == "strong":
        bold = paragraph[0]
        behind, others = bold.tail or "", paragraph[1:]
        is_whole = not others and not behind.strip()
        if is_whole or behind.lstrip(" ").startswith("\n") or (others and others[0].tag == "br" and not behind.strip()):
            return without_marks("".join(bold.itertext())), is_whole
        return "", False
    line, break_behind, rest = text.partition("\n")
    if rest.partition("\n")[0].isupper():
        return "", False
    breaks = bool(break_behind) or (len(paragraph) > 0 and paragraph[0].tag == "br")
    if not breaks and len(paragraph):
        return "", False
    letters = sum(character.isalpha() for character in line)
    return (
        (line, not breaks) if letters >= _FEWEST_LETTERS and line.isupper() and _SHOUTED.search(line) else ("", False)
    )
