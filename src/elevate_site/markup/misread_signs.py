"""Signs that were read as Markdown although their writer meant the signs themselves, so that readers would miss them.

Nothing of them is left in the words of the finished tree: only where its elements begin and end tells where they were.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from elevate_site.language.leftover_signs import Leftover
from elevate_site.language.number_mentions import number_mentions
from elevate_site.markup.source_places import MASK, PlacedText, SourceLines, Stretch

__all__ = ["find_misread_signs", "may_hold_misread_signs"]

# A star between letters, digits or round brackets, stars that begin bold text inside of bold text, a backtick, a
# backslash at the end of a line, or a line to write on.
# One class begins every alternative, so that the search skips to it.
_DOUBTFUL = re.compile(
    r"""
    [*`\\&_)-]
    (?: (?<=[\w)]\*) \*{0,2} [\w(]
      | (?<=\*) \* (?<![^\s(]\*\*) (?=[^\s*]) [^*\n]* [^\S\n] \*\* [^\s*]
      | (?<=\*) \*{3}
      | (?<=`)
      | (?<=\\) [\\\s]
      | (?<=&) [a-z]{2,12};
      | (?<=_) [/,;:.)-]
      # Signs in the middle of a phone number.
      | (?<=\d-) [*_]+ \d
      | (?<=\d\*) \** [-.)] \d
      | (?<=\d\)) [ ]? [*_]+ \d
    )
    """,
    re.VERBOSE,
)
_EMPHASIS = frozenset({"em", "strong"})
# Letters of scripts that part words by blanks; in others, stressed words always touch their neighbors.
_BEFORE = re.compile(r"[0-9A-Za-zªµº\u00c0-\u06ff)]")
_BEHIND = re.compile(r"[0-9A-Za-zªµº\u00c0-\u06ff(]")
_LETTERS = re.compile(r"[^\W\d_]+")
_BETWEEN_LINES = re.compile(r"[/,;:.)-](?!\w)")
"""No stressed words begin so."""
_LAST_BACKSLASH = re.compile(rf"(?:\\|{MASK}{{4}})(?=[^\S\n]*$)", re.MULTILINE)
_NAME = re.compile(rf"{MASK}{{4,5}}([a-z]{{2,12}};)")
_END_OF_QUOTE = re.compile("''|’’")
_TIMES = r"For “times” write × or put a blank on both sides of the star; to show it, as in a gene’s name, write \*"
_SHOW = r"To show the star write \*; if words were to be stressed here, put a blank between them and the others."


def may_hold_misread_signs(source: str) -> bool:
    """Whether `find_misread_signs` could find anything in a text; quick, and false for most texts."""
    return bool(_DOUBTFUL.search(f"{source}\n"))


def find_misread_signs(text: PlacedText, source: SourceLines) -> Iterator[Leftover]:
    """The signs of `text` that were read otherwise than they were meant."""
    yield from _lost_stars(text, source)
    yield from _bold_in_bold(text)
    yield from _lost_lines(text, source)
    yield from _quotes_of_backticks(text)
    yield from _shown_backslashes(text, source)
    yield from _unknown_characters(text, source)
    yield from _numbers_in_pieces(text)


def _lost_stars(text: PlacedText, source: SourceLines) -> Iterator[Leftover]:
    """Numbers and words between which stars are gone, because they were read as emphasis."""
    for before, behind in pairwise(text.stretches):
        last, first = before.words[-1], behind.words[0]
        if behind.element.tag not in _EMPHASIS or not (_BEFORE.match(last) and _BEHIND.match(first)):
            continue
        are_numbers = last.isdigit() and first.isdigit()
        if not are_numbers and _may_be_stressed(behind, first, source.text, text.source_offset(behind.offset)):
            continue
        message = f"The star between {last} and {first} is read as emphasis; readers would see {last}{first}."
        hint = _TIMES if last.isdigit() or first.isdigit() else _SHOW
        yield Leftover("star-between-numbers", behind.offset - 1, message, hint)


def _may_be_stressed(behind: Stretch, first: str, source: str, offset: int) -> bool:
    """Whether the emphasis that begins or ends before `behind`, at `offset` of `source`, can be meant as such."""
    if source.startswith("_", max(offset - 1, 0)):
        return True
    words = "".join(behind.element.itertext())
    # Letters by which a word is remembered, as in **S**leep, and those that tell drugs apart, as in predniSO**LONE**.
    if behind.element.tag == "strong":
        return not any(each.isspace() for each in words)
    return behind.is_tail and first.isalpha() and _LETTERS.fullmatch(words) is not None


def _bold_in_bold(text: PlacedText) -> Iterator[Leftover]:
    """Where bold text begins inside of bold text, because stars that were to end it could not."""
    for stretch in text.stretches:
        is_bold = stretch.element.tag == "strong" and not stretch.is_tail
        if is_bold and any(inner.tag == "strong" for inner in stretch.element):
            message = "Bold text begins here inside of bold text, so more is bold than was meant."
            hint = "Write two stars before and two behind each of the bold words, without blanks inside: **words**."
            yield Leftover("sign-unread", stretch.offset + len(stretch.words), message, hint)


def _lost_lines(text: PlacedText, source: SourceLines) -> Iterator[Leftover]:
    """The first line to write on, such as `__/__/____`, whose underscores were read as the signs of bold text."""
    for stretch in text.stretches:
        is_stressed = stretch.element.tag in _EMPHASIS and not stretch.is_tail
        if not is_stressed or not _BETWEEN_LINES.match(stretch.words):
            continue
        if source.text.endswith("_", 0, max(0, text.source_offset(stretch.offset))):
            message = f"The underscores around “{_beginning(stretch.words)}” are read as the signs of bold text."
            hint = r"For a line to write on, put a backslash before each underscore: \_\_"
            yield Leftover("sign-unread", stretch.offset, message, hint)
            return


def _quotes_of_backticks(text: PlacedText) -> Iterator[Leftover]:
    """Code that nobody meant: its backticks stand for apostrophes in a word, or for quotation marks."""
    for number, stretch in enumerate(text.stretches):
        if stretch.element.tag != "code" or stretch.is_tail:
            continue
        code = "".join(stretch.element.itertext())
        message = f"The backticks around “{_beginning(code)}” turn these words into code."
        before = text.stretches[number - 1].words[-1:] if number else ""
        behind = text.stretches[number + 1].words[:1] if number + 1 < len(text.stretches) else ""
        if before.isalpha() and behind.isalpha():
            yield Leftover("code-unclear", stretch.offset - 1, message, "For an apostrophe write ' or ’.")
        elif _END_OF_QUOTE.search(code) or (code != code.strip() and re.search("['’]", code)):
            yield Leftover("code-unclear", stretch.offset, message, 'For quotation marks write " or “ ”.')


def _shown_backslashes(text: PlacedText, source: SourceLines) -> Iterator[Leftover]:
    """Backslashes at the end of a line that begin no new one."""
    for match in _LAST_BACKSLASH.finditer(text.words):
        offset = max(0, text.source_offset(match.start()))
        # A line that goes on below was taken for a quotation, which is told.
        if match[0] == "\\" and not source.text.startswith("\n>", offset + 1):
            hint = (
                "Write it as the last sign of its line, without a blank behind it; at the end of a paragraph delete it."
            )
            message = "This backslash begins no new line; readers would see it."
            yield Leftover("sign-unread", match.start(), message, hint)
        elif source.text.startswith("\\\\", offset):
            message = "Two backslashes begin no new line; readers would see one of them."
            yield Leftover("sign-unread", match.start(), message, "Write one, without a blank behind it.")


def _unknown_characters(text: PlacedText, source: SourceLines) -> Iterator[Leftover]:
    """Names such as `&foo;`, which stand for no character of HTML."""
    for match in _NAME.finditer(text.words):
        offset = text.source_offset(match.start())
        if source.text.startswith("&", max(offset, 0)) and not source.text[offset - 1 : offset].isalpha():
            message = f"“&{match[1]}” stands for no character of HTML; readers would see it as it is."
            yield Leftover("text-foreign", match.start(), message, "Type the character itself, or delete it.")


def _numbers_in_pieces(text: PlacedText) -> Iterator[Leftover]:
    """Numbers of which only a part is bold, so that none of them became a link."""
    offsets = [stretch.offset for stretch in text.stretches]
    for each in number_mentions(text.words):
        number = text.words[each.start : each.end]
        if bisect_right(offsets, each.start) < bisect_left(offsets, each.end):
            message = f"Only a part of “{number}” is stressed, so that nobody can tap the number."
            hint = f"Put the stars around all of it, or write {number} without them."
            yield Leftover("value-phone", each.start, message, hint)


def _beginning(words: str) -> str:
    shown = " ".join(words.replace(MASK, "…").split())
    return shown if len(shown) <= 40 else f"{shown[:39].rstrip()}…"  # noqa: PLR2004
