"""Inline patterns that are not tried save time and change nothing."""

from __future__ import annotations

import pytest
from case_files import Case, read_cases
from documents import document
from generated import ENDS, anything, articles, nonsense
from hypothesis import example, given, settings
from hypothesis import strategies as st
from long_texts import LONG_TEXTS
from markdown.inlinepatterns import LINK_RE
from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor

from depth import examples
from elevate_site.markup import Converter
from elevate_site.markup.dialect import Dialect
from elevate_site.markup.links import LinkProcessor


class SlowDialect(Dialect):
    """The same Markdown, for which the library tries every pattern."""

    def __init__(self) -> None:
        super().__init__()
        self.inlinePatterns.register(LinkProcessor(LINK_RE, self), "link", 160)
        self.treeprocessors.register(InlineProcessor(self), "inline", 20)
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
