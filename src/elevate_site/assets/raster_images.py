"""Photographs and other pictures made of pixels: cleaned, turned upright, and encoded for the web. The home of Pillow.

Everything is encoded in one thread with fixed settings, so that the same file gives the same bytes. What is published
holds pixels and nothing else: no camera, no place, no time, no colour profile, since colours are converted to sRGB.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal

from elevate_site.assets.image_metadata import strip_gif, strip_png, strip_webp
from elevate_site.assets.prepared import Encoded, Fault, Prepared, too_large

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["encode_variants", "has_avif", "prepare_still"]

_MOST_PIXELS = 50_000_000
_WIDTHS = (480, 800, 1280)
"""The column that `templates/components/picture` tells browsers of, on fine screens twice; telephones ask for less."""
_WIDEST = _WIDTHS[-1]
_LONGEST_SIDE = {"WEBP": 16_383, "AVIF": 32_768}
"""What the formats can hold, and decoders accept."""
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
_JPEG = {"quality": 85, "optimize": True, "progressive": True}
_PNG = {"optimize": True}
_AVIF = {"speed": 6, "max_threads": 1}
_PHOTOGRAPH: dict[str, dict[str, object]] = {
    "AVIF": {**_AVIF, "quality": 60, "subsampling": "4:2:0"},
    "WEBP": {"quality": 80, "method": 4},
}
_DRAWN = {**_AVIF, "quality": 80, "subsampling": "4:4:4"}
"""For what was saved without loss: a chart or a screenshot, whose thin coloured letters must stay legible."""
_DRAWN_WEBP: tuple[dict[str, object], ...] = ({"lossless": True, "method": 4}, {"quality": 90, "method": 4})

_TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "GIF": "image/gif", "AVIF": "image/avif"}
_TO_BE_STRIPPED = {"PNG": strip_png, "WEBP": strip_webp, "GIF": strip_gif}


def prepare_still(original: bytes, *, kept: bool) -> Prepared | Fault:
    """The picture as every browser shows it, without metadata, or what is wrong with it.

    It becomes a JPEG or PNG no wider than any page shows it; animations and GIFs stay what they are. With `kept`
    its format and size stay too, because its address is known elsewhere.
    """
    from PIL import Image  # noqa: PLC0415  # only for a site with such pictures

    with warnings.catch_warnings(action="ignore"):  # Pillow's are for programmers
        try:
            image = Image.open(io.BytesIO(original), formats=_FORMATS)
            if image.width * image.height > _MOST_PIXELS:
                return _too_many_pixels(f"{image.width} × {image.height}")
            image.load()
            return _prepared(image, original, kept=kept)
        except Image.DecompressionBombError:
            return _too_many_pixels("far too many")
        except MemoryError:
            message = "This computer has too little memory left to read this picture."
            return Fault(
                "file-unreadable", message, "Close other programs and build again, or save the picture smaller."
            )
        except Exception as error:  # noqa: BLE001  # a file can be broken in every way
            if isinstance(error, OSError) and error.errno:  # the system's; what Pillow says of a file has no number
                message = f"This picture cannot be read: {error.strerror or 'the system refuses'}."
                return Fault(
                    "file-unreadable", message, "Build again; if it stays so, ask whoever looks after this computer."
                )
            message = "This picture is damaged, or is none: it cannot be read to its end."
            return Fault("picture-damaged", message, "Export it again as a JPEG or PNG file, or copy it once more.")


def has_avif() -> bool:
    """Whether this Pillow was built with AVIF; asked without loading it."""
    return find_spec("PIL._avif") is not None


def encode_variants(original: bytes, prepared: Prepared) -> tuple[Encoded, ...]:
    """Smaller files of the picture that was `prepared` from `original`, as far as they are smaller: AVIF, then WebP.

    A format that cannot hold the widest of them has none: browsers would choose it, and show too few pixels.
    """
    from PIL import Image  # noqa: PLC0415  # likewise

    opened = Image.open(io.BytesIO(original), formats=_FORMATS)
    drawn = opened.format == "PNG"
    opened.draft(None, (_WIDEST, _WIDEST))  # a JPEG of many pixels need not be decoded to all of them
    image = _in_colours(_upright(opened))
    widest = min(prepared.width, _WIDEST)
    widths = [*(width for width in _WIDTHS if width < widest), widest]
    targets = ("AVIF", "WEBP") if has_avif() else ("WEBP",)
    longest = max(widest, round(prepared.height * widest / prepared.width))
    wanted = [target for target in targets if longest <= _LONGEST_SIDE[target]]
    avif: list[Encoded] = []
    webp: list[Encoded] = []
    for width in reversed(widths):
        sized = _resized(image, width, max(1, round(prepared.height * width / prepared.width)))
        if "WEBP" in wanted:
            best = min((_encoded(sized, "WEBP", **options) for options in _options_for_webp(drawn=drawn)), key=len)
            webp.append(Encoded("image/webp", width, best))
        if "AVIF" in wanted:
            options = _DRAWN if drawn else _PHOTOGRAPH["AVIF"]
            avif.append(Encoded("image/avif", width, _encoded(sized, "AVIF", **options)))
    if avif and webp and len(avif[0].data) > len(webp[0].data):
        avif.clear()
    return (*_worth_having(avif, len(prepared.data)), *_worth_having(webp, len(prepared.data)))


def _worth_having(encoded: list[Encoded], limit: int) -> tuple[Encoded, ...]:
    """Without those that have no fewer bytes than a wider one; from narrow to wide."""
    kept: list[Encoded] = []
    for each in encoded:
        if len(each.data) < limit:
            kept.append(each)
            limit = len(each.data)
    return tuple(reversed(kept))


def _options_for_webp(*, drawn: bool) -> Iterator[dict[str, object]]:
    yield from _DRAWN_WEBP if drawn else (_PHOTOGRAPH["WEBP"],)


def _prepared(image: Image.Image, original: bytes, *, kept: bool) -> Prepared | Fault:
    name = "JPEG" if image.format == "MPO" else image.format or ""  # some telephones put two pictures into one JPEG
    moves = name != "JPEG" and getattr(image, "n_frames", 1) > 1
    if moves or name == "GIF" or (kept and name == "WEBP"):
        if name not in _TO_BE_STRIPPED:
            message = "An animation in this format cannot be published."
            return Fault("picture-format", message, "Save it as an animated WebP or GIF.")
        data = _TO_BE_STRIPPED[name](original)
        return Prepared(data, _TYPES[name], _TYPES[name], *image.size, still=False)
    upright = _upright(image)
    width, height = upright.size
    if width > _WIDEST and not kept:
        width, height = _WIDEST, max(1, round(height * _WIDEST / width))
    if upright is image and (width, height) == image.size and image.mode in _web_modes(name) and _is_srgb(image):
        ready = image
    else:
        ready = _resized(_in_colours(upright), width, height)
    target: Literal["JPEG", "PNG", "AVIF"] = "JPEG"
    if name == "PNG" or (name != "JPEG" and not kept and ready.has_transparency_data):
        target = "PNG"
    elif name == "AVIF" and kept:
        target = "AVIF"
    return Prepared(_saved(ready, target), _TYPES[target], _TYPES[name], width, height, still=True)


def _saved(image: Image.Image, target: Literal["JPEG", "PNG", "AVIF"]) -> bytes:
    if target == "PNG":
        return _encoded(image, "PNG", **_PNG)
    if target == "AVIF":
        return _encoded(image, "AVIF", **_DRAWN)
    if image.format == "JPEG":  # as it came: its own quality is kept, since a higher one would only cost bytes
        return _encoded(image, "JPEG", **{**_JPEG, "quality": "keep"})
    return _encoded(image if image.mode in ("L", "RGB") else image.convert("RGB"), "JPEG", **_JPEG)


def _encoded(image: Image.Image, target: str, **options: object) -> bytes:
    # Some encoders copy what they find in `info`; only which colour is transparent belongs to the picture.
    image.info = {key: value for key, value in image.info.items() if key == "transparency"}
    file = io.BytesIO()
    image.save(file, target, **options)
    return file.getvalue()


def _web_modes(name: str) -> tuple[str, ...]:
    return ("L", "RGB") if name == "JPEG" else ("1", "L", "LA", "P", "RGB", "RGBA")


def _upright(image: Image.Image) -> Image.Image:
    """Turned as the camera was held; the same object when there is nothing to turn."""
    from PIL import ImageOps  # noqa: PLC0415  # likewise

    orientation = 0x0112
    try:
        turned = image.getexif().get(orientation, 1) in range(2, 9)
        return ImageOps.exif_transpose(image) if turned else image
    except Exception:  # noqa: BLE001  # what a camera wrote can be broken; its pixels are not
        return image


def _resized(image: Image.Image, width: int, height: int) -> Image.Image:
    from PIL import Image  # noqa: PLC0415  # likewise

    return image.copy() if image.size == (width, height) else image.resize((width, height), Image.Resampling.LANCZOS)


def _in_colours(image: Image.Image) -> Image.Image:
    """In sRGB: mode RGB, or RGBA when something shows through."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):  # 16 bits a pixel
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    if image.has_transparency_data:
        image = image.convert("RGBA")
    elif image.mode not in ("L", "RGB", "CMYK"):
        image = image.convert("RGB")
    if profile and not _is_srgb(image):
        image = _to_srgb(image, profile)
    return image if image.mode in ("RGB", "RGBA") else image.convert("RGB")


def _to_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    from PIL import ImageCms  # noqa: PLC0415  # likewise

    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode) or image
    except (OSError, ImageCms.PyCMSError):
        return image  # a profile that does not fit says nothing


def _is_srgb(image: Image.Image) -> bool:
    """Whether its colours are those that a browser assumes."""
    from PIL import ImageCms  # noqa: PLC0415  # likewise

    profile = image.info.get("icc_profile")
    if not profile:
        return True
    try:
        return "sRGB" in ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(profile)))
    except (OSError, ImageCms.PyCMSError):
        return False


def _too_many_pixels(pixels: str) -> Fault:
    most = _MOST_PIXELS // 1_000_000
    return too_large(f"This picture has {pixels} pixels; more than {most} million are not read.")
