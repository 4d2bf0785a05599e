"""The blocks that most of an article is made of, each recognised by one look.

For each block of a text the library asks up to seventeen kinds of block whether it is one of theirs; most blocks are
paragraphs, which is the last question. Here a block is taken before all others are asked, when every line of it
begins so that no other kind could claim it: tables, headings, rules, lists, quotes, definitions, references,
footnotes and abbreviations all need a sign, a number with a point, or blanks at the beginning of a line. What depends
on the blocks around it, such as a list behind a list, goes the library's way.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import ParagraphProcessor

__all__ = ["UsualBlockProcessor"]

# How a line begins that can be nothing but words: with a letter or a sign that begins no block, with a number that
# counts nothing, with emphasis, with the words of a link.
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
# A line break begins both, so that the search can skip from line to line.
_ITEM_SIGNS = {"ul": re.compile(r"\n[*+-] +"), "ol": re.compile(r"\n[0-9]+\. +")}


class UsualBlockProcessor(ParagraphProcessor):
    """Takes usual blocks as long as they come one after the other."""

    def run(self, parent: Element, blocks: list[str]) -> bool:
        """Put the usual blocks with which `blocks` begins under `parent`; Python-Markdown's hook."""
        tight = self.parser.state.isstate("list")
        for number, block in enumerate(blocks):
            match = _BLOCK.match(block)
            if match and match.lastgroup == "paragraph" and not tight:
                SubElement(parent, "p").text = block
            elif match is None or not self._takes(match.lastgroup or "", parent, block, match):
                del blocks[:number]
                return number > 0
            elif match.end() < len(block):
                # Other blocks may follow a heading without an empty line, and a third line end begins one.
                blocks[: number + 1] = [block[match.end() :]]
                return True
        blocks.clear()
        return True

    def _takes(self, kind: str, parent: Element, block: str, match: re.Match[str]) -> bool:
        """Whether `block` was put under `parent`, where nothing there has a say in it."""
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
            # Empty lines belong to the code before them.
            return kind == "empty" and before != "pre"
        return True
