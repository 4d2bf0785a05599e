"""Pictures for tests, drawn here."""

from __future__ import annotations

import io
import random
from typing import Any

from PIL import Image, ImageCms

__all__ = ["GPS", "MAKER", "encoded", "exif", "noise", "photograph", "swapped_profile"]

MAKER = b"Camera of Jane Doe"
GPS = 0x8825
_ORIENTATION, _MAKE, _LATITUDE_REFERENCE, _LATITUDE = 0x0112, 0x010F, 1, 2


def photograph(width: int = 1600, height: int = 900, mode: str = "RGB") -> Image.Image:
    """A picture with soft and hard changes, as cameras make them: dark above, light below."""
    slope = Image.linear_gradient("L").resize((width, height))
    bands = [noise(max(2, width // part), max(2, height // part)).resize((width, height)) for part in (40, 8)]
    return Image.merge("RGB", (slope, bands[0].getchannel("G"), bands[1].getchannel("B"))).convert(mode)


def noise(width: int, height: int) -> Image.Image:
    """What no format can make small; the same each time."""
    return Image.frombytes("RGB", (width, height), random.Random(7).randbytes(3 * width * height))  # noqa: S311  # noise


def exif(orientation: int = 1) -> Image.Exif:
    """What a telephone writes into a photograph: who, where, and how it was held."""
    written = Image.Exif()
    written[_ORIENTATION] = orientation
    written[_MAKE] = MAKER.decode()
    written.get_ifd(GPS).update({_LATITUDE_REFERENCE: "N", _LATITUDE: (25.0, 48.0, 30.0)})
    return written


def encoded(image: Image.Image, target: str, **options: Any) -> bytes:
    """The picture as a file."""
    file = io.BytesIO()
    image.save(file, target, **options)
    return file.getvalue()


def swapped_profile() -> bytes:
    """A colour profile in which red means green and green means red."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = int.from_bytes(profile[128:132], "big")
    places = {bytes(profile[at : at + 4]): at for at in range(132, 132 + 12 * count, 12)}
    red, green = places[b"rXYZ"], places[b"gXYZ"]
    profile[red + 4 : red + 12], profile[green + 4 : green + 12] = (
        profile[green + 4 : green + 12],
        profile[red + 4 : red + 12],
    )
    name = b"sRGB"
    return bytes(profile).replace(name, b"test").replace("sRGB".encode("utf-16-be"), "test".encode("utf-16-be"))
