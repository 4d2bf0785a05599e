"""What was probably meant by a name that does not exist, even when very many do not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from arranging import arranged, document, link, text

from elevate_site.structure.links.near_names import NearNames


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("slep.md", "sleep.md"),
        ("sleep", "sleep.md"),
        ("anxeity.md", "anxiety.md"),
        ("../pages/abuot.md", "../pages/about.md"),
        ("panic-atacks.md", "panic-attacks.md"),
        ("https://nimh.nih.gov", None),
        ("", None),
        ("x", None),
    ],
)
def test_the_nearest_name_is_what_was_meant(typed: str, meant: str | None) -> None:
    """A typo finds the name among many similar ones; a word that resembles no name finds none."""
    many = [f"topic-number-{number}.md" for number in range(300)]
    known = [*many, "sleep.md", "sleepwalking.md", "anxiety.md", "../pages/about.md", "panic-attacks.md", "attacks.md"]
    assert NearNames(lambda _: known).nearest(typed, "here") == meant


def test_names_are_listed_once_for_each_place() -> None:
    """The names in a place are listed when the first one is needed, and never again."""
    asked: list[str] = []

    def names_in(place: str) -> Sequence[str]:
        asked.append(place)
        return [f"{place}-sleep", "anxiety"]

    near = NearNames(names_in)
    assert asked == []
    assert [near.nearest(typed, "a") for typed in ("a-slep", "anxeity", "a-slep")] == ["a-sleep", "anxiety", "a-sleep"]
    assert near.nearest("b-slep", "b") == "b-sleep"
    assert near.names("a") == ("a-sleep", "anxiety")
    assert asked == ["a", "b"]


def test_after_many_unknown_names_no_further_one_is_searched_for() -> None:
    """Moving a folder breaks thousands of links; nobody waits for a guess at each of them."""
    near = NearNames(lambda _: ["sleep.md"])
    guesses = [near.nearest(f"sleep{number}.md", "here") for number in range(150)]
    assert guesses == ["sleep.md"] * 100 + [None] * 50
    assert near.nearest("sleep99.md", "here") == "sleep.md"


def test_a_link_by_an_old_address_is_understood_however_many_are_broken() -> None:
    """A URL that contains the file's name needs no search, so even the last of many such links has its hint."""
    documents = [document(f"articles/text-{number}.md") for number in range(120)]
    texts = {each.path: text(link(f"/old/{each.name}/")) for each in documents}
    hints = {found.file: found.hint for found in arranged(*documents, texts=texts).problems}
    assert hints == {each.path: f"Did you mean {each.name}.md?" for each in documents}
