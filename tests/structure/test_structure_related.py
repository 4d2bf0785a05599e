"""What the page of an article offers next: related articles, and its neighbours."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterable
from itertools import permutations
from types import FrameType

from arranging import TODAY, arranged, document

from elevate_site.model.document import Document
from elevate_site.structure.publication import newest_first
from elevate_site.structure.related import Relations


def names(documents: tuple[Document, ...]) -> list[str]:
    return [each.name for each in documents]


def article(name: str, *topics: str, published: int = 0, related: tuple[str, ...] = ()) -> Document:
    """An article that was published so many days before today."""
    day = TODAY - datetime.timedelta(days=published)
    return document(f"articles/{name}.md", topics=topics, publish=day, related=related)


def relations_of(articles: Iterable[Document]) -> Relations:
    """The relations between these articles, given in any order."""
    given = list(articles)
    return Relations(given, sorted(given, key=newest_first))


def test_more_shared_topics_come_first() -> None:
    """Two shared topics count for more than a newer date."""
    here = article("here", "a", "b")
    others = [article("one-new", "a"), article("two-old", "a", "b", published=900), article("none", "c")]
    assert names(relations_of([here, *others]).of(here)) == ["two-old", "one-new"]


def test_newer_comes_first_and_then_the_name_decides() -> None:
    """Articles that share as many topics are ordered by date, and by name on the same date: the order is total."""
    here = article("here", "a")
    others = [article("c", "a", published=5), article("b", "a", published=5), article("z", "a", published=1)]
    for order in permutations([here, *others]):
        assert names(relations_of(order).of(here)) == ["z", "b", "c"]


def test_those_named_in_front_matter_come_first_in_their_order() -> None:
    """Articles that the writer names come before those with shared topics, and need share none."""
    here = article("here", "a", related=("far", "near"))
    relations = relations_of([here, article("alike", "a"), article("far", "x"), article("near", "y")])
    assert names(relations.of(here)) == ["far", "near", "alike"]


def test_an_article_is_never_related_to_itself_nor_twice() -> None:
    """Naming the article itself, or one that shares its topics anyway, changes nothing."""
    here = article("here", "a", related=("here", "alike", "alike"))
    assert names(relations_of([here, article("alike", "a")]).of(here)) == ["alike"]


def test_at_most_three_are_offered() -> None:
    """Readers read a short list; the article itself and the named ones take no places away."""
    others = [article(f"n{number}", "a", published=number) for number in range(20)]
    here = article("here", "a", related=("n17", "n18"))
    assert names(relations_of([here, *others]).of(here)) == ["n17", "n18", "n0"]
    assert names(relations_of([here, *others]).of(others[0])) == ["here", "n1", "n2"]


def test_an_article_without_topics_is_alike_to_none() -> None:
    """Articles that share no topic are not related."""
    assert relations_of([article("a"), article("b")]).of(article("a")) == ()


def test_a_named_article_that_is_not_public_is_left_out() -> None:
    """The page does not offer a draft, and naming one is no error."""
    made = arranged(
        article("here", related=("draft", "other")), document("articles/draft.md", draft=True), article("other")
    )
    assert [card.title for card in made.view("articles/here/index.html").related] == ["Other"]
    assert made.problems == ()


def test_neighbours_follow_the_alphabet_within_the_main_topic() -> None:
    """Previous and next are those of the first topic; the first and last have one neighbour each."""
    made = arranged(
        article("apple", "fruit"),
        article("carrot", "root", "fruit"),
        article("banana", "fruit", "root"),
        article("cherry", "fruit"),
    )

    def neighbours(name: str) -> tuple[str | None, str | None]:
        view = made.view(f"articles/{name}/index.html")
        return (view.previous and view.previous.text), (view.next and view.next.text)

    assert neighbours("apple") == (None, "Banana")
    assert neighbours("banana") == ("Apple", "Cherry")
    assert neighbours("cherry") == ("Banana", None)
    assert neighbours("carrot") == (None, None)


def test_neighbours_of_a_translation_are_translations() -> None:
    """Readers stay in their language as they read on."""
    made = arranged(article("a", "t"), article("b", "t"), article("a.es", "t"), article("c.es", "t"))
    assert made.view("es/articles/a/index.html").next.href == "/es/articles/c/"
    assert made.view("es/articles/a/index.html").related[0].href == "/es/articles/c/"


def count_calls(number: int) -> int:
    """How many function calls it takes to relate `number` articles with one of twelve sets of topics each."""
    sets = [("a",), ("b",), ("c",), ("a", "b"), ("b", "c"), ("a", "c")] * 2
    articles = [article(f"n{each}", *sets[each % len(sets)], published=each % 97) for each in range(number)]
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:  # noqa: ARG001  # what profiling hands over
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        relations = relations_of(articles)
        for each in articles:
            relations.of(each)
    finally:
        sys.setprofile(before)
    return calls


def test_the_work_grows_with_articles_and_not_with_their_square() -> None:
    """Four times as many articles take four times as much work."""
    assert count_calls(1600) < 4.5 * count_calls(400)
