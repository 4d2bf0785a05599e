"""The typeface: Atkinson Hyperlegible, drawn for people with low vision, cut to the letters that pages use.

It comes out of its package and is cut during the build: Regular and Bold, each in one file for what English and
Spanish need and in one for further European letters, which browsers fetch only for a page that has one.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from elevate_site.model.theme import Remember

__all__ = ["LICENCE", "STAND_IN", "Cut", "cuts", "face_rule", "font_file", "has_letters", "licence"]

LICENCE = "assets/atkinson-hyperlegible-licence.txt"
"""Where the licence is published; the SIL Open Font License asks for it beside the files."""

STAND_IN = "".join(
    '@font-face{font-family:"Atkinson Stand-in";'
    f"font-weight:{weight};src:{sources};size-adjust:{width}%;"
    f"ascent-override:{ascent}%;descent-override:{descent}%;line-gap-override:0%}}\n"
    for weight, sources, width, ascent, descent in (
        (400, 'local("Arial"),local("Liberation Sans")', 99.05, 95.92, 29.28),
        (700, 'local("Arial Bold"),local("Liberation Sans Bold")', 100.09, 94.91, 28.97),
    )
)
"""CSS that gives letters of the reader's machine the room of ours, so that a line breaks at the same word in both.

The widths are those of the two fonts over the letters of this site's articles; ascent and descent are the typeface's
own (95 % and 29 %), divided by the width.
"""

_LATIN = frozenset({
    *range(0x20, 0x7F), *range(0xA0, 0x100),  # ASCII and Latin-1
    0x131, 0x152, 0x153, 0x2BB, 0x2BC, 0x2C6, 0x2DA, 0x2DC,
    *range(0x2010, 0x2016), *range(0x2018, 0x201F), 0x2020, 0x2021, 0x2022, 0x2026, 0x2030, 0x2032, 0x2033, 0x2039,
    0x203A, 0x2044, 0x20AC, 0x2122, *range(0x2190, 0x2194), 0x2212, 0x2248, 0x2260, 0x2264, 0x2265,
})  # fmt: skip
_EXTENDED = frozenset({*range(0x100, 0x250), *range(0x1E00, 0x1F00)}) - _LATIN
_FEATURES = ("ccmp", "kern", "liga", "locl", "mark", "mkmk")
_WEIGHTS = {"regular": ("AtkinsonHyperlegible-Regular.ttf", 400), "bold": ("AtkinsonHyperlegible-Bold.ttf", 700)}
_SETS = {"": _LATIN, "-extended": _EXTENDED}


@dataclass(frozen=True, slots=True)
class Cut:
    """One file of the typeface."""

    source: str
    """The source path by which templates ask for it: `static/typeface/bold.woff2`."""
    weight: int
    """As in CSS: 400 or 700."""
    characters: frozenset[int]
    """The Unicode characters that a browser fetches it for."""
    data: bytes
    """WOFF2."""


def cuts(remember: Remember) -> Iterator[Cut]:
    """All files of the typeface, the same bytes each time."""
    for name, (file, weight) in _WEIGHTS.items():
        for suffix, characters in _SETS.items():
            yield Cut(
                f"static/typeface/{name}{suffix}.woff2", weight, characters, _remembered(remember, file, characters)
            )


def face_rule(cut: Cut, name: str) -> str:
    """The CSS that tells browsers of the cut that lies beside the style sheet as `name`.

    `optional`: a page is never drawn again in other letters once somebody reads it.
    """
    return (
        '@font-face{font-family:"Atkinson Hyperlegible";'
        f"font-weight:{cut.weight};font-display:optional;"
        f'src:url("{name}") format("woff2");unicode-range:{_ranges(cut.characters)}}}\n'
    )


def font_file(weight: str) -> Path:
    """Where the whole typeface lies, as it came: `regular` or `bold`."""
    return _package() / _WEIGHTS[weight][0]


def has_letters(text: str) -> bool:
    """Whether the typeface has a letter for every character of `text`."""
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
    import fontpkg_atkinson_hyperlegible  # noqa: PLC0415  # not needed by a site that does without

    return Path(fontpkg_atkinson_hyperlegible.ROOT, "files")


def _remembered(remember: Remember, file: str, characters: Iterable[int]) -> bytes:
    original = (_package() / file).read_bytes()
    name = f"typeface/{hashlib.sha256(original + _ranges(characters).encode()).hexdigest()}.woff2"
    return remember(name, lambda: _cut(original, characters))


def _cut(original: bytes, characters: Iterable[int]) -> bytes:
    from fontTools import subset  # noqa: PLC0415  # takes 0.2 s, and is needed once for each site

    options = subset.Options(layout_features=list(_FEATURES), hinting=False, flavor="woff2")
    font = subset.load_font(io.BytesIO(original), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters)
    cutter.subset(font)
    file = io.BytesIO()
    subset.save_font(font, file, options)
    return file.getvalue()


def _ranges(characters: Iterable[int]) -> str:
    """The characters as CSS writes them: `U+20-7E,U+A0-FF`."""
    runs = groupby(enumerate(sorted(characters)), key=lambda pair: pair[1] - pair[0])
    spans = [[character for _, character in run] for _, run in runs]
    return ",".join(f"U+{span[0]:X}" if len(span) == 1 else f"U+{span[0]:X}-{span[-1]:X}" for span in spans)
