"""Which pictures pages show."""

from __future__ import annotations

from arranging import arranged, document

from elevate_site.model.document import ImageReference
from elevate_site.structure.links.pictures import shown_pictures

ASSETS = {f"content/articles/{name}.png": f"assets/{name}-1.png" for name in ("leaf", "tree", "moon")}


def test_the_pictures_of_public_pages_are_shown() -> None:
    """The picture of an article counts, and that of a draft does not."""
    made = arranged(
        document("articles/a.md", image=ImageReference("leaf.png", "A leaf")),
        document("articles/b.md", image=ImageReference("moon.png", "The moon"), draft=True),
        assets=ASSETS,
    )
    assert shown_pictures(made.arrangement.pages) == {"content/articles/leaf.png"}
