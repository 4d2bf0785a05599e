"""Pictures from file to page: which kind each is, what is wrong with it, and the variants of those that pages show."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import PurePosixPath

from elevate_site.assets.prepared import (
    Encoded,
    Fault,
    Prepared,
    pack_encoded,
    pack_prepared,
    too_large,
    unpack_encoded,
    unpack_prepared,
)
from elevate_site.assets.raster_images import encode_variants, has_avif, prepare_still
from elevate_site.assets.svg_images import clean_drawing
from elevate_site.errors import Problem
from elevate_site.model.rules import problem
from elevate_site.model.theme import Remember

__all__ = ["ENDINGS", "is_picture", "picture_of", "variants_of"]

ENDINGS = {
    "image/jpeg": (".jpg", ".jpeg"),
    "image/png": (".png",),
    "image/webp": (".webp",),
    "image/avif": (".avif",),
    "image/gif": (".gif",),
    "image/svg+xml": (".svg",),
}
"""How the names of pictures end, the usual ending first."""

_NOT_FOR_BROWSERS = (".heic", ".heif", ".tif", ".tiff", ".bmp")
_SIGNATURES = {b"II*\0": "TIFF", b"MM\0*": "TIFF", b"II+\0": "TIFF", b"MM\0+": "TIFF", b"BM": "BMP"}
_BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG", b"GIF87a", b"GIF89a", *(each for each in _SIGNATURES if each != b"BM"))
"""How files of pixels begin; not BMP, as words can begin like that, and it holds no metadata."""
_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_AVIF = (b"avif", b"avis")
_LARGEST = 20_000_000
_MOST_THREADS = 8


def is_picture(path: str, data: bytes = b"") -> bool:
    """Whether the name of the file says that it is a picture, or its `data` does, whatever its name is."""
    known = (*_NOT_FOR_BROWSERS, *(ending for endings in ENDINGS.values() for ending in endings))
    return path.lower().endswith(known) or _is_of_pixels(data)


def picture_of(
    path: str, original: bytes, remember: Remember, problems: list[Problem], *, kept: bool
) -> Prepared | None:
    """What is published of the picture at `path`; `None` when nothing can be, which is then among `problems`.

    With `kept`, it keeps its format and size.
    """
    prepared, removed = _prepare(path, original, remember, kept=kept)
    if isinstance(prepared, Fault):
        problems.append(problem(prepared.code, path, 0, 0, prepared.message, prepared.hint))
        return None
    if removed:
        message = f"Taken out of this drawing, because it could run, load or move something: {', '.join(removed)}."
        hint = "Look at the drawing. If something is missing, export it as plain SVG or as PNG."
        problems.append(problem("picture-cleaned", path, 0, 0, message, hint))
    if not path.lower().endswith(ENDINGS[prepared.found]):
        kind = prepared.found.removeprefix("image/").removesuffix("+xml").upper()
        message = f"The name of this picture ends with {PurePosixPath(path).suffix}, but it is a {kind} file."
        hint = (
            f"Rename it to {PurePosixPath(path).with_suffix(ENDINGS[prepared.found][0]).name}, also where it is shown."
        )
        problems.append(problem("picture-name", path, 0, 0, message, hint))
    return prepared


def variants_of(
    originals: Sequence[tuple[bytes, Prepared]], remember: Remember, jobs: int
) -> list[tuple[Encoded, ...]]:
    """The variants of each picture, made by as many threads as there are `jobs`, which changes no byte."""

    def variants(each: tuple[bytes, Prepared]) -> tuple[Encoded, ...]:
        original, prepared = each
        name = _name("variants", original, f"{prepared.media_type} {has_avif()}")
        return unpack_encoded(remember(name, lambda: pack_encoded(encode_variants(original, prepared))))

    with warnings.catch_warnings(action="ignore"):  # Pillow's are for programmers
        if jobs == 1:
            return [variants(each) for each in originals]
        with ThreadPoolExecutor(min(jobs, _MOST_THREADS)) as threads:
            return list(threads.map(variants, originals))


def _prepare(path: str, original: bytes, remember: Remember, *, kept: bool) -> tuple[Prepared | Fault, tuple[str, ...]]:
    if len(original) > _LARGEST:
        message = f"This file has {len(original) // 1_000_000} MB; a picture has at most {_LARGEST // 1_000_000}."
        return too_large(message), ()
    if foreign := _foreign(original):
        message = f"Browsers do not show {foreign} pictures."
        return Fault("picture-format", message, "Export it as a JPEG or PNG file, and use that."), ()
    if path.lower().endswith(".svg") and not _is_of_pixels(original):
        return clean_drawing(original)

    def make() -> bytes:
        made = prepare_still(original, kept=kept)
        if isinstance(made, Fault):  # never remembered: the next build may have more memory, or another Pillow
            raise _FaultyError(made)
        return pack_prepared(made)

    try:
        return unpack_prepared(remember(_name("prepared", original, f"kept {kept}"), make)), ()
    except _FaultyError as faulty:
        return faulty.fault, ()


class _FaultyError(Exception):
    """Passes a fault by the memory; never leaves this module."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def _is_of_pixels(data: bytes) -> bool:
    """Whether these are the bytes of a photograph or the like, in which a camera may have written where it was."""
    return (
        data.startswith(_BEGINNINGS)
        or (data[:4], data[8:12]) == (b"RIFF", b"WEBP")
        or (data[4:8] == b"ftyp" and data[8:12] in (*_HEIC, *_AVIF))
    )


def _foreign(original: bytes) -> str:
    """The name of a format that only cameras and desktop programs know, or nothing."""
    if original[4:8] == b"ftyp" and original[8:12] in _HEIC and b"avif" not in original[8:64]:
        return "HEIC"
    return next((name for signature, name in _SIGNATURES.items() if original.startswith(signature)), "")


def _name(what: str, original: bytes, how: str) -> str:
    return f"pictures/{hashlib.sha256(original + how.encode()).hexdigest()}.{what}"
