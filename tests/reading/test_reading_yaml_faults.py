"""A fault in the form of YAML is told as what the writer did, not as what the parser was doing."""

from __future__ import annotations

import pytest
import yaml

from elevate_site.reading.yaml.evidence import quote_scalar
from elevate_site.reading.yaml.tree import FastestLoader, ScalarNode, read_tree

FAULTS = [
    ("title: Sleep: what helps", "yaml-colon", (1, 13), 'Write: title: "Sleep: what helps"'),
    ("title: Sleep:", "yaml-colon", (1, 13), 'Write: title: "Sleep:"'),
    ("points:\n- One: two: three", "yaml-colon", (2, 6), 'Write: - "One: two: three"'),
    ("sources:\n- title: One: two", "yaml-colon", (2, 13), 'Write: - title: "One: two"'),
    ('title: The "big": five', "yaml-colon", (1, 17), "Write: title: 'The \"big\": five'"),
    ("title: Sleep: more  # a note", "yaml-colon", (1, 13), 'Write: title: "Sleep: more"  # a note'),
    ("a: b\n\tc: d", "yaml-tab", (2, 1), "Delete the tab and type two spaces for each level."),
    ("a:\n  \tb: c", "yaml-tab", (2, 3), "Delete the tab and type two spaces for each level."),
    ('a: "b\nc: d', "yaml-syntax", (1, 4), 'Close it at the end of the text: a: "b"'),
    ('a: "b\nc: "d"', "yaml-syntax", (1, 4), 'Close it at the end of the text: a: "b"'),
    ("a: 'it's'", "yaml-syntax", (1, 7), 'Write: a: "it\'s"'),
    ('a: "b" c', "yaml-syntax", (1, 6), "Write: a: '\"b\" c'"),
    ("a: [draft] b", "yaml-syntax", (1, 10), 'Write: a: "[draft] b"'),
    ("a: [b\nc: d", "yaml-syntax", (1, 4), "Close it with ] on the same line, with commas between the items."),
    ("a: {b: c", "yaml-syntax", (1, 4), "Close it with } on the same line, with commas between the items."),
    ("a: @b", "yaml-syntax", (1, 4), 'Write: a: "@b"'),
    ("a: **b** c", "yaml-syntax", (1, 4), 'Write: a: "**b** c"'),
    ("a: *b* c", "yaml-syntax", (1, 4), 'Write: a: "*b* c"'),
    ('a: "C:\\path"', "yaml-syntax", (1, 7), "Write: a: 'C:\\path'"),
    ("a:b\nc: d", "yaml-syntax", (1, 2), "Write: a: b"),
    ("a: b\nc\nd: e", "yaml-syntax", (2, 1), "If it belongs to the text above"),
    ("a:\n  en B\n  es: C", "yaml-syntax", (2, 3), "If it belongs to the text above"),
    ("a:\n- b\n-c", "yaml-syntax", (3, 1), "Write: - c"),
    ("a: - b", "yaml-syntax", (1, 4), "Press Enter after the colon"),
    ("a:\n    b: c\n  d: e", "yaml-syntax", (3, 3), "Lines that belong together"),
    ("a: b\n  c: d", "yaml-syntax", (2, 3), "Lines that belong together"),
]


@pytest.mark.parametrize("loader", [FastestLoader, yaml.SafeLoader])
@pytest.mark.parametrize(("text", "code", "place", "hint"), FAULTS)
def test_a_fault_is_told_at_its_place_with_the_way_out(
    text: str, code: str, place: tuple[int, int], hint: str, loader: type[yaml.SafeLoader]
) -> None:
    """Code, line, column and hint are right, and the same whichever build of PyYAML is installed."""
    _, problems = read_tree(text, "f", loader)
    (found,) = problems
    assert (found.code, (found.line, found.column)) == (code, place)
    assert found.hint.startswith(hint)


@pytest.mark.parametrize("value", ["Sleep: well", 'The "big": five', "it's: so", "\"a\" and 'b': c", "C:\\n: d"])
def test_the_quotes_that_are_advised_keep_the_text(value: str) -> None:
    """What the advice says to write is read as exactly the text that was meant."""
    tree, problems = read_tree(quote_scalar(value), "f")
    assert problems == ()
    assert isinstance(tree, ScalarNode)
    assert tree.text == value
