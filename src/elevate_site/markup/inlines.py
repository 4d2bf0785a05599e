"""What stands inside a paragraph, a heading or a cell: words, emphasis, code, links, read as CommonMark reads them.

Python-Markdown asks some fifteen patterns in turn, and each searches the whole text again. So it reads `**` inside a
word, a backslash, brackets in brackets and blanks in addresses otherwise than all other programs, loses letters beside
signs that do not match, and takes time that grows with the square of a text. This step takes the place of the
library's: it goes through a text once, from left to right, by the procedure of CommonMark 0.31. What comes after it
finds what the library would have left: escaped characters and HTML tags set aside, entities as typed.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString, code_escape

from elevate_site.markup.bare_links import bare_link_at
from elevate_site.markup.brackets import Brackets
from elevate_site.markup.characters import entity, escaped
from elevate_site.markup.emphasis import Inline, append_inlines, delimiter_run
from elevate_site.markup.footnotes import Footnotes
from elevate_site.markup.link_syntax import ESCAPABLE
from elevate_site.markup.parser import Parser
from elevate_site.markup.positions import BARE_START, position_of, without_marks
from elevate_site.markup.raw_html import TAG, stash_tag
from elevate_site.markup.unresolved import report_open_address

__all__ = ["InlineReader"]

# One class begins every sign, so that the search skips to it; the alternatives then look back at what it was.
_SIGN = re.compile(
    rf"""
    [\\\n`*_\ufdd8\[!\]<{BARE_START}&]
    (?: (?<=\\) (?: (?P<escape> {ESCAPABLE} ) | (?P<break> \n ) )
      | (?<=[ ][ ]\n) (?P<blanks> )
      | (?<=`) (?P<code> `* )
      | (?<=\*) (?P<stars> \** )
      | (?<=_) (?P<lines> _* )
      | (?: (?<=\ufdd8) \d+,\d+\ufdd9\[ | (?<=\[) ) (?P<note> \^ (?=[^\[\]\n]+\]) )
      | (?<=\[) (?P<opening> )
      | (?<=!) (?P<image> \[ )
      | (?<=\]) (?P<closing> )
      | (?<=<) (?P<angle> )
      | (?<={BARE_START}) (?P<bare> )
      | (?<=&) (?P<entity> \#[0-9]+; | \#[xX][0-9a-fA-F]+; | [A-Za-z0-9]+; )
    )
    """,
    re.VERBOSE,
)
_AUTOLINK = re.compile("<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\x00-\x20\x7f<>]*)>")
# How addresses begin that are no words for readers.
_SPOKEN = re.compile(r"\A(?:mailto|tel|sms):", re.IGNORECASE)
_MAIL = re.compile("<([^\\s<>@\x02]+@[^\\s<>@\x02]+)>")
_OPEN_ADDRESS = re.compile("<[A-Za-z][A-Za-z0-9+.-]*:(?://)?\ufdd0\\d+,\\d+\ufdd1")
_MARK_OF_TAG = re.compile("([^\\s<>[]*) \ufdd4\\d+,\\d+\ufdd5")
_REST = re.compile(r"\s*\Z")
_INDENT = re.compile(" *")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TICKS = re.compile("`+")


class InlineReader(Treeprocessor):
    """Reads the text of every element, in place of the library's step `inline`."""

    md: Parser

    def __init__(self, parser: Parser, footnotes: Footnotes) -> None:
        super().__init__(parser)
        self._footnotes = footnotes

    def run(self, root: Element) -> None:
        """Change the tree in place; Python-Markdown's hook."""
        for element in list(root.iter()):
            children = list(element)
            if any(_has_sign(child.tail) for child in children):
                element[:] = [each for child in children for each in (child, *self._read_tail(child))]
            if _has_sign(element.text):
                text = element.text or ""
                # A heading is no place for a link that nobody asked for.
                read = self._read(without_marks(text) if element.tag in _HEADINGS and BARE_START in text else text)
                element.text = read.text
                element[0:0] = list(read)

    def _read_tail(self, element: Element) -> list[Element]:
        """The elements in the words behind `element`, which keeps the words before the first."""
        if not _has_sign(element.tail):
            return []
        read = self._read(element.tail or "")
        element.tail = read.text
        return list(read)

    def _read(self, text: str) -> Element:
        """An element with what stands in `text`."""
        read = Element("span")
        append_inlines(read, _Scan(text, self.md, self._footnotes).read())
        return read


def _has_sign(text: str | None) -> bool:
    return text is not None and not isinstance(text, AtomicString) and _SIGN.search(text) is not None


class _Scan:
    """One way through one text."""

    def __init__(self, text: str, parser: Parser, footnotes: Footnotes) -> None:
        self._text = text
        self._parser = parser
        self._footnotes = footnotes
        self._inlines: list[Inline] = []
        self._brackets = Brackets(text, self._inlines, parser)
        # Where runs of backticks begin, by their length.
        self._ticks: defaultdict[int, deque[int]] = defaultdict(deque)
        for run in _TICKS.finditer(text) if "`" in text else ():
            self._ticks[len(run[0])].append(run.start())

    def read(self) -> list[Inline]:
        """Everything in the text, in order."""
        offset = 0
        while match := _SIGN.search(self._text, offset):
            if match.start() > offset:
                self._inlines.append(self._text[offset : match.start()])
            offset = _READERS[match.lastgroup or ""](self, match)
        self._inlines.append(self._text[offset:])
        self._brackets.finish()
        return self._inlines

    def read_escape(self, match: re.Match[str]) -> int:
        character, end = match["escape"], match.end()
        if character == "[":
            self._brackets.show()
        elif character == "<" and (marked := _MARK_OF_TAG.match(self._text, end)):
            # No tag begins here, so its mark would point at nothing.
            self._inlines.append(escaped(character, self._text, match.start(), end) + marked[1])
            return marked.end()
        self._inlines.append(escaped(character, self._text, match.start(), end))
        return end

    def read_break(self, match: re.Match[str]) -> int:
        if _REST.match(self._text, match.end()):
            self._inlines.append(match[0])
            return match.end()
        if self._inlines and isinstance(words := self._inlines[-1], str):
            self._inlines[-1] = words.rstrip(" ")
        self._inlines.append(Element("br"))
        indent = _INDENT.match(self._text, match.end())
        return indent.end() if indent else match.end()

    def read_code(self, match: re.Match[str]) -> int:
        starts = self._ticks[len(match[0])]
        while starts and starts[0] < match.end():
            starts.popleft()
        if not starts:
            self._inlines.append(match[0])
            return match.end()
        words = without_marks(self._text[match.end() : starts[0]])
        if words.startswith(" ") and words.endswith(" ") and words.strip(" "):
            words = words[1:-1]
        code = Element("code")
        code.text = AtomicString(code_escape(words))
        self._inlines.append(code)
        return starts[0] + len(match[0])

    def read_emphasis(self, match: re.Match[str]) -> int:
        self._inlines.append(delimiter_run(self._text, match.start(), match.end()))
        return match.end()

    def read_note(self, match: re.Match[str]) -> int:
        closed = self._text.index("]", match.end())
        name = without_marks(self._text[match.end() : closed])
        if (mark := self._footnotes.mark_of(name)) is not None:
            self._inlines.append(mark)
            return closed + 1
        if position := position_of(match[0]):
            self._parser.findings.unknown_notes.append((name, position))
        self._brackets.open(match.start("note") - 1, match.start("note"))
        return match.start("note")

    def read_opening(self, match: re.Match[str]) -> int:
        self._brackets.open(match.start(), match.end())
        return match.end()

    def read_closing(self, match: re.Match[str]) -> int:
        return self._brackets.close(match.end())

    def read_angle(self, match: re.Match[str]) -> int:
        text, start = self._text, match.start()
        if address := _AUTOLINK.match(text, start):
            self._link(address[1], _SPOKEN.sub("", without_marks(address[1])))
            return address.end()
        if address := _MAIL.match(text, start):
            self._link(f"mailto:{address[1]}", without_marks(address[1]))
            return address.end()
        if tag := TAG.match(text, start):
            self._inlines.append(stash_tag(self._parser, tag[0]))
            return tag.end()
        if unfinished := _OPEN_ADDRESS.match(text, start):
            report_open_address(self._parser.findings, position_of(unfinished[0]))
        self._inlines.append("<")
        return match.end()

    def _link(self, address: str, words: str) -> None:
        link = Element("a", {"href": address})
        link.text = AtomicString(words)
        self._inlines.append(link)

    def read_bare(self, match: re.Match[str]) -> int:
        if (read := bare_link_at(self._text, match.start())) is None:
            self._inlines.append(match[0])
            return match.end()
        self._inlines.append(read[0])
        return read[1]

    def read_entity(self, match: re.Match[str]) -> int:
        self._inlines.append(entity(self._text, match.start(), match.end()))
        return match.end()


_READERS = {
    "escape": _Scan.read_escape,
    "break": _Scan.read_break,
    "blanks": _Scan.read_break,
    "code": _Scan.read_code,
    "stars": _Scan.read_emphasis,
    "lines": _Scan.read_emphasis,
    "note": _Scan.read_note,
    "opening": _Scan.read_opening,
    "image": _Scan.read_opening,
    "closing": _Scan.read_closing,
    "angle": _Scan.read_angle,
    "bare": _Scan.read_bare,
    "entity": _Scan.read_entity,
}
