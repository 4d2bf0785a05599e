"""Quotes that begin with a number: most were meant as “more than”, and readers would miss the sign.

`> 50 kg: two tablets` becomes a quotation of the words “50 kg: two tablets”, which is the wrong dose for everybody
below. Real quotations, too, may begin with a number (“5 years ago I could not sleep”); they are sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from elevate_site.markup.block_nodes import BlockFault, Container, Leaf, Node
from elevate_site.markup.positions import without_marks

__all__ = ["find_quoted_numbers"]

_NUMBER = re.compile(
    r"""
    [*_]{0,3}
    (?P<equal> /?[=~≈≥] | (?:or?\s+)?= | (?:or\s+)?equal\s+to\b | (?:o\s+)?igual(?:es)?\s+(?:a|que)\b )?\s*
    [$€£]?\s?(?: \d[\d.,/]* (?<![.,]) | [½¼¾⅓⅔])
    (?:\s?(?:-|–|to|or|a|o)\s?\d[\d.,/]*(?<![.,]) )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_UNIT = re.compile(
    r"\s?(?:%(?<!\b100%)(?<!\b100 %)|°|º\s?[CF]\b|℃|℉|"
    r"(?:kg|kgs|kilos?|g|mg|mcg|[µμ]g|ug|mL|cc|lb|lbs|pounds?|libras?|"
    r"oz|cm|mm|mmHg|mmol|mEq|IU|UI|units?|unidades|kcal|bpm|degrees|grados)\b)",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\s?(?:years?|yrs?|months?|weeks?|days?|hours?|hrs?|minutes?|mins?|años?|mes(?:es)?|semanas?|días?|horas?|minutos?)"
    r"(?:\s(?:old|of\sage|de\sedad|and\solder|y\smás))?\b",
    re.IGNORECASE,
)
_PAUSE = re.compile(r"[*_]*\s*(?:[:,;=→(]|[-–—]\s|\.?$)")
_ITEMS = frozenset({"bullets", "numbers"})
_MOST_WORDS = 5
"""A line of so few words without the end of a sentence is none that anybody said."""
_ENDS_SENTENCE = tuple('.!?”"»…')
_FIRST_PERSON = re.compile(
    r"(?<!\b(?:class|stage|phase) )(?<!\btype )(?<!\bbipolar )\bI(?=['’]|\s[a-z])|\b(?:[Mm]y|[Mm]e|[Yy]o|[Mm]is?)\b"
)
"""Somebody says this; no dose speaks of itself so."""
_LEADS_ON = (*_ENDS_SENTENCE, ":", ":*", ":**")
"""So ends a line above a quotation."""
# Crisis lines, years, times of day, all or some of the people, praise, and the past.
_NO_AMOUNT = re.compile(
    r"(?:911|988)\b|(?:19\d|20[12])\d\b|\d{1,2}:\d\d\b|100\s?%|24/7\b|10/10\b"
    r"|\d+\s(?:in|of|out\sof|de|de\scada)\s|\d+\s\w+\s(?:ago|later|earlier|atrás|después)\b",
    re.IGNORECASE,
)


def find_quoted_numbers(quote: Container, before: Sequence[Node], holder: Container | None) -> Iterator[BlockFault]:
    """What is wrong with `quote` if it begins with a number.

    `before` is the block above it, if there is any, and `holder` the item, quote or other block in which both stand.
    """
    first = quote.children[0] if quote.children else None
    if not isinstance(first, Leaf) or first.kind != "paragraph" or first.first != quote.first:
        return
    words = without_marks(first.text)
    found = _NUMBER.match(words)
    if found is None:
        return
    shown = found[0].strip("*_ ")
    begins_item = holder is not None and holder.kind in _ITEMS and holder.first == quote.first
    goes_on = begins_item or any(_goes_on(node, quote) for node in before)
    unit = _UNIT.match(words, found.end())
    is_dose = unit and not (_FIRST_PERSON.search(words) and _is_sentence(words, unit.end()))
    if found["equal"] or goes_on or is_dose:
        yield BlockFault("quote-comparison", quote.first, quote.column, shown)
    elif not _NO_AMOUNT.match(words):
        is_said = _is_sentence(words, found.end())
        yield BlockFault("quote-number" if is_said else "quote-comparison", quote.first, quote.column, shown)


def _goes_on(before: Node, quote: Container) -> bool:
    """Whether `quote` begins in the middle of a sentence of the paragraph `before`."""
    if not isinstance(before, Leaf) or before.kind != "paragraph" or before.last != quote.first - 1:
        return False
    return not without_marks(before.text).endswith(_LEADS_ON)


def _is_sentence(words: str, end: int) -> bool:
    """Whether `words` may be what somebody said; their number ends at `end`."""
    line, _, others = words.partition("\n")
    time = _TIME.match(line, end)
    if _PAUSE.match(line, time.end() if time else end):
        return False
    return bool(others) or len(line.split()) > _MOST_WORDS or line.rstrip().endswith(_ENDS_SENTENCE)
