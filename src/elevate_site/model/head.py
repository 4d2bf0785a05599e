"""What the views of all pages have in common."""

from __future__ import annotations

from dataclasses import dataclass

from elevate_site.model.site_view import Link
from elevate_site.model.values import LanguageCode

__all__ = ["Head"]


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself to browsers, search engines and the header of the page."""

    title: str
    """The page's own title, without the clinic's name."""
    description: str
    href: str
    """The page's own address, with the path of the base URL."""
    canonical: str | None
    """Its full address; `None` for pages that have none, such as the 404 page."""
    language: LanguageCode
    alternates: tuple[Link, ...]
    """Real translations, this page included, with full addresses; empty when there is only one language."""
    language_switch: tuple[Link, ...]
    """For each other language the translation, or that language's home, named in its own language."""
    breadcrumbs: tuple[Link, ...]
    """From the home page to this one; empty on the home page."""
    indexed: bool
    """Whether search engines may list it."""
