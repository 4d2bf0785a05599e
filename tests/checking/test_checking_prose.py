"""Places in Markdown source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elevate_site.checking.prose import BLANK, Lines, blank_code


@given(st.lists(st.text("ab\n", min_size=1)).map("".join))
def test_a_place_is_the_line_and_column_that_a_reader_counts(text: str) -> None:
    """Walking through a text from its beginning gives the same line and column at every character."""
    lines, line, column = Lines(text), 1, 1
    for offset, character in enumerate(text):
        assert lines.place(offset) == (line, column)
        line, column = (line + 1, 1) if character == "\n" else (line, column + 1)
    assert lines.place(len(text)) == (line, column)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("One\n```\ntwo\n```\nthree", "One\n…\n…\n…\nthree"),
        ("- ~~~~ words\n  two\n  ~~~\n  ~~~~\nthree", "…\n…\n…\n…\nthree"),
        ("```one``` two\n```\nthree", "```one``` two\n```\nthree"),
        ("~~struck~~", "~~struck~~"),
    ],
)
def test_words_of_code_are_no_words_of_the_text(text: str, shown: str) -> None:
    """What stands between two lines of code signs is blank; signs that are never closed hide nothing."""
    lines = blank_code(text).split("\n")
    assert "\n".join("…" if set(line) == {BLANK} else line for line in lines) == shown
