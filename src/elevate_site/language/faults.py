"""The verdict on a name or an address.

Judges of addresses look at words alone. The reader of a text or of settings adds the file and the line.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Fault", "shorten"]

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


def shorten(text: str) -> str:
    """`text` as a message quotes it: an address of hundreds of letters would bury the sentence."""
    return text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 1]}…"
