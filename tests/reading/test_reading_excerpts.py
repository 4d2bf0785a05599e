"""An excerpt shows the line that a Problem is about, with a caret under the position."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from reading_sites import make_site

from elevate_site.model.rules import problem
from elevate_site.reading import excerpt, excerpts

LONG = "word " * 60


@pytest.mark.parametrize(
    ("line", "column", "expected"),
    [
        ("title: Sleep", 8, "title: Sleep\n       ^"),
        ("title: Sleep", 13, "title: Sleep\n            ^"),
        ("title: Sleep", 0, "title: Sleep"),
        ("\tx: y", 2, " x: y\n ^"),
        ("日本: y", 5, "日本: y\n      ^"),
        (unicodedata.normalize("NFD", "é: y"), 5, unicodedata.normalize("NFD", "é: y") + "\n   ^"),
        ("", 1, ""),
    ],
)
def test_the_caret_is_under_the_column(line: str, column: int, expected: str, tmp_path: Path) -> None:
    """Tabs, wide and combining characters do not shift the caret."""
    folder = make_site(tmp_path, {"content/articles/a.md": f"first\r\n{line}\r\nlast"})
    found = problem("value-type", "content/articles/a.md", 2, column, "m")
    assert excerpt(folder, found) == expected


@pytest.mark.parametrize("column", [1, 30, 150, 299])
def test_a_long_line_is_cut_around_the_column(column: int, tmp_path: Path) -> None:
    """The excerpt of any long line is short, and its caret is under the right character."""
    text = "".join(chr(ord("a") + number % 26) for number in range(300))
    found = problem("value-type", "content/articles/a.md", 1, column, "m")
    shown, caret = excerpt(make_site(tmp_path, {"content/articles/a.md": text}), found).split("\n")
    assert len(shown) <= 102
    assert shown[len(caret) - 1] == text[column - 1]
    assert caret.strip() == "^"


@pytest.mark.parametrize(
    ("file", "line"),
    [("", 1), ("content/articles/a.md", 0), ("content/articles/a.md", 9), ("content/gone.md", 1), ("a\x00b", 1)],
)
def test_a_missing_line_has_no_excerpt(file: str, line: int, tmp_path: Path) -> None:
    """Without a file, without a line, or with a line beyond the end, the excerpt is empty."""
    assert excerpt(make_site(tmp_path, {"content/articles/a.md": "x"}), problem("value-type", file, line, 1, "m")) == ""


def test_a_file_is_found_whatever_the_unicode_form_of_its_name(tmp_path: Path) -> None:
    """A Problem names a file in composed form; on the disk the name may be decomposed."""
    folder = make_site(tmp_path, {unicodedata.normalize("NFD", "content/articles/niños.md"): "texto"})
    path = unicodedata.normalize("NFC", "content/articles/niños.md")
    assert excerpt(folder, problem("value-type", path, 1, 1, "m")) == "texto\n^"


def test_many_problems_have_the_same_excerpts_as_each_alone(tmp_path: Path) -> None:
    """In the order of the Problems, of several files and of none."""
    folder = make_site(tmp_path, {"content/articles/a.md": "one\ntwo\n", "content/articles/b.md": "three\tfour  \n"})
    places = [("a", 2), ("b", 1), ("gone", 1), ("a", 1), ("a", 7), ("b", 0)]
    problems = [problem("value-type", f"content/articles/{name}.md", line, 2, "m") for name, line in places]
    assert list(excerpts(folder, problems)) == [excerpt(folder, one) for one in problems]
    assert list(excerpts(folder, problems)) == ["two\n ^", "three four\n ^", "", "one\n ^", "", ""]
