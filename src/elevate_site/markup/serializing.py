"""The finished tree as HTML.

The library's serializer also knows namespaces, comments, XHTML and attributes without a value; the tree of an
article holds none of these, and writing it without asking for them takes half the time.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

__all__ = ["serialize"]

_WITHOUT_END = frozenset({"br", "hr", "img"})
_SPECIAL = re.compile("[&<>]")
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
        tag, text, tail, attributes = item.tag, item.text or "", item.tail or "", item.attrib
        if text and _SPECIAL.search(text):
            text = _escaped(text)
        if tail and _SPECIAL.search(tail):
            tail = _escaped(tail)
        opening = f"<{tag}{_written(attributes)}>" if attributes else f"<{tag}>"
        closing = "" if tag in _WITHOUT_END else f"</{tag}>"
        if len(item):
            parts += (opening, text)
            waiting.append(closing + tail)
            waiting += item[::-1]
        else:
            parts.append(f"{opening}{text}{closing}{tail}")
    return "".join(parts)


def _written(attributes: dict[str, str]) -> str:
    """Attributes by name, each with a blank before it."""
    return "".join([f' {name}="{_escaped(value, quoted=True)}"' for name, value in sorted(attributes.items())])


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
