"""Whether the words for a picture say anything: what a camera or a program calls a file tells nobody what it shows."""

from __future__ import annotations

import re

from elevate_site.language.file_endings import PICTURES

__all__ = ["says_what_it_shows"]

_NO_WORDS = re.compile(
    r"""
    (?: an?\s | the\s | una?\s | l[ao]s?\s | el\s )?
    (?: img | images? | im[aá]gen(?:es)? | imagem | photo(?:graph|graf[ií]a)?s? | fotos? | fotograf[ií]as? | pictures?
      | pics? | pxl | dscn? | dcim | screen[\s_-]?shots? | captura(?:\s+de\s+pantalla)? | scans? | untitled | unnamed
      | sin\s+t[ií]tulo | graphics? | gr[aá]fic[oa]s? | figures? | figuras? | illustrations? | ilustraci[oó]n | logo
      | whatsapp\s+image | icons? | iconos? | banner | header | alt(?:\s+text)? | texto\s+alternativo )?
    (?![^\W\d_])
    (?: [\s\d_().:,;\#-] | \bat\b )*+
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Words for any picture, with a number or without; in English and Spanish."""
_FILE_NAME = re.compile(r"\S+\.\w{2,5}|\S*[\d_-]\S*")
"""With an ending, or with signs between its words instead of blanks."""


def says_what_it_shows(alt: str, file: str) -> bool:
    """Whether `alt` tells more about the picture `file` than that it is a picture, or how its file is called."""
    words, name = alt.strip(), file.rpartition("/")[2]
    names = (name.casefold(), name.rpartition(".")[0].casefold())
    is_file_name = words.casefold() in names and _FILE_NAME.fullmatch(words)
    return not is_file_name and not _NO_WORDS.fullmatch(words) and not words.lower().endswith(PICTURES)
