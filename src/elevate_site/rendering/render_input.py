"""The input that all pages of a site share, in one value that can travel to worker processes.

It loads no template engine: a build in which no page changed needs only the digests.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from elevate_site.fingerprints.packing import digest_of, pack
from elevate_site.model.pictures import PictureFile
from elevate_site.model.site_view import SiteView
from elevate_site.model.values import LanguageCode

__all__ = ["RenderInput"]


@dataclass(frozen=True, slots=True)
class RenderInput:
    """Everything that pages are rendered with, except what each of them shows."""

    templates: Mapping[str, bytes]
    """The files under `templates/`, by their path there: `pages/article.html`."""
    strings: Mapping[LanguageCode, Mapping[str, str]]
    """Every word that templates say, by language and key."""
    site_views: Mapping[LanguageCode, SiteView]
    addresses: Mapping[str, str]
    """The published files that templates can name: paths under `dist/` by source path."""
    pictures: Mapping[str, PictureFile]
    """The pictures of the site, by source path."""
    root: str
    """The path of the base URL, with `/` at both ends."""

    def digests(self) -> Mapping[LanguageCode, bytes]:
        """A digest for each language of all that its pages share, without the pictures.

        Each page has its own pictures: a new one beside one article is no reason to render all the others again.
        """
        common = digest_of(pack(self.templates), pack(self.addresses), self.root.encode())
        return {
            language: digest_of(common, pack(view), pack(self.strings[language]))
            for language, view in self.site_views.items()
        }
