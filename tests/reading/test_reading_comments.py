"""Words that YAML would take for a comment."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_sites import read_files

HEAD = "title: Sleep\ndescription: About sleep."


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ("author: ana #1", (4, 13)),
        ("key_points:\n  - Call #988 now.", (5, 10)),
        ("# a line of its own", None),
        ('image:\n  file: leaf.png\n  alt: "Leaf #1"', None),
    ],
)
def test_what_a_number_sign_cuts_off_is_told(lines: str, place: tuple[int, int] | None, tmp_path: Path) -> None:
    """A value that # cuts short is a Problem; a comment on its own line, or a # in quotes, is none."""
    _, problems = read_files(tmp_path, {"content/articles/a.md": f"---\n{HEAD}\n{lines}\n---\nText.\n"})
    found = [(one.line, one.column) for one in problems if one.code == "yaml-comment"]
    assert found == ([place] if place else [])
