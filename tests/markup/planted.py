"""A long article with places for one more line, and faults and destinations to plant there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """Something wrong on one line, and the rules that it breaks; `§` is a number of its own."""

    words: str
    codes: tuple[str, ...]
    at: int = 0
    """The line of `words` that is to blame, counted from 0."""


INLINE_FAULTS = (
    Fault("a [bad](javascript:alert(§)) link", ("link-scheme",)),
    Fault("a [bad](vbscript:x§ 'title') link", ("link-scheme",)),
    Fault("a [link](//host.example/§)", ("link-scheme",)),
    Fault("an empty [link§]()", ("link-empty",)),
    Fault("a link without words [](a§.md)", ("link-empty",)),
    Fault("an image ![](picture§.png)", ("image-alt",)),
    Fault("a foreign ![leaf](https://host.example/§.png)", ("image-host",)),
    Fault("<script>x§()</script>", ("html-refused",)),
    Fault('<iframe src="x§"></iframe>', ("html-refused",)),
    Fault("a <!-- comment § -->", ("html-refused",)),
    Fault('a <span onclick="x§">tag</span>', ("html-refused",)),
    Fault("an <unfinished § tag", ("html-refused",)),
    Fault("*words*{onclick=x§}", ("attribute-refused",)),
    Fault("*words*{#a§:b}", ("anchor-name",)),
    Fault("[words§][nowhere]", ("reference-broken",)),
    Fault("![words§][nowhere]", ("reference-broken",)),
    Fault("words[^nowhere§]", ("footnote-broken",)),
    Fault("a [link](that-never-ends§", ("link-unfinished",)),
    Fault("a <https://host.example/§ address", ("link-unfinished",)),
    Fault("a [[wiki§]] link", ("text-foreign",)),
    Fault("a {{ name§ }} of *another* system", ("text-foreign",)),
    Fault("[gallery ids='§']", ("text-foreign",)),
    Fault("loose § ** stars", ("sign-unread",)),
    Fault("*buenos días* {lang=es} §", ("attribute-refused",)),
    Fault("[insert § here]", ("text-unfinished",)),
    Fault("a zero\u200bwidth §", ("character-hidden",)),
    Fault("2*3*§ mg", ("star-between-numbers", "star-between-numbers")),
    Fault("it`s § and it`s", ("code-unclear",)),
)
"""Each can stand in any line of text."""

MARGIN_FAULTS = (
    Fault("::: banana\n\ntext\n\n:::", ("block-unknown",)),
    Fault('::: details sumary="§"\n\ntext\n\n:::', ("block-argument",)),
    Fault(":::", ("block-unopened",)),
    Fault("- ::: note", ("block-place",)),
    Fault("## Deep enough §\n\n#### Too deep §", ("heading-level",), at=2),
    Fault("::: details summary='x'\n\n:::", ("block-empty",)),
    Fault("# Title §", ("heading-level",)),
    Fault("[^unused§]: note", ("footnote-broken",)),
)
"""Each needs lines of its own at the left margin."""

Place = Callable[[str], tuple[list[str], int]]
"""Puts words into a stretch of an article: its lines, and the index of the line that holds the words."""


def _lines(before: Sequence[str], line: str, after: Sequence[str] = ()) -> tuple[list[str], int]:
    lines = [*before, line, *after]
    return lines, len(before)


UNCLOSED = Fault("::: warning", ("block-unclosed",))
"""Takes everything behind it along."""

PLACES: dict[str, Place] = {
    "a paragraph": lambda words: _lines(["A plain line,", "[with a link](a.md)"], f"and {words} here,", ["and more."]),
    "a paragraph with a break": lambda words: _lines(["One  "], f"{words}  ", ["three"]),
    "a tab": lambda words: _lines(["One tab"], f"a line\twith {words}"),
    "emphasis": lambda words: _lines(["This is **bold, over"], f"lines and {words}", ["and on** and done."]),
    "a list": lambda words: _lines(["- one", "- two"], f"- three {words}", ["- four"]),
    "a numbered list": lambda words: _lines(["1. one", "2. two"], f"3. three {words}"),
    "a nested list": lambda words: _lines(
        ["- one", "    - two", "        - three"], f"        - four {words}", ["- five"]
    ),
    "a list nested by two blanks": lambda words: _lines(["1) one", "   - two", "     * three"], f"     * four {words}"),
    "a list below a sentence": lambda words: _lines(
        ["A sentence:", "- one"], f"  - two {words}", ["still two", "> three"]
    ),
    "an underlined heading": lambda words: _lines([], f"A heading {words}", ["---"]),
    "a paragraph in a list": lambda words: _lines(["- one", "", "    two", ""], f"    three {words}", ["", "- four"]),
    "a lazy line of a list": lambda words: _lines(["- one"], f"and {words}"),
    "a quote": lambda words: _lines(["> one", ">"], f"> two {words}", ["> three"]),
    "a nested quote": lambda words: _lines(["> one", ">", "> > two"], f"> > three {words}"),
    "a list in a quote": lambda words: _lines(["> - one"], f"> - two {words}"),
    "a quote in a list": lambda words: _lines(["- one", "", "    > two"], f"    > three {words}"),
    "a header cell": lambda words: _lines([], f"| {words} | b |", ["|---|---|", "| 1 | 2 |"]),
    "a cell": lambda words: _lines(["| a | b |", "|---|---|", "| 1 | 2 |"], f"| 3 | {words} |", ["| 5 | 6 |"]),
    "a definition": lambda words: _lines(["Term", "Other term"], f":   Meaning {words}", ["", ":   Second meaning"]),
    "a term": lambda words: _lines(["First term"], f"A term with {words}", [":   Meaning"]),
    "a paragraph of a definition": lambda words: _lines(["Term", ":   Meaning", ""], f"    More {words}"),
    "a footnote": lambda words: _lines(["Text[^§].", ""], f"[^§]: A note {words}"),
    "the second line of a footnote": lambda words: _lines(["Text[^§].", "", "[^§]: A note"], f"    and {words}"),
    "a paragraph of a footnote": lambda words: _lines(["Text[^§].", "", "[^§]: A note", ""], f"    and {words}"),
    "a block": lambda words: _lines(["::: note", "One"], f"two {words}", [":::"]),
    "a list in a block in a block": lambda words: _lines(
        ["::: warning", "One", '::: details summary="x"', "- a"], f"- b {words}", [":::", ":::"]
    ),
    "the line behind a block": lambda words: _lines(["::: note", "One", ":::"], f"two {words}"),
}
"""Everywhere that words can be; each stretch is between empty lines."""


def at_the_margin(words: str) -> tuple[list[str], int]:
    """Lines that need the left margin."""
    return words.split("\n"), 0


def article(stretches: Sequence[tuple[Place, str]]) -> tuple[str, list[int]]:
    """An article of `stretches`, each with its words, and the line of each."""
    lines = ["## A heading", ""]
    planted: list[int] = []
    for number, (place, words) in enumerate(stretches):
        stretch, index = place(words)
        planted.append(len(lines) + index + 1)
        lines += [line.replace("§", str(number)) for line in stretch]
        lines += [
            "",
            f"Plain text {number}, with an [ordinary](link.md), [brackets] and `code <b> [x][y] ::: {{}}`.",
            "",
        ]
    return "\n".join(lines), planted
