"""The verdict on a name or an address, and the signs in it that nobody sees.

Judges of addresses look at words alone. The reader of a text or of settings adds the file and the line.
"""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["BLANK_OR_HIDDEN", "Fault", "name_sign", "shorten"]

BLANK_OR_HIDDEN = re.compile(
    r"[\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x1f]"
)
"""A blank of any width, or a sign that cannot be seen: both come along when an address is copied."""

_NAMES = {
    " ": "a space",
    "\t": "a tab",
    "\n": "a line break",
    "\u00a0": "a non-breaking space",
    "\u00ad": "a soft hyphen, which cannot be seen",
    "\u200b": "a zero-width space, which cannot be seen",
}
_LONGEST_QUOTE = 80


class Fault(NamedTuple):
    """Why an address cannot be used."""

    why: str
    """A sentence."""
    write: str = ""
    """The address to write in its place; empty when nobody can know it."""

    @property
    def hint(self) -> str:
        """The remedy for a Problem; empty when nobody can know it."""
        return f"Write {self.write}" if self.write else ""


def name_sign(sign: str) -> str:
    """How a message calls a sign: `a non-breaking space`, `“,”`."""
    if sign in _NAMES:
        return _NAMES[sign]
    if BLANK_OR_HIDDEN.match(sign):
        return f"a {'space' if sign.isspace() else 'sign that cannot be seen'} (U+{ord(sign):04X})"
    return f"“{sign}”"


def shorten(text: str) -> str:
    """`text` as a message quotes it: an address of hundreds of letters would bury the sentence."""
    return text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 1]}…"
