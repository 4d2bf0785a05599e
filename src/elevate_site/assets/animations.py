"""How much an animation asks of the browser that plays it, over and over, while somebody tries to read beside it."""

from __future__ import annotations

from elevate_site.model.pictures import PictureFault

__all__ = ["animation_fault"]

_MOST_MILLIONS = 300
"""In pixels, those of all frames together: half a minute as wide as a page shows it, at ten frames a second."""


def animation_fault(data: bytes, frames: int, width: int, height: int) -> PictureFault | None:
    """The fault of an animation that browsers would be busy with.

    `data` are its bytes, `frames` is how many frames it says it has.
    """
    frames = max(frames, data.count(b"fcTL"))  # a PNG can have more than it says
    millions = frames * width * height // 1_000_000
    if millions <= _MOST_MILLIONS:
        return None
    message = (
        f"This animation has {frames} frames of {width} × {height} pixels, {millions} million in all; "
        f"it may have {_MOST_MILLIONS} million."
    )
    return PictureFault("picture-size", message, "Make it smaller or shorter, or show one frame of it as a picture.")
