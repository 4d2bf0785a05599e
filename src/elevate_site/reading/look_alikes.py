"""Signs that look like those of the keyboard, or like nothing, and are others: a program takes them for letters.

Word processors, telephones and web pages put them into texts, and nobody can see them. So a message about a value that
holds one has to name it, or its reader sees two values that look the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

__all__ = ["BLANKS", "BULLETS", "CURLY_QUOTES", "name_look_alike", "with_keyboard_signs"]

BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Blanks other than that of the space bar, for a class of a regular expression; so are the next two."""
BULLETS = "‐‑‒–—―−•·●▪‣◦"
CURLY_QUOTES = "“”„‟«»‘’‚‛‹›"
_KINDS: Mapping[str, tuple[str, str]] = {
    "a non-breaking space": ("\u00a0\u202f\u2007", " "),
    "a blank that is not that of the space bar": ("\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000", " "),
    "a curly quotation mark": (CURLY_QUOTES, '"'),
    "a long dash": ("‒–—―", "-"),
    "a hyphen that is not that of the keyboard": ("‐‑", "-"),
    "a minus sign": ("−", "-"),
    "an invisible sign": ("\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff", ""),
    "a sign of double width": ("\uff01-\uff5e", ""),
    "a colon that is not that of the keyboard": ("\u02d0\ua789\u2236\ufe55", ":"),
}
"""By its name: the signs, as a class of a regular expression, and that of the keyboard."""
_ANY = re.compile("|".join(f"([{signs}])" for signs, _ in _KINDS.values()))


def name_look_alike(text: str) -> str:
    """The first such sign in `text`, for the middle of a sentence: `a long dash (–)`; empty when there is none."""
    found = _ANY.search(text)
    if found is None or found.lastindex is None:
        return ""
    name = list(_KINDS)[found.lastindex - 1]
    seen = unicodedata.category(found[0]) not in ("Zs", "Cf")
    return f"{name} ({found[0] if seen else f'U+{ord(found[0]):04X}'})"


def with_keyboard_signs(text: str) -> str:
    """`text` with the sign of the keyboard in the place of each that only looks like it."""
    return _ANY.sub(_keyboard_sign, text)


def _keyboard_sign(found: re.Match[str]) -> str:
    if "\uff01" <= found[0] <= "\uff5e":  # they stand in the order of ASCII
        return chr(ord(found[0]) - 0xFEE0)
    signs = list(_KINDS.values())
    return signs[(found.lastindex or 1) - 1][1]
