"""No word of a source is lost, and none is shown that nobody wrote."""

from __future__ import annotations

from pathlib import Path

import pytest
from documents import document
from generated import anything, articles
from hypothesis import given, settings
from long_texts import LONG_TEXTS
from planted import PLACES, article

from depth import examples
from words_of_source import Comparison, compare, compare_file

ROOT = Path(__file__).parent.parent
SITES = sorted([*(ROOT / "clinic_site").rglob("*.md"), *(ROOT / "golden_sites").rglob("*.md")])


def compare_text(body: str) -> Comparison:
    """The comparison for an article with `body`."""
    return compare(document(body))


@given(articles())
@settings(max_examples=examples(200))
def test_random_articles_lose_no_word(text: str) -> None:
    """The words of an article are those of its source, but for what a Problem names."""
    assert compare_text(text).untold == ()


@given(anything())
@settings(max_examples=examples(200))
def test_unfinished_texts_lose_no_word(text: str) -> None:
    """So it is with signs and pieces of Markdown in any order."""
    assert compare_text(text).untold == ()


@pytest.mark.parametrize("place", sorted(PLACES))
def test_no_place_loses_words(place: str) -> None:
    """Wherever words can stand, they are shown, and no Problem is needed."""
    text, _ = article([(PLACES[place], "words of their own")])
    found = compare_text(text)
    assert (found.told, found.untold) == ((), ())
    assert found.words > 0


@pytest.mark.parametrize("path", SITES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_articles_of_the_sites_lose_no_word(path: Path) -> None:
    """The articles of our sites show each of their words, and nothing else."""
    found = compare_file(path)
    assert (found.told, found.untold) == ((), ())


@pytest.mark.parametrize("name", sorted(LONG_TEXTS))
def test_long_texts_lose_no_word(name: str) -> None:
    """Long texts of each style show each of their words."""
    found = compare_text(LONG_TEXTS[name])
    assert (found.told, found.untold) == ((), ())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rest.\n\n*[CBT]: cognitive therapy\n", {"cognitive", "therapy"}),
        ("| a |\n|---|\n| b | lost |\n", {"lost"}),
    ],
)
def test_words_that_are_lost_are_told(text: str, words: set[str]) -> None:
    """What a page does not show is a difference, and belongs to the Problem that points at it."""
    found = compare_text(text)
    assert ({word for word, _ in found.told}, found.untold) == (words, ())
