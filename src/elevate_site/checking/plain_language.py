"""Warns where a text is hard to read: long sentences and paragraphs, few headings, links that say nothing.

The limits are the house rules of `docs/writing.md`, in line with plainlanguage.gov and the GOV.UK content guide. Every
full stop ends a sentence, even in an abbreviation, so that a doubtful case never makes a warning.
"""

from __future__ import annotations

import itertools
import operator
import re
from collections.abc import Iterable, Iterator

from elevate_site.checking.prose import BLANK, Lines, Part
from elevate_site.errors import Problem
from elevate_site.model.document import SourceDocument
from elevate_site.model.rules import problem

__all__ = ["check_headings", "check_key_points", "check_links_say_something", "check_paragraphs"]

LONGEST_SENTENCE = 25
LONGEST_PARAGRAPH = 80
LONGEST_STRETCH = 300
_SHOWN_WORDS = 6
_BLOCK = "::: key-points"

_SIGNS = "-–—*_+>#…[]\\" + BLANK
_WITHOUT_MARKS = str.maketrans("", "", "*[]\\" + BLANK)
# So does a backslash at the end of a line, as in an address.
_SENTENCE_END = re.compile(r"(?:[.!?…][\"'”’»)\]*_\0]*|\\)\s+")
_LINK = re.compile(r"\[(?<!!\[)([^\[\]\n]{1,40})\](?=[(\[])")
_EMPTY_WORDS = frozenset({
    "aquí", "click", "click here", "click this link", "continue reading", "este enlace", "haga clic", "haga clic aquí",
    "haz clic aquí", "here", "learn more", "leer más", "link", "más", "más información", "more", "more information",
    "pulse aquí", "read more", "see here", "this link", "this page", "ver aquí", "ver más",
})  # fmt: skip


def check_paragraphs(file: str, prose: str, parts: Iterable[Part], lines: Lines) -> Iterator[Problem]:
    """Paragraphs and sentences that are too long."""
    # Counting spaces is faster than counting words, and a part with few of them is short.
    spaced = prose.replace("\n", " ")
    for kind, start, end in parts:
        if kind == "heading" or (spaces := spaced.count(" ", start, end)) < LONGEST_SENTENCE:
            continue
        text = spaced[start:end]
        count = len(_words(text)) if spaces >= LONGEST_PARAGRAPH else 0
        if count > LONGEST_PARAGRAPH:
            line, column = lines.place(_first_word(prose, start))
            message = f"This paragraph has {count} words; more than {LONGEST_PARAGRAPH} are hard to read."
            yield problem("plain-paragraph", file, line, column, message, "Split it into two, or make a list.")
        if max([piece.count(" ") for piece in text.split(". ")]) >= LONGEST_SENTENCE:
            yield from _check_sentences(file, prose, start, text, lines)


def _check_sentences(file: str, prose: str, start: int, text: str, lines: Lines) -> Iterator[Problem]:
    begin = 0
    for end in [*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]:
        words = _words(text[begin:end])
        if len(words) > LONGEST_SENTENCE:
            line, column = lines.place(_first_word(prose, start + begin))
            opening = " ".join(words[:_SHOWN_WORDS]).translate(_WITHOUT_MARKS)
            message = (
                f"The sentence “{opening} …” has {len(words)} words; more than {LONGEST_SENTENCE} are hard to read."
            )
            yield problem("plain-sentence", file, line, column, message, "Split it into two sentences, or make a list.")
        begin = end


def check_headings(file: str, prose: str, parts: Iterable[Part], lines: Lines) -> Iterator[Problem]:
    """Long stretches of text without a heading, each reported once, at the paragraph where it gets too long."""
    spaced = prose.replace("\n", " ")
    for kind, group in itertools.groupby(parts, key=operator.attrgetter("kind")):
        if kind == "heading":
            continue
        stretch = list(group)
        start, end = stretch[0].start, stretch[-1].end
        if spaced.count(" ", start, end) < LONGEST_STRETCH:
            continue
        counts = itertools.accumulate(len(_words(prose[part.start : part.end])) for part in stretch)
        for part, count in zip(stretch, counts, strict=True):
            if count > LONGEST_STRETCH:
                line, column = lines.place(_first_word(prose, part.start))
                message = f"By the end of this paragraph, readers have met {count} words without a heading."
                hint = f"Add a heading (a line that begins with ##) at least every {LONGEST_STRETCH} words."
                yield problem("plain-headings", file, line, column, message, hint)
                break


def check_links_say_something(file: str, lines: Lines) -> Iterator[Problem]:
    """Links whose words mean nothing on their own, for people who go from link to link (WCAG 2.4.4)."""
    for match in _LINK.finditer(lines.text):
        words = match[1].strip(" .…!:>»→*_").lower()
        if words in _EMPTY_WORDS:
            line, column = lines.place(match.start())
            message = f"The link “{match[1].strip()}” does not say where it leads."
            hint = "Name the page that it leads to: [your first visit](first-visit.md)."
            yield problem("plain-link", file, line, column, message, hint)


def check_key_points(document: SourceDocument) -> Iterator[Problem]:
    """An article that does not begin with what matters most."""
    matter = document.front_matter  # without a description, we could not read it
    if document.kind == "article" and matter.description and not matter.key_points and _BLOCK not in document.body:
        line, column = document.position("key_points")
        message = "The article has no key points."
        hint = "Add key_points to the front matter: three to five short sentences for readers to remember."
        yield problem("plain-key-points", document.path, line, column, message, hint)


def _words(text: str) -> list[str]:
    """The words that readers see in a text, without list markers, dashes and addresses."""
    return [word.strip(_SIGNS) for word in text.split() if word.strip(_SIGNS)]


def _first_word(prose: str, start: int) -> int:
    match = re.compile(r"\w").search(prose, start)
    return match.start() if match else start
