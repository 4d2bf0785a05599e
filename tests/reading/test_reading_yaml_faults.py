"""We explain a YAML syntax error by what the writer did, not by what the parser was doing."""

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
    ("a: **b** c", "value-markup", (1, 4), "Write: a: b c"),
    ("a: *b* c", "value-markup", (1, 4), "Write: a: b c"),
    ('a: "C:\\path"', "yaml-syntax", (1, 7), "Write: a: 'C:\\path'"),
    ("a:b\nc: d", "yaml-syntax", (1, 2), "Write: a: b"),
    ("a: b\nc\nd: e", "yaml-syntax", (2, 1), "If it is a key, write `c:`."),
    ("a:\n  en B\n  es: C", "yaml-syntax", (2, 3), "If it is a key, write `key: value`."),
    ("a:\n- b\n-c", "yaml-syntax", (3, 1), "Write: - c"),
    ("a: - b", "yaml-syntax", (1, 4), "Press Enter after the colon"),
    (
        "a:\n    b: c\n  d: e",
        "yaml-syntax",
        (3, 3),
        "Let it, and the lines that belong to it, begin",
    ),
    (
        "a: b\n  c: d",
        "yaml-syntax",
        (2, 3),
        "Let it, and the lines that belong to it, begin",
    ),
]


@pytest.mark.parametrize("loader", [FastestLoader, yaml.SafeLoader])
@pytest.mark.parametrize(("text", "code", "position", "hint"), FAULTS)
def test_a_syntax_error_is_reported_at_its_position_with_advice(
    text: str, code: str, position: tuple[int, int], hint: str, loader: type[yaml.SafeLoader]
) -> None:
    """Code, line, column and hint are right, and the same with either build of PyYAML."""
    _, problems = read_tree(text, "f", loader)
    (found,) = problems
    assert (found.code, (found.line, found.column)) == (code, position)
    assert found.hint.startswith(hint)


@pytest.mark.parametrize("value", ["Sleep: well", 'The "big": five', "it's: so", "\"a\" and 'b': c", "C:\\n: d"])
def test_the_suggested_quotes_keep_the_text(value: str) -> None:
    """A value that we suggest in quotes is read as exactly the same text."""
    tree, problems = read_tree(quote_scalar(value), "f")
    assert problems == ()
    assert isinstance(tree, ScalarNode)
    assert tree.text == value
