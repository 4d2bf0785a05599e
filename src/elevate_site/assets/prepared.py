"""One picture made ready for the web, or the fault that keeps it from being published."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["PictureFault", "PreparedPicture", "too_large"]


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
