"""Pictures as templates need them: with paths for browsers, and full URLs for services that show links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from elevate_site.model.fragment import Picture
from elevate_site.model.pictures import PictureFile, PictureSource, PictureView

__all__ = ["Pictures"]

_SHARED_TYPES = ("image/jpeg", "image/png")
"""Formats that every service can show beside a link."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of a site."""

    files: Mapping[str, PictureFile]
    """By source path."""
    root: str
    """The path of the base URL, with `/` at both ends."""
    base_url: str
    """The URL of the site, without `/` at its end."""

    def view(self, picture: Picture) -> PictureView:
        """The input of the component `picture`."""
        file = self.files[picture.path]
        return PictureView(
            src=self.root + quote(file.path),
            alt=picture.alt,
            title=picture.title,
            classes=picture.classes,
            width=file.width,
            height=file.height,
            at_once=picture.at_once,
            sources=tuple(self._sources(file)),
        )

    def shared(self, picture: Picture | None) -> PictureFile | None:
        """The file of a picture, if other services can show it beside a link to its page."""
        file = self.files.get(picture.path) if picture else None
        return file if file and file.media_type in _SHARED_TYPES else None

    def url(self, file: PictureFile) -> str:
        """The full URL of a picture."""
        return f"{self.base_url}/{quote(file.path)}"

    def _sources(self, file: PictureFile) -> Iterator[PictureSource]:
        for media_type, variants in groupby(file.variants, key=lambda each: each.media_type):
            srcset = ", ".join(f"{self.root}{quote(each.path)} {each.width}w" for each in variants)
            yield PictureSource(media_type, srcset)
