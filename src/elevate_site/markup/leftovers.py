"""Signs that stand in a converted text as they were typed, because nothing read them; each with its place.

Most texts hold none, which two quick searches tell. Only then is it worth the time to find out where everything stands.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from elevate_site.errors import Problem
from elevate_site.language.address_slips import find_address_slips, may_hold_address_slips
from elevate_site.language.leftover_kinds import Kind
from elevate_site.language.leftover_signs import (
    Leftover,
    find_leftovers,
    find_signs_in_value,
    kinds_in_order,
    may_hold_leftovers,
)
from elevate_site.markup.fence_arguments import Fence
from elevate_site.markup.findings import found_problem
from elevate_site.markup.misread_signs import find_misread_signs, may_hold_misread_signs
from elevate_site.markup.parser import Parser
from elevate_site.markup.positions import normalize_whitespace, position_of
from elevate_site.markup.source_places import MASK, PlacedText, SourceLines, masked, placed_texts
from elevate_site.markup.unmarked_headings import unmarked_headings
from elevate_site.model.values import Position

__all__ = ["LeftoverProcessor", "find_signs_of_fences"]

# What may be wrong although no sign is left: a line of only bold or capital letters.
_DOUBTFUL = re.compile(r"\n(?:\*\*|__)[^*_\n]{1,80}(?:\*\*|__) *(?:\\?\n)|\n(?=[^a-z\n]{6,80}\n)[^\n]*[A-Z]")
_ADDRESS = re.compile(r"(?<!\[)(?:https?://|(?<!/)www\.)[^\s\[\]]+|(?<![^\s(\[])[^\s@*_(\[]\S{0,63}@[^\s\[\]]+")
# Nobody reads more of them, and finding hundreds of thousands takes seconds.
_MOST_SIGNS = 5_000


class LeftoverProcessor(Treeprocessor):
    """Reports what was left unread; it changes nothing."""

    md: Parser

    def run(self, root: Element) -> None:
        """Look at all words of the tree; Python-Markdown's hook."""
        findings = self.md.findings
        words = _all_words(root)
        if not (may_hold_leftovers(words) or may_hold_address_slips(words) or _is_doubtful(findings.source)):
            return
        source = SourceLines(normalize_whitespace(findings.source))
        texts = tuple(placed_texts(root, findings.places, source))
        in_order = kinds_in_order("\n".join(text.words for text in texts))
        shown = ((text, sign) for text in texts for sign in _signs_in(text, findings.language, in_order))
        doubtful = texts if may_hold_misread_signs(findings.source) else ()
        found = chain(shown, ((text, sign) for text in doubtful for sign in find_misread_signs(text, source)))
        for number, (text, sign) in enumerate(found):
            position = source.position(text.source_offset(sign.offset))
            if number == _MOST_SIGNS:
                excess = f"More than {_MOST_SIGNS:,} signs of this text were meant otherwise; here is one more."
                findings.report("text-length", position, excess, "Mend those above first.")
                break
            findings.report(sign.rule, position, sign.message, sign.hint)
        for image in root.iter("img"):
            self._report_words_of(image, source)
        self._report_headings(root, {text.block: text for text in texts}, source)

    def _report_words_of(self, image: Element, source: SourceLines) -> None:
        address = position_of(image.get("src") or "")
        end = source.start_of(address.line) + address.column - 1 if address else 0
        for words in (image.get("alt") or "", image.get("title") or ""):
            start = source.text.rfind(words, 0, end)
            for sign in find_signs_in_value(masked(words), self.md.findings.language):
                position = source.position(start + sign.offset) if start >= 0 else address
                self.md.findings.report(sign.rule, position, sign.message, sign.hint)

    def _report_headings(self, root: Element, texts: Mapping[Element, PlacedText], source: SourceLines) -> None:
        for paragraph, words in unmarked_headings(root):
            place = texts[paragraph].source_offset(0)
            if place < 0:
                # Nothing but code, which is no heading.
                continue
            bold = source.text.startswith(("**", "__"), place - 2)
            message = f"“{words}” looks like a heading, but is only {'bold' if bold else 'in capital letters'}."
            heading = words.rstrip(":") if bold else words.capitalize()
            hint = f"Write “## {heading}” with an empty line below it; people who hear the page jump between headings."
            self.md.findings.report("heading-unmarked", source.position(place - 2 * bold), message, hint)


def _is_doubtful(source: str) -> bool:
    return may_hold_misread_signs(source) or _DOUBTFUL.search(f"\n{source}\n") is not None


def _all_words(root: Element) -> str:
    images = (words for image in root.iter("img") for words in (image.get("alt"), image.get("title")) if words)
    return "\n".join((*root.itertext(), *images))


def _without_addresses(words: str) -> str:
    """`words` without addresses, which may hold any sign; everything else stays at its offset."""
    if "@" not in words and "://" not in words and "www." not in words:
        return words
    return _ADDRESS.sub(lambda found: MASK * len(found[0]), words)


def _signs_in(text: PlacedText, language: str, in_order: Collection[Kind]) -> Iterator[Leftover]:
    yield from find_leftovers(_without_addresses(text.words), language, in_order)
    yield from find_address_slips(text.words)


def find_signs_of_fences(file: str, language: str, source: str, fences: Iterable[Fence]) -> Iterator[Problem]:
    """A Problem for each sign in the words of a `:::` line of `source`, such as its heading."""
    for fence in fences:
        for words in fence.arguments.values():
            for sign in find_signs_in_value(words, language):
                written = source.split("\n")[fence.line - 1]
                position = Position(fence.line, max(written.find(words), 0) + sign.offset + 1)
                yield found_problem(file, sign.rule, position, sign.message, sign.hint)
