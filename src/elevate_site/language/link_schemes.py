"""Judges how a link begins: which schemes a link on this site may have, and what to write instead of another one."""

from __future__ import annotations

import difflib
import re

from elevate_site.language.faults import Fault, shorten
from elevate_site.language.mail_addresses import MAIL_ADDRESS
from elevate_site.language.web_addresses import judge_reach, judge_web_address

__all__ = ["SCHEMES", "is_elsewhere", "judge_scheme", "scheme_of"]

SCHEMES = ("https", "http", "mailto", "tel", "sms", "contact")
"""Everything that a link out of the site may begin with; `contact` is for the clinic's own numbers and addresses."""
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_NAMES = {"email": "mailto", "mail": "mailto", "e-mail": "mailto", "phone": "tel", "telephone": "tel", "call": "tel"}
_ALMOST_ALIKE = 0.65
"""One wrong letter in a scheme of three."""
_HOST_AND_PORT = re.compile(r"(?:localhost|[\w-]+(?:\.[\w-]+)+):\d+(?:[/?#].*)?", re.DOTALL)
_REFUSED = frozenset({"javascript", "vbscript", "data", "blob", "about"})
"""Schemes that a browser runs or shows: nothing else was meant."""


def scheme_of(address: str) -> str:
    """The scheme of `address` in small letters, without the colon; empty when it has none."""
    found = _SCHEME.match(address)
    return found[1].lower() if found else ""


def is_elsewhere(address: str) -> bool:
    """Whether `address` begins with a scheme or a host, so that it cannot be a file of the site."""
    return bool(scheme_of(address)) or address.startswith(("//", "\\\\"))


def judge_scheme(address: str) -> Fault | None:
    """What is wrong with the scheme of `address`, which has one; `None` when links may begin with it."""
    scheme = scheme_of(address)
    if scheme in SCHEMES:
        return None
    why = f"A link cannot begin with “{shorten(scheme)}:”."
    rest = address.partition(":")[2]
    if scheme in _REFUSED:
        return Fault(why)
    if _HOST_AND_PORT.fullmatch(address):
        fault = judge_web_address(address)
        return judge_reach(f"http://{address}") or Fault(why, fault.write if fault else "")
    meant = _NAMES.get(scheme) or next(iter(difflib.get_close_matches(scheme, SCHEMES, n=1, cutoff=_ALMOST_ALIKE)), "")
    if meant == "mailto" and not MAIL_ADDRESS.fullmatch(rest.partition("?")[0]):
        return Fault(why)
    return Fault(why, f"{meant}:{rest}" if meant else "")
