"""Whether the words for a picture say anything: what a camera or a program calls a file tells nobody what it shows."""

from __future__ import annotations

import re

__all__ = ["PICTURE_ENDINGS", "says_what_it_shows"]

PICTURE_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".heic", ".heif", ".tif", ".tiff", ".bmp")
"""How the names of pictures end, also of those that browsers do not show."""

_NO_WORDS = re.compile(
    r"""
    (?: an?\s | the\s | una?\s | l[ao]s?\s | el\s )?+
    (?: img | images? | im[aá]gen(?:es)? | imagem | photo(?:graph|graf[ií]a)?s? | fotos? | fotograf[ií]as? | pictures?
      | pics? | pxl | dscn? | dcim | screen[\s_-]?shots? | captura(?:\s+de\s+pantalla)? | scans? | untitled | unnamed
      | sin\s+t[ií]tulo | graphics? | gr[aá]fic[oa]s? | figures? | figuras? | illustrations? | ilustraci[oó]n | logo
      | icons? | iconos? | banner | header | alt(?:\s+text)? | texto\s+alternativo | image\s+description )?+
    [\s\d_().:,;#-]*+
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Words for any picture, with a number or without; in English and Spanish."""
_JOINED = re.compile(r"[^\s]*[\d_-][^\s]*")


def says_what_it_shows(alt: str, file: str) -> bool:
    """Whether `alt` tells more about the picture `file` than that it is a picture, or how its file is called."""
    words = alt.strip()
    if words.lower().endswith(PICTURE_ENDINGS) and " " not in words:
        return False
    name = file.rpartition("/")[2]
    if words.casefold() == name.casefold():
        return False
    stem = name.rpartition(".")[0]
    is_file_name = words.casefold() == stem.casefold() and _JOINED.fullmatch(words)
    return not is_file_name and not _NO_WORDS.fullmatch(words)
