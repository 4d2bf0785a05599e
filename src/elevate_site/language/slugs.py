"""Makes names for files and addresses from words: small letters, digits and hyphens."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["file_slug", "slug"]

_NOT_WORD = re.compile(r"[\W_]+")
_LONGEST_ENDING = 5
_MOST_BYTES = 60


def slug(words: str, separator: str = "-") -> str:
    """`words` as an anchor: small letters, digits and hyphens; letters of every script stay.

    It never holds an underscore, because the ids in templates all do, and the two must never meet. The signature is
    that of Python-Markdown's `slugify`.
    """
    composed = unicodedata.normalize("NFC", words).lower()
    return _NOT_WORD.sub(separator, composed.replace("'", "").replace("’", "")).strip(separator) or "section"


def file_slug(name: str) -> str:
    """A short name for the file `name` that every computer and web host takes: `intake-form.pdf`."""
    stem, dot, ending = name.rstrip(" .").rpartition(".")
    if not stem or not ending.isalnum() or len(ending) > _LONGEST_ENDING:
        stem, dot, ending = name, "", ""
    short = slug(stem).encode()[:_MOST_BYTES].decode(errors="ignore")
    if len(slug(stem).encode()) > _MOST_BYTES and "-" in short:
        short = short.rpartition("-")[0]
    return f"{short}{dot}{ending.lower()}"
