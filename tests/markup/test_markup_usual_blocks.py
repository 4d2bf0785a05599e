"""Usual blocks save time and change nothing."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

import pytest
from case_files import Case, read_cases
from documents import document
from generated import ENDS, anything, articles, nonsense
from hypothesis import example, given, settings
from hypothesis import strategies as st
from long_texts import LONG_TEXTS
from markdown.treeprocessors import UnescapeTreeprocessor

from depth import examples
from elevate_site.markup import Converter
from elevate_site.markup.blocks import UsualBlockProcessor
from elevate_site.markup.dialect import Dialect


class SlowDialect(Dialect):
    """The same Markdown, for which the library asks every processor about every block."""

    def __init__(self) -> None:
        super().__init__()
        self.parser.blockprocessors.deregister("usual_blocks")
        self.treeprocessors.register(UnescapeTreeprocessor(self), "unescape", 0)


CASES = list(read_cases())
FAST = Converter()
SLOW = Converter(SlowDialect)

# Usual text, and what looks like it.
SPANS = (
    *(
        "**bold**",
        "*em*",
        "`code`",
        "[words](a.md)",
        "[**bold** words](b_c*d.md#e)",
        "**[words](a.md)**",
        "[^1]",
        "a_b",
    ),
    *(
        "*em `*` em*",
        "**a [b](c*d) & e**",
        "AT&T",
        "&amp;",
        "`[a](b)`",
        "[a`]`](b)",
        "[a\nb](c)",
        "*a\nb*",
        "!",
        "word",
    ),
    *(
        "***both***",
        "**bold *em* bold**",
        "*em **bold***",
        "**",
        "*",
        "_",
        "__a__",
        "_a_",
        "`",
        "``",
        "[",
        "]",
        "](",
        "[a]",
    ),
    *(
        "[a](b c)",
        "[a](<b> 't')",
        "[](b)",
        "[a]()",
        "![a](b)",
        "[!](a)",
        "!",
        "\\",
        "\\*",
        "  \n",
        "<",
        "<b>",
        "&",
        ";",
    ),
    *(
        " ",
        " ",
        " ",
        "\n",
        "é",
        "🌙",
        "\u00a0",
        ".",
        "(",
        ")",
        "{.a}",
        "[^2]",
        "[^none]",
        "[two]",
        "[a][two]",
        "<c@d.e>",
    ),
)
LINES = (
    *(
        "- ",
        "* ",
        "+ ",
        "1. ",
        "3. ",
        "1) ",
        "-",
        "1.",
        "# ",
        "## ",
        "###",
        "#",
        "> ",
        ": ",
        "| ",
        "|",
        "  ",
        "    ",
        "   ",
    ),
    *(
        "---",
        "===",
        "***",
        "* * *",
        "[a]: b",
        "[^1]: c",
        "*[HT]: d",
        "|---|---|",
        "- - ",
        "**a**",
        "*a*",
        "[a](b)",
        "988 ",
    ),
    *("2024. ", "**[", "***", "****", "_a_", "{.a}", "٣. ", "\u00a0", "\\#", "::: note", ":::", "text", "text", "text"),
)
spans = st.lists(st.sampled_from(SPANS), max_size=12).map("".join)
lines = st.tuples(st.lists(st.sampled_from(LINES), max_size=3).map("".join), spans).map("".join)
blocks = st.lists(st.tuples(lines, st.sampled_from(["\n", "\n", "\n\n", "\n\n\n", "\n \n"])).map("".join), max_size=8)


def assert_same(text: str) -> None:
    """Assert that `text` gives the same Fragment and the same Problems either way."""
    assert FAST.convert(document(text)) == SLOW.convert(document(text))


@given(st.lists(spans, max_size=4).map("\n\n".join), st.sampled_from(["", "\n\n[^1]: A note.", ENDS]))
@example("a[^1] b[^1]\n\n- c[^1]\n\nd[^1]", ENDS)
@example("*one [^a* two [^1] three", ENDS)
@settings(max_examples=examples(600))
def test_spans_are_the_same(text: str, ends: str) -> None:
    """The library reads adjacent constructs inside paragraphs the same, pattern after pattern."""
    assert_same(text + ends)


@given(blocks.map("".join), st.sampled_from(["", "\n\n[^1]: A note.", ENDS]))
@example("- a\n- b\n\n- c", "")
@example("- a\n\n    ## b\n    c", "")
@example("    code\n\n\n\n    code", "")
@settings(max_examples=examples(600))
def test_blocks_are_the_same(text: str, ends: str) -> None:
    """However lines begin and follow each other, they become the blocks that the library makes of them."""
    assert_same(text + ends)


@given(articles() | anything() | nonsense())
@settings(max_examples=examples(300))
def test_texts_are_the_same(text: str) -> None:
    """Well-formed articles and nonsense are the same either way."""
    assert_same(text)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_cases_are_the_same(case: Case) -> None:
    """So is every case that a writer can read."""
    assert_same(case.source)


@pytest.mark.parametrize("name", sorted(LONG_TEXTS))
def test_long_texts_are_the_same(name: str) -> None:
    """So are whole articles."""
    assert_same(LONG_TEXTS[name])


@pytest.mark.parametrize(
    "block", ["words", "words\nmore", "## Heading", "- a\n- b\n  c", "3. a\n4. b", "**a** b", "[a](b)"]
)
def test_usual_blocks_are_taken_at_once(block: str) -> None:
    """What is usual becomes a block without another kind of block being asked."""
    parent, waiting = Element("div"), [block]
    assert UsualBlockProcessor(Dialect().parser).run(parent, waiting)
    assert (waiting, len(parent)) == ([], 1)


@pytest.mark.parametrize(
    "block",
    [
        *(
            "> a",
            "a\n---",
            "| a |\n|---|",
            "    code",
            "---",
            "* * *",
            "[a]: b",
            "[^1]: a",
            "*[HT]: a",
            ": a",
            "a\n: b",
        ),
        *("- - a", "- a\n    - b", "- # a", "1. 2. a", "a\n# b", "- a\n\n", "## a #", "a\n> b", "a\n1. b"),
    ],
)
def test_unusual_blocks_are_left_alone(block: str) -> None:
    """What another kind of block might claim stays as it is."""
    parent, waiting = Element("div"), [block]
    assert not UsualBlockProcessor(Dialect().parser).run(parent, waiting)
    assert (waiting, len(parent)) == ([block], 0)


@pytest.mark.parametrize(("before", "block"), [("ul", "- a"), ("ol", "1. a"), ("pre", "\na")])
def test_what_depends_on_the_block_before_is_left_alone(before: str, block: str) -> None:
    """A list continues the one before it, and empty lines belong to code; the library knows how."""
    parent, waiting = Element("div"), [block]
    SubElement(parent, before)
    assert not UsualBlockProcessor(Dialect().parser).run(parent, waiting)
    assert (waiting, len(parent)) == ([block], 1)
