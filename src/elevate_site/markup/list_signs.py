"""Lists that Markdown does not read as lists, whose items it takes apart, or whose numbers it changes.

Markdown never complains: lines that begin with a sign which it does not know run together, and of the numbers of a list
only the first one counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from elevate_site.language.look_alikes import BULLETS, PICTURE
from elevate_site.markup.block_nodes import BlockFault, Container, Leaf, Node, list_of
from elevate_site.markup.lazy_lines import breaks_line, is_over

__all__ = [
    "begins_with_sign",
    "find_changed_numbers",
    "find_empty_items",
    "find_foreign_signs",
    "find_shifted",
    "find_sum",
]

_BLANK = r"[^\S\n]"
# Both patterns begin with a line break, so that the search can skip from line to line.
_FOREIGN = re.compile(
    rf"""
    \n(?: (?P<bullet> [{BULLETS}–—] | &(?:bull|middot|\#8226|\#183); ) {_BLANK}+
       | (?P<letter_bullet> [oØ§] ) {_BLANK}{{3,}}
       | (?P<letter> \(?[a-z][.)] | \(?[A-Z]\) | \(?[ivxIVX]{{2,4}}[.)] | \(\d{{1,2}}\) ) {_BLANK}+
       | (?P<capital> [A-Z]\. ) {_BLANK}+
       | (?P<number> \d{{1,2}} {_BLANK}? [-–—:] (?!{_BLANK}+\d) | \d{{1,2}} {_BLANK} [.)] | \[\d{{1,2}}\]
                   | (?:1?\d|20) \.?[º°ª] | \d{{1,2}}\.\d{{1,2}} (?: \. | (?={_BLANK}+[A-ZÁÉÍÓÚÑ¿¡*]) ) ) {_BLANK}+
       | (?P<enumerator> \d{{1,2}} (?: [.)][-–—] | \.\) | \)\. | -\) | [．、] ) | [①-⒛Ⓐ-ⓩ⓵-⓾❶-➓]
                       | \d\ufe0f?\u20e3 | \(@\) | \#\. ) {_BLANK}*+
       | (?P<joined> \d{{1,2}}[.)] ) (?=[^\W\d]{{2}}|[A-Z])
       | (?P<dash> [-+] | \*(?![^*\n]*\*) ) (?=[^\W\d]{{2}})
       | (?P<level> (?: \*{{2,3}}(?![^\n]*\*\*) | -{{2,3}}(?![^\n]*--) | \+{{2,3}} ) ) {_BLANK}+
       | (?P<picture> {PICTURE} ) {_BLANK}*+
       | (?P<foreign> [~_»›] | [-=]> | \\[-*+] ) {_BLANK}+
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
    "foreign": "list-sign",
    "picture": "list-picture",
    "level": "list-level",
    "letter": "list-number-sign",
    "capital": "list-number-sign",
    "number": "list-number-sign",
    "enumerator": "list-number-sign",
    "joined": "list-number-sign",
    "hard": "list-hard-blank",
    "hard_before": "list-hard-margin",
}
# These signs mean nothing else at the beginning of a line; any other one must begin two lines.
_SURE = frozenset({"bullet", "letter_bullet", "hard", "hard_before"})
# So do these in a list, or above or below one.
_SURE_BESIDE_LIST = _SURE | {"dash", "joined", "level"}
# A sentence can go on with these in two lines, as with the page and the page of “p. 12”, unless they count up so often.
_COUNTING = {"letter": 1, "number": 1, "capital": 2}
_OWN_SIGNS = frozenset("-+*0123456789")
_AROUND_COUNT = "().-–—: []º°ª"
_ITEMS = frozenset({"bullets", "numbers"})
_DEGREE = re.compile(r"\d[\d.,]*\s?[°º℃℉]")
_LEADS_ON = tuple(".!?:;…")
_YEAR = 100
"""No list begins with so high a number; a sentence may."""


def find_foreign_signs(leaf: Leaf, *, is_beside_list: bool) -> Iterator[BlockFault]:
    """The first line of the paragraph `leaf` that was meant as the item of a list.

    `is_beside_list` says that the paragraph stands in an item, or right above or below one.
    """
    sure = _SURE_BESIDE_LIST if is_beside_list else _SURE
    text = f"\n{leaf.text}"
    found = list(_FOREIGN.finditer(text))
    kinds = {match.lastgroup or "" for match in found}
    lists = {kind for kind in kinds if _is_list([match for match in found if match.lastgroup == kind], kind)}
    for match in found:
        kind = match.lastgroup or ""
        if kind in lists or (kind in sure and match[kind] not in "–—"):
            several = kind == "bullet" and match[kind] in text[match.end() :].partition("\n")[0]
            yield _fault("list-in-line" if several else _CODES[kind], leaf, match.start(), match[kind])
            return
    yield from _find_later_numbers(leaf)


def begins_with_sign(text: str) -> bool:
    """Whether `text` begins with a hyphen, a star or a number that a blank would make the sign of a list item."""
    is_sign = text[:1] in _OWN_SIGNS
    match = _FOREIGN.match("\n" + text.partition("\n")[0]) if is_sign else None
    return match is not None and match.lastgroup in {"dash", "joined"}


def _is_list(found: Sequence[re.Match[str]], kind: str) -> bool:
    """Whether the lines that begin with the signs `found`, all of one kind, are a list and run together."""
    if all(breaks_line(_line_before(match)) for match in found[1:]):
        return False
    counts = [match[kind].strip(_AROUND_COUNT) for match in found]
    return kind not in _COUNTING or sum(map(_is_next, counts, counts[1:])) >= _COUNTING[kind]


def _line_before(match: re.Match[str]) -> str:
    return match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()]


def _is_next(first: str, second: str) -> bool:
    """Whether a list counts from `first` to `second`: from 1 to 2, from b to c, from i to ii or from 1.1 to 1.2."""
    before, _, one = first.rpartition(".")
    before_other, _, other = second.rpartition(".")
    if one.isdigit() and other.isdigit():
        return before == before_other and int(other) == int(one) + 1
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
    elif is_over(above, first["number"]):
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


def find_empty_items(nodes: Sequence[Node], lines: Sequence[str]) -> Iterator[BlockFault]:
    """The items of lists among `nodes` in which nothing stands; `lines` are those of the source."""
    for node in nodes:
        if not isinstance(node, Container) or node.kind not in _ITEMS or node.children:
            continue
        # What may not stand in an item, such as a ::: line, is told already.
        if lines[node.first - 1].rstrip().endswith(node.sign):
            yield BlockFault("list-empty", node.first, node.column, _sign_of(node).removeprefix("the "))


def find_sum(above: Node, items: Sequence[Container]) -> Iterator[BlockFault]:
    """The only one of `items`, if it was meant as a plus or minus in the middle of the sentence `above`."""
    item = items[0]
    if len(items) > 1 or not isinstance(above, Leaf) or above.kind != "paragraph" or above.last != item.first - 1:
        return
    words = item.children[0] if item.children else None
    is_degree = item.sign == "-" and isinstance(words, Leaf) and _DEGREE.match(words.text)
    if (item.sign == "+" or is_degree) and not above.text.rstrip("*_ ").endswith(_LEADS_ON):
        yield BlockFault("list-sum", item.first, item.column, item.sign)


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
