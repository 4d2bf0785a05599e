"""Judges the paths of published files: whether each computer and web host keeps and reads them as they are written.

A site is built on one computer, kept on another, and served by a third. A name that one of them reads otherwise loses a
page, or sends readers of other pages to it, and is found out only after half of the site has been published.
"""

from __future__ import annotations

import re

from elevate_site.language.faults import Fault, shorten
from elevate_site.language.look_alikes import BLANK_OR_HIDDEN, name_sign
from elevate_site.language.slugs import file_slug

__all__ = ["judge_name", "judge_path"]

_MOST_BYTES = 200
"""The longest path under `dist/`: Windows takes 260 characters (MAX_PATH), the folders above it included."""
_MOST_BYTES_OF_NAME = 120
"""The longest name: what we put before and behind it makes no path that is too long."""
# Nearly every path; none of its names can be one that Windows keeps for itself, which have three or four letters.
_USUAL = re.compile(r"(?:(?:[a-z0-9_][a-z0-9_-]{4,}|[0-9a-f]{2}|es|en)/)*[a-z0-9_][a-z0-9_-]{4,}\.[a-z0-9]{2,5}")
# Windows: "Naming Files, Paths, and Namespaces". A star and a colon are patterns in `_redirects` and `_headers`.
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffd]')
_OF_WINDOWS = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(?:\..*)?", re.IGNORECASE)


def judge_path(path: str) -> Fault | None:
    """What is wrong with the path of a published file, relative to `dist/`, with `/`; `None` for a sound one.

    Two paths that differ only in capital and small letters are each sound; `structure/url_claims.py` compares them.
    """
    if len(path) <= _MOST_BYTES and _USUAL.fullmatch(path):
        return None
    for name in path.split("/"):
        if why := _why_not(name):
            return Fault(why, "/".join(map(_mended, path.split("/"))))
    why = _why_too_long("The address", path, _MOST_BYTES)
    return Fault(why) if why else None


def judge_name(name: str) -> Fault | None:
    """What is wrong with the name of one file or folder, or an id that becomes one; `None` for a sound one."""
    why = _why_not(name) or _why_too_long("The name", name, _MOST_BYTES_OF_NAME)
    return Fault(why, _mended(name)) if why else None


def _why_not(name: str) -> str:
    """Why some computer or web host reads `name` otherwise, as a sentence; empty for a sound name."""
    if name in {"", ".", ".."}:
        return "An address cannot have a part without a name."
    if found := _FORBIDDEN.search(name):
        return f"Windows and web hosts read {_called(found[0])} in a name as something else."
    if found := BLANK_OR_HIDDEN.search(name.replace(" ", "")):
        return f"The name contains {name_sign(found[0])}."
    if name != name.strip(" ") or name.endswith("."):
        where, what = ("end", name[-1]) if name[-1] in " ." else ("beginning", " ")
        return f"Windows and web hosts drop {name_sign(what)} at the {where} of a name."
    if _OF_WINDOWS.fullmatch(name):
        return f"Windows keeps the name “{shorten(name.partition('.')[0])}” for itself."
    return ""


def _called(sign: str) -> str:
    return f"“{sign}”" if sign.isprintable() else name_sign(sign)


def _why_too_long(what: str, text: str, most: int) -> str:
    length = len(text.encode(errors="replace"))
    unit = "letters" if text.isascii() else "bytes"
    return f"{what} has {length} {unit}, and {most} are the most that every computer keeps." if length > most else ""


def _mended(name: str) -> str:
    """`name` as it could be written."""
    if not (_why_not(name) or _why_too_long("", name, _MOST_BYTES_OF_NAME)):
        return name
    mended = file_slug(name)
    stem, dot, ending = mended.partition(".")
    return f"{stem}-1{dot}{ending}" if _OF_WINDOWS.fullmatch(mended) else mended
