"""The blocks that most of an article consists of, each recognised by one expression.

For each block of a text the library asks up to seventeen processors in turn; most blocks are paragraphs, which it asks
for last. This processor is asked first, and takes a block when every line of it begins so that no other processor
could claim it: tables, headings, rules, lists, quotes, definitions, references, footnotes and abbreviations all need a
sign, a number with a point, or blanks at the beginning of a line. What depends on the blocks around it, such as a list
after a list, is left to the library.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import ParagraphProcessor

__all__ = ["UsualBlockProcessor"]

# How a line begins that can only be words: with a letter or a sign that begins no block, with a number that counts
# nothing, with emphasis, or with the words of a link.
_WORDS = r"(?:[^\s\d#*+\-:=>\[_|\ufde8]|\d++(?!\.\ )|\*[^\s*\[]|\*{2,3}+[^\s*]|\[(?!\^)[^\[\]\n]++\]\()"
_LINE = rf"(?={_WORDS})[^\n]*+"
_BULLETED = rf"[*+-]\ ++{_LINE}(?:\n\ {{0,3}}{_LINE})*+"
_NUMBERED = rf"[0-9]++\.\ ++{_LINE}(?:\n\ {{0,3}}{_LINE})*+"
_BLOCK = re.compile(
    rf"""
      (?P<paragraph> (?:{_LINE}\n?)++\Z )
    | \#{{1,6}}+ (?P<heading> [^\#\\|\n]*+ ) (?:\n|\Z)
    | (?P<ul> {_BULLETED} (?:\n{_BULLETED})*+\Z )
    | (?P<ol> {_NUMBERED} (?:\n{_NUMBERED})*+\Z )
    | (?P<hr> \ufde8\d++\ufde8\Z )
    | (?P<empty> \n++ | \Z )
    """,
    re.VERBOSE,
)
# Both begin with a line break, so that the search can skip from line to line.
_ITEM_SIGNS = {"ul": re.compile(r"\n[*+-] +"), "ol": re.compile(r"\n[0-9]+\. +")}


class UsualBlockProcessor(ParagraphProcessor):
    """Takes usual blocks as long as they follow one another."""

    def run(self, parent: Element, blocks: list[str]) -> bool:
        """Put the usual blocks at the beginning of `blocks` under `parent`; Python-Markdown's hook."""
        tight = self.parser.state.isstate("list")
        for number, block in enumerate(blocks):
            match = _BLOCK.match(block)
            if match and match.lastgroup == "paragraph" and not tight:
                SubElement(parent, "p").text = block
            elif match is None or not self._takes(match.lastgroup or "", parent, block, match):
                del blocks[:number]
                return number > 0
            elif match.end() < len(block):
                # Other blocks may follow a heading without an empty line, and a third line break begins another one.
                blocks[: number + 1] = [block[match.end() :]]
                return True
        blocks.clear()
        return True

    def _takes(self, kind: str, parent: Element, block: str, match: re.Match[str]) -> bool:
        """Put `block` under `parent`, unless what is there already changes its meaning; return whether it was put."""
        state, before = self.parser.state, parent[-1].tag if len(parent) else ""
        if kind == "paragraph":
            super().run(parent, [block])
        elif kind == "heading" and not state.isstate("looselist"):
            SubElement(parent, f"h{match.start('heading')}").text = match["heading"].strip()
        elif kind in _ITEM_SIGNS and before != kind and parent.tag not in _ITEM_SIGNS:
            items = SubElement(parent, kind)
            if kind == "ol" and not block.startswith("1."):
                items.set("start", block[: block.index(".")])
            for item in _ITEM_SIGNS[kind].split(f"\n{block}")[1:]:
                SubElement(items, "li").text = item
        elif kind == "hr":
            SubElement(parent, "hr", {"class": block})
        else:
            # Empty lines after code belong to the code.
            return kind == "empty" and before != "pre"
        return True
