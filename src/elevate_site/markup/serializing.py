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
        parts.append(_opening(item))
        after = "" if item.tag in _WITHOUT_END else f"</{item.tag}>"
        if item.tail:
            after += _escaped(item.tail)
        if len(item):
            waiting += (after, *reversed(item))
        else:
            parts.append(after)
    return "".join(parts)


def _opening(element: Element) -> str:
    """The tag that opens `element`, with the text before its first child."""
    attributes = [f' {name}="{_escaped(value, quoted=True)}"' for name, value in sorted(element.items())]
    return f"<{element.tag}{''.join(attributes)}>{_escaped(element.text) if element.text else ''}"


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
