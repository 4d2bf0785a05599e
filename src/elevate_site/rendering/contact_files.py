"""Text as vCard wants it (RFC 2426): values escaped, lines folded, each ended by a carriage return and a line feed."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

__all__ = ["contact_lines", "contact_value"]

_LONGEST_LINE = 75
"""In bytes, without its end (RFC 2426, section 2.6)."""


def contact_value(value: object) -> str:
    """A text as one value of a contact file; the words of the theme, which are HTML, as plain text."""
    text = value.unescape() if isinstance(value, Markup) else str(value)
    for special in ("\\", ",", ";"):
        text = text.replace(special, f"\\{special}")
    return "\\n".join(text.splitlines())


def contact_lines(text: str) -> str:
    """A whole contact file from one value a line; empty lines are dropped."""
    return "".join(f"{part}\r\n" for line in text.splitlines() if line for part in _fold(line))


def _fold(line: str) -> Iterator[str]:
    """The lines into which a long one is cut, never inside of a character; all but the first begin with a space."""
    part, size = "", 0
    for character in line:
        width = len(character.encode())
        if size + width > _LONGEST_LINE:
            yield part
            part, size = " ", 1
        part, size = part + character, size + width
    yield part
