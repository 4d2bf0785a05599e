"""Emphasis: which stars and underscores belong together.

This is the procedure of CommonMark 0.31 ("process emphasis"): what stands beside a run of signs decides whether it may
open or close, and each closing run looks back for the nearest one that fits. Where nothing fits is remembered, so that
nothing is searched twice.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from elevate_site.markup.positions import BARE_END, BARE_START, TAG_END, TAG_START

__all__ = ["DelimiterRun", "Inline", "append_inlines", "delimiter_run"]

_TAGS = {1: "em", 2: "strong"}


class DelimiterRun(NamedTuple):
    """Stars or underscores side by side."""

    sign: str
    length: int
    can_open: bool
    can_close: bool


Inline = str | Element | DelimiterRun
"""A part of a line: words, something complete such as a link, or signs of which it is not yet known what they mean."""


def delimiter_run(text: str, start: int, end: int) -> DelimiterRun:
    """The run of one sign from `start` to `end`, judged by the characters beside it."""
    before, after = _before(text, start), _behind(text, end)
    left = not after.isspace() and (not _is_punctuation(after) or before.isspace() or _is_punctuation(before))
    right = not before.isspace() and (not _is_punctuation(before) or after.isspace() or _is_punctuation(after))
    sign = text[start]
    if sign == "*":
        return DelimiterRun(sign, end - start, left, right)
    can_open = left and (not right or _is_punctuation(before))
    return DelimiterRun(sign, end - start, can_open, right and (not left or _is_punctuation(after)))


def _before(text: str, start: int) -> str:
    """The character before `start` that a writer typed, or a blank; the mark of a bare address or a tag is none."""
    if text.endswith(TAG_END, 0, start):
        start = text.rfind(TAG_START, 0, start)
    elif text.endswith("\ufddf", 0, start):
        start = text.rfind(BARE_END, 0, start)
    return text[start - 1] if start else " "


def _behind(text: str, end: int) -> str:
    """The character at `end` that a writer typed, or a blank."""
    if text.startswith(BARE_START, end):
        end = text.index("\ufddd", end) + 1
    elif text.startswith(TAG_START, end):
        end = text.index(TAG_END, end) + 1
    return text[end] if end < len(text) else " "


def _is_punctuation(character: str) -> bool:
    """Whether `character` is punctuation; a mark of a position stands beside a bracket and counts as one."""
    return unicodedata.category(character)[0] in "PS" or "\ufdd0" <= character <= "\ufddb"


def append_inlines(parent: Element, inlines: Sequence[Inline]) -> None:
    """Put `inlines` at the end of `parent`, with an element for each pair of signs."""
    opened, closed = _pair(inlines)
    parents = [parent]
    words: list[str] = []
    for place, inline in enumerate(inlines):
        if isinstance(inline, str):
            words.append(inline)
        elif isinstance(inline, DelimiterRun):
            for _ in closed.get(place, ()):
                _append_words(parents.pop(), words)
            words.append(inline.sign * (inline.length - sum(closed.get(place, ())) - sum(opened.get(place, ()))))
            for size in reversed(opened.get(place, ())):
                _append_words(parents[-1], words)
                parents.append(SubElement(parents[-1], _TAGS[size]))
        else:
            _append_words(parents[-1], words)
            parents[-1].append(inline)
    _append_words(parent, words)


def _append_words(parent: Element, words: list[str]) -> None:
    """Put `words` behind what `parent` holds, and forget them."""
    if not words:
        return
    text = "".join(words)
    words.clear()
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


_Sizes = Mapping[int, list[int]]


def _pair(inlines: Iterable[Inline]) -> tuple[_Sizes, _Sizes]:
    """How many signs open an element at each place of `inlines`, the innermost first, and how many close one."""
    opened: defaultdict[int, list[int]] = defaultdict(list)
    closed: defaultdict[int, list[int]] = defaultdict(list)
    # Runs that may still open something, each with its place and how many of its signs are left.
    openers: list[tuple[int, DelimiterRun, int]] = []
    # By what a closing run is like: the place before which no opening run fits it.
    fruitless: dict[tuple[str, bool, int], int] = {}
    for place, run in enumerate(inlines):
        if not isinstance(run, DelimiterRun):
            continue
        left = run.length
        while run.can_close and left:
            found = _opener_of(run, openers, fruitless, place)
            if found is None:
                break
            del openers[found + 1 :]
            begin, opener, unused = openers.pop()
            size = 2 if min(left, unused) > 1 else 1
            opened[begin].append(size)
            closed[place].append(size)
            left -= size
            if unused > size:
                openers.append((begin, opener, unused - size))
        if run.can_open and left:
            openers.append((place, run, left))
    return opened, closed


def _opener_of(
    run: DelimiterRun,
    openers: Sequence[tuple[int, DelimiterRun, int]],
    fruitless: dict[tuple[str, bool, int], int],
    place: int,
) -> int | None:
    """Which of `openers` the closing `run` at `place` belongs to; `fruitless` is kept."""
    kind = (run.sign, run.can_open, run.length % 3)
    first = fruitless.get(kind, 0)
    for index in range(len(openers) - 1, -1, -1):
        begin, opener, _ = openers[index]
        if begin < first:
            break
        if opener.sign == run.sign and not _is_odd(opener, run):
            return index
    fruitless[kind] = place
    return None


def _is_odd(opener: DelimiterRun, closer: DelimiterRun) -> bool:
    """Whether CommonMark's rule of three forbids the pair: `**a*b**` is bold, not emphasis that ends in its middle."""
    ambiguous = opener.can_close or closer.can_open
    return ambiguous and closer.length % 3 != 0 and (opener.length + closer.length) % 3 == 0
