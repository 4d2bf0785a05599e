"""Tags that stand on nearly every page are read by one look; the look says what taking them apart would say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elevate_site.checking.tags import read_tag, read_unusual_tag

USUAL = (
    '<a href="/articles/sleep/"',
    '<a href="#routine" rel="next"',
    '<h2 id="routine"',
    '<meta name="description" content="How to sleep."',
    '<link rel="canonical" href="https://clinic.example/articles/sleep/"',
)
PARTS = (
    *' "=/#<>&;:.?%~-_@[', "//", "a", "A", "é", "\xa0", "\n", "https:", "javascript:", "data:", "blob:", "mailto:",
    "&amp;", "&copy", ' id="x"', ' rel="next"', ' rel="canonical"', ' rel="stylesheet"', ' style="a"', ' onclick="a"',
    ' href="/"', ' href=""', "use", ' http-equiv="refresh"', ' content="0; url=/"', "link", "h1", "meta", "base",
)  # fmt: skip


def agree(tag: str) -> None:
    """Reading a tag in the usual way finds what taking it apart finds."""
    assert read_tag(tag.encode()) == read_unusual_tag(tag)


@pytest.mark.parametrize("tag", USUAL)
@pytest.mark.parametrize("part", PARTS)
def test_a_usual_tag_with_something_in_it_is_read_right(tag: str, part: str) -> None:
    """Whatever is put anywhere into a usual tag, or stands there instead of a letter, changes both ways alike."""
    for place in range(1, len(tag) + 1):
        agree(tag[:place] + part + tag[place:])
        agree(tag[:place] + part + tag[place + 1 :])


@given(st.sampled_from(USUAL), st.lists(st.tuples(st.floats(0, 1), st.sampled_from(PARTS), st.integers(0, 30))))
def test_usual_tags_that_were_much_changed_are_read_right(tag: str, changes: list[tuple[float, str, int]]) -> None:
    """The same for several changes at once."""
    for where, part, cut in changes:
        place = 1 + int(where * len(tag))
        tag = tag[:place] + part + tag[place + cut :]
    agree(tag)
