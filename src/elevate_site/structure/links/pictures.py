"""Which pictures pages show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from elevate_site.model.page import Page
from elevate_site.model.views import ArticleView

__all__ = ["pictures_on", "shown_pictures"]


def shown_pictures(pages: Iterable[Page]) -> frozenset[str]:
    """The source paths of the pictures that readers see on `pages`."""
    return frozenset(path for page in pages for path in pictures_on(page))


def pictures_on(page: Page) -> Iterator[str]:
    """The source paths of the pictures that readers see on `page`, in their order."""
    if isinstance(page.view, ArticleView) and page.view.image:
        yield page.view.image.path
    if page.body is not None:
        yield from (path for path in page.body.images if path is not None)
