"""Places in Markdown source."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from elevate_site.checking.prose import Lines


@given(st.lists(st.text("ab\n", min_size=1)).map("".join))
def test_a_place_is_the_line_and_column_that_a_reader_counts(text: str) -> None:
    """Walking through a text from its beginning gives the same line and column at every character."""
    lines, line, column = Lines(text), 1, 1
    for offset, character in enumerate(text):
        assert lines.place(offset) == (line, column)
        line, column = (line + 1, 1) if character == "\n" else (line, column + 1)
    assert lines.place(len(text)) == (line, column)
