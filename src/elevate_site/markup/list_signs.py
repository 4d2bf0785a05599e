"""Lists that Markdown does not read as lists, whose items it takes apart, or whose numbers it changes.

Markdown never complains: lines that begin with a sign which it does not know run together, and of the numbers of a list
only the first one counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from elevate_site.language.look_alikes import BULLETS
from elevate_site.markup.block_nodes import BlockFault, Container, Leaf, Node, list_of

__all__ = ["find_changed_numbers", "find_foreign_signs", "find_shifted"]

_BLANK = r"[^\S\n]"
# Both patterns begin with a line break, so that the search can skip from line to line.
_FOREIGN = re.compile(
    rf"""
    \n(?: (?P<bullet> [{BULLETS}–—] ) {_BLANK}+
       | (?P<letter_bullet> [oØ§] ) {_BLANK}{{3,}}
       | (?P<letter> \(?[a-z][.)] | \(?[A-Z]\) | \(?[ivxIVX]{{2,4}}[.)] | \(\d{{1,2}}\) ) {_BLANK}+
       | (?P<number> \d{{1,2}} {_BLANK}? [-–—:] (?!{_BLANK}+\d) | \d{{1,2}} {_BLANK} [.)] ) {_BLANK}+
       | (?P<joined> \d{{1,2}}[.)] ) (?=[^\W\d]{{2}}|[A-Z])
       | (?P<dash> [-+] | \*(?![^*\n]*\*) ) (?=[^\W\d]{{2}})
       | (?P<hard> (?:[-*+]|\d{{1,2}}[.)]) ) [^\S\ \t\n]+
       | \ *[^\S\ \t\n]{_BLANK}*(?P<hard_before> (?:[-*+]|\d{{1,2}}[.)]) ) {_BLANK}+
    )(?=\S)
    """,
    re.VERBOSE,
)
_LATER_NUMBER = re.compile(rf"\n(?P<number>(?P<count>\d{{1,2}})[.)]){_BLANK}+(?=\S)")
_CODES = {
    "bullet": "list-sign",
    "letter_bullet": "list-sign",
    "dash": "list-sign",
    "letter": "list-number-sign",
    "number": "list-number-sign",
    "joined": "list-number-sign",
    "hard": "list-hard-blank",
    "hard_before": "list-hard-margin",
}
# These signs mean nothing else at the beginning of a line; any other one must begin two lines.
_SURE = frozenset({"bullet", "letter_bullet", "hard", "hard_before"})
# So do these in a list, or above or below one.
_SURE_BESIDE_LIST = _SURE | {"dash", "joined"}
# A sentence can go on with these in two lines, as with the page and the page of “p. 12”, unless they count up.
_COUNTING = frozenset({"letter", "number"})
_ITEMS = frozenset({"bullets", "numbers"})
_ENDS_SENTENCE = tuple(".!?;:…")
_FULL_LINE = 50
"""A line of so many characters without the end of a sentence was broken because it was full, and the text goes on."""
_YEAR = 100
"""No list begins with so high a number; a sentence may."""


def find_foreign_signs(leaf: Leaf, *, is_beside_list: bool) -> Iterator[BlockFault]:
    """The first line of the paragraph `leaf` that was meant as the item of a list.

    `is_beside_list` says that the paragraph stands in an item, or right above or below one.
    """
    sure = _SURE_BESIDE_LIST if is_beside_list else _SURE
    found = list(_FOREIGN.finditer(f"\n{leaf.text}"))
    for match in found:
        kind = match.lastgroup or ""
        alike = [other[kind] for other in found if other.lastgroup == kind]
        is_list = _counts_up(alike) if kind in _COUNTING else len(alike) > 1
        if is_list or (kind in sure and match[kind] not in "–—"):
            yield _fault(_CODES[kind], leaf, match.start(), match[kind])
            return
    yield from _find_later_numbers(leaf)


def _counts_up(signs: Sequence[str]) -> bool:
    """Whether one of `signs`, such as “b)”, follows the one before it, such as “a)”."""
    return any(_is_next(first.strip("().-–—: "), second.strip("().-–—: ")) for first, second in pairwise(signs))


def _is_next(first: str, second: str) -> bool:
    if first.isdigit() and second.isdigit():
        return int(second) == int(first) + 1
    if len(first) == len(second) == 1:
        return ord(second) == ord(first) + 1
    return first != second


def _find_later_numbers(leaf: Leaf) -> Iterator[BlockFault]:
    """A number that begins a later line of `leaf`: a list never begins there, unless with 1."""
    found = list(_LATER_NUMBER.finditer(leaf.text))
    if not found:
        return
    first = found[0]
    above = leaf.text[leaf.text.rfind("\n", 0, first.start()) + 1 : first.start()].rstrip()
    rises = any(int(one["count"]) < int(other["count"]) for one, other in pairwise(found))
    if rises or above.endswith(":"):
        yield _fault("list-joined", leaf, first.start("number"), first["number"])
    elif len(above) < _FULL_LINE or above.endswith(_ENDS_SENTENCE):
        yield _fault("list-one-number", leaf, first.start("number"), f"{first['count']}\n{first['number'][-1]}")


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


def find_shifted(before: Node, after: Node) -> Iterator[BlockFault]:
    """A block `after` that was meant as a part of the item `before`, but does not begin below the words of it."""
    if not isinstance(before, Container) or before.kind not in _ITEMS or not before.children:
        return
    width = before.children[0].column - before.column
    shift = after.column - before.column
    # Many lists have a blank too many or too few before some of their items.
    least = 2 if list_of(before) == list_of(after) else 1
    if before.children[0].first == before.first and least <= shift < width:
        yield BlockFault("list-shifted", after.first, after.column, f"{width}\n{_sign_of(after)}")


def _sign_of(node: Node) -> str:
    if not isinstance(node, Container) or node.kind not in _ITEMS:
        return "it"
    return f"the {node.number}{node.sign}" if node.kind == "numbers" else f"the {node.sign}"
