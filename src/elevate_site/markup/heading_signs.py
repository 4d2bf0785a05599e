"""Signs of headings that begin no heading, and lines of hyphens that make one of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from elevate_site.markup.block_nodes import BlockFault, Leaf, Node
from elevate_site.markup.positions import without_marks

__all__ = ["find_heading_signs", "find_underlined", "is_second_matter"]

_HEADING_SIGN = re.compile(
    r"^(?P<sign>\#{7,}(?=\ |$)|\#{2,6}(?=[^\#\s])|\#(?=[^\W\d]))"
    r"|^(?P<hard>\#{1,6}(?=[^\S\ \n])|[^\S\n]++\#{1,6}(?=\s))",
    re.MULTILINE,
)
# A word with capital letters inside is none that a heading begins with.
_HASHTAG = re.compile(r"#(?P<word>\w+)[ \t]*|#\w+(?:[ \t]+#\w+)+[ \t]*|#\w*[^\W_A-Z][A-Z].*")
_FRONT_MATTER = re.compile(r"^title:", re.MULTILINE)
_KEYS = re.compile(r"[a-z_]+:(?: .*)?(?:\n(?:[a-z_]+:(?: .*)?|- .*|\s.*))*")
_SIGN_LEVELS = 6
_LONGEST_HEADING = 100
_ENDS_SENTENCE = (".", ",", ";")


def find_heading_signs(leaf: Leaf) -> Iterator[BlockFault]:
    """The lines of the paragraph `leaf` that begin like a heading, and are none."""
    if "#" not in leaf.text:
        return
    line, counted = leaf.first, 0
    for match in _HEADING_SIGN.finditer(leaf.text):
        line += leaf.text.count("\n", counted, match.start())
        counted = match.start()
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


def is_second_matter(above: Node, leaf: Leaf) -> bool:
    """Whether `leaf` begins front matter in the middle of a text, below the line `above`."""
    if above.kind != "break" or leaf.first != above.last + 1 or leaf.kind not in {"paragraph", "heading"}:
        return False
    # A second line says that it is no sentence that begins with a word and a colon: another key, or the line below it.
    return leaf.first < leaf.last and _KEYS.fullmatch(without_marks(leaf.text)) is not None


def find_underlined(leaf: Leaf, lines: Sequence[str]) -> Iterator[BlockFault]:
    """A paragraph that a line of hyphens makes a heading of, although it is none by its looks.

    `lines` are those of the source.
    """
    words = without_marks(leaf.text)
    # Front matter whose first line is missing is told already.
    if leaf.first == leaf.last or _FRONT_MATTER.search(words):
        return
    is_one_sign = len("".join(lines[leaf.last - 1 : leaf.last]).strip("> \t")) == 1
    if is_one_sign or "\n" in words or len(words) > _LONGEST_HEADING or words.endswith(_ENDS_SENTENCE):
        yield BlockFault("heading-underlined", leaf.first, leaf.column, "")
