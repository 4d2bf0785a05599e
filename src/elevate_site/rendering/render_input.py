"""What pages are drawn with, whole and in one piece, so that it can be taken to wherever they are drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from elevate_site.fingerprints.packing import digest_of, pack
from elevate_site.model.pictures import PictureFile
from elevate_site.model.site_view import SiteView
from elevate_site.model.values import LanguageCode

__all__ = ["Kit"]


@dataclass(frozen=True, slots=True)
class Kit:
    """Everything that pages are drawn with, but what each of them shows."""

    templates: Mapping[str, bytes]
    """The files under `templates/`, by their path there: `pages/article.html`."""
    strings: Mapping[LanguageCode, Mapping[str, str]]
    """Every word that templates say, by language and key."""
    site_views: Mapping[LanguageCode, SiteView]
    addresses: Mapping[str, str]
    """The published files that templates can name, by source path; paths under `dist/`."""
    pictures: Mapping[str, PictureFile]
    """The pictures of the site, by source path."""
    root: str
    """The path of the base URL, with `/` at both ends."""

    def digests(self) -> Mapping[LanguageCode, bytes]:
        """A digest of all that pages of a language have in common; the pictures are not a part of it.

        Each page has its own pictures: a new one beside one article is no reason to draw all the others again.
        """
        common = digest_of(pack(self.templates), pack(self.addresses), self.root.encode())
        return {
            language: digest_of(common, pack(view), pack(self.strings[language]))
            for language, view in self.site_views.items()
        }
