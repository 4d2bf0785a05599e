"""Lists that Markdown does not read as lists, or whose numbers it changes.

Markdown never complains: lines that begin with a sign which it does not know run together, and of the numbers of a list
only the first one counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from elevate_site.markup.block_nodes import BlockFault, Container, Leaf

__all__ = ["find_changed_numbers", "find_foreign_signs"]

_BLANK = r"[^\S\n]"
# Both patterns begin with a line break, so that the search can skip from line to line.
_FOREIGN = re.compile(
    rf"""
    \n(?: (?P<bullet> [•◦▪‣·●○■□➢➤✓✔–—] ) {_BLANK}+
       | (?P<circle> o ) (?:\t|{_BLANK}{{3}}) {_BLANK}*
       | (?P<letter> \(?[a-z][.)] | \(?[A-Z]\) | \(?[ivxIVX]{{2,4}}[.)] | \(\d{{1,2}}\) ) {_BLANK}+
       | (?P<number> \d{{1,2}} {_BLANK}? [-–—:] (?!{_BLANK}+\d) | \d{{1,2}} {_BLANK} [.)] ) {_BLANK}+
       | (?P<joined> \d{{1,2}}[.)] ) (?=[^\W\d])
       | (?P<dash> [-+] | \*(?![^*\n]*\*) ) (?=[^\W\d]{{2}})
       | (?P<hard> (?:[-*+]|\d{{1,2}}[.)]) ) [^\S\ \t\n]+
    )(?=\S)
    """,
    re.VERBOSE,
)
_LATER_NUMBER = re.compile(rf"\n(?P<number>\d{{1,2}}[.)]){_BLANK}+(?=\S)")
_CODES = {
    "bullet": "list-sign",
    "circle": "list-sign",
    "dash": "list-sign",
    "letter": "list-number-sign",
    "number": "list-number-sign",
    "joined": "list-number-sign",
    "hard": "list-hard-blank",
}
# These signs mean nothing else at the beginning of a line; any other one must begin two lines.
_SURE = frozenset({"bullet", "circle", "hard"})
_YEAR = 100
"""No list begins with so high a number; a sentence may."""


def find_foreign_signs(leaf: Leaf) -> Iterator[BlockFault]:
    """The first line of the paragraph `leaf` that was meant as the item of a list."""
    found = list(_FOREIGN.finditer(f"\n{leaf.text}"))
    for match in found:
        kind = match.lastgroup or ""
        alike = sum(other.lastgroup == kind for other in found)
        if alike > 1 or (kind in _SURE and match[kind] not in "–—"):
            yield _fault(_CODES[kind], leaf, match.start(), match[kind])
            return
    # A paragraph never begins with such a number: that would be a list.
    if later := _LATER_NUMBER.search(leaf.text):
        yield _fault("list-joined", leaf, later.start("number"), later["number"])


def _fault(code: str, leaf: Leaf, offset: int, words: str) -> BlockFault:
    line = leaf.first + leaf.text.count("\n", 0, offset)
    return BlockFault(code, line, leaf.column if line == leaf.first else 1, words)


def find_changed_numbers(items: Sequence[Container]) -> Iterator[BlockFault]:
    """The first of `items` whose number readers would see as another one, or as one of a list at all."""
    first = items[0].number
    if first >= _YEAR:
        yield BlockFault("list-year", items[0].first, items[0].column, f"{first}\n{items[0].sign}")
    # Many people write 1. before each line, and let the list count.
    elif any(item.number != first for item in items):
        for shown, item in enumerate(items, first):
            if item.number != shown:
                yield BlockFault("list-numbers", item.first, item.column, f"{item.number}\n{shown}")
                return
