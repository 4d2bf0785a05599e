"""Lines of a paragraph that were meant to stay lines, such as doses, an address or a dialogue, but would run together.

A writer ends a line because it is full, because a sentence ends, or because the next one is to stand below it. Only the
last of these is told: the line is short without being the end of a sentence, or several lines have one shape.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from elevate_site.language.look_alikes import CURLY_QUOTES, DASHES
from elevate_site.markup.block_nodes import BlockFault, Leaf
from elevate_site.markup.lazy_lines import FULL_LINE, breaks_line, has_room
from elevate_site.markup.positions import without_marks

__all__ = ["find_joined_line"]

_LONGEST_QUOTE = 45
_FEWEST_ROWS = 3
_FEW_WORDS = 3
"""So many words of so many lines, one below the other, are no wrapped text."""

_ADDRESS = re.compile(r"\]\([^()\n]*\)|\]\[[^\[\]\n]*\]|\[\^[^\[\]\n]*\]|<[^<>\n]*>|\{[^{}\n]*\}")
_WITHOUT_WORDS = re.compile(r"\[\]\(([^()\n]*)\)")
"""A link whose words the website fills in."""
_ONLY_ADDRESS = re.compile(r"(?:https?://|www\.|[^\s@]+@)\S+ *$")
_MARKS = str.maketrans("", "", "*`[]\\")
_CLOSING = f" )\"'{CURLY_QUOTES}"
_GOES_ON = tuple(f".!?…:;,/(&+={DASHES}-")
_SENTENCE_END = tuple(".!?…")
# Other rules look at bars, signs of lists and quotes; definitions, attributes and pictures are no words.
_OTHER = re.compile(r"[-+<>|#{:!]|\*\s|\[!|\*?\[[^\]\n]*\]\s?:|\d+[.)]\s|[^|]*\s\||[^|]*\|\s")
_LABEL = re.compile(
    r"(?P<bold>\*\*|__)?(?P<name>[^\W_][^:*_|\n]{0,30}?)(?(bold)(?:\*\*|__)?)"
    rf"(?::(?(bold)(?:\*\*|__)?)(?=\s|$)|\s[{DASHES}-](?=\s)|(?P<point>(?<=\d)[.)](?(bold)(?:\*\*|__)?)\s))"
)
# A line that is not full, or one below another that begins with a label or a sign: few paragraphs of prose have any.
_DOUBTFUL = re.compile(
    rf"\n(?:[^\n]{{0,{FULL_LINE}}}\n|[{DASHES}−_☐□]|\*\*"
    rf"|[^\W_][^:*_|\n{DASHES}-]{{0,32}}+[:*{DASHES}-]|[^\W\d_][^\d\n]{{0,30}}+\d{{1,4}}+[.)])"
)
_OPENING_SIGN = re.compile(rf"[{DASHES}−](?=\w|[¿¡])|_{{2,}}|[☐□]")
_NO_WORD = re.compile(r"^\W+")
_ME = re.compile(r"I\b")
_NUMBER = re.compile(r"\d+")
_WORD_OR_NUMBER = re.compile(r"(\d[\d.,/]*)|[^\W\d]+")
_BOLD_LINE = re.compile(r"(\*\*|__)[^*_\n]+\1 *")
# Words behind which a sentence goes on, wherever its line ends.
_SMALL_WORDS = frozenset({
    "a", "about", "after", "an", "and", "are", "as", "at", "because", "before", "but", "by", "can", "for", "from",
    "has", "have", "if", "in", "into", "is", "later", "may", "must", "near", "no", "of", "on", "or", "our", "over",
    "per", "should", "than", "that", "the", "their", "then", "this", "to", "until", "was", "when", "will", "with",
    "without", "your",
    "al", "con", "de", "del", "desde", "el", "en", "entre", "es", "hasta", "la", "las", "lo", "los", "o", "para",
    "pero", "por", "puede", "que", "se", "sin", "sobre", "son", "su", "sus", "tu", "un", "una", "y",
})  # fmt: skip


@dataclass(frozen=True)
class _Line:
    """A line of a paragraph."""

    source: str

    @cached_property
    def words(self) -> str:
        """What readers see of it, without the signs around words."""
        return _ADDRESS.sub("", _WITHOUT_WORDS.sub(r"\1", self.source)).translate(_MARKS).strip()

    @cached_property
    def end(self) -> str:
        """Its words without what may close behind the end of a sentence."""
        return self.words.rstrip(_CLOSING)

    @property
    def is_text(self) -> bool:
        """Whether it shows words that no other rule looks at."""
        return bool(self.words) and _OTHER.match(self.source) is None

    @cached_property
    def label(self) -> re.Match[str] | None:
        """The label with which it begins, `Monday:` or `Step 1.` for example."""
        label = _LABEL.match(self.source)
        return label if label and (label["name"][0].isupper() or label["name"][0].isdigit()) else None

    @cached_property
    def shape(self) -> tuple[str, ...]:
        """What takes turns in it, words and numbers; nothing without both."""
        kinds = tuple("number" if match[1] else "word" for match in _WORD_OR_NUMBER.finditer(self.words))
        return kinds if len(set(kinds)) > 1 else ()

    @property
    def goes_on(self) -> bool:
        """Whether its sentence ends with it, or plainly goes on behind it."""
        return self.end.endswith(_GOES_ON) or self.end.rpartition(" ")[2].lower() in _SMALL_WORDS

    @property
    def begins_anew(self) -> bool:
        """Whether it begins as a sentence, a name or a number does, and not in the middle of a sentence."""
        first = _NO_WORD.sub("", self.words)
        return self.source.startswith(("**", "__")) or (
            (first[:1].isupper() or first[:1].isnumeric()) and not _ME.match(first)
        )


def find_joined_line(leaf: Leaf) -> BlockFault | None:
    """The first line of the paragraph `leaf` that the next one should not go on with; `None` when there is none."""
    text = without_marks(leaf.text) if "\n" in leaf.text else ""
    if not _DOUBTFUL.search(f"\n{text}"):
        return None
    lines = [_Line(line) for line in text.split("\n")]
    labels: dict[bool, re.Match[str]] = {}
    for number, (above, below) in enumerate(pairwise(lines)):
        if above.label:
            labels[above.label["point"] is not None] = above.label
        if breaks_line(above.source) or not (above.is_text and below.is_text):
            continue
        is_apart = _are_apart(above, below, lines[-1], is_first=not number)
        if is_apart or _have_labels(labels, above, below) or _are_rows(lines[number : number + _FEWEST_ROWS]):
            words = f"{_last_of(above.words)} {_first_of(below.words)}"
            return BlockFault("lines-joined", leaf.first + number, leaf.column if not number else 1, words)
    return None


def _have_labels(labels: Mapping[bool, re.Match[str]], above: _Line, below: _Line) -> bool:
    """Whether the line `below` begins with a label, as an earlier one did.

    `labels` are the last ones of earlier lines: whether a point ends it, and the label.
    """
    label = below.label
    earlier = labels.get(label["point"] is not None) if label else None
    if not label or not earlier:
        return False
    if label["point"]:
        # A sentence ends with a number as well: “Call 988.”
        return _counts_up(earlier["name"], label["name"])
    if above.goes_on:
        return above.end.endswith(_SENTENCE_END)
    return above.label is not None or has_room(above.source, below.source)


def _counts_up(name: str, following: str) -> bool:
    numbers = [_NUMBER.findall(each) for each in (name, following)]
    is_next = [int(number) + 1 for number in numbers[0]] == [int(number) for number in numbers[1]]
    return is_next and _NUMBER.sub("", name) == _NUMBER.sub("", following)


def _are_rows(lines: Sequence[_Line]) -> bool:
    """Whether the first of `lines` and those below it have one shape, which no wrapped text has."""
    above, below = lines[:2]
    sign, other = _OPENING_SIGN.match(above.source), _OPENING_SIGN.match(below.source)
    if sign and other and sign[0][0] == other[0][0]:
        return True
    if not has_room(above.source, below.source) or above.goes_on:
        return False
    if _ONLY_ADDRESS.match(above.source) and _ONLY_ADDRESS.match(below.source):
        return True
    if above.shape and above.shape == below.shape:
        return True
    return len(lines) == _FEWEST_ROWS and all(
        len(row.words.split()) <= _FEW_WORDS and row.is_text and not row.goes_on for row in lines
    )


def _are_apart(above: _Line, below: _Line, last: _Line, *, is_first: bool) -> bool:
    """Whether the line `above` ends before it is full and `below` begins anew, though no sentence ends there.

    `last` is the last line of the paragraph, and `is_first` says that `above` is the first one.
    """
    if not has_room(above.source, below.source) or above.goes_on or not below.begins_anew:
        return False
    if below.words[0].isdigit() and not any(map(str.isdigit, above.words)) and last.end.endswith(_SENTENCE_END):
        # A sentence that goes on with its number: “wait / 2 hours.”
        return False
    # A first line that is bold or in capitals is told as a heading.
    return not (is_first and (_BOLD_LINE.fullmatch(above.source) or (above.words.isupper() and " " in above.words)))


def _last_of(words: str) -> str:
    return words if len(words) <= _LONGEST_QUOTE else f"… {words[-_LONGEST_QUOTE:].partition(' ')[2]}"


def _first_of(words: str) -> str:
    return words if len(words) <= _LONGEST_QUOTE else f"{words[:_LONGEST_QUOTE].rpartition(' ')[0]} …"
