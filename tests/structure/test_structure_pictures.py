"""Which picture of a page is fetched at once, and which pictures pages show."""

from __future__ import annotations

from arranging import arranged, document

from elevate_site.model.document import ImageReference
from elevate_site.model.fragment import Block, Html, Picture, Piece
from elevate_site.structure.pictures import first_at_once, shown_pictures

ASSETS = {f"content/articles/{name}.png": f"assets/{name}-1.png" for name in ("leaf", "tree", "moon")}


def test_the_first_picture_is_fetched_at_once() -> None:
    """Wherever it stands, and no other."""
    first, second = Picture("a", "A"), Picture("b", "B")
    at_once = Picture("a", "A", at_once=True)
    assert first_at_once((Html("x"), first, second)) == (Html("x"), at_once, second)
    inside: tuple[Piece, ...] = (Block("note", {}, (Html("x"),), 1), Block("note", {}, (first, second), 2), second)
    assert first_at_once(inside) == (inside[0], Block("note", {}, (at_once, second), 2), second)
    assert first_at_once((Html("x"),)) == (Html("x"),)


def test_the_pictures_of_public_pages_are_shown() -> None:
    """The picture of an article counts, and that of a draft does not."""
    made = arranged(
        document("articles/a.md", image=ImageReference("leaf.png", "A leaf")),
        document("articles/b.md", image=ImageReference("moon.png", "The moon"), draft=True),
        assets=ASSETS,
    )
    assert shown_pictures(made.arrangement.pages) == {"content/articles/leaf.png"}
