"""Photographs and other pictures made of pixels: cleaned, turned upright and encoded for the web. The home of Pillow.

Each picture is encoded in one thread with fixed settings, so that the same file gives the same bytes. The published
file holds pixels and nothing else: no camera, place or time, and no colour profile, since colours become sRGB.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from elevate_site.assets.animations import animation_fault
from elevate_site.assets.image_metadata import strip_gif, strip_png, strip_webp
from elevate_site.model.pictures import PictureFault, PreparedPicture, too_large

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["EncodedVariant", "encode_variants", "has_avif", "prepare_raster"]

_MOST_PIXELS = 50_000_000
_WIDTHS = (480, 800, 1280)
"""In pixels: up to twice the column of `templates/components/picture`, for fine screens; telephones ask for less."""
_WIDEST = _WIDTHS[-1]
_LONGEST_SIDE = {"WEBP": 16_383, "AVIF": 32_768}
"""In pixels; what a format can hold and decoders accept."""
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
_JPEG = {"quality": 85, "optimize": True, "progressive": True}
_PNG = {"optimize": True}
_AVIF = {"speed": 6, "max_threads": 1}
_PHOTOGRAPH_AVIF = {**_AVIF, "quality": 60, "subsampling": "4:2:0"}
_PHOTOGRAPH_WEBP = ({"quality": 80, "method": 4},)
_DRAWN_AVIF = {**_AVIF, "quality": 80, "subsampling": "4:4:4"}
"""For a lossless original, a chart or a screenshot, whose thin coloured letters must stay legible."""
_DRAWN_WEBP = ({"lossless": True, "method": 4}, {"quality": 90, "method": 4})

_TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "GIF": "image/gif", "AVIF": "image/avif"}
_STRIP = {"PNG": strip_png, "WEBP": strip_webp, "GIF": strip_gif}


@dataclass(frozen=True, slots=True)
class EncodedVariant:
    """The same picture in another width or format."""

    media_type: str
    width: int
    """In pixels."""
    data: bytes


def prepare_raster(original: bytes, *, keep_format: bool) -> PreparedPicture | PictureFault:
    """The picture in a form that every browser shows, without metadata, or its fault.

    It becomes a JPEG or PNG no wider than pages show it; animations and GIFs keep their format. With `keep_format`
    every picture keeps its format and size, because other sites may know its URL.
    """
    from PIL import Image  # noqa: PLC0415  # only sites with such pictures load it

    with warnings.catch_warnings(action="ignore"):  # Pillow's warnings are for programmers
        try:
            image = Image.open(io.BytesIO(original), formats=_FORMATS)
            if image.width * image.height > _MOST_PIXELS:
                return _too_many_pixels(f"{image.width} × {image.height}")
            image.load()
            return _prepared(image, original, keep_format=keep_format)
        except Image.DecompressionBombError:
            return _too_many_pixels("far too many")
        except MemoryError:
            message = "This computer has too little free memory to read this picture."
            hint = "Close other programs and build again, or save the picture smaller."
            return PictureFault("file-unreadable", message, hint)
        except Exception as error:  # noqa: BLE001  # a file can be broken in any way
            if isinstance(error, OSError) and error.errno:  # from the system; Pillow's own errors have no number
                message = f"This picture cannot be read: {error.strerror or 'the system refuses'}."
                hint = "Build again. If that does not help, ask whoever looks after this computer."
                return PictureFault("file-unreadable", message, hint)
            message = "This file is damaged or is not a picture."
            return PictureFault(
                "picture-damaged", message, "Export it again as a JPEG or PNG file, or copy the original once more."
            )


def has_avif() -> bool:
    """Whether this Pillow was built with AVIF."""
    from PIL import features  # noqa: PLC0415  # likewise

    return features.check("avif") is True


def encode_variants(original: bytes, prepared: PreparedPicture) -> tuple[EncodedVariant, ...]:
    """Smaller files of the picture that `prepared` came from: AVIF, then WebP, each from narrow to wide.

    We omit a file that would not be smaller, and a format that cannot hold the widest: browsers would choose its blur.
    """
    from PIL import Image  # noqa: PLC0415  # likewise

    opened = Image.open(io.BytesIO(original), formats=_FORMATS)
    drawn = opened.format == "PNG"
    opened.draft(None, (_WIDEST, _WIDEST))  # spares decoding a large JPEG to all its pixels
    image = _in_colours(_upright(opened))
    widest = min(prepared.width, _WIDEST)
    widths = [*(width for width in _WIDTHS if width < widest), widest]
    targets = ("AVIF", "WEBP") if has_avif() else ("WEBP",)
    longest = max(widest, round(prepared.height * widest / prepared.width))
    wanted = [target for target in targets if longest <= _LONGEST_SIDE[target]]
    avif: list[EncodedVariant] = []
    webp: list[EncodedVariant] = []
    for width in reversed(widths):
        sized = _resized(image, width, max(1, round(prepared.height * width / prepared.width)))
        if "WEBP" in wanted:
            tried = _DRAWN_WEBP if drawn else _PHOTOGRAPH_WEBP
            best = min((_encoded(sized, "WEBP", **options) for options in tried), key=len)
            webp.append(EncodedVariant("image/webp", width, best))
        if "AVIF" in wanted:
            options = _DRAWN_AVIF if drawn else _PHOTOGRAPH_AVIF
            avif.append(EncodedVariant("image/avif", width, _encoded(sized, "AVIF", **options)))
    if avif and webp and len(avif[0].data) > len(webp[0].data):
        avif.clear()
    return (*_worth_having(avif, len(prepared.data)), *_worth_having(webp, len(prepared.data)))


def _worth_having(encoded: list[EncodedVariant], limit: int) -> tuple[EncodedVariant, ...]:
    """Reverse `encoded`, which begins with the widest, and drop what is no smaller than a wider one."""
    kept: list[EncodedVariant] = []
    for each in encoded:
        if len(each.data) < limit:
            kept.append(each)
            limit = len(each.data)
    return tuple(reversed(kept))


def _prepared(image: Image.Image, original: bytes, *, keep_format: bool) -> PreparedPicture | PictureFault:
    name = "JPEG" if image.format == "MPO" else image.format or ""  # some telephones store two pictures in one JPEG
    moves = name != "JPEG" and getattr(image, "n_frames", 1) > 1
    if moves or name == "GIF" or (keep_format and name == "WEBP"):
        if name not in _STRIP:
            message = "An animation in this format cannot be published."
            return PictureFault("picture-format", message, "Save it as an animated WebP or GIF.")
        data = _STRIP[name](original)
        if (fault := animation_fault(data, getattr(image, "n_frames", 1), *image.size)) is not None:
            return fault
        return PreparedPicture(data, _TYPES[name], _TYPES[name], *image.size, still=False)
    upright = _upright(image)
    width, height = upright.size
    if width > _WIDEST and not keep_format:
        width, height = _WIDEST, max(1, round(height * _WIDEST / width))
    if upright is image and (width, height) == image.size and image.mode in _web_modes(name) and _is_srgb(image):
        ready = image
    else:
        ready = _resized(_in_colours(upright), width, height)
    target: Literal["JPEG", "PNG", "AVIF"] = "JPEG"
    if name == "PNG" or (name != "JPEG" and not keep_format and ready.has_transparency_data):
        target = "PNG"
    elif name == "AVIF" and keep_format:
        target = "AVIF"
    return PreparedPicture(_saved(ready, target), _TYPES[target], _TYPES[name], width, height, still=True)


def _saved(image: Image.Image, target: Literal["JPEG", "PNG", "AVIF"]) -> bytes:
    if target == "PNG":
        return _encoded(image, "PNG", **_PNG)
    if target == "AVIF":
        return _encoded(image, "AVIF", **_DRAWN_AVIF)
    if image.format == "JPEG":  # unchanged: a quality above its own would only cost bytes
        return _encoded(image, "JPEG", **{**_JPEG, "quality": "keep"})
    return _encoded(image if image.mode in ("L", "RGB") else image.convert("RGB"), "JPEG", **_JPEG)


def _encoded(image: Image.Image, target: str, **options: object) -> bytes:
    # Some encoders write all of `info` to the file; only the transparent colour belongs to the picture.
    image.info = {key: value for key, value in image.info.items() if key == "transparency"}
    file = io.BytesIO()
    image.save(file, target, **options)
    return file.getvalue()


def _web_modes(name: str) -> tuple[str, ...]:
    return ("L", "RGB") if name == "JPEG" else ("1", "L", "LA", "P", "RGB", "RGBA")


def _upright(image: Image.Image) -> Image.Image:
    """Turn the picture as the camera was held; the same object when there is nothing to turn."""
    from PIL import ImageOps  # noqa: PLC0415  # likewise

    orientation = 0x0112
    try:
        turned = image.getexif().get(orientation, 1) in range(2, 9)
        return ImageOps.exif_transpose(image) if turned else image
    except Exception:  # noqa: BLE001  # the camera's metadata can be broken while the pixels are fine
        return image


def _resized(image: Image.Image, width: int, height: int) -> Image.Image:
    from PIL import Image  # noqa: PLC0415  # likewise

    return image.copy() if image.size == (width, height) else image.resize((width, height), Image.Resampling.LANCZOS)


def _in_colours(image: Image.Image) -> Image.Image:
    """Convert to sRGB: mode RGB, or RGBA if the picture has transparency."""
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
        return image  # the profile does not belong to these pixels


def _is_srgb(image: Image.Image) -> bool:
    """Whether its colours are those that browsers assume."""
    from PIL import ImageCms  # noqa: PLC0415  # likewise

    profile = image.info.get("icc_profile")
    if not profile:
        return True
    try:
        return "sRGB" in ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(profile)))
    except (OSError, ImageCms.PyCMSError):
        return False


def _too_many_pixels(pixels: str) -> PictureFault:
    most = _MOST_PIXELS // 1_000_000
    return too_large(f"This picture has {pixels} pixels; at most {most} million can be read.")
