"""Lists of articles: home, topics and A to Z, short ones and long ones."""

from __future__ import annotations

import dataclasses
import datetime

from arranging import ES, TODAY, arranged, catalogue, document, text

from elevate_site.model.document import Document
from elevate_site.model.fragment import Heading
from elevate_site.structure.outlines import outline_of


def articles(number: int, topic: str = "rest") -> list[Document]:
    """Articles whose titles begin with each letter in turn."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return [
        document(f"articles/{letters[each % 26]}{each:03}.md", topics=(topic,), publish=TODAY) for each in range(number)
    ]


def test_home_shows_topics_with_articles_and_the_six_newest() -> None:
    """Topics stand in the order of topics.yaml with their counts; empty ones are left out."""
    dated = [
        document(f"articles/a{number}.md", topics=("rest",), publish=TODAY - datetime.timedelta(days=number))
        for number in range(8)
    ]
    view = arranged(*dated, document("articles/b.md", topics=("care",)), catalogue=catalogue("care", "none", "rest"))
    home = view.view("index.html")
    assert [(topic.href, topic.count) for topic in home.topics] == [("/topics/care/", 1), ("/topics/rest/", 8)]
    assert [card.href for card in home.articles] == [f"/articles/a{number}/" for number in range(6)]
    assert view.view("es/index.html").articles == ()


def test_a_topic_lists_fifty_articles_on_a_page() -> None:
    """One page holds up to fifty articles; when there are more, there are more pages, which link to each other."""
    known = catalogue("rest")
    assert "topics/rest/2/index.html" not in arranged(*articles(50), catalogue=known).paths
    made = arranged(*articles(101), catalogue=known)
    pages = [made.view(f"topics/rest/{part}index.html") for part in ("", "2/", "3/")]
    assert [len(page.articles) for page in pages] == [50, 50, 1]
    assert [page.page_number for page in pages] == [1, 2, 3]
    assert [link.href for link in pages[0].pages] == ["/topics/rest/", "/topics/rest/2/", "/topics/rest/3/"]
    assert [[link.current for link in page.pages].index(True) for page in pages] == [0, 1, 2]
    assert pages[0].head.title == "REST"
    assert "2" in pages[1].head.title
    shown = [card.href for page in pages for card in page.articles]
    assert len(set(shown)) == 101
    assert shown == sorted(shown)


def test_a_page_of_a_long_list_leads_to_its_neighbours_and_both_ends() -> None:
    """Links do not grow with the square of the articles, and no page is more than a few clicks away."""
    made = arranged(*articles(50 * 20), catalogue=catalogue("rest"))
    numbers = {
        part: [int(link.text) for link in made.view(f"topics/rest/{part}index.html").pages]
        for part in ("", "10/", "20/")
    }
    assert numbers == {
        "": [1, 2, 3, 4, 5, 20],
        "10/": [1, 6, 7, 8, 9, 10, 11, 12, 13, 14, 20],
        "20/": [1, 16, 17, 18, 19, 20],
    }


def test_a_topic_in_use_and_one_that_is_not_both_have_pages() -> None:
    """An empty topic keeps its URL, and says that there is nothing yet."""
    made = arranged(*articles(1), catalogue=catalogue("rest", "empty"))
    assert made.view("topics/empty/index.html").articles == ()
    assert made.view("topics/rest/index.html").pages == ()


def test_a_topic_named_twice_counts_once() -> None:
    """Repeating a topic in front matter changes nothing."""
    made = arranged(document("articles/a.md", topics=("rest", "rest")), catalogue=catalogue("rest"))
    assert len(made.view("topics/rest/index.html").articles) == 1
    assert len(made.view("articles/a/index.html").topics) == 1


def test_two_hundred_articles_stand_on_one_page() -> None:
    """A short list from A to Z is one page with a link to each letter."""
    made = arranged(*articles(200))
    view = made.view("articles/index.html")
    assert sum(len(group.articles) for group in view.groups) == 200
    assert [link.href for link in view.letters][:2] == ["#site_letter_a", "#site_letter_b"]
    assert not any(path.startswith("articles/letter/") for path in made.paths)


def test_more_than_two_hundred_are_split_by_letter() -> None:
    """Every letter has a page, all of them link to each other, and no article is lost."""
    made = arranged(*articles(201), document("articles/n10.md", title="10 ways"))
    overview = made.view("articles/index.html")
    assert overview.groups == ()
    assert [link.href for link in overview.letters][:2] == ["/articles/letter/0-9/", "/articles/letter/a/"]
    assert [link.text for link in overview.letters][:2] == ["#", "A"]
    pages = [
        made.view(f"articles/letter/{link.text.lower().replace('#', '0-9')}/index.html") for link in overview.letters
    ]
    assert sum(len(group.articles) for page in pages for group in page.groups) == 202
    for link, page in zip(overview.letters, pages, strict=True):
        assert [each.text for each in page.letters if each.current] == [link.text]
        assert [crumb.href for crumb in page.head.breadcrumbs][:2] == ["/", "/articles/"]


def test_spanish_letters_are_in_spanish_order() -> None:
    """Ñ has a page of its own in Spanish, after N."""
    titles = {"a": "Ñandú", "b": "Noche", "c": "Oír", "d": "¿Nada?"}
    made = arranged(*(document(f"articles/{name}.es.md", title=title) for name, title in titles.items()))
    view = made.view("es/articles/index.html")
    assert [(group.letter, [card.title for card in group.articles]) for group in view.groups] == [
        ("N", ["¿Nada?", "Noche"]),
        ("Ñ", ["Ñandú"]),
        ("O", ["Oír"]),
    ]
    assert made.page("es/articles/index.html").language == ES


def test_letters_stand_in_the_order_of_the_alphabet() -> None:
    """Each letter is one group in its place, whatever punctuation the titles begin with."""
    titles = ["½ hour", "10 ways", "“Apart”", "apple", "Ápice", "…", "☎ call", "Zzz", "ßa", "ﬁne", "Straße", "日本"]
    made = arranged(*(document(f"articles/a{number}.md", title=title) for number, title in enumerate(titles)))
    groups = made.view("articles/index.html").groups
    assert [group.letter for group in groups] == ["#", "A", "C", "F", "S", "Z", "日"]
    assert [card.title for card in groups[0].articles] == ["…", "10 ways", "½ hour"]


def test_contents_need_three_headings() -> None:
    """A short text needs no table of contents; that of a long one has two levels."""

    def contents(*levels: int) -> list[tuple[str, list[str]]]:
        headings = [Heading(level, f"h{number}", f"H{number}", number) for number, level in enumerate(levels)]
        _, summary, _ = outline_of(document("articles/sleep.md"), text(headings=headings), None)
        return [(each.id, [below.id for below in each.entries]) for each in summary.contents]

    assert contents(2, 2) == []
    assert contents(2, 3, 4, 2, 2, 3) == [("h0", ["h1"]), ("h3", []), ("h4", ["h5"])]


def test_reading_time_is_rounded_up_and_never_nothing() -> None:
    """Two hundred words a minute, at least one minute."""

    def minutes(words: int) -> int:
        _, summary, _ = outline_of(document("articles/sleep.md"), text(words=words), None)
        return summary.reading_minutes

    assert [minutes(words) for words in (0, 200, 201, 1000)] == [1, 1, 2, 5]


def test_a_list_that_names_a_crisis_carries_the_crisis_card() -> None:
    """Home, topics and A to Z show the crisis card when a title or description on them names a crisis."""
    named = document("articles/a.md", title="After a suicide", topics=("grief",))
    made = arranged(named, document("articles/b.md", topics=("rest",)), catalogue=catalogue("grief", "rest"))
    shown = {path: made.view(path).crisis_card for path in made.paths if hasattr(made.view(path), "crisis_card")}
    assert {path for path in shown if shown[path]} == {
        "index.html",
        "topics/grief/index.html",
        "articles/index.html",
        "articles/a/index.html",
    }
    assert not shown["topics/rest/index.html"]
    assert not shown["es/index.html"]


def test_a_list_needs_no_crisis_card_for_what_it_does_not_show() -> None:
    """An article that names a crisis only in its text has the card; the lists that link to it do not."""
    spoken = dataclasses.replace(text(), names_crisis=True)
    made = arranged(document("articles/a.md", topics=("t",)), texts={"content/articles/a.md": spoken})
    assert made.view("articles/a/index.html").crisis_card
    for path in ("index.html", "articles/index.html"):
        assert not made.view(path).crisis_card
