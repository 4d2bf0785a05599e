"""The finished tree as HTML.

The library's serializer also knows namespaces, comments, XHTML and attributes without a value; the tree of an
article holds none of these, and writing it without asking for them takes half the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from elevate_site.markup.finished_blocks import FINISHED_BLOCKS
from elevate_site.markup.finished_spans import FinishedHtml

__all__ = ["serialize"]

_WITHOUT_END = frozenset({"br", "hr", "img"})
# An ampersand that does not begin an entity.
_AMPERSAND = re.compile(r"&(?!(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)", re.IGNORECASE)


def serialize(root: Element) -> str:
    """`root` and all that is in it as HTML, however deep that is; Python-Markdown's hook."""
    parts: list[str] = []
    words = (root.tail or "") + "".join([text for text in root.itertext() if text.__class__ is not FinishedHtml])
    has_special = "&" in words or "<" in words or ">" in words
    opened: list[tuple[Iterator[Element], str]] = [(iter((root,)), "")]
    while opened:
        children, after = opened[-1]
        for element in children:
            tag, text, tail, attributes = element.tag, element.text or "", element.tail or "", element.items()
            if tag == FINISHED_BLOCKS:
                parts.append(text)
                continue
            if has_special:
                tail = _escaped(tail)
                if not isinstance(text, FinishedHtml):
                    text = _escaped(text)
            opening = f"<{tag}{_written(attributes)}>{text}" if attributes else f"<{tag}>{text}"
            closing = tail if tag in _WITHOUT_END else f"</{tag}>{tail}"
            if len(element):
                parts.append(opening)
                opened.append((iter(element), closing))
                break
            parts.append(opening + closing)
        else:
            parts.append(after)
            opened.pop()
    return "".join(parts)


def _written(attributes: Iterable[tuple[str, str]]) -> str:
    """Attributes by name, each with a blank before it."""
    return "".join([f' {name}="{_escaped(value, quoted=True)}"' for name, value in sorted(attributes)])


def _escaped(text: str, *, quoted: bool = False) -> str:
    if "&" in text:
        text = _AMPERSAND.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if quoted and '"' in text:
        text = text.replace('"', "&quot;")
    return text
