"""What most often stands inside a paragraph, read once from left to right.

The library tries each of its patterns on a whole text, one after the other, and puts aside what it finds. The order
matters where signs meet. It does not where every sign of a text belongs to one of the constructs below: code has no
other code in it, a link no other bracket, emphasis no other star; each begins and ends with signs that no pattern
could pair otherwise, whatever stands around it. A text with any other sign is left to the library, all of it.
"""

from __future__ import annotations

import re
from typing import cast
from xml.etree.ElementTree import Element

from markdown.extensions.footnotes import FootnoteInlineProcessor
from markdown.util import AtomicString, code_escape

__all__ = ["CODE", "STRESSED", "TARGET", "UsualSpans", "is_plain"]

_SIGN = re.compile(r"[\\`\[<&*_]")
CODE = "`{code}`(?!`)"
"""Code, by the pattern of what is between its signs."""
TARGET = r"[^\s()<>\"'\\`\[\]]*+"
"""Where a link leads."""
# Where emphasis begins no blank follows, and where it ends none stands before.
STRESSED = rf"(?=[^\s*])(?:[^\\`\[<*_]++|{CODE.format(code='[^`]++')}|\[(?!\^)[^\[\]\\`<*_]*+\]\({TARGET}\))++(?<=\S)"
"""What emphasis surrounds."""
# Each alternative begins with its sign, so that the search can skip to the next one. The last ones have no name.
_CONSTRUCT = re.compile(
    rf"""
      {CODE.format(code="(?P<code>[^`]++)")}
    | \[(?<!!\[)(?!\^)(?P<label>[^\[\]\\`<]*+)\]\((?P<target>{TARGET})\)
    | \[(?<!!\[)\^(?P<note>[^\[\]\\`]++)\]
    | \*\*(?P<strong>{STRESSED})\*\*(?!\*)
    | \*(?P<em>{STRESSED})\*(?!\*)
    | &(?P<ampersand>)(?!\#[0-9]++;|\#x[0-9a-fA-F]++;|[a-zA-Z0-9]++;)
    | _(?P<underscore>)(?<=[^\W_]_)(?=[^\W_])
    | \\ | ` | \[ | < | & | \* | _
    """,
    re.VERBOSE,
)
_SHOWN = frozenset({"ampersand", "underscore"})


def is_plain(text: str) -> bool:
    """Whether there is nothing in `text` that Markdown could take for more than words."""
    # Each sign by itself is found far faster than one of many.
    return not (
        "*" in text
        or "[" in text
        or "_" in text
        or "&" in text
        or "<" in text
        or "`" in text
        or "\\" in text
        or ("\n" in text and "  \n" in text)
    )


class UsualSpans:
    """Puts words and what stands among them into the elements of one document after the other."""

    def __init__(self, notes: FootnoteInlineProcessor) -> None:
        self._notes = notes

    def fill(self, element: Element, text: str, *, with_notes: bool = False) -> bool:
        """Whether `text` has become the words of `element`, before all that is in it already; else nothing changed.

        Marks of footnotes count as usual only `with_notes`; numbering them is the library's work.
        """
        if "  \n" in text:
            return False
        if not _SIGN.search(text):
            element.text = text
            return True
        spans: list[tuple[re.Match[str], Element | None]] = []
        for match in _CONSTRUCT.finditer(text):
            kind = match.lastgroup
            if kind in _SHOWN:
                continue
            if kind == "note":
                if not with_notes or match["note"] not in self._notes.footnotes.footnotes:
                    return False
                spans.append((match, None))
                continue
            child = None if kind is None else self._element(kind, match)
            if child is None:
                return False
            spans.append((match, child))
        if spans:
            self._put(element, text, spans)
        else:
            element.text = text
        return True

    def _element(self, kind: str, match: re.Match[str]) -> Element | None:
        """What `match` stands for, unless there is something unusual in it."""
        if kind == "code":
            element = Element("code")
            element.text = AtomicString(code_escape(match["code"].strip()))
            return element
        if kind == "target":
            element, words = Element("a", {"href": match["target"]}), match["label"]
        else:
            element, words = Element(kind), match[kind]
        return element if self.fill(element, words) else None

    def _put(self, element: Element, text: str, spans: list[tuple[re.Match[str], Element | None]]) -> None:
        element.text = text[: spans[0][0].start()]
        ends = [*(match.start() for match, _ in spans[1:]), len(text)]
        children: list[Element] = []
        for (match, child), end in zip(spans, ends, strict=True):
            made = self._note(text, match.start()) if child is None else child
            made.tail = text[match.end() : end]
            children.append(made)
        element[0:0] = children

    def _note(self, text: str, start: int) -> Element:
        """The mark of the footnote at `start`, as the library makes it."""
        pattern = self._notes.getCompiledRegExp()
        element, _, _ = self._notes.handleMatch(cast("re.Match[str]", pattern.match(text, start)), text)
        return cast("Element", element)
