"""Pictures as they are published: what assets make, and what templates see of it."""

from __future__ import annotations

from dataclasses import dataclass

from elevate_site.model.values import LanguageCode

__all__ = [
    "PictureFault",
    "PictureFile",
    "PictureSource",
    "PictureVariant",
    "PictureView",
    "PreparedPicture",
    "share_source",
    "too_large",
]


def share_source(topic: str, language: LanguageCode) -> str:
    """Replaces the source path of a picture that we draw for a topic; an empty one means the whole site."""
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
    """The input of the component `picture`."""

    src: str
    alt: str
    title: str
    classes: str
    width: int
    height: int
    at_once: bool
    """Whether browsers fetch it before it is scrolled to."""
    sources: tuple[PictureSource, ...]


@dataclass(frozen=True, slots=True)
class PictureFault:
    """Why a picture cannot be published."""

    code: str
    """The rule that it breaks."""
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class PreparedPicture:
    """A picture without anything that does not belong on the web."""

    data: bytes
    media_type: str
    """The type of `data`."""
    original_type: str
    """The type of the original file, whatever its name says."""
    width: int
    """In pixels."""
    height: int
    still: bool
    """Whether it can have variants: it is made of pixels and does not move."""


def too_large(message: str) -> PictureFault:
    """The fault of a picture that has too many bytes or pixels."""
    return PictureFault("picture-size", message, "Save it smaller: pages show pictures at most 1280 pixels wide.")
