"""The shortcuts for usual texts save time, and nothing else."""

from __future__ import annotations

from typing import cast
from xml.etree.ElementTree import Element, SubElement, tostring

import pytest
from case_files import Case, read_cases
from documents import document
from generated import ENDS, anything, articles, nonsense
from hypothesis import example, given, settings
from hypothesis import strategies as st
from long_texts import LONG_TEXTS

from elevate_site.markup import Converter
from elevate_site.markup.dialect import Dialect
from elevate_site.markup.findings import Findings
from elevate_site.markup.finished_blocks import FINISHED_BLOCKS, finish_blocks
from elevate_site.markup.finished_spans import finished_html
from elevate_site.markup.serializing import serialize
from elevate_site.markup.usual_blocks import UsualBlockProcessor
from elevate_site.markup.usual_spans import UsualSpans

CASES = list(read_cases())
SHORT = Converter()
LONG = Converter(shortcuts=False)

# What the shortcuts know, and what looks like it.
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
    """Assert that `text` gives the same Fragment and the same Problems with and without shortcuts."""
    assert SHORT.convert(document(text)) == LONG.convert(document(text))


@given(st.lists(spans, max_size=4).map("\n\n".join), st.sampled_from(["", "\n\n[^1]: A note.", ENDS]))
@example("a[^1] b[^1]\n\n- c[^1]\n\nd[^1]", ENDS)
@example("*one [^a* two [^1] three", ENDS)
@settings(max_examples=600)
def test_spans_are_the_same(text: str, ends: str) -> None:
    """Whatever stands side by side inside paragraphs is read as the library reads it, pattern after pattern."""
    assert_same(text + ends)


@given(blocks.map("".join), st.sampled_from(["", "\n\n[^1]: A note.", ENDS]))
@example("- a\n- b\n\n- c", "")
@example("- a\n\n    ## b\n    c", "")
@example("    code\n\n\n\n    code", "")
@settings(max_examples=600)
def test_blocks_are_the_same(text: str, ends: str) -> None:
    """However lines begin and follow each other, they become the blocks that the library makes of them."""
    assert_same(text + ends)


@given(articles() | anything() | nonsense())
@settings(max_examples=300)
def test_texts_are_the_same(text: str) -> None:
    """Well-formed articles and nonsense are the same with and without shortcuts."""
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
    ("text", "html"),
    [
        ("words", "<p>words</p>"),
        ("a **b** *c* `d`", "<p>a <strong>b</strong> <em>c</em> <code>d</code></p>"),
        ("[*a* b](c.md) d", '<p><a href="c.md"><em>a</em> b</a> d</p>'),
        ("**[a](b) `c`**", '<p><strong><a href="b">a</a> <code>c</code></strong></p>'),
        ("snake_case & so on", "<p>snake_case &amp; so on</p>"),
    ],
)
def test_usual_spans_take_the_shortcut(text: str, html: str) -> None:
    """What is usual is filled in without the library."""
    paragraph = Element("p")
    assert spans_of_one_document().fill(paragraph, text)
    assert tostring(paragraph, encoding="unicode") == html


@pytest.mark.parametrize(
    "text",
    [
        *(
            "[a]",
            "*a",
            "a*",
            "** a**",
            "*a **b** c*",
            "***a***",
            "_a_",
            r"\*",
            "`` a ``",
            "`a",
            "<b>",
            "&lt;",
            "a  \nb",
        ),
        *("![a](b)", "[a](b c)", "[a](b 'c')", "[a](<b>)", "[[a](b)](c)", "[a\\]](b)", "**[a]**", "*a* *b", "[^1]"),
    ],
)
def test_unusual_spans_are_left_alone(text: str) -> None:
    """Of a text that is not certain, nothing is filled in."""
    paragraph = Element("p")
    assert not spans_of_one_document().fill(paragraph, text)
    assert (paragraph.text, len(paragraph)) == (None, 0)


