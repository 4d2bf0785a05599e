"""The words of a tree that readers see, with their lines."""

from __future__ import annotations

from xml.etree.ElementTree import XML, Element

import pytest

from elevate_site.markup.text_nodes import MASK, masked, text_nodes


def _tree(written: str) -> Element:
    return XML(written)  # our own


def _lines(root: Element) -> dict[Element, int]:
    """The lines that the attribute `line` of elements says, as a parser would have noted them."""
    return {element: int(element.attrib.pop("line")) for element in root.iter() if "line" in element.attrib}


@pytest.mark.parametrize(
    ("tree", "nodes"),
    [
        ('<div><p line="4">One.</p><p line="6">Two.</p></div>', [("One.", 4), ("Two.", 6)]),
        (
            '<p line="4">One\ntwo <em>three\nfour</em> five\nsix</p>',
            [("One\ntwo ", 4), ("three\nfour", 5), (" five\nsix", 6)],
        ),
        ('<p line="4">One<br />two<br />\nthree</p>', [("One", 4), ("two", 5), ("\nthree", 5)]),
        ('<p line="4">One <code>a\nb</code> two</p>', [("One ", 4), (" two", 5)]),
        (
            '<ul><li line="2">One<ul><li line="3">Two</li></ul></li><li line="4">Three</li></ul>',
            [("One", 2), ("Two", 3), ("Three", 4)],
        ),
        ('<div line="7"><p>One</p></div>', [("One", 7)]),
        ("<p>One\ntwo<em>three</em></p>", [("One\ntwo", 0), ("three", 0)]),
        (
            '<p line="2"><a href="\ufdd04,3\ufdd1x.md">One</a> two\n<em>three</em></p>',
            [("One", 2), (" two\n", 4), ("three", 5)],
        ),
        ('<p line="2"><img src="a.png\ufdd02,3\ufdd1\ufdda3,9\ufddb" /> one</p>', [(" one", 3)]),
        ('<div><pre line="2"><code>1\n2</code></pre>\n</div>', []),
    ],
)
def test_each_place_has_its_words_and_its_line(tree: str, nodes: list[tuple[str, int]]) -> None:
    """Lines count from the text of the block, on through line breaks, code and links; unknown ones are 0."""
    root = _tree(tree)
    assert [(node.words, node.line) for node in text_nodes(root, _lines(root))] == nodes


def test_a_tail_stands_in_the_element_around_it() -> None:
    """A text stands in its own element, a tail in its parent: there whoever cuts it puts new elements."""
    root = _tree("<p>One <em>two</em> three</p>")
    emphasis = root[0]
    places = [(node.element, node.parent, node.is_tail) for node in text_nodes(root, {})]
    assert places == [(root, root, False), (emphasis, emphasis, False), (emphasis, root, True)]


def test_other_elements_can_be_left_out_with_all_that_is_in_them() -> None:
    """But not what follows them."""
    root = _tree('<p>One <a href="x">two <em>three</em> four</a> five</p>')
    assert [node.words for node in text_nodes(root, {}, {"a"})] == ["One ", " five"]


def test_a_node_may_be_cut_while_the_others_are_still_read() -> None:
    """Elements put in the place of a node are not read again, and its neighbours keep their lines."""
    root = _tree('<p line="1">One\n<em>two</em>\nthree</p>')
    seen = []
    for node in text_nodes(root, _lines(root)):
        seen.append((node.words, node.line))
        node.parent.insert(0, Element("b"))
        node.element.text = ""
    assert seen == [("One\n", 1), ("two", 2), ("\nthree", 2)]


def test_signs_of_the_parser_are_masked_and_nothing_moves() -> None:
    """Digits of set-aside characters and of marks are no digits of the text."""
    words = "Call \x0246\x03 \ufdd212,3\ufdd3 \x02wzxhzdk:988\x03 \x02amp\x03 now"
    hidden = masked(words)
    assert len(hidden) == len(words)
    assert hidden.replace(MASK, "") == "Call     now"
    assert masked("Call 988.") == "Call 988."
