"""Judges a web address by its words: whether a browser would open what its writer meant, and what to write instead.

Browsers repair what they can (WHATWG URL Standard), and so lead elsewhere in silence: on a page of ours, `https:/x.org`
and `https:x.org` are places of this site.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from elevate_site.language.faults import Fault, shorten
from elevate_site.language.look_alikes import BLANK_OR_HIDDEN, name_sign, with_plain_blanks
from elevate_site.language.web_hosts import is_local_host, judge_host, without_slips

__all__ = ["begins_like_web_address", "host_of", "judge_reach", "judge_web_address", "names_own_computer"]

_USUAL = re.compile(r"https?://(?P<host>[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,7}\.[a-z]{2,63})(?:[/?#][!-\[\]-~]*)?")
"""Nearly every address. One look tells that nothing is wrong with it, unless its ending is mistyped."""
_BEGINNING = re.compile(r"(?P<scheme>[A-Za-z]{3,7})(?P<sign>\s*[:;.,]\s*|(?=[/\\]{2}))(?P<slashes>[/\\]*)")
_PROPER = re.compile(r"https?://(?![/\\])", re.IGNORECASE)
_ALMOST_ALIKE = 0.7
_PARTS = re.compile(
    r"(?P<begin>https?://)(?:(?P<user>[^/?#]*)@)?(?P<host>\[[^\]/?#]*\]?|[^/?#:]*)(?::(?P<port>[^/?#]*))?(?P<rest>[^\n]*)",
    re.IGNORECASE,
)
_OWN_COMPUTER = re.compile(
    r"file:|[A-Za-z][:|](?!//\w)|/+[A-Za-z][:|][\\/]|\\\\\w|(?:/Users/|/home/)[^/]+/", re.IGNORECASE
)
_HIGHEST_PORT, _LONGEST_PORT = 65535, 5
_LONGEST_WRITTEN = 500
"""An address that is longer is not repeated in full."""
_OTHER_SCHEME = re.compile(r"[A-Za-z][A-Za-z+-]*:(?!\d)")
_DASHES = re.compile("[\u2010-\u2015\u2212]")


def judge_web_address(text: str) -> Fault | None:
    """What is wrong with `text`, which is meant to be an absolute web address; `None` for a sound one."""
    if (found := _USUAL.fullmatch(text)) and not judge_host(found["host"]):
        return None
    why = _why_not(text)
    if not why:
        return None
    mended = _mended(text)
    sound = mended != text and len(mended) <= _LONGEST_WRITTEN and not _why_not(mended)
    return Fault(why, mended if sound else "")


def judge_reach(text: str) -> Fault | None:
    """What is wrong with a sound web address that leads only to the writer's own computer or network."""
    host = host_of(text)
    if not is_local_host(host):
        return None
    return Fault(f"“{shorten(host)}” is a computer that only you, or people in your building, can reach.")


def host_of(text: str) -> str:
    """The host of a sound web address, in small letters."""
    parts = _PARTS.match(text)
    return parts["host"].lower() if parts else ""


def begins_like_web_address(text: str) -> bool:
    """Whether `text` begins with `http` or `https`, or with a slip in it that only a web address can have."""
    found = _BEGINNING.match(text)
    if not found:
        return False
    scheme = found["scheme"].lower()
    if scheme in ("http", "https"):
        return bool(found["slashes"] or ":" in found["sign"])
    return bool(found["slashes"]) and _is_almost_http(scheme)


def names_own_computer(address: str) -> bool:
    """Whether `address` is a file on the writer's own computer: `C:/a.pdf`, `file:///…`, `/Users/jo/…`."""
    return _OWN_COMPUTER.match(address) is not None


def _why_not(text: str) -> str:
    """Why a browser would not open what `text` means, as a sentence; empty for a sound address."""
    return next(_reasons(text), "")


def _reasons(text: str) -> Iterator[str]:
    """Why `text` cannot be used; only the first reason is certain to be true."""
    if names_own_computer(text):
        yield "It is a file on your own computer, which nobody else can open."
    if found := BLANK_OR_HIDDEN.search(text):
        yield f"It contains {name_sign(found[0])}."
    if "\\" in text:
        yield "It contains a backslash, \\, where a web address has a slash, /."
    parts = _PARTS.fullmatch(text)
    if parts is None or not _PROPER.match(text):
        yield _why_no_beginning(text)
        return
    if begins_like_web_address(text[parts.end("begin") :]):
        yield "It begins with https:// twice."
    if parts["user"] is not None:
        yield "It contains a user name or a password, which everybody could read."
    if why := judge_host(parts["host"]):
        yield why
    if parts["port"] and not _is_port(parts["port"]):
        yield f"After the colon it says “{shorten(parts['port'])}”, but a port is a number from 1 to {_HIGHEST_PORT}."


def _is_port(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _LONGEST_PORT and 0 < int(text) <= _HIGHEST_PORT


def _why_no_beginning(text: str) -> str:
    found = _BEGINNING.match(text)
    if not found or ("." in found["sign"] and not found["slashes"]):
        return "The https:// at the beginning is missing."
    scheme = found["scheme"]
    if scheme.lower() in ("http", "https"):
        return f"It begins with {text[: found.end()]}, but it should begin with {scheme.lower()}://."
    if found["slashes"] or ":" in found["sign"]:
        return f"It begins with {scheme}{found['sign'].strip() or ':'}, which is not a web address."
    return "The https:// at the beginning is missing."


def _mended(text: str) -> str:
    """`text` as it was probably meant; not necessarily sound."""
    rest = with_plain_blanks(text).strip()
    if _OTHER_SCHEME.match(rest) and not begins_like_web_address(rest):
        return text
    scheme = "https"
    while (found := _BEGINNING.match(rest)) and (
        found["scheme"].lower() in ("http", "https") or _is_almost_http(found["scheme"].lower())
    ):
        if "." in found["sign"] and not found["slashes"]:
            break
        scheme = found["scheme"].lower() if found["scheme"].lower() in ("http", "https") else scheme
        rest = rest[found.end() :].lstrip()
    host_end = re.search(r"[/\\?#]|$", rest)
    end = host_end.start() if host_end else len(rest)
    host = _mended_host(rest[:end])
    return f"{scheme}://{host}{rest[end:].replace(chr(92), '/').replace(' ', '%20')}"


def _mended_host(written: str) -> str:
    """A host and its port as they were probably meant, without the name of a user."""
    name = re.sub(r"[.,]+", ".", _DASHES.sub("-", written.rpartition("@")[2].replace(" ", "")))
    host, colon, port = name.rpartition(":")
    if colon and not _is_port(port) and "]" not in port:
        name = host
    return without_slips(name)


def _is_almost_http(scheme: str) -> bool:
    return bool(difflib.get_close_matches(scheme, ("http", "https"), n=1, cutoff=_ALMOST_ALIKE))
