"""The picture that messengers and social networks show beside a link to the site: one per topic and language."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from elevate_site.assets.bundle import Assets, hashed_path
from elevate_site.assets.typeface import covers, font_file
from elevate_site.model.page import Output
from elevate_site.model.pictures import PictureFile
from elevate_site.model.theme import Remember

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

__all__ = ["SHARE_PICTURE_SIZE", "SharePicture", "add_share_pictures", "share_picture"]

SHARE_PICTURE_SIZE = (1200, 630)
"""Width and height in pixels: the shape that every reader of Open Graph shows uncropped."""

# The pine and the apricot of static/css/tokens.css, which a picture cannot reference.
_PAPER, _PINE, _APRICOT, _BARS = "#ffffff", "#0e4a46", "#f0a35c", "#2f5f54"
_MARGIN = 90
_WIDTH = 810
"""In pixels: the longest line, left of the rising bars."""
_TITLE_SIZES = (92, 76, 64, 54, 44)
_CLINIC_SIZES = (40, 32, 26)


@dataclass(frozen=True, slots=True)
class SharePicture:
    """The words in a picture."""

    title: str
    clinic: str


def add_share_pictures(assets: Assets, pictures: Mapping[str, SharePicture], remember: Remember) -> Assets:
    """`assets` with `pictures`, drawn; their keys stand for source paths."""
    files: dict[str, PictureFile] = {}
    outputs: dict[str, Output] = {}
    for source, picture in pictures.items():
        if data := share_picture(picture, remember):
            path = hashed_path(f"assets/{source.replace('/', '-').replace('.', '-')}.png", data)
            files[source] = PictureFile(path, "image/png", *SHARE_PICTURE_SIZE)
            outputs[path] = Output(path, data)
    return dataclasses.replace(
        assets,
        outputs=(*assets.outputs, *(outputs[path] for path in sorted(outputs))),
        pictures={**assets.pictures, **files},
    )


def share_picture(picture: SharePicture, remember: Remember) -> bytes | None:
    """The picture as a PNG, the same bytes each time; `None` if the typeface lacks one of its letters."""
    if not covers(picture.title + picture.clinic):
        return None
    digest = hashlib.sha256(json.dumps([picture.title, picture.clinic]).encode()).hexdigest()
    return remember(f"share/{digest}.png", lambda: _draw(picture))


def _draw(picture: SharePicture) -> bytes:
    from PIL import Image, ImageDraw  # noqa: PLC0415  # takes 0.1 s, once for each picture

    image = Image.new("RGB", SHARE_PICTURE_SIZE, _PINE)
    draw = ImageDraw.Draw(image)
    right, bottom = SHARE_PICTURE_SIZE
    # The mark of the site: three bars that rise.
    for number, height in enumerate((150, 270, 400)):
        left = right - 290 + number * 85
        draw.rounded_rectangle((left, bottom - height, left + 55, bottom + 40), 28, fill=_BARS)
    draw.rounded_rectangle((_MARGIN, _MARGIN, _MARGIN + 120, _MARGIN + 14), 7, fill=_APRICOT)
    font, title = _fitted(draw, picture.title, "bold", _TITLE_SIZES, most_lines=3)
    draw.multiline_text((_MARGIN, _MARGIN + 50), title, fill=_PAPER, font=font, spacing=14)
    font, clinic = _fitted(draw, picture.clinic, "regular", _CLINIC_SIZES, most_lines=1)
    draw.text((_MARGIN, bottom - _MARGIN), clinic, fill=_PAPER, font=font, anchor="ls")
    file = io.BytesIO()
    # It has few colours: a palette makes it a quarter of the size.
    image.quantize(64).save(file, "PNG", optimize=True)
    return file.getvalue()


def _fitted(draw: ImageDraw, text: str, weight: str, sizes: Sequence[int], most_lines: int) -> tuple[FreeTypeFont, str]:
    """The largest font in which `text` fits, and its lines; a text that fits in none is cut off."""
    for size in sizes:
        font = _font(weight, size)
        lines = _lines(draw, text, font)
        if len(lines) <= most_lines and all(draw.textlength(line, font=font) <= _WIDTH for line in lines):
            return font, "\n".join(lines)
    kept = lines[:most_lines]
    if len(lines) > most_lines:
        kept[-1] += " …"
    return font, "\n".join(_shorten(draw, line, font) for line in kept)


def _shorten(draw: ImageDraw, line: str, font: FreeTypeFont) -> str:
    """As much of a line as there is room for, with … at its end."""
    while draw.textlength(line, font=font) > _WIDTH:
        line = f"{line.removesuffix('…')[:-1].rstrip()}…"
    return line


def _lines(draw: ImageDraw, text: str, font: FreeTypeFont) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and draw.textlength(longer, font=font) > _WIDTH:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _font(weight: str, size: int) -> FreeTypeFont:
    from PIL import ImageFont  # noqa: PLC0415  # likewise

    # The basic layout: not every build of Pillow has Raqm, and the bytes must be the same everywhere.
    return ImageFont.truetype(str(font_file(weight)), size, layout_engine=ImageFont.Layout.BASIC)
