"""YAML becomes a tree of texts with their positions, and only the plain part of YAML is accepted."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from elevate_site.model.values import Position
from elevate_site.reading.yaml.tree import FastestLoader, MappingNode, Node, ScalarNode, SequenceNode, read_tree

LOADERS = (FastestLoader, yaml.SafeLoader)


def entries(tree: Node | None) -> dict[str, Node]:
    assert isinstance(tree, MappingNode)
    return {key.text: value for key, value in tree.entries}


@pytest.mark.parametrize("written", ["0201234567", "12:30", "no", "1e3", "0x1f", "2026-02-30", "1_000", ".5", "+1"])
def test_a_scalar_stays_as_written(written: str) -> None:
    """A text that YAML would convert to another value stays text."""
    tree, problems = read_tree(f"key: {written}\n", "f")
    value = entries(tree)["key"]
    assert isinstance(value, ScalarNode)
    assert (value.text, problems) == (written, ())


@pytest.mark.parametrize("loader", LOADERS)
def test_every_node_has_its_position(loader: type[yaml.SafeLoader]) -> None:
    """Positions count from 1, in characters, also after accents and in lists."""
    tree, _ = read_tree("\né: ü\nlist:\n  - a\n  - {b: 'c'}\n", "f", loader)
    found = entries(tree)
    assert found["é"].position == Position(2, 4)
    items = found["list"]
    assert isinstance(items, SequenceNode)
    assert [item.position for item in items.items] == [Position(4, 5), Position(5, 5)]
    assert entries(items.items[1])["b"].position == Position(5, 9)


@pytest.mark.parametrize("written", ["", "~", "null"])
def test_an_empty_value_is_absent(written: str) -> None:
    """So are YAML's words for nothing; in quotes they are texts."""
    plain = entries(read_tree(f"key: {written}\n", "f")[0])["key"]
    in_quotes = entries(read_tree(f'key: "{written}"\n', "f")[0])["key"]
    assert isinstance(plain, ScalarNode)
    assert isinstance(in_quotes, ScalarNode)
    assert plain.absent
    assert not in_quotes.absent


@pytest.mark.parametrize("text", ["", "\n\n", "# only a note\n", "---\n", "~\n"])
def test_a_text_without_values_has_no_tree(text: str) -> None:
    """Comments and blank lines are no Problem."""
    assert read_tree(text, "f") == (None, ())


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("a: &b c\n", (1, 4)),
        ("a: *b\n", (1, 4)),
        ("a: !!str b\n", (1, 4)),
        ("a: !b c\n", (1, 4)),
        ("a: b\n---\nc: d\n", (2, 1)),
        ("a: {{ title }}\n", (1, 5)),
        ("a: b\n[c, d]: e\n", (2, 1)),
        ("&x a: b\n", (1, 1)),
        ("a: " + "[" * 25 + "]" * 25, (1, 23)),
        ("[" * 300_000, (1, 21)),
        ('{"":' * 100_000, (1, 81)),
    ],
)
def test_other_features_of_yaml_are_refused_at_their_position(
    text: str, position: tuple[int, int], loader: type[yaml.SafeLoader]
) -> None:
    """They are anchors, aliases, tags, second documents, keys that are lists, and deep nesting."""
    tree, problems = read_tree(text, "f", loader)
    assert tree is None
    assert [(one.code, one.line, one.column) for one in problems] == [("yaml-feature", *position)]


def test_the_first_of_two_equal_keys_counts() -> None:
    """The second is reported, with the line of the first."""
    tree, problems = read_tree("a: 1\nb: 2\na: 3\n", "f")
    (found,) = problems
    assert (found.code, found.line, found.column) == ("key-repeated", 3, 1)
    assert "line 1" in found.message
    assert [node.text for node in entries(tree).values() if isinstance(node, ScalarNode)] == ["1", "2"]


def test_lines_without_quotes_are_all_reported_and_the_rest_is_read() -> None:
    """Each unquoted colon is a Problem, and the values are what the writer meant."""
    tree, problems = read_tree("a: b: c\nd: e\nf: g: h\n", "f")
    assert [(one.code, one.line) for one in problems] == [("yaml-colon", 1), ("yaml-colon", 3)]
    assert [node.text for node in entries(tree).values() if isinstance(node, ScalarNode)] == ["b: c", "e", "g: h"]


YAMLISH = st.text(st.sampled_from("ab:-#[]{}&*!|>%@`\"'\\,?~ \n\t0é\x85\u2028\x00"), max_size=40)


@given(st.one_of(st.text(), YAMLISH))
def test_any_text_gives_a_tree_or_a_problem(text: str) -> None:
    """No text raises an exception; a text with values gives a tree or a Problem."""
    for loader in LOADERS:
        tree, problems = read_tree(text, "f", loader)
        says_nothing = not text.strip() or text.strip().lower() == "null"
        assert tree is not None or problems or says_nothing or "#" in text or set(text) & set("~-%.\ufeff")