MARK = "\ufdd07,2\ufdd1"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a **b** *c* `d`", "a <strong>b</strong> <em>c</em> <code>d</code>"),
        (f"[b]({MARK}c.md) d", '<a href="\ufde00\ufde0">b</a> d'),
        (f"**[b]({MARK}c.md) `d`**", '<strong><a href="\ufde00\ufde0">b</a> <code>d</code></strong>'),
        (f"[b]({MARK}https://c.example)", '<a href="https://c.example">b</a>'),
        (
            f"[https://c.example]({MARK}https://c.example)",
            '<a data-printed="" href="https://c.example">https://c.example</a>',
        ),
        ("snake_case *b*", "snake_case <em>b</em>"),
    ],
)
def test_usual_texts_are_finished_at_once(text: str, html: str) -> None:
    """What no later step has to see becomes HTML without elements."""
    assert finished_html(text, Findings("a.md")) == html


@pytest.mark.parametrize(
    "text",
    [
        *("`a<b`", "AT&T", "*a* > b", "*a* \x02", "[^1]", "*a", "_a_", r"\*", "![a](b)", "[*a*](b)", "[a](b)"),
        *(f"[a]({MARK}tel:988)", f"[a]({MARK}//b)", f"[a]({MARK}javascript:b)", f"[ ]({MARK}b)", f"[a]({MARK})"),
    ],
)
def test_texts_that_later_steps_have_to_see_are_not_finished(text: str) -> None:
    """Signs of HTML, notes, and links of which there may be something to say stay in elements."""
    assert finished_html(text, Findings("a.md")) is None


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a\n\nb *c*", "<p>a</p>\n<p>b <em>c</em></p>\n"),
        ("- a\n- `b`\n\nc", "<ul>\n<li>a</li>\n<li><code>b</code></li>\n</ul>\n<p>c</p>\n"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>\n'),
        ("\ufde80\ufde8\n\na\n\n\ufde81\ufde8", '<hr class="\ufde80\ufde8">\n<p>a</p>\n<hr class="\ufde81\ufde8">\n'),
    ],
)
def test_usual_blocks_are_finished_at_once(text: str, html: str) -> None:
    """Paragraphs, lists and fences that stand one after the other become one string."""
    root = tree_of(text)
    finish_blocks(root, Findings("a.md"))
    assert [(block.tag, block.text) for block in root] == [(FINISHED_BLOCKS, html)]
    assert serialize(root) == f"<div>{html}</div>"


@pytest.mark.parametrize(
    "text",
    [
        "## a",
        "a > b",
        "a[^1]",
        "a & b",
        "a  \nb",
        "- a\n    - b",
        "- a\n\n- b",
        "- a\n- b < c",
        "> a",
        "| a |\n|---|\n| b |",
    ],
)
def test_blocks_that_later_steps_have_to_see_are_not_finished(text: str) -> None:
    """Headings, and blocks with other blocks or with an unusual text in them, stay between those that are finished."""
    root = tree_of(f"a\n\n{text}\n\nb")
    [unfinished] = tree_of(text)
    finish_blocks(root, Findings("a.md"))
    assert [block.tag for block in root] == [FINISHED_BLOCKS, unfinished.tag, FINISHED_BLOCKS]
    assert tostring(root[1]) == tostring(unfinished)


@pytest.mark.parametrize(
    "block", ["words", "words\nmore", "## Heading", "- a\n- b\n  c", "3. a\n4. b", "**a** b", "[a](b)"]
)
def test_usual_blocks_take_the_shortcut(block: str) -> None:
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
    """A list goes on behind another one, and empty lines belong to code; the library knows how."""
    parent, waiting = Element("div"), [block]
    SubElement(parent, before)
    assert not UsualBlockProcessor(Dialect().parser).run(parent, waiting)
    assert (waiting, len(parent)) == ([block], 1)


def tree_of(text: str) -> Element:
    """The blocks of `text` under one element, before anything in them is read."""
    return cast("Element", Dialect().parser.parseDocument(text.split("\n")).getroot())


def spans_of_one_document() -> UsualSpans:
    """The shortcut for spans, in a document without footnotes."""
    return UsualSpans(Dialect().inlinePatterns["footnote"])  # type: ignore[arg-type]  # it is the one of the extension


@pytest.mark.parametrize(("text", "tail"), [("<", ""), ("", "<")])
def test_signs_of_html_are_escaped_wherever_they_stand(text: str, tail: str) -> None:
    """What is behind an element is escaped with it, even where nothing inside of it has to be."""
    heading = Element("h2")
    heading.text, heading.tail = text, tail
    assert serialize(heading) == f"<h2>{text and '&lt;'}</h2>{tail and '&lt;'}"
