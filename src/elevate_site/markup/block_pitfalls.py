"""Blocks that nobody could have meant, or that other tools would read otherwise: where they are, and what is said."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from elevate_site.markup.block_nodes import BlockFault, Container, Leaf, Node, list_of
from elevate_site.markup.block_reader import LONGEST_PARAGRAPH, MOST_LEVELS
from elevate_site.markup.joined_lines import find_joined_line
from elevate_site.markup.list_signs import find_changed_numbers, find_foreign_signs, find_shifted
from elevate_site.markup.pasted_tables import find_pasted_table
from elevate_site.markup.positions import without_marks
from elevate_site.model.values import Position

__all__ = ["explain", "find_pitfalls"]

_EXPLANATIONS = {
    "list-indented": (
        "list-unseparated",
        "This looks like a list item, but is too far to the right to be one; it would be part of the text above it.",
        "Begin it right below the words of the item that it belongs to, or put an empty line above it.",
    ),
    "list-sign": (
        "list-unseparated",
        "“{}” does not start a list item here; the lines would run together.",
        "Begin each line with - and a space.",
    ),
    "list-number-sign": (
        "list-unseparated",
        "“{}” does not start a list item here; the lines would run together.",
        "Begin the lines with 1. and 2. and a space, or with - and a space.",
    ),
    "list-hard-blank": (
        "list-unseparated",
        "The space behind “{}” is a non-breaking one, so no list item starts here; the lines would run together.",
        "Type an ordinary space behind “{}”.",
    ),
    "list-hard-margin": (
        "list-unseparated",
        "The blank before “{}” is a non-breaking one, so no list item starts here; the lines would run together.",
        "Delete what stands before “{0}”, or type ordinary blanks there.",
    ),
    "list-shifted": (
        "text-indented",
        "This would stand below the item, not in it, because it begins too far to the left.",
        "Write {0} blanks before {1}, counted from where the item above begins, or put it at the left margin.",
    ),
    "list-joined": (
        "list-unseparated",
        "This looks like a list, but it would become part of the paragraph above it.",
        "Put an empty line above it.",
    ),
    "list-one-number": (
        "list-numbers",
        "“{0}{1}” begins no list here, so this line goes on with the text above it.",
        "For a list, put an empty line above it; if it is part of a sentence, write {0}\\{1}",
    ),
    "list-numbers": (
        "list-numbers",
        "This item is written as number {0}, but readers would see {1}: a list counts by itself.",
        "Write {1}, or put a line of text between the two lists.",
    ),
    "list-year": (
        "list-numbers",
        "“{0}{1}” at the beginning of a paragraph would be read as the number of a list item.",
        "Begin the sentence with another word, or write {0}\\{1} if readers shall see it so.",
    ),
    "table-pasted": (
        "table-unclear",
        "This looks like a table pasted from another program; readers would see one long line of words.",
        "Write | {0} |, below it {1}|, and bars in all other rows too.",
    ),
    "lines-joined": (
        "lines-joined",
        "The next line would go on with this one; readers would see “{}”.",
        "For a line of its own, write \\ at the end of this one; for a list, begin each line with - and a space.",
    ),
    "heading-joined": (
        "heading-unclear",
        "“{}” does not start a heading without a space behind it; readers would see it.",
        "Write {1} and a space before the words of a heading, or \\{0} to show the sign.",
    ),
    "heading-hard-blank": (
        "heading-unclear",
        "A blank beside “{}” is a non-breaking one, so no heading starts here; readers would see the sign.",
        "Write {0} at the beginning of the line, and an ordinary blank behind it.",
    ),
    "heading-hashtag": (
        "heading-unmarked",
        "Readers would see “#{0}” with its sign, because no space stands behind it.",
        "If it is a heading, write “## {0}”; if it is a word of social media, write \\#{0}",
    ),
    "heading-deep": (
        "heading-unclear",
        "“{}” does not start a heading; readers would see it.",
        "A heading has at most six of these signs; write ## or ###.",
    ),
    "heading-underlined": (
        "heading-unclear",
        "The line of signs below this text makes a heading of it.",
        "Put an empty line above that line, or write ## before the words of the heading.",
    ),
    "heading-second-matter": (
        "heading-unclear",
        "This looks like front matter, but is not at the top of the file; readers would see it.",
        "Delete it, from one --- line to the other. What is new in it belongs to the front matter at the top.",
    ),
    "text-nested": (
        "text-nested",
        f"More than {MOST_LEVELS} quotes and lists are open here, one inside the other.",
        "Write it with fewer levels; no reader can follow so many.",
    ),
    "text-length": (
        "text-length",
        f"More than {LONGEST_PARAGRAPH:,} characters without an empty line begin here.",
        "Divide the text into more paragraphs or several articles.",
    ),
    "text-indented": (
        "text-indented",
        "This text is indented by four spaces or more. Other programs would show it as code; here it is ordinary text.",
        "Begin it at the left margin, or right below the words of its list item.",
    ),
    "code-unclosed": (
        "code-unclosed",
        "Code begins here and never ends, so all that follows would be shown as code.",
        "Write a line of the same signs where it ends, or delete these.",
    ),
    "footnote-broken": (
        "footnote-broken",
        "The footnote “{}” begins inside another footnote.",
        "Begin its line at the left margin, without blanks.",
    ),
}
"""The rule, message and hint of each fault."""

_HEADING_SIGN = re.compile(
    r"^(?P<sign>\#{7,}(?=\ |$)|\#{2,6}(?=[^\#\s])|\#(?=[^\W\d]))|^(?P<hard>\#{1,6}(?=[^\S\ \n])|\s+\#{1,6}(?=\s))",
    re.MULTILINE,
)
# A word with capital letters inside is none that a heading begins with.
_HASHTAG = re.compile(r"#(?P<word>\w+)[ \t]*|#\w+(?:[ \t]+#\w+)+[ \t]*|#\w*[^\W_A-Z][A-Z].*")
_ITEMS = frozenset({"bullets", "numbers"})
_FRONT_MATTER = re.compile(r"^title:", re.MULTILINE)
_KEYS = re.compile(r"[a-z_]+:(?: .*)?(?:\n(?:[a-z_]+:(?: .*)?|- .*|\s.*))*")
_SIGN_LEVELS = 6
_LONGEST_HEADING = 100
_ENDS_SENTENCE = (".", ",", ";")


def explain(fault: BlockFault) -> tuple[str, Position, str, str]:
    """The rule, place, message and hint of a Problem."""
    rule, message, hint = _EXPLANATIONS[fault.code]
    words = without_marks(fault.words).split("\n")
    return rule, Position(fault.line, fault.column), message.format(*words), hint.format(*words)


def find_pitfalls(nodes: Sequence[Node], lines: Sequence[str]) -> Iterator[BlockFault]:
    """What the writer of `nodes` can hardly have meant; `lines` are those of the source."""
    yield from _find_pitfalls(nodes, lines, is_in_item=False)


def _find_pitfalls(nodes: Sequence[Node], lines: Sequence[str], *, is_in_item: bool) -> Iterator[BlockFault]:
    yield from _find_in_lists(nodes)
    for place, node in enumerate(nodes):
        if isinstance(node, Container):
            yield from _find_pitfalls(node.children, lines, is_in_item=node.kind in _ITEMS)
        # A text without front matter at the top begins in the first line; that is told already.
        elif place and not lines[0] and _is_second_matter(nodes[place - 1], node):
            yield BlockFault("heading-second-matter", node.first, node.column, "")
        elif node.kind == "paragraph":
            is_beside_list = is_in_item or any(near.kind in _ITEMS for near in nodes[max(0, place - 1) : place + 2])
            yield from _find_in_paragraph(node, lines, is_beside_list=is_beside_list)
        elif node.kind == "heading":
            yield from _find_underlined(node, lines)


def _find_in_paragraph(leaf: Leaf, lines: Sequence[str], *, is_beside_list: bool) -> Iterator[BlockFault]:
    """What `leaf` was meant as instead of a paragraph; one mistake is told once."""
    signs = (*find_foreign_signs(leaf, is_beside_list=is_beside_list), *_find_heading_signs(leaf))
    yield from signs
    if not signs and (fault := find_pasted_table(leaf, lines) or find_joined_line(leaf)):
        yield fault


def _find_in_lists(nodes: Sequence[Node]) -> Iterator[BlockFault]:
    """Items of `nodes` that are not where they were meant to be, or else not what their numbers say."""
    shifted = [fault for before, after in itertools.pairwise(nodes) for fault in find_shifted(before, after)]
    yield from shifted
    for (kind, _), run in itertools.groupby(() if shifted else nodes, list_of):
        if kind == "numbers":
            yield from find_changed_numbers([node for node in run if isinstance(node, Container)])


def _find_heading_signs(leaf: Leaf) -> Iterator[BlockFault]:
    if "#" not in leaf.text:
        return
    for match in _HEADING_SIGN.finditer(leaf.text):
        line = leaf.first + leaf.text.count("\n", 0, match.start(match.lastgroup or 0))
        column = leaf.column if line == leaf.first else 1
        if match["hard"]:
            yield BlockFault("heading-hard-blank", line, column, match["hard"].strip())
            continue
        sign = match["sign"]
        # One sign alone may begin a word of social media.
        is_line = "\n" not in leaf.text
        if len(sign) == 1 and is_line and (hashtag := _HASHTAG.fullmatch(leaf.text)):
            if word := hashtag["word"]:
                yield BlockFault("heading-hashtag", line, column, word)
        elif len(sign) > 1 or is_line:
            code = "heading-deep" if len(sign) > _SIGN_LEVELS else "heading-joined"
            words = f"{sign}\n{sign if len(sign) > 1 else '##'}"
            yield BlockFault(code, line, column, words)


def _is_second_matter(above: Node, leaf: Leaf) -> bool:
    """Whether `leaf` begins front matter in the middle of a text, below the line `above`."""
    if above.kind != "break" or leaf.first != above.last + 1 or leaf.kind not in {"paragraph", "heading"}:
        return False
    # A second line says that it is no sentence that begins with a word and a colon: another key, or the line below it.
    return leaf.first < leaf.last and _KEYS.fullmatch(without_marks(leaf.text)) is not None


def _find_underlined(leaf: Leaf, lines: Sequence[str]) -> Iterator[BlockFault]:
    """A paragraph that a line of hyphens makes a heading of, although it is none by its looks."""
    words = without_marks(leaf.text)
    # Front matter whose first line is missing is told already.
    if leaf.first == leaf.last or _FRONT_MATTER.search(words):
        return
    is_one_sign = len("".join(lines[leaf.last - 1 : leaf.last]).strip("> \t")) == 1
    if is_one_sign or "\n" in words or len(words) > _LONGEST_HEADING or words.endswith(_ENDS_SENTENCE):
        yield BlockFault("heading-underlined", leaf.first, leaf.column, "")
