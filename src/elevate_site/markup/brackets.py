"""Square brackets: links, images and references, and what only looks like one.

This is the procedure of CommonMark 0.31 ("look for link or image"). Opening brackets are kept until one closes; what
was read since becomes the words of a link, or stays as it is. Nothing is searched for twice: an opening bracket that
made no link is forgotten.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE

from elevate_site.markup.bare_links import is_bare_link
from elevate_site.markup.characters import plain, resolved
from elevate_site.markup.emphasis import Inline, append_inlines
from elevate_site.markup.link_syntax import Target, label_at, normal_name, read_target
from elevate_site.markup.parser import Parser
from elevate_site.markup.positions import position_of, without_marks
from elevate_site.markup.references import resolve
from elevate_site.markup.unresolved import report_definition, report_unfinished

__all__ = ["Brackets"]

_LONGEST_NAME = 999
_USED = re.compile("\ufdda\\d+,\\d+\ufddb")
# A picture inside a description stands for its own, and a line break for a blank.
_WORDS_WITHOUT_TEXT = frozenset({"img", "br"})
_DEFINED = re.compile(":[ \t]*(?:\n[ \t]*)?<?\ufdd0\\d+,\\d+\ufdd1")


class _Opening(NamedTuple):
    """An opening bracket."""

    place: int
    """Where it is among the inlines."""
    start: int
    """Where it begins in the text."""
    end: int
    """Where its words begin."""
    makes: str
    """`a` or `img`."""


class Brackets:
    """The brackets of one text; `inlines` is what was read of it so far."""

    def __init__(self, text: str, inlines: list[Inline], parser: Parser) -> None:
        self._text = text
        self._inlines = inlines
        self._parser = parser
        self._findings = parser.findings
        self._opened: list[_Opening] = []
        # Below this height no bracket opens a link, because a link was made inside of it.
        self._inactive = 0
        # Where the last bracket of any kind was opened: the name of a reference holds none.
        self._last_opened = -1
        # Opening brackets behind a backslash, and where the closing bracket of one ended.
        self._shown = 0
        self._shown_until = -1

    def show(self) -> None:
        """Note an opening bracket behind a backslash: its writer wants readers to see it, and the next closing one."""
        self._shown += 1

    def open(self, start: int, end: int) -> None:
        """Keep the bracket from `start` to `end`."""
        makes = "img" if self._text[start] == "!" else "a"
        self._last_opened = start
        self._opened.append(_Opening(len(self._inlines), start, end, makes))
        self._inlines.append(self._text[start:end])

    def close(self, end: int) -> int:
        """Read the closing bracket that ends at `end`, and return where what belongs to it ends."""
        opening = self._opened.pop() if self._opened else None
        is_active = opening is not None and (opening.makes == "img" or len(self._opened) >= self._inactive)
        self._inactive = min(self._inactive, len(self._opened))
        if opening and is_active and (read := self._target(opening, end)):
            self._put(opening, read[0])
            return read[1]
        self._inlines.append("]")
        if opening is None and self._shown:
            self._shown -= 1
            self._shown_until = end
        elif opening is None or is_active or not self._report_nested(end):
            self._report(opening, end)
        return end

    def finish(self) -> None:
        """Report what was opened and never closed."""
        for opening in self._opened:
            self._report_used(opening)

    def _target(self, opening: _Opening, end: int) -> tuple[Target, int] | None:
        """What the words from `opening` to `end` lead to, and where that is written to its end."""
        text = self._text
        if text.startswith("(", end) and (read := read_target(text, end + 1)):
            return read
        name = text[opening.end : end - 1] if end - opening.end <= _LONGEST_NAME else ""
        if self._last_opened > opening.start:
            # Its name would hold brackets.
            name = ""
        # The mark of `[name][]` stands behind it, where another name may follow.
        mark = _USED.match(text, end)
        label = label_at(text, mark.end() if mark else end)
        if label and without_marks(label[0]).strip():
            target = resolve(label[0], self._findings, position_of(label[0]))
            return (target, label[1]) if target else None
        used = _USED.match(text, label[1]) if label else None
        target = resolve(name, self._findings, position_of(used[0]) if used else None) if name else None
        return (target, used.end() if used else label[1] if label else end) if target else None

    def _put(self, opening: _Opening, target: Target) -> None:
        """Make an element of everything since `opening`."""
        words = self._inlines[opening.place + 1 :]
        if opening.makes == "a":
            words = [each.text or "" if isinstance(each, Element) and is_bare_link(each) else each for each in words]
        del self._inlines[opening.place :]
        element = Element(opening.makes)
        append_inlines(element, words)
        element.set("href" if opening.makes == "a" else "src", target.address)
        if target.title is not None:
            element.set("title", target.title)
        if opening.makes == "img":
            self._describe(element)
        else:
            self._inactive = len(self._opened)
        self._inlines.append(element)

    def _describe(self, image: Element) -> None:
        """Make the words inside `image` its description, without their markup."""
        for inner in image.iter():
            if inner is not image and inner.tag in _WORDS_WITHOUT_TEXT:
                inner.text = resolved(inner.get("alt", "\n").replace(AMP_SUBSTITUTE, "&"))
            elif inner.tag == "code":
                inner.text = html.unescape(inner.text or "")
        words = "".join(image.itertext())
        for tag in HTML_PLACEHOLDER_RE.findall(words):
            written = self._parser.htmlStash.rawHtmlBlocks[int(tag)]
            message = "An HTML tag cannot stand in the description of an image."
            self._findings.report("html-refused", position_of(str(written)), message, "Delete the tag.")
        image.set("alt", plain(HTML_PLACEHOLDER_RE.sub("", words)))
        image.text = None
        image[:] = []

    def _report_nested(self, end: int) -> bool:
        """Whether the bracket that ends at `end` would end a link if there were no link inside; that is reported."""
        read = read_target(self._text, end + 1) if self._text.startswith("(", end) else None
        label = label_at(self._text, end)
        if read:
            address = read[0].address
            position = position_of(address)
        elif label and (definition := self._findings.references.get(normal_name(label[0]))):
            address, position = definition.address, position_of(label[0])
        else:
            return False
        message = f"There is another link inside the link to “{without_marks(address)}”."
        self._findings.report("link-nested", position, message, "Write one link after the other.")
        return True

    def _report(self, opening: _Opening | None, end: int) -> None:
        """Report it if the closing bracket at `end`, or its `opening` one, looks like a part of a link."""
        text = self._text
        if opening and self._report_used(opening):
            return
        if text.startswith("(", end):
            label = "![what it shows]" if opening and opening.makes == "img" else "[words]"
            report_unfinished(self._findings, text, end + 1, label)
        elif opening and (used := _USED.match(text, end)):
            self._findings.unknown_references.append(("", position_of(used[0])))
        elif opening and (defined := _DEFINED.match(text, end)) and (position := position_of(defined[0])):
            report_definition(self._findings, text[opening.end : end - 1], position)

    def _report_used(self, opening: _Opening) -> bool:
        """Whether `opening` begins the name of a reference that has no address; that is reported."""
        text = self._text
        used = _USED.match(text, opening.end)
        if used is None or opening.start == self._shown_until or text[opening.start - 2 : opening.start] == "\\]":
            return used is not None
        name = text[used.end() : text.find("]", used.end())]
        self._findings.unknown_references.append((without_marks(name), position_of(used[0])))
        return True
