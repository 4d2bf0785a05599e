"""The finished tree as HTML.

The library's serializer also knows namespaces, comments, XHTML and attributes without a value; the tree of an
article holds none of these, and writing it without asking for them takes half the time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

__all__ = ["serialize"]

_WITHOUT_END = frozenset({"br", "hr", "img"})
# An ampersand that does not begin an entity.
_AMPERSAND = re.compile(r"&(?!(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)", re.IGNORECASE)


def serialize(root: Element) -> str:
    """`root` and all that is in it as HTML; Python-Markdown's hook."""
    parts: list[str] = []
    _write(root, parts.append)
    return "".join(parts)


def _write(element: Element, write: Callable[[str], None]) -> None:
    tag = element.tag
    attributes = [f' {name}="{_escaped(value, quoted=True)}"' for name, value in sorted(element.items())]
    write(f"<{tag}{''.join(attributes)}>")
    if element.text:
        write(_escaped(element.text))
    for child in element:
        _write(child, write)
    if tag not in _WITHOUT_END:
        write(f"</{tag}>")
    if element.tail:
        write(_escaped(element.tail))


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
