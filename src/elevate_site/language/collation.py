"""Alphabetical order in each language, whatever the locale of the machine."""

from __future__ import annotations

import unicodedata

__all__ = ["collation_key", "first_letter"]

_NO_LETTERS = {code: None for code in range(128) if not (chr(code).isalnum() or chr(code).isspace())}
"""Removes ASCII punctuation from a sort key, with `str.translate`."""
# Letters with their own place in the alphabet of a language: directly after another letter, not as its accented form.
_OWN_LETTERS: dict[str, dict[str, str]] = {"es": {"ñ": "n\uffff"}}


def collation_key(text: str, language: str) -> tuple[str, str]:
    """A sort key: accents and case count only between words that are otherwise equal; Spanish ñ follows n."""
    if text.isascii():
        small = text.lower()
        return small.translate(_NO_LETTERS).strip(), small
    own = _OWN_LETTERS.get(language, {})
    small = unicodedata.normalize("NFC", text).casefold()
    return "".join(own.get(character) or _plain(character) for character in small).strip(), small


def first_letter(text: str, language: str) -> str:
    """The letter under which a list from A to Z has `text`; `#` if it does not begin with a letter."""
    own = _OWN_LETTERS.get(language, {})
    for character in unicodedata.normalize("NFC", text).casefold():
        if character in own:
            return character.upper()
        if plain := _plain(character).strip():
            return plain[0].upper() if plain[0].isalpha() else "#"
    return "#"


def _plain(character: str) -> str:
    """A character without its accents, with `½` and `ﬁ` taken apart; empty for punctuation."""
    return "".join(part for part in unicodedata.normalize("NFKD", character) if part.isalnum() or part.isspace())
