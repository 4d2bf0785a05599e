"""Smaller files of the pictures that pages show, and of no others: making them takes long."""

from __future__ import annotations

import dataclasses
import hashlib
import warnings
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import PurePosixPath

from elevate_site.assets.bundle import Assets, hashed_path
from elevate_site.assets.raster_images import EncodedVariant, encode_variants, has_avif
from elevate_site.fingerprints.packing import pack, unpack
from elevate_site.language.file_endings import PICTURES_BY_TYPE
from elevate_site.model.page import Output
from elevate_site.model.pictures import PictureFile, PictureVariant, PreparedPicture
from elevate_site.model.theme import Remember, SourceFile

__all__ = ["add_variants"]

_MOST_THREADS = 8


def add_variants(
    assets: Assets, files: Mapping[str, SourceFile], shown: Collection[str], remember: Remember, jobs: int
) -> Assets:
    """`assets` with variants of those pictures whose source paths are among `shown`.

    As many threads work as there are `jobs`, which changes no byte.
    """
    stills = [(path, prepared) for path, prepared in assets.prepared.items() if prepared.still and path in shown]
    originals = [(path, data, prepared) for path, prepared in stills if (data := _data(files[path])) is not None]
    encoded = _encode([(data, prepared) for _, data, prepared in originals], remember, jobs)
    pictures: dict[str, PictureFile] = dict(assets.pictures)
    outputs = {output.path: output for output in assets.outputs}
    for (path, _, _), files_of_path in zip(originals, encoded, strict=True):
        variants = tuple(_named(path, files_of_path))
        pictures[path] = dataclasses.replace(pictures[path], variants=tuple(variant for variant, _ in variants))
        outputs |= {output.path: output for _, output in variants}
    return dataclasses.replace(assets, pictures=pictures, outputs=tuple(outputs[path] for path in sorted(outputs)))


def _encode(
    originals: Sequence[tuple[bytes, PreparedPicture]], remember: Remember, jobs: int
) -> list[tuple[EncodedVariant, ...]]:
    """The variants of each original, made or remembered."""
    if not originals:
        return []
    avif = has_avif()

    def encode(each: tuple[bytes, PreparedPicture]) -> tuple[EncodedVariant, ...]:
        original, prepared = each
        digest = hashlib.sha256(original + f"{prepared.media_type} {avif}".encode()).hexdigest()
        packed = remember(f"pictures/{digest}.variants", lambda: pack(encode_variants(original, prepared)))
        variants: tuple[EncodedVariant, ...] = unpack(packed)
        return variants

    with warnings.catch_warnings(action="ignore"):  # Pillow's warnings are for programmers
        if jobs == 1:
            return [encode(each) for each in originals]
        with ThreadPoolExecutor(min(jobs, _MOST_THREADS)) as threads:
            return list(threads.map(encode, originals))


def _named(path: str, encoded: Collection[EncodedVariant]) -> Iterator[tuple[PictureVariant, Output]]:
    for each in encoded:
        name = f"assets/{PurePosixPath(path).stem}-{each.width}{PICTURES_BY_TYPE[each.media_type][0]}"
        output = Output(hashed_path(name, each.data), each.data)
        yield PictureVariant(output.path, each.media_type, each.width), output


def _data(file: SourceFile) -> bytes | None:
    try:
        return file.location.read_bytes()
    except OSError:  # deleted since it was prepared; the prepared picture can still be shown
        return None
