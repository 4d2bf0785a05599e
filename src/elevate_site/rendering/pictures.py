"""Pictures as templates draw them, with addresses for browsers and for those who read from afar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from elevate_site.model.fragment import Picture
from elevate_site.model.pictures import PictureFile, PictureSource, PictureView

__all__ = ["Pictures"]

_FOR_EVERYBODY = ("image/jpeg", "image/png")
"""What every service shows that presents a link to a page."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of a site."""

    files: Mapping[str, PictureFile]
    """By source path."""
    root: str
    """The path of the base URL, with `/` at its end."""
    base_url: str
    """The address of the site, without `/` at its end."""

    def view(self, picture: Picture) -> PictureView:
        """All that the component `picture` has to know."""
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
        """The file of a picture that other services can show beside a link to its page."""
        file = self.files.get(picture.path) if picture else None
        return file if file and file.media_type in _FOR_EVERYBODY else None

    def url(self, file: PictureFile) -> str:
        """The full address of a picture."""
        return f"{self.base_url}/{quote(file.path)}"

    def _sources(self, file: PictureFile) -> Iterator[PictureSource]:
        for media_type, variants in groupby(file.variants, key=lambda each: each.media_type):
            srcset = ", ".join(f"{self.root}{quote(each.path)} {each.width}w" for each in variants)
            yield PictureSource(media_type, srcset)
