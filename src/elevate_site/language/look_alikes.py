"""Signs that look like one of the keyboard, or like nothing, and are others: a program takes them for letters.

Word processors, telephones and web pages put them into texts, and nobody can see them. So a message about a value that
holds one has to name it, or its reader sees two values that look the same. Whoever looks for such signs takes them from
here. A pattern with fewer of them, such as the two dashes that begin a pasted list, has a reason of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = [
    "BLANKS",
    "BLANK_OR_HIDDEN",
    "BULLETS",
    "CURLY_QUOTES",
    "DASHES",
    "HIDDEN",
    "HYPHENS",
    "ITEM_SIGNS",
    "JOINERS",
    "PICTURE",
    "name_look_alike",
    "name_sign",
    "with_keyboard_signs",
    "with_plain_blanks",
]

# Each is a class of a regular expression, without its brackets.
BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Blanks other than that of the space bar."""
HIDDEN = (
    "\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
    "\u2066\u2067\u2068\u2069\ufeff"
)
"""Soft hyphens, blanks without width and marks of direction."""
JOINERS = "\u200c\u200d"
"""Signs without width that join or part the letters of other scripts and the parts of an emoji."""
HYPHENS = "‐‑"
DASHES = "‒–—―"
BULLETS = "•◦▪‣·●○■□➢➤✓✔"
"""Signs that begin the items of a list in other programs."""
PICTURE = (
    "[←-⇿⌀-⏿■-❵➔-➿⤀-⥿⬀-⯿\U0001f000-\U0001faff]"
    "[\ufe0e\ufe0f\u200d\U0001f3fb-\U0001f3ff←-⇿⌀-⏿■-➿\U0001f000-\U0001faff]*+"
)
"""An arrow, a box, an emoji or another small picture; not a class, but a whole expression."""
ITEM_SIGNS = f"{HYPHENS}{DASHES}−{BULLETS}"
"""All signs that may stand in the place of the hyphen before an item."""
CURLY_QUOTES = "“”„‟«»‘’‚‛‹›"
BLANK_OR_HIDDEN = re.compile(rf"[\s{HIDDEN}{JOINERS}\x00-\x1f]")
"""A blank of any width, or a sign that cannot be seen: both come along when an address is copied."""

_KINDS: Mapping[str, tuple[str, str]] = {
    "a non-breaking space": ("\u00a0\u202f\u2007", " "),
    "a blank that is not that of the space bar": (BLANKS, " "),
    "a curly quotation mark": (CURLY_QUOTES, '"'),
    "a long dash": (DASHES, "-"),
    "a hyphen that is not that of the keyboard": (HYPHENS, "-"),
    "a minus sign": ("−", "-"),
    "an invisible sign": (HIDDEN + JOINERS, ""),
    "a sign of double width": ("\uff01-\uff5e", ""),
    "a colon that is not that of the keyboard": ("\u02d0\ua789\u2236\ufe55", ":"),
}
"""By its name: the signs, and that of the keyboard. The first row that holds a sign names it."""
_ANY = re.compile("|".join(f"([{signs}])" for signs, _ in _KINDS.values()))
_NAMES = {
    " ": "a space",
    "\t": "a tab",
    "\n": "a line break",
    "\u00a0": "a non-breaking space",
    "\u00ad": "a soft hyphen, which cannot be seen",
    "\u200b": "a zero-width space, which cannot be seen",
}


def name_look_alike(text: str) -> str:
    """The first such sign in `text`, for the middle of a sentence: `a long dash (–)`; empty when there is none."""
    found = _ANY.search(text)
    if found is None or found.lastindex is None:
        return ""
    name = list(_KINDS)[found.lastindex - 1]
    return f"{name} ({f'U+{ord(found[0]):04X}' if BLANK_OR_HIDDEN.match(found[0]) else found[0]})"


def name_sign(sign: str) -> str:
    """How a message calls any sign: `a non-breaking space`, `“,”`."""
    if sign in _NAMES:
        return _NAMES[sign]
    if BLANK_OR_HIDDEN.match(sign):
        return f"a {'space' if sign.isspace() else 'sign that cannot be seen'} (U+{ord(sign):04X})"
    return f"“{sign}”"


def with_keyboard_signs(text: str) -> str:
    """`text` with the sign of the keyboard in the place of each that only looks like it."""
    return _ANY.sub(_keyboard_sign, text)


def _keyboard_sign(found: re.Match[str]) -> str:
    if "\uff01" <= found[0] <= "\uff5e":  # they stand in the order of ASCII
        return chr(ord(found[0]) - 0xFEE0)
    signs = list(_KINDS.values())
    return signs[(found.lastindex or 1) - 1][1]


def with_plain_blanks(text: str) -> str:
    """`text` with a space for each blank, and without signs that cannot be seen."""
    return BLANK_OR_HIDDEN.sub(lambda found: " " if found[0].isspace() else "", text)
