"""Pictures as they are published: what assets make, and what templates see of it."""

from __future__ import annotations

from dataclasses import dataclass

from elevate_site.model.values import LanguageCode

__all__ = ["PictureFile", "PictureSource", "PictureVariant", "PictureView", "share_source"]


def share_source(topic: str, language: LanguageCode) -> str:
    """What stands for the source path of a picture that we draw for a topic; an empty one stands for the whole site."""
    return f"share/{topic}.{language}" if topic else f"share/{language}"


@dataclass(frozen=True, slots=True)
class PictureVariant:
    """The same picture in another width or format."""

    path: str
    """Its path under `dist/`."""
    media_type: str
    width: int
    """In pixels."""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture of the site, in the form that every browser, feed reader and search engine understands."""

    path: str
    """Its path under `dist/`."""
    media_type: str
    width: int
    """In pixels; 0 when the file could not be read, which is an error."""
    height: int
    variants: tuple[PictureVariant, ...] = ()
    """Smaller files of the same picture: the format that browsers should try first comes first, then by width."""


@dataclass(frozen=True, slots=True)
class PictureSource:
    """The variants of one format, as an element `<source>` names them."""

    media_type: str
    srcset: str
    """Addresses with their widths: `/assets/leaf-480-0f3a.avif 480w, …`."""


@dataclass(frozen=True, slots=True)
class PictureView:
    """What the component `picture` draws."""

    src: str
    alt: str
    title: str
    classes: str
    width: int
    height: int
    at_once: bool
    """Whether browsers fetch it before it is scrolled to."""
    sources: tuple[PictureSource, ...]
