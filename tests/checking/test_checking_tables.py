"""Tables and links that Markdown would silently read as something else."""

from __future__ import annotations

import pytest

from elevate_site.checking.prose import Lines
from elevate_site.checking.tables import check_tables


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("| a | b |\n|---|---|\n| 1 | 2 |\n", []),
        ("a | b\n--|--\n1 | 2\n", []),
        ("| a | b |\n|:--|:-:|\n| 1 | |\n", []),
        ("| a | b |\n|:--|:-:|\n| 1 |\n", [3]),
        ("| a | b |\n|---|---|\n\n| 1 | 2 |\n\n| 1 | 2 |\n", [4, 6]),
        ("| a | b |\n\n|---|---|\n| 1 | 2 |\n", [3]),
        ("> | a | b |\n> |---|---|\n> | 1 | 2 |\n>\n> Text.\n", []),
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 |\n", [3]),
        ("Text.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| 1 | 2 | 10 mg |\n", [6]),
        ("| a | b |\n|---|---|\n| 1 | 2 | |\n", []),
        ("| a | b |\n|---|---|\n| `x|y` | a \\| b |\n", []),
        ("a | b\n--|--\n| 1 | 2 |\n", [3]),
        ("a | b\n|--|--|\n1 | 2\n", [1]),
        ("| a | b | c |\n|---|---|\n| 1 | 2 |\n", [1]),
        ("Take it so:\n| a | b |\n|---|---|\n| 1 | 2 |\n", [2]),
        ("## Times\n| a | b |\n|---|---|\n| 1 | 2 |\n", []),
        ("::: note\n| a | b |\n|---|---|\n| 1 | 2 |\n:::\n", []),
        ("> | a | b |\n> |---|---|\n> | 1 | 2 | 3 |\n", [3]),
        ("    | a | b |\n    |---|---|\n    | 1 | 2 | 3 |\n", []),
        ("***\n| a | b |\n|---|---|\n| 1 | 2 |\n", []),
        ("[r]: https://a.org\n| a | b |\n|---|---|\n| 1 | 2 |\n", []),
        (":   | a | b |\n    |---|---|\n    | 1 | 2 | 3 |\n", [3]),
        ("- x\n\n    | a | b |\n    |---|---|\n    | 1 | 2 | 10 mg |\n", [5]),
        (">     | a | b |\n>     |---|---|\n>     | 1 | 2 | 3 |\n", []),
        ("| a | b |\n|—|—|\n| 1 | 2 |\n", [2]),
        ("| a | b |\n| 1 | 2 |\n", [1]),
        ("| a | b |\n|---|---|\n| 1 | 2 |\nTake with food.\n", [4]),
        ("Morning | evening\nis up to you.\n", []),
    ],
)
def test_a_table_that_would_lose_something_is_reported(text: str, lines: list[int]) -> None:
    """Lines that would not become a table, and each row with too many or too few cells, are reported, and no other."""
    assert [one.line for one in check_tables("f", Lines(text))] == lines
