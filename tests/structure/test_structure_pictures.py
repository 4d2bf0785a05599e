"""Each page names the pictures it shows, so that it is rendered again when one of them changes."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

import pytest
from arranging import Arranged, arranged, catalogue, document, everywhere, link, text

from elevate_site.model.catalogue import Catalogue, GlossaryTerm
from elevate_site.model.document import ImageReference
from elevate_site.model.fragment import Html, Image, Picture
from elevate_site.model.machine_views import MachineView, SitemapIndexView
from elevate_site.model.rules import problem
from elevate_site.model.views import View

LEAF, TREE, MOON = (f"content/articles/{name}.png" for name in ("leaf", "tree", "moon"))
ASSETS = {path: path.replace("content/articles", "assets") for path in (LEAF, TREE, MOON)}
TOPICS = catalogue("a")
WHOLE = Catalogue(TOPICS.topics, {}, (GlossaryTerm(everywhere("Panic"), everywhere("Sudden fear")),))


def whole_site() -> Arranged:
    """A site with a page of every kind, and a picture wherever one can be."""
    return arranged(
        document("articles/a.md", image=ImageReference("leaf.png", "A leaf"), topics=("a",), aliases=("/old/",)),
        document("pages/about.md"),
        texts={"content/articles/a.md": text(Image("tree.png", "A tree", 9), Html("and"), Image("none.png", "", 10))},
        assets=ASSETS,
        catalogue=WHOLE,
        gallery=True,
    )


def pictures_in(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Where in a view there is a picture, and the picture."""
    if isinstance(value, Picture):
        yield path, value.path
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from pictures_in(getattr(value, field.name), f"{path}.{field.name}")
    elif isinstance(value, tuple):
        for item in value:
            yield from pictures_in(item, path)


def possible_pictures(kind: Any, path: str = "", inside: tuple[Any, ...] = ()) -> Iterator[str]:
    """Where views of this type can have a picture."""
    if kind is Picture:
        yield path
    elif dataclasses.is_dataclass(kind) and kind not in inside:
        for name, hint in get_type_hints(kind).items():
            yield from possible_pictures(hint, f"{path}.{name}", (*inside, kind))
    for part in get_args(kind):
        yield from possible_pictures(part, path, inside)


def test_a_page_names_the_pictures_it_shows() -> None:
    """The picture beside links to it comes first, then the article's own, then those of the text."""
    assert whole_site().page("articles/a/index.html").pictures == ("share/a.en", LEAF, TREE)
    assert whole_site().page("index.html").pictures == ("share/en",)
    assert whole_site().page("feed.xml").pictures == ()


@pytest.mark.parametrize("kind", get_args(View) + get_args(MachineView), ids=lambda kind: kind.__name__)
def test_no_view_has_a_picture_that_its_page_does_not_name(kind: type) -> None:
    """A page with a picture it does not name would be published stale when only the picture changes."""
    if kind is SitemapIndexView:  # only on a site of more than 50,000 pages
        assert set(possible_pictures(kind)) == set()
        return
    pages = [page for page in whole_site().arrangement.pages if isinstance(page.view, kind)]
    found = [(where, picture, page) for page in pages for where, picture in pictures_in(page.view)]
    assert pages, "whole_site() above has no page of this kind: add one"
    assert {where for where, _, _ in found} == set(possible_pictures(kind)), "whole_site() needs a picture there"
    assert [picture for _, picture, page in found if picture not in page.pictures] == []


def test_a_picture_that_cannot_be_published_is_an_error_where_it_is_used() -> None:
    """On each public page that shows it or links to it, at that line; a draft may still be waiting for a better one."""
    fault = problem("picture-damaged", LEAF, 0, 0, "It ends early.", "Export it again.")
    site = arranged(
        document("articles/a.md", image=ImageReference("leaf.png", "A leaf")),
        document("articles/b.md"),
        document("articles/c.md", draft=True),
        document("articles/d.md"),
        texts={
            **{f"content/articles/{name}.md": text(Image("leaf.png", "A leaf", 7)) for name in "bc"},
            "content/articles/d.md": text(link("leaf.png", line=8), link("tree.png")),
        },
        assets=ASSETS,
        faults={LEAF: fault},
    )
    assert [(each.code, each.file, each.line) for each in site.problems] == [
        ("picture-damaged", "content/articles/a.md", 4),
        ("picture-damaged", "content/articles/b.md", 7),
        ("picture-damaged", "content/articles/d.md", 8),
    ]
    assert site.problems[0].message == f"{LEAF} cannot be published. It ends early."


def test_a_picture_that_cannot_be_published_is_a_warning_where_no_page_uses_it() -> None:
    """The site can be published without it."""
    fault = problem("picture-damaged", LEAF, 0, 0, "It ends early.", "Export it again.")
    (found,) = arranged(document("articles/a.md"), assets=ASSETS, faults={LEAF: fault}).problems
    assert (found.code, found.file, found.hint) == ("picture-unshown", LEAF, "Export it again.")


def test_a_draft_may_wait_for_its_picture() -> None:
    """Only a public article shows the picture in its front matter; a draft, or a plain page, may name one to come."""
    leaf = ImageReference("leaf.png", "A leaf")
    waiting = (document("articles/a.md", image=leaf, draft=True), document("pages/about.md", image=leaf))
    assert arranged(*waiting).codes == []
    assert arranged(document("articles/a.md", image=leaf)).codes == ["image-missing"]
