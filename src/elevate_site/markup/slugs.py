"""Anchors from the words of a heading, in any script."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["slug"]

_NOT_WORD = re.compile(r"[\W_]+")


def slug(words: str, separator: str = "-") -> str:
    """`words` as an anchor: small letters, digits and hyphens; letters of every script are kept.

    Never holds an underscore, because the anchors of templates all do and must not be met. The signature is that
    of Python-Markdown's `slugify`.
    """
    composed = unicodedata.normalize("NFC", words).lower()
    return _NOT_WORD.sub(separator, composed.replace("'", "").replace("’", "")).strip(separator) or "section"
