"""Marks serve inside the room and never leave it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from documents import FILE, convert, document
from generated import anything
from hypothesis import example, given, settings

from depth import examples
from elevate_site.errors import Problem
from elevate_site.markup import Converter
from elevate_site.markup.positions import add_marks, position_of, without_marks
from elevate_site.model.fragment import Block, Fragment, Html, Image, Phrase, Piece, SourceLink

INTERNAL = re.compile("[\ufdd0-\ufdef\x02\x03]")

MORE = "\n\nmore"


@given(anything())
@example("[^a {.b}]: x")
@example("::: note\n: a\n:::")
@example("text\n{&amp;}")
@example(r"*a*{#b\_c}")
@settings(max_examples=examples(400))
def test_no_mark_leaves_the_room(text: str) -> None:
    """Whatever is typed, no mark or placeholder is in a piece, a heading, an anchor or a Problem."""
    fragment, problems = convert(text)
    for words in (*texts_of(fragment), *texts_of_problems(problems)):
        assert not INTERNAL.search(words), words


@given(anything(), anything())
@settings(max_examples=examples(200))
def test_a_converter_remembers_nothing(first: str, second: str) -> None:
    """A converter that has done another text before gives what a fresh one gives."""
    used = Converter()
    used.convert(document(first))
    assert used.convert(document(second)) == Converter().convert(document(second))


def test_a_converter_remembers_nothing_of_a_text_that_it_could_not_finish() -> None:
    """A text that is nested too deeply does not change how the next one is read."""
    used = Converter()
    emphasis = "*a _b " * 2_000 + "_ *" * 2_000
    for hopeless in (">" * 2_000, "- " * 2_000, emphasis):
        used.convert(document(hopeless))
    assert used.convert(document("- a\n\nText")) == Converter().convert(document("- a\n\nText"))


@given(anything())
@settings(max_examples=examples(300))
def test_marks_can_be_taken_out(text: str) -> None:
    """A text with marks, without them, is the text; no line is added or lost."""
    marked = add_marks(text)
    assert without_marks(marked) == text
    assert marked.count("\n") == text.count("\n")


@given(anything())
@example("# [a](b)\n\n- [^1]: c {.d}")
@example("x [^a]: [b][c]\n[^1]: d\n## e [f][]")
@settings(max_examples=examples(300))
def test_marks_are_the_same_whether_they_are_written_at_once_or_not(text: str) -> None:
    """A sign that might begin a tag, after everything else, changes none of the marks before it."""
    assert add_marks(f"{text}{MORE}\n\n< end") == f"{add_marks(f'{text}{MORE}')}\n\n< end"


def test_a_value_without_a_mark_has_no_position() -> None:
    """What bears no mark is reported for the file as a whole."""
    assert position_of("a.md") is None


@given(anything())
@settings(max_examples=examples(200))
def test_problems_lie_in_the_text(text: str) -> None:
    """Every Problem names this file and a line and column that the text has."""
    lines = text.split("\n")
    _, problems = convert(text)
    for problem in problems:
        assert problem.file == FILE
        assert 0 <= problem.line <= len(lines)
        if problem.column:
            assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1


def texts_of(fragment: Fragment) -> Iterator[str]:
    """Every text in a Fragment."""
    yield from texts_of_pieces(fragment.pieces)
    yield from fragment.anchors
    for heading in fragment.headings:
        yield from (heading.id, heading.text)


def texts_of_pieces(pieces: tuple[Piece, ...]) -> Iterator[str]:
    """Every text in `pieces`."""
    for piece in pieces:
        match piece:
            case Html():
                yield piece.text
            case SourceLink():
                yield from (piece.target, piece.attributes)
                yield from texts_of_pieces(piece.label)
            case Image():
                yield from (piece.file, piece.alt, piece.title, piece.classes)
            case Block():
                yield from (piece.name, *piece.arguments.values())
                yield from texts_of_pieces(piece.body)
            case Phrase():
                yield piece.key
            case _:
                raise TypeError(piece)


def texts_of_problems(problems: tuple[Problem, ...]) -> Iterator[str]:
    """Everything that is said about problems."""
    for problem in problems:
        yield from (problem.message, problem.hint)
