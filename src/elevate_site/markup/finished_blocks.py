"""Usual blocks of a text as finished HTML, without an element for each of them.

When the whole text has been parsed, nothing is added to a paragraph or a list any more. One whose words can be finished
at once, see `finished_spans`, is not changed by any later step either, but for the line breaks around it. So all that
stand one after the other become one string in one element, and the steps that walk through the tree pass them over.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from elevate_site.markup.findings import Findings
from elevate_site.markup.finished_spans import FinishedHtml, finished_html
from elevate_site.markup.usual_spans import is_plain

__all__ = ["FINISHED_BLOCKS", "finish_blocks"]

FINISHED_BLOCKS = "finished-blocks"
"""The tag of an element that is written as its words alone."""
_LISTS = frozenset({"ul", "ol"})
_NEXT_ITEM = "</li>\n<li>"
_START = ' start="{}"'


def finish_blocks(parent: Element, findings: Findings) -> None:
    """Put one element in the place of usual blocks that stand one after the other under `parent`.

    Not for texts with headings, attribute lists or abbreviations to be looked for in paragraphs.
    """
    children: list[Element] = []
    finished: list[str] = []
    for block in parent:
        html = _finished_block(block, findings)
        if html is not None:
            finished.append(html)
            continue
        if finished:
            children.append(_holder(finished))
            finished = []
        children.append(block)
    if finished:
        children.append(_holder(finished))
    parent[:] = children


def _holder(finished: list[str]) -> Element:
    holder = Element(FINISHED_BLOCKS)
    holder.text = FinishedHtml("".join(finished))
    return holder


def _finished_block(block: Element, findings: Findings) -> str | None:
    """`block` with the line breaks inside of it and behind it; `None` when it takes elements to know."""
    tag = block.tag
    if tag == "p" and not len(block):
        words = _finished_words(block.text or "", findings)
        return f"<p>{words}</p>\n" if words else None
    if tag in _LISTS and not block.text:
        items = _finished_items(block, findings)
        start = block.get("start")
        return f"<{tag}{'' if start is None else _START.format(start)}>\n{items}</{tag}>\n" if items else None
    if tag == "hr":
        placeholder = block.get("class")
        return "<hr>\n" if placeholder is None else f'<hr class="{placeholder}">\n'
    return None


def _finished_items(block: Element, findings: Findings) -> str | None:
    """The items of a list, if there is nothing but words in any of them."""
    texts = [item.text for item in block if item.text and not len(item)]
    if len(texts) < len(block):
        return None
    together = "\n".join(texts)
    if ">" in together or not is_plain(together):
        finished = [_finished_words(text, findings) for text in texts]
        texts = [words for words in finished if words]
        if len(texts) < len(finished):
            return None
    return f"<li>{_NEXT_ITEM.join(texts)}</li>\n"


def _finished_words(text: str, findings: Findings) -> str | None:
    if is_plain(text):
        return None if ">" in text else text
    return None if "  \n" in text else finished_html(text, findings)
