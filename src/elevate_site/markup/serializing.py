"""The finished tree as HTML.

The library's serializer also knows namespaces, comments, XHTML and attributes without a value; the tree of an
article holds none of these, and writing it without asking for them takes half the time.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

__all__ = ["serialize"]

_WITHOUT_END = frozenset({"br", "hr", "img"})
# An ampersand that does not begin an entity.
_AMPERSAND = re.compile(r"&(?!(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)", re.IGNORECASE)


def serialize(root: Element) -> str:
    """`root` and all that is in it as HTML, however deep that is; Python-Markdown's hook."""
    parts: list[str] = []
    waiting: list[Element | str] = [root]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            parts.append(item)
            continue
        tag, text, tail, attributes = item.tag, item.text or "", item.tail or "", item.items()
        if "&" in text or "<" in text or ">" in text:
            text = _escaped(text)
        if "&" in tail or "<" in tail or ">" in tail:
            tail = _escaped(tail)
        opening = f"<{tag}{_written(attributes)}>{text}" if attributes else f"<{tag}>{text}"
        closing = tail if tag in _WITHOUT_END else f"</{tag}>{tail}"
        if len(item):
            parts.append(opening)
            waiting.append(closing)
            waiting += item[::-1]
        else:
            parts.append(opening + closing)
    return "".join(parts)


def _written(attributes: list[tuple[str, str]]) -> str:
    """Attributes by name, each with a blank before it."""
    if len(attributes) > 1:
        attributes.sort()
    return "".join([f' {name}="{_escaped(value, quoted=True)}"' for name, value in attributes])


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
