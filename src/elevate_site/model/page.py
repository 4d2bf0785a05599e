"""One URL of the site: its template and everything that the template may see."""

from __future__ import annotations

from dataclasses import dataclass

from elevate_site.model.fragment import Body
from elevate_site.model.machine_views import MachineView
from elevate_site.model.values import LanguageCode
from elevate_site.model.views import View

__all__ = ["Output", "Page"]


@dataclass(frozen=True, slots=True)
class Page:
    """One URL, ready to be rendered."""

    path: str
    """Its file under `dist/`: `articles/sleep/index.html`, `feed.xml`."""
    language: LanguageCode
    template: str
    """The template that renders it: `pages/article.html`."""
    view: View | MachineView
    """All that the template sees of this page."""
    source: str = ""
    """The source file it was made from; empty for pages that the program makes itself."""
    body: Body | None = None
    """Its text, if it has one; the template sees the pieces of it as `body`."""
    pictures: tuple[str, ...] = ()
    """The source paths of all pictures that its template can show, in the order in which they appear.

    A page is rendered again when one of these pictures changes, and only then.
    """


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the published site."""

    path: str
    """Its path under `dist/`, with `/`."""
    data: bytes
