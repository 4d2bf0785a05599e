"""Attribute lists in braces: `{#anchor}`, `{.class}`, `{lang=es}`; nothing that could run code or restyle the page."""

from __future__ import annotations

import difflib
import re
from xml.etree.ElementTree import Element

from markdown.extensions.attr_list import AttrListTreeprocessor, get_attrs_and_remainder

from elevate_site.markup.parser import Parser
from elevate_site.markup.positions import position_of, without_marks
from elevate_site.model.values import Position

__all__ = ["AttributeListProcessor"]

_LIST = r"\{\:?[ ]*([^{}\n ][^{}\n]*)\}"
_NAMES = ("lang", "dir", "decorative")
_ANCHOR = re.compile(r"[^\W\d_](?:[^\W_]|-)*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


class AttributeListProcessor(AttrListTreeprocessor):
    """The library's attribute lists, with an allow-list."""

    md: Parser
    # The library's patterns run to the last brace of a line, so they take `{{ name }}` after a link for part of its
    # list. These end at the first brace.
    HEADER_RE = re.compile(rf"[ ]+{_LIST}[ ]*$")  # type: ignore[misc]  # final in the stubs only
    BLOCK_RE = re.compile(rf"\n[ ]*{_LIST}[ ]*$")  # type: ignore[misc]  # likewise
    INLINE_RE = re.compile(rf"^{_LIST}")  # type: ignore[misc]  # likewise

    def run(self, doc: Element) -> None:
        """Look for lists after blocks and inside lines, if the text has a brace at all; Python-Markdown's hook."""
        if any("{" in line for line in self.md.lines):
            super().run(doc)

    def assign_attrs(self, elem: Element, attrs_string: str, *, strict: bool = False) -> str:  # noqa: ARG002 - a hook
        """Give `elem` the allowed attributes and report the others; Python-Markdown's hook."""
        position = position_of(attrs_string)
        attributes, _ = get_attrs_and_remainder(without_marks(attrs_string))
        if not attributes:
            self._refuse(without_marks(attrs_string), None, position)
        for name, value in attributes:
            self._assign(elem, name, value, position)
        return ""

    def _assign(self, element: Element, name: str, value: str | None, position: Position | None) -> None:
        if element.tag == "img" and name in {"id", "lang", "dir"}:
            hint = "Only .class and decorative may follow an image. Give the anchor to the heading above it."
            self.md.findings.report("attribute-refused", position, f"An image cannot have “{name}”.", hint)
        elif name == "." and value:
            element.set("class", f"{element.get('class', '')} {value}".strip())
        elif name == "id":
            self._assign_anchor(element, value or "", position)
        elif name == "decorative" and value is None and element.tag == "img":
            element.set("decorative", "")
        elif (name == "lang" and _LANGUAGE.fullmatch(value or "")) or (name == "dir" and value in {"ltr", "rtl"}):
            element.set(name, value or "")
        else:
            self._refuse(name, value, position)

    def _assign_anchor(self, element: Element, anchor: str, position: Position | None) -> None:
        findings = self.md.findings
        if not _ANCHOR.fullmatch(anchor):
            hint = "Begin with a letter, and use only letters, digits and hyphens: {#what-helps}."
            findings.report("anchor-name", position, f"“{anchor}” cannot be an anchor.", hint)
        elif anchor in findings.anchors:
            message = f"The anchor “{anchor}” is used twice on this page."
            hint = f"Write another one here; links to #{anchor} lead to the first."
            findings.report("anchor-repeated", position, message, hint)
        else:
            findings.anchors.add(anchor)
            element.set("id", anchor)

    def _refuse(self, name: str, value: str | None, position: Position | None) -> None:
        shown = name if value is None else f"{name}={value}"
        near = difflib.get_close_matches(name, _NAMES, n=1)
        if name == "decorative":
            hint = "Write it right after an image, without a value: ![](leaf.png){decorative}."
        elif near and value is None:
            hint = f"Did you mean {near[0]}?"
        else:
            allowed = "#anchor (without spaces), .class, lang=es, dir=rtl and, after an image, decorative"
            hint = f"Delete it. Braces can hold {allowed}."
        self.md.findings.report("attribute-refused", position, f"“{shown}” is not allowed in braces.", hint)
