"""A picture file prepared for the web by what its bytes are, and the Problems of what had to change."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from pathlib import PurePosixPath

from elevate_site.assets.raster_images import prepare_raster
from elevate_site.assets.svg_images import clean_svg
from elevate_site.errors import Problem
from elevate_site.fingerprints.packing import pack, unpack
from elevate_site.language.file_endings import PICTURES, PICTURES_BY_TYPE
from elevate_site.model.pictures import PictureFault, PreparedPicture, too_large
from elevate_site.model.rules import problem
from elevate_site.model.theme import Remember

__all__ = ["is_picture", "prepare_picture"]

_SIGNATURES = {b"II*\0": "TIFF", b"MM\0*": "TIFF", b"II+\0": "TIFF", b"MM\0+": "TIFF", b"BM": "BMP"}
_BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG", b"GIF87a", b"GIF89a", *(each for each in _SIGNATURES if each != b"BM"))
"""How raster images begin; not BMP, since a text can begin with “BM” and a BMP holds no metadata."""
_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_AVIF = (b"avif", b"avis")
_LARGEST = 20_000_000
"""In bytes."""


def is_picture(path: str, data: bytes = b"") -> bool:
    """Whether a file is a picture by its name or, whatever its name, by its `data`."""
    return path.lower().endswith(PICTURES) or _is_raster(data)


def prepare_picture(
    path: str, original: bytes, paths: Collection[str], remember: Remember, *, keep_format: bool
) -> tuple[PreparedPicture | None, tuple[Problem, ...]]:
    """The picture at `path` as it is published, or `None` if it cannot be; and what to tell its author.

    `paths` are those of all files. With `keep_format`, it keeps its format and size.
    """
    prepared, removed = _prepare(path, original, remember, keep_format=keep_format)
    if isinstance(prepared, PictureFault):
        return None, (problem(prepared.code, path, 0, 0, prepared.message, prepared.hint),)
    problems: list[Problem] = []
    if removed:
        what = ", ".join(removed)
        message = (
            f"Removed from this SVG image, because it could run, load or move something or stop a browser: {what}."
        )
        hint = "Look at the image. If something is missing, export it as plain SVG or as PNG."
        problems.append(problem("picture-cleaned", path, 0, 0, message, hint))
    endings = PICTURES_BY_TYPE[prepared.original_type]
    if not path.lower().endswith(endings):
        kind = prepared.original_type.removeprefix("image/").removesuffix("+xml").upper()
        message = f"The name of this picture ends with {PurePosixPath(path).suffix}, but it is a {kind} file."
        better = PurePosixPath(path).with_suffix(endings[0])
        hint = f"Rename it to {better.name}, also wherever a text names it."
        if str(better) in paths:
            hint = f"{better.name} exists already: rename this one to another name that ends with {endings[0]}."
        problems.append(problem("picture-name", path, 0, 0, message, hint))
    return prepared, tuple(problems)


def _prepare(
    path: str, original: bytes, remember: Remember, *, keep_format: bool
) -> tuple[PreparedPicture | PictureFault, tuple[str, ...]]:
    """The prepared picture or its fault; and what was removed from an SVG image."""
    if len(original) > _LARGEST:
        megabytes, most = len(original) // 1_000_000, _LARGEST // 1_000_000
        return too_large(f"This file has {megabytes} MB; a picture may have at most {most}."), ()
    if foreign := _foreign_format(original):
        message = f"Browsers do not show {foreign} pictures."
        return PictureFault("picture-format", message, "Export it as a JPEG or PNG file, and use that."), ()
    if path.lower().endswith(".svg") and not _is_raster(original):
        return clean_svg(original)

    def make() -> bytes:
        made = prepare_raster(original, keep_format=keep_format)
        if isinstance(made, PictureFault):  # never remembered: the next build may have more memory or a newer Pillow
            raise _FaultyError(made)
        return pack(made)

    digest = hashlib.sha256(original + f"keep {keep_format}".encode()).hexdigest()
    try:
        prepared: PreparedPicture = unpack(remember(f"pictures/{digest}.prepared", make))
    except _FaultyError as faulty:
        return faulty.fault, ()
    return prepared, ()


class _FaultyError(Exception):
    """Internal exception, so that a fault is not remembered."""

    def __init__(self, fault: PictureFault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def _is_raster(data: bytes) -> bool:
    """Whether these are the bytes of a raster image, in which a camera may have written where it was."""
    return (
        data.startswith(_BEGINNINGS)
        or (data[:4], data[8:12]) == (b"RIFF", b"WEBP")
        or (data[4:8] == b"ftyp" and data[8:12] in (*_HEIC, *_AVIF))
    )


def _foreign_format(original: bytes) -> str:
    """The name of a format that only cameras and desktop programs read, or an empty string."""
    if original[4:8] == b"ftyp" and original[8:12] in _HEIC and b"avif" not in original[8:64]:
        return "HEIC"
    return next((name for signature, name in _SIGNATURES.items() if original.startswith(signature)), "")
