"""Anchors from the words of a heading, in any script."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["slug"]

_NOT_WORD = re.compile(r"[\W_]+")
# Each of the ASCII characters, since one that is missing would be looked for with an exception.
_SMALL = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}


def slug(words: str, separator: str = "-") -> str:
    """`words` as an anchor: small letters, digits and hyphens; letters of every script are kept.

    Never holds an underscore, because the anchors of templates all do and must not be met. The signature is that
    of Python-Markdown's `slugify`.
    """
    if words.isascii():
        # The same, several times faster.
        return separator.join(words.replace("'", "").translate(_SMALL).split()) or "section"
    composed = unicodedata.normalize("NFC", words).lower()
    return _NOT_WORD.sub(separator, composed.replace("'", "").replace("’", "")).strip(separator) or "section"
