"""Every Problem, link and image knows the line that a person has to look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from documents import convert
from hypothesis import given, settings
from hypothesis import strategies as st
from planted import INLINE_FAULTS, MARGIN_FAULTS, PLACES, UNCLOSED, Fault, Place, article, at_the_margin

from depth import examples
from elevate_site.model.fragment import Block, Image, Piece, SourceLink

INLINE = st.tuples(st.sampled_from(sorted(PLACES)).map(PLACES.__getitem__), st.sampled_from(INLINE_FAULTS))
AT_MARGIN = st.tuples(st.just(at_the_margin), st.sampled_from(MARGIN_FAULTS))


@given(st.lists(INLINE | AT_MARGIN, min_size=10, max_size=10))
@settings(max_examples=examples(200))
def test_ten_faults_are_found_on_their_lines(planted: list[tuple[Place, Fault]]) -> None:
    """Of ten faults anywhere in a long article each is reported on its line, and nothing else is."""
    assert_found(planted)


@given(st.lists(INLINE, min_size=9, max_size=9), st.integers(min_value=0, max_value=9))
@settings(max_examples=examples(100))
def test_an_unclosed_block_hides_nothing(planted: list[tuple[Place, Fault]], where: int) -> None:
    """The faults before, in and after a block that is never closed are found on their lines, and so is the block."""
    assert_found([*planted[:where], (at_the_margin, UNCLOSED), *planted[where:]])


@pytest.mark.parametrize("place", sorted(PLACES))
@pytest.mark.parametrize("fault", INLINE_FAULTS, ids=lambda fault: fault.words)
def test_every_fault_in_every_place(place: str, fault: Fault) -> None:
    """Every kind of fault is found on its line in every kind of place."""
    text, lines = article([(PLACES["a list"], "nothing"), (PLACES[place], fault.words), (PLACES["a cell"], "nothing")])
    _, problems = convert(text)
    assert [(problem.line, problem.code) for problem in problems] == [(lines[1], code) for code in fault.codes]


@pytest.mark.parametrize("place", sorted(PLACES))
def test_places_alone_are_no_fault(place: str) -> None:
    """The places in which faults are planted are sound themselves."""
    _, problems = convert(article([(PLACES[place], "nothing")])[0])
    assert problems == ()


@given(st.lists(st.sampled_from(sorted(PLACES)), min_size=10, max_size=10))
@settings(max_examples=examples(100))
def test_links_and_images_know_their_lines(places: list[str]) -> None:
    """A link into the site and an image have the line of their address, wherever they stand."""
    words = "[a](here-§.md) ![b](here-§.png) [c](<here-§.html>)"
    text, lines = article([(PLACES[place], words) for place in places])
    fragment, problems = convert(text)
    expected = {
        (f"here-{number}.{ending}", line) for number, line in enumerate(lines) for ending in ("md", "png", "html")
    }
    assert problems == ()
    assert {(name, line) for name, line in destinations(fragment.pieces) if name != "link.md"} >= expected
    assert {name for name, _ in destinations(fragment.pieces) if "here" in name} == {name for name, _ in expected}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Text\n\n[a][r]\n\n[r]: x.md\n", 5),
        ("Text\n\n[a][r]\n\n[r]:\n    x.md\n", 6),
        ("Text\n\n[a][r]\n\n> [r]: <x.md>\n", 5),
        ("Text\n\n[a][r]\n\n- b\n\n    [r]: x.md\n", 7),
        ("[a][r]\n\n- [r]: x.md\n", 3),
        ("[r]\n\n[r]: x.md 'title'\n", 3),
        ("Text [a](\nx.md) more", 2),
        ("Text [over\ntwo](x.md) lines", 2),
        ("> Text [a](\n> <x.md>) more", 2),
    ],
)
def test_a_link_has_the_line_of_its_address(text: str, line: int) -> None:
    """Where words and address are apart, it is the address that has to be fixed."""
    fragment, _ = convert(text)
    assert list(destinations(fragment.pieces)) == [("x.md", line)]


@pytest.mark.parametrize(
    "heading", ["## X", "X\n---", "> ## X", "- ## X", "> X\n> ---", "* * ## X", "Term\n:   ## X", "## *X*"]
)
def test_a_heading_has_its_line(heading: str) -> None:
    """A heading knows its line, however it is written."""
    fragment, _ = convert(f"Text\n\n{heading}\n\nText")
    line = 4 if heading.startswith("Term") else 3
    assert [(found.text, found.line) for found in fragment.headings] == [("X", line)]


@pytest.mark.parametrize(
    ("text", "column"),
    [("\t- a [x](javascript:x)", 10), ("a\tb <b>c</b>", 5), ("- a\n\n\t\tb", 3), ("Ñ 🌙 [x]()", 9)],
)
def test_columns_count_characters(text: str, column: int) -> None:
    """A column is a number of characters from the left; a tab is one, and so is a moon."""
    _, problems = convert(f"- text\n\n{text}" if text.startswith("\t") else text)
    assert [problem.column for problem in problems] == ([column] if column else [])


def assert_found(planted: Sequence[tuple[Place, Fault]]) -> None:
    """Assert that an article with these faults has exactly their Problems."""
    text, lines = article([(place, fault.words) for place, fault in planted])
    expected = sorted(
        (line + fault.at, code) for line, (_, fault) in zip(lines, planted, strict=True) for code in fault.codes
    )
    _, problems = convert(text)
    assert sorted((problem.line, problem.code) for problem in problems) == expected


def destinations(pieces: tuple[Piece, ...]) -> Iterator[tuple[str, int]]:
    """Where each link into the site and each image leads, and its line."""
    for piece in pieces:
        match piece:
            case SourceLink():
                yield piece.target, piece.line
                yield from destinations(piece.label)
            case Image():
                yield piece.file, piece.line
            case Block():
                yield from destinations(piece.body)
            case _:
                pass
