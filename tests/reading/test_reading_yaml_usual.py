"""Usual front matter is read without a parser, and to the same tree."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from elevate_site.reading.comments import find_comments
from elevate_site.reading.yaml.tree import read_tree
from elevate_site.reading.yaml_usual import read_usual_tree

VALUES = st.sampled_from(
    [
        *(
            "Sleep well",
            "2025-01-02",
            "12 months",
            "yes",
            "~",
            "null",
            "0201",
            "12:30",
            "it's",
            "a, b",
            "¿Qué?",
            "Él",
            "“q”",
        ),
        *('"a: #b"', "'a [x]'", '"it\'s"', "''", '""', "'a", 'a"', '"a\\"b"', "'a''b'", "a b  ", "a -", "- a", "a - b"),
        *(
            "a: b",
            "a:",
            "a:b",
            "a #b",
            "a# b",
            "#a",
            "&a",
            "*a",
            "!a",
            "| a",
            "> a",
            "{a: b}",
            "%a",
            "@a",
            "`a`",
            "? a",
            "a ?",
        ),
        *(
            "[a, b]",
            "[a b,c ]",
            "[]",
            "[a,]",
            "[a: b]",
            "['a', b]",
            "a]",
            "a\tb",
            "a\u00a0b",
            "a\u2028b",
            "a\u0085b",
            "睡眠",
        ),
    ]
)
KEYS = st.sampled_from(["title", "description", "key_points", "topics", "_", "Title", "x-y", " a", "1", ""])
DASHES = st.sampled_from(["  - ", "  - ", "- ", "  -   ", "    - ", "  -", "  "])


def entries() -> st.SearchStrategy[str]:
    """A key with its value or its list, mostly as people write it, and now and then a line of another kind."""
    return st.one_of(
        st.tuples(KEYS, st.sampled_from([": ", ": ", ":  ", ":"]), VALUES).map("".join),
        st.tuples(KEYS, DASHES, st.lists(VALUES, min_size=1, max_size=3)).map(
            lambda entry: f"{entry[0]}:" + "".join(f"\n{entry[1]}{value}" for value in entry[2])
        ),
        st.sampled_from(["", "# a comment", "---", "...", "  more", "- a"]),
    )


@given(
    st.integers(min_value=0, max_value=3), st.lists(entries(), max_size=5).map("\n".join), st.sampled_from(["", "\n"])
)
@example(2, "title: Sleep well\ntopics: [a, b-c]\nkey_points:\n  - One.\n  -  'Two: three'\npublish: 2025-01-02", "\n")
@settings(max_examples=1000)
def test_the_tree_is_that_of_the_parser(above: int, text: str, end: str) -> None:
    """What is read without the parser is what the parser would have read, positions included, and has no fault."""
    matter = "\n" * above + text + end
    tree = read_usual_tree(matter)
    if tree is not None:
        assert (tree, ()) == read_tree(matter, "a.md")
        assert list(find_comments(matter, "a.md")) == []


@pytest.mark.parametrize(
    "matter",
    [
        "\ntitle: Sleep well\ndescription: What helps, and what doesn't.\ntopics: [sleep, self-care]\n",
        "\nkey_points:\n  - Get up at the same time.\n  - Don't lie awake.\npublish: 2025-01-02\n",
        "\ntitle: 'Sleep: how to'\nsources:\n- A book\n",
    ],
)
def test_usual_front_matter_needs_no_parser(matter: str) -> None:
    """Front matter as most people write it is read the short way."""
    assert read_usual_tree(matter) is not None


@pytest.mark.parametrize(
    "matter",
    [
        *(
            "",
            "\n",
            "title",
            "title:",
            "title: a: b",
            "title: a #b",
            "a: b\na: c",
            "a:\n  b: c",
            "a: |\n  b",
            "a: [b, [c]]",
        ),
        "a" * 1025 + ": b",
        *("a: b\n  c", "a: b\n\nc: d", "a: *b", "a:\n  - b\n - c", "a:\n  - b: c"),
    ],
)
def test_other_yaml_is_for_the_parser(matter: str) -> None:
    """Of everything else nothing is guessed."""
    assert read_usual_tree(matter) is None
