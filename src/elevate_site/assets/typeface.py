"""The typeface: Atkinson Hyperlegible, drawn for people with low vision, cut to the letters that pages use.

It comes from its package and is cut during the build: Regular and Bold, each with one file for English and Spanish,
and one for other European letters, which browsers fetch only for a page that has such a letter.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

from elevate_site.model.theme import Remember

__all__ = ["FALLBACKS", "LICENCE", "Subset", "covers", "face_rule", "font_file", "licence", "subsets"]

LICENCE = "assets/atkinson-hyperlegible-licence.txt"
"""Where the licence is published: beside the files, as the SIL Open Font License asks."""

FALLBACKS = "".join(
    '@font-face{font-family:"Atkinson Stand-in";'
    f"font-weight:{weight};src:{sources};size-adjust:{width}%;"
    f"ascent-override:{ascent}%;descent-override:{descent}%;line-gap-override:0%}}\n"
    for weight, sources, width, ascent, descent in (
        (400, 'local("Arial"),local("Liberation Sans")', 99.05, 95.92, 29.28),
        (700, 'local("Arial Bold"),local("Liberation Sans Bold")', 100.09, 94.91, 28.97),
    )
)
"""CSS that gives the reader's own fonts the metrics of ours, so that lines break at the same words in both.

Each width is the ratio of both fonts' widths over the text of this site's articles; ascent and descent are the
typeface's own (95 % and 29 %), divided by that width.
"""

_LATIN = frozenset({
    *range(0x20, 0x7F), *range(0xA0, 0x100),  # ASCII and Latin-1
    0x131, 0x152, 0x153, 0x2BB, 0x2BC, 0x2C6, 0x2DA, 0x2DC,
    *range(0x2010, 0x2016), *range(0x2018, 0x201F), 0x2020, 0x2021, 0x2022, 0x2026, 0x2030, 0x2032, 0x2033, 0x2039,
    0x203A, 0x2044, 0x20AC, 0x2122, *range(0x2190, 0x2194), 0x2212, 0x2248, 0x2260, 0x2264, 0x2265,
})  # fmt: skip
_EXTENDED = frozenset({*range(0x100, 0x250), *range(0x1E00, 0x1F00)}) - _LATIN
_LAYOUT_FEATURES = ("ccmp", "kern", "liga", "locl", "mark", "mkmk")
_WEIGHTS = {"regular": ("AtkinsonHyperlegible-Regular.ttf", 400), "bold": ("AtkinsonHyperlegible-Bold.ttf", 700)}
_CHARACTER_SETS = {"": _LATIN, "-extended": _EXTENDED}


@dataclass(frozen=True, slots=True)
class Subset:
    """One file of the typeface: one weight, some of its characters."""

    source: str
    """The source path that templates name: `static/typeface/bold.woff2`."""
    weight: int
    """As in CSS: 400 or 700."""
    characters: frozenset[int]
    """The Unicode code points for which browsers fetch it."""
    data: bytes
    """WOFF2."""


def subsets(remember: Remember) -> Iterator[Subset]:
    """All files of the typeface; the bytes are the same each time."""
    for name, (_, weight) in _WEIGHTS.items():
        for suffix, characters in _CHARACTER_SETS.items():
            original = font_file(name).read_bytes()
            digest = hashlib.sha256(original + _ranges(characters).encode()).hexdigest()
            data = remember(f"typeface/{digest}.woff2", partial(_cut, original, characters))
            yield Subset(f"static/typeface/{name}{suffix}.woff2", weight, characters, data)


def face_rule(subset: Subset, name: str) -> str:
    """The `@font-face` rule for a subset whose file has this `name` and is beside the style sheet.

    `font-display: optional` keeps the letters from changing while somebody reads.
    """
    return (
        '@font-face{font-family:"Atkinson Hyperlegible";'
        f"font-weight:{subset.weight};font-display:optional;"
        f'src:url("{name}") format("woff2");unicode-range:{_ranges(subset.characters)}}}\n'
    )


def font_file(weight: str) -> Path:
    """The original file of a weight, `regular` or `bold`, with all its letters."""
    return _package() / _WEIGHTS[weight][0]


def covers(text: str) -> bool:
    """Whether the typeface has a glyph for every character of `text`."""
    wanted = {ord(character) for character in text}
    if wanted <= _LATIN:
        return True
    from fontTools.ttLib import TTFont  # noqa: PLC0415  # takes 0.1 s; English and Spanish never need it

    with TTFont(font_file("bold"), lazy=True) as font:
        return wanted <= set(font.getBestCmap())


def licence() -> bytes:
    """The licence under which the typeface is published."""
    return (_package().parent / "LICENSE").read_bytes()


def _package() -> Path:
    import fontpkg_atkinson_hyperlegible  # noqa: PLC0415  # sites without the typeface do not load it

    return Path(fontpkg_atkinson_hyperlegible.ROOT, "files")


def _cut(original: bytes, characters: Iterable[int]) -> bytes:
    from fontTools import subset  # noqa: PLC0415  # takes 0.2 s, once for each site

    options = subset.Options(layout_features=list(_LAYOUT_FEATURES), hinting=False, flavor="woff2")
    font = subset.load_font(io.BytesIO(original), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    file = io.BytesIO()
    subset.save_font(font, file, options)
    return file.getvalue()


def _ranges(characters: Iterable[int]) -> str:
    """The code points as a CSS `unicode-range`: `U+20-7E,U+A0-FF`."""
    runs = groupby(enumerate(sorted(characters)), key=lambda pair: pair[1] - pair[0])
    spans = [[character for _, character in run] for _, run in runs]
    return ",".join(f"U+{span[0]:X}" if len(span) == 1 else f"U+{span[0]:X}-{span[-1]:X}" for span in spans)
