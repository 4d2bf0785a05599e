"""Judges the host of a web address or email address: `www.clinic.org`.

A browser takes nearly anything for a host and then finds nobody there. What no host on the internet can be, and what
exists only on one computer or in one building, can be told from the words alone.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

from elevate_site.language.faults import shorten
from elevate_site.language.look_alikes import name_sign

__all__ = ["SURE_ENDINGS", "is_example_host", "is_local_host", "judge_host", "without_slips"]

SURE_ENDINGS = "com|org|gov|net|edu|mil"
"""Alternatives of a pattern: whatever ends so, with a dot before it, is meant as a host."""
_USUAL = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,63}", re.IGNORECASE)
"""Nearly every host. Whatever matches and has no slip at its beginning or end is sound."""
_NEVER_IN_A_HOST = re.compile(r"[^\w.-]|_")
_LONGEST_LABEL = 63
_LONGEST_HOST = 253
"""RFC 1035, section 2.3.4."""

_MISTYPED_ENDINGS = {
    "cim": "com", "cmo": "com", "comm": "com", "con": "com", "coom": "com", "cpm": "com", "ocm": "com", "vom": "com",
    "xom": "com", "oeg": "org", "og": "org", "ogr": "org", "orgg": "org", "rog": "org", "prg": "org",
    "giv": "gov", "goc": "gov", "goov": "gov", "govv": "gov", "gpv": "gov", "gvo": "gov", "ovg": "gov",
    "edi": "edu", "eduu": "edu", "eud": "edu", "ent": "net", "nett": "net", "nte": "net",
}  # fmt: skip
"""Endings that do not exist (IANA root zone, 2026), and the ones that were meant."""
_MISTYPED_ENDING = re.compile(rf"\.({'|'.join(_MISTYPED_ENDINGS)})$", re.IGNORECASE)
_MISTYPED_BEGINNING = re.compile(r"(?:w{4,6}|ww)\.(?=[^.]+\.)|-+|www\.(?=[^.]*\Z)", re.IGNORECASE)
"""What no host begins with: another number of w, a hyphen, or a `www.` with only one part behind it."""
_EXAMPLE = re.compile(r"(?:.+\.)?example\.(?:com|org|net|edu)\.?", re.IGNORECASE)
"""Names that RFC 2606 reserves for examples."""
# RFC 6761, RFC 6762, RFC 8375, and ICANN's reservation of .internal.
_LOCAL_ENDINGS = frozenset({"localhost", "local", "localdomain", "lan", "internal", "intranet", "home.arpa"})


def judge_host(host: str) -> str:
    """Why `host` cannot be a host on the internet, as a sentence; empty for a sound one.

    Whether it can be reached by everybody is for `is_local_host` to say.
    """
    ending = host.rpartition(".")[2].lower()
    if _USUAL.fullmatch(host) and ending not in _MISTYPED_ENDINGS and not _MISTYPED_BEGINNING.match(host):
        return ""
    if host.startswith("["):
        return "" if host.endswith("]") and _as_ip(host) else "The IP address in its brackets cannot exist."
    bare = host.removesuffix(".")
    if not bare:
        return "The name of the website, such as clinic.org, is missing."
    why = next(_reasons(bare, ending), "")
    return f"Nothing on the internet is called “{shorten(host)}”: {why}" if why else ""


def without_slips(host: str) -> str:
    """`host` with the beginning and ending that were meant: `wwww.clinic.con` becomes `www.clinic.com`."""
    begun = _MISTYPED_BEGINNING.match(host)
    if begun and not begun[0].lower().startswith("www."):
        host = "www." * begun[0].endswith(".") + host[begun.end() :]
    return _MISTYPED_ENDING.sub(lambda found: f".{_MISTYPED_ENDINGS[found[1].lower()]}", host)


def _reasons(host: str, ending: str) -> Iterator[str]:
    """Why nothing can be called `host`, as second halves of a sentence; only the first is certain to be true."""
    labels = host.split(".")
    if found := _NEVER_IN_A_HOST.search(host):
        yield f"it contains {name_sign(found[0])}."
    if ending in _MISTYPED_ENDINGS:
        yield f"there is no ending .{ending}."
    if begun := _MISTYPED_BEGINNING.match(host):
        wrong = begun[0].lower().rstrip(".")
        yield "it lacks an ending such as .org." if wrong == "www" else f"it begins with “{shorten(wrong)}”."
    if not all(labels):
        yield "there is nothing before one of its dots."
    if labels[-1].isdecimal():
        if _as_ip(host) is None:
            yield "an IP address has four numbers from 0 to 255."
    elif (len(labels) == 1 or len(labels[-1]) == 1) and host.lower() != "localhost":
        yield "it lacks an ending such as .org."
    if len(host) > _LONGEST_HOST or any(len(label) > _LONGEST_LABEL for label in labels):
        yield "it is too long."


def is_local_host(host: str) -> bool:
    """Whether `host` exists only on one computer or in one network: `localhost`, `192.168.0.10`, `printer.local`."""
    small = host.lower().removesuffix(".")
    ending = small.rpartition(".")[2]
    if ending in _LOCAL_ENDINGS or small.endswith(".home.arpa"):
        return True
    if not (ending.isdecimal() or small.startswith("[")):
        return False
    found = _as_ip(small)
    return found is not None and not found.is_global


def is_example_host(host: str) -> bool:
    """Whether `host` is set aside for examples, as in `www.example.org`."""
    return _EXAMPLE.fullmatch(host) is not None


def _as_ip(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The IP address that `host` is, as a web address writes it; `None` when it is none."""
    try:
        if host.startswith("["):
            return ipaddress.IPv6Address(host.removeprefix("[").removesuffix("]"))
        return ipaddress.IPv4Address(host)
    except ValueError:
        return None
