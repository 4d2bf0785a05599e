"""Where the words of a tree stand in its source."""

from __future__ import annotations

from xml.etree.ElementTree import XML

import pytest

from elevate_site.markup.source_places import MASK, SourceLines, masked, placed_texts
from elevate_site.model.values import Position


@pytest.mark.parametrize(
    ("tree", "texts"),
    [
        ("<div><p>One.</p><p>Two.</p></div>", ["One.", "Two."]),
        ("<p>One <em>two</em> <em>three</em></p>", ["One two three"]),
        ("<p>One <code>two</code> three<sup>1</sup></p>", ["One \x02 three\x02"]),
        ("<p>One<br />two</p>", ["One\ntwo"]),
        ("<ul><li>One<ul><li>Two</li></ul></li><li>Three</li></ul>", ["One", "Two", "Three"]),
        ("<table><tr><td><em>1</em></td><td><em>2</em></td></tr></table>", ["1", "2"]),
        ("<pre><code>One</code></pre>", ["\x02"]),
    ],
)
def test_a_text_is_what_stands_in_one_block(tree: str, texts: list[str]) -> None:
    """Emphasis and links belong to the words around them, blanks too; what only shows something is masked."""
    assert [text.words for text in placed_texts(XML(tree), {}, SourceLines(""))] == texts


def test_words_are_found_in_the_order_of_the_tree() -> None:
    """The same words stand where they come next, and never inside an address."""
    source = SourceLines("a\n\n> *a* [a](a.md) a")
    root = XML('<div><p>a</p><p><em>a</em> <a href="\ufdd03,11\ufdd1a.md">a</a> a</p></div>')
    first, second = placed_texts(root, {}, source)
    offsets = [text.source_offset(text.words.rindex("a")) for text in (first, second)]
    assert [source.position(offset) for offset in offsets] == [Position(1, 1), Position(3, 17)]


def test_a_known_line_says_where_to_look() -> None:
    """Notes stand at the end of the tree, and anywhere in the source."""
    source = SourceLines("One two.\n\n[^1]: Two.\n\nOne.\n\n[^2]: Two.")
    root = XML("<div><p>One two.</p><p>One.</p><p>Two.</p><p>Two.</p></div>")
    texts = tuple(placed_texts(root, {root[2]: Position(7, 7), root[3]: Position(3, 7)}, source))
    assert [source.position(text.source_offset(0)) for text in texts] == [(1, 1), (5, 1), (7, 7), (3, 7)]


def test_what_is_nowhere_has_no_place() -> None:
    """Words that the source does not hold are placed where those before them end."""
    (text,) = placed_texts(XML("<p>One</p>"), {}, SourceLines("Two"))
    assert text.source_offset(0) == -1
    assert SourceLines("Two").position(-1) is None


def test_signs_of_the_parser_are_masked_and_nothing_moves() -> None:
    """Digits of set-aside characters and of marks are no digits of the text."""
    words = "Call \x0246\x03 \ufdd212,3\ufdd3 \x02wzxhzdk:988\x03 \x02amp\x03 now"
    hidden = masked(words)
    assert len(hidden) == len(words)
    assert hidden.replace(MASK, "") == "Call     now"
    assert masked("Call 988.") == "Call 988."
