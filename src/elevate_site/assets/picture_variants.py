"""Variants for the pictures that pages show, and for no others: making them takes long."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath

from elevate_site.assets.bundle import Assets
from elevate_site.assets.naming import hashed_path
from elevate_site.assets.pictures import ENDINGS, variants_of
from elevate_site.assets.prepared import Encoded
from elevate_site.model.page import Output
from elevate_site.model.pictures import PictureFile, PictureVariant
from elevate_site.model.theme import Remember, SourceFile

__all__ = ["add_variants"]


def add_variants(
    assets: Assets, files: Mapping[str, SourceFile], shown: Collection[str], remember: Remember, jobs: int
) -> Assets:
    """`assets` with variants for those of its pictures whose source paths are among `shown`."""
    wanted = [(path, prepared) for path, prepared in assets.prepared.items() if prepared.still and path in shown]
    read = [(path, data, prepared) for path, prepared in wanted if (data := _data(files[path])) is not None]
    made = variants_of([(data, prepared) for _, data, prepared in read], remember, jobs)
    pictures: dict[str, PictureFile] = dict(assets.pictures)
    outputs = {output.path: output for output in assets.outputs}
    for (path, _, _), encoded in zip(read, made, strict=True):
        variants = tuple(_variants(path, encoded))
        pictures[path] = dataclasses.replace(pictures[path], variants=tuple(variant for variant, _ in variants))
        outputs |= {output.path: output for _, output in variants}
    return dataclasses.replace(assets, pictures=pictures, outputs=tuple(outputs[path] for path in sorted(outputs)))


def _variants(path: str, encoded: Collection[Encoded]) -> Iterator[tuple[PictureVariant, Output]]:
    for each in encoded:
        name = f"assets/{PurePosixPath(path).stem}-{each.width}{ENDINGS[each.media_type][0]}"
        output = Output(hashed_path(name, each.data), each.data)
        yield PictureVariant(output.path, each.media_type, each.width), output


def _data(file: SourceFile) -> bytes | None:
    try:
        return file.location.read_bytes()
    except OSError:  # it has gone since it was prepared; what was prepared can still be shown
        return None
