"""Pieces become what structure decided: links lead somewhere or become plain text, pictures have their files."""

from __future__ import annotations

from elevate_site.model.fragment import Block, Body, ContactWords, Html, Image, Phrase, Picture, Piece, SourceLink
from elevate_site.rendering.pieces import resolved

FIRST, SECOND = Image("a.png", "A", 1), Image("b.png", "B", 2)
SHOWN, AT_ONCE, NEXT = Picture("a", "A"), Picture("a", "A", at_once=True), Picture("b", "B")


def body(*beginnings: str | None, images: tuple[str | None, ...] = (), first_at_once: bool = True) -> Body:
    """A text with these links and pictures."""
    return Body(beginnings, images, first_at_once)


def link(*label: Piece, attributes: str = "", target: str = "sleep.md") -> SourceLink:
    """A link of the text around `label`."""
    return SourceLink(target, 1, attributes, label)


def numbered(number: int, *more: Piece) -> SourceLink:
    """The link with this number in its target and its words."""
    return link(Html(str(number)), *more, target=f"{number}.md")


def test_the_first_picture_is_fetched_at_once() -> None:
    """Wherever it occurs, and no other."""
    assert resolved((Html("x"), FIRST, SECOND), body(images=("a", "b"))) == (Html("x"), AT_ONCE, NEXT)
    inside: tuple[Piece, ...] = (Block("note", {}, (Html("x"),), 1), Block("note", {}, (FIRST, SECOND), 2), SECOND)
    expected = (inside[0], Block("note", {}, (AT_ONCE, NEXT), 2), NEXT)
    assert resolved(inside, body(images=("a", "b", "b"))) == expected
    assert resolved((Html("x"),), body()) == (Html("x"),)


def test_no_picture_is_fetched_at_once_where_the_page_begins_with_another() -> None:
    """The picture of an article comes before those of its text."""
    assert resolved((FIRST, SECOND), body(images=("a", "b"), first_at_once=False)) == (SHOWN, NEXT)


def test_a_picture_without_a_file_is_left_out() -> None:
    """Then the next one is the first of the page; alt text, title and classes come from the text."""
    image = Image("b.png", "B", 2, "Title", "wide", 7)
    expected = (Html("x"), Picture("b", "B", "Title", "wide", at_once=True))
    assert resolved((FIRST, Html("x"), image), body(images=(None, "b"))) == expected


def test_a_link_leads_to_its_destination() -> None:
    """Its tag begins with where it leads, and ends with the attributes of the text."""
    assert resolved((link(Html("y"), attributes=' class="z"'),), body('<a href="/x/"')) == (
        Html('<a href="/x/" class="z">'),
        Html("y"),
        Html("</a>"),
    )


def test_the_words_of_a_link_that_leads_nowhere_are_plain_text() -> None:
    """Pictures inside them stay."""
    assert resolved((link(Html("y"), FIRST),), body(None, images=("a",))) == (Html("y"), AT_ONCE)


def test_every_link_and_picture_becomes_what_was_arranged_for_it() -> None:
    """In blocks and in the words of links as well."""
    pieces: tuple[Piece, ...] = (
        numbered(1, FIRST),
        Block("note", {"heading": "H"}, (numbered(2), Block("do", {}, (numbered(3), SECOND), 5)), 4),
        numbered(4),
    )
    arranged = body(*(f'<a href="/{number}/"' for number in range(1, 5)), images=("a", "b"))
    first, label, picture, end, block, last, *_ = resolved(pieces, arranged)
    assert (first, label, picture, end) == (Html('<a href="/1/">'), Html("1"), AT_ONCE, Html("</a>"))
    inner = Block("do", {}, (Html('<a href="/3/">'), Html("3"), Html("</a>"), NEXT), 5)
    second = (Html('<a href="/2/">'), Html("2"), Html("</a>"), inner)
    assert block == Block("note", {"heading": "H"}, second, 4)
    assert last == Html('<a href="/4/">')


def test_a_link_to_a_contact_without_words_says_the_contact_itself() -> None:
    """Paper adds the number to words that do not say it, and nothing to others."""
    number = ContactWords("305-229-1400")
    tag, end = '<a href="tel:+13052291400"', Html("</a>")
    arranged = Body((tag,), (), first_at_once=True, contacts=(("contact:phone", number),))

    def drawn(*label: Piece) -> tuple[Piece, ...]:
        return resolved((link(*label, target="contact:phone"),), arranged)

    assert drawn() == (Html(f'{tag} data-printed="">'), number, end)
    us, written = Html("Call us"), Html("Call 305-229-1400")
    assert drawn(us) == (Html(f'{tag} data-printed="305-229-1400">'), us, end)
    assert drawn(written) == (Html(f'{tag} data-printed="">'), written, end)


def test_a_link_to_the_booking_without_words_has_the_words_of_the_theme() -> None:
    """Its address is printed as that of any other link."""
    phrase, tag = Phrase("book_online"), '<a href="https://a.org"'
    arranged = Body((tag,), (), first_at_once=True, contacts=(("contact:booking", phrase),))
    assert resolved((link(target="contact:booking"),), arranged) == (Html(f"{tag}>"), phrase, Html("</a>"))
