"""Signs that stand in a converted text as they were typed, because nothing read them; each with its place.

Most texts hold none, which two quick searches tell. Only then is it worth the time to find out where everything stands.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise
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
from elevate_site.language.number_mentions import number_mentions
from elevate_site.markup.fence_arguments import Fence
from elevate_site.markup.findings import found_problem
from elevate_site.markup.parser import Parser
from elevate_site.markup.positions import normalize_whitespace, position_of
from elevate_site.markup.source_places import MASK, PlacedText, SourceLines, masked, placed_texts
from elevate_site.markup.unmarked_headings import unmarked_headings
from elevate_site.model.values import Position

__all__ = ["LeftoverProcessor", "find_signs_of_fences"]

# What may be wrong although no sign is left: a star between digits, a backtick, a line of only bold or capital letters,
# or a line to write on.
# Every alternative begins with one plain character, so that the search skips to it.
_DOUBTFUL = re.compile(
    r"\*(?<=\d\*)\*{0,2}\d|`|\n(?:\*\*|__)[^*_\n]{1,80}(?:\*\*|__) *(?:\\?\n)|\n(?=[^a-z\n]{6,80}\n)[^\n]*[A-Z]"
    r"|_[/,;:.)-]"
    # Signs in the middle of a phone number.
    r"|-(?<=\d-)[*_]+\d|\*(?<=\d\*)\**[-.)]\d|\)(?<=\d\)) ?[*_]+\d"
)
_EMPHASIS = frozenset({"em", "strong"})
_ADDRESS = re.compile(r"(?<!\[)(?:https?://|(?<!/)www\.)\S+|(?<![^\s(])[^\s@*_(]\S{0,63}@\S+")
_BETWEEN_LINES = re.compile(r"[/,;:.)-](?!\w)")
"""No stressed words begin so."""
# Nobody reads more of them, and finding hundreds of thousands takes seconds.
_MOST_SIGNS = 5_000
_Found = tuple[str, int, str, str]
"""A rule, where in a text it is broken, message and hint."""


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
        found = ((text, sign) for text in texts for sign in _signs_in(text, source, findings.language, in_order))
        for number, (text, (rule, offset, message, hint)) in enumerate(found):
            position = source.position(text.source_offset(offset))
            if number == _MOST_SIGNS:
                excess = f"More than {_MOST_SIGNS:,} signs of this text were meant otherwise; here is one more."
                findings.report("text-length", position, excess, "Mend those above first.")
                break
            findings.report(rule, position, message, hint)
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
    return _DOUBTFUL.search(f"\n{source}\n") is not None


def _all_words(root: Element) -> str:
    images = (words for image in root.iter("img") for words in (image.get("alt"), image.get("title")) if words)
    return "\n".join((*root.itertext(), *images))


def _without_addresses(words: str) -> str:
    """`words` without addresses, which may hold any sign; everything else stays at its offset."""
    if "@" not in words and "://" not in words and "www." not in words:
        return words
    return _ADDRESS.sub(lambda found: MASK * len(found[0]), words)


def _signs_in(text: PlacedText, source: SourceLines, language: str, in_order: Collection[Kind]) -> Iterator[_Found]:
    yield from map(_as_found, find_leftovers(_without_addresses(text.words), language, in_order))
    yield from map(_as_found, find_address_slips(text.words))
    yield from _lost_stars(text)
    yield from _lost_lines(text, source)
    yield from _backticks_in_words(text)
    yield from _numbers_in_pieces(text)


def _as_found(sign: Leftover) -> _Found:
    return sign.rule, sign.offset, sign.message, sign.hint


def _lost_stars(text: PlacedText) -> Iterator[_Found]:
    """Numbers between which stars are gone, because they were read as emphasis."""
    for before, behind in pairwise(text.stretches):
        last, first = before.words[-1], behind.words[0]
        if behind.element.tag in _EMPHASIS and last.isdigit() and first.isdigit():
            message = f"The star between {last} and {first} is read as emphasis; readers would see {last}{first}."
            hint = "Write a blank on both sides of the star, or × for “times”."
            yield "star-between-numbers", behind.offset - 1, message, hint


def _lost_lines(text: PlacedText, source: SourceLines) -> Iterator[_Found]:
    """The first line to write on, such as `__/__/____`, whose underscores were read as the signs of bold text."""
    for stretch in text.stretches:
        is_stressed = stretch.element.tag in _EMPHASIS and not stretch.is_tail
        if not is_stressed or not _BETWEEN_LINES.match(stretch.words):
            continue
        if source.text.endswith("_", 0, max(0, text.source_offset(stretch.offset))):
            message = f"The underscores around “{_beginning(stretch.words)}” are read as the signs of bold text."
            hint = r"For a line to write on, put a backslash before each underscore: \_\_"
            yield "sign-unread", stretch.offset, message, hint
            return


def _backticks_in_words(text: PlacedText) -> Iterator[_Found]:
    """Code in the middle of a word: its backticks were meant as apostrophes."""
    for before, code, behind in zip(text.stretches, text.stretches[1:], text.stretches[2:], strict=False):
        is_code = code.element.tag == "code" and not code.is_tail
        if is_code and before.words[-1].isalpha() and behind.words[0].isalpha():
            message = (
                f"The backticks around “{_beginning(''.join(code.element.itertext()))}” turn these words into code."
            )
            yield "code-unclear", code.offset - 1, message, "For an apostrophe write ' or ’."


def _numbers_in_pieces(text: PlacedText) -> Iterator[_Found]:
    """Numbers of which only a part is bold, so that none of them became a link."""
    for begin, end, _ in number_mentions(text.words):
        number = text.words[begin:end]
        if any(begin < stretch.offset < end for stretch in text.stretches):
            message = f"Only a part of “{number}” is stressed, so that nobody can tap the number."
            yield "value-phone", begin, message, f"Put the stars around all of it, or write {number} without them."


def _beginning(words: str) -> str:
    shown = " ".join(words.replace(MASK, "…").split())
    return shown if len(shown) <= 40 else f"{shown[:39].rstrip()}…"  # noqa: PLR2004


def find_signs_of_fences(file: str, language: str, source: str, fences: Iterable[Fence]) -> Iterator[Problem]:
    """A Problem for each sign in the words of a `:::` line of `source`, such as its heading."""
    for fence in fences:
        for words in fence.arguments.values():
            for sign in find_signs_in_value(words, language):
                written = source.split("\n")[fence.line - 1]
                position = Position(fence.line, max(written.find(words), 0) + sign.offset + 1)
                yield found_problem(file, sign.rule, position, sign.message, sign.hint)
