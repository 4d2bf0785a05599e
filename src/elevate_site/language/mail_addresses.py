"""Judges an email address by its words: whether a message could arrive, and what to write instead.

We accept the addresses that people have, not all that RFC 5322 allows: nobody's address is in quotes.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from elevate_site.language.faults import Fault
from elevate_site.language.look_alikes import BLANK_OR_HIDDEN, name_sign
from elevate_site.language.web_hosts import is_local_host, judge_host, without_slips

__all__ = ["MAIL_ADDRESS", "judge_mail_address", "judge_mail_link"]

MAIL_ADDRESS = re.compile(r"(?<![\w.+%'-])[\w.+%'-]+@(?:[\w-]+\.)+[^\W\d_]{2,}")
"""What anybody would take for an email address; none begins inside a word, so that a long one is read only once."""
_PROVIDERS = {
    **dict.fromkeys(("gamil", "gmai", "gmaill", "gmal", "gmali", "gmial", "gmil", "gnail", "gmaul", "gmaol"), "gmail"),
    **dict.fromkeys(("hotmal", "hotmial", "hotmai", "hotmaill", "hotmali", "hotmil", "hotnail", "homtail"), "hotmail"),
    **dict.fromkeys(("hormail", "htomail", "hotamil", "otmail"), "hotmail"),
    **dict.fromkeys(("oulook", "outllook", "outlok", "outloo", "outloock", "outloook", "outlokk"), "outlook"),
    **dict.fromkeys(("yaho", "yahho", "yahoo0", "yahooo", "yhaoo", "yhoo", "yahoi"), "yahoo"),
    **dict.fromkeys(("icloid", "iclod", "iclould", "icluod", "icoud", "iclooud"), "icloud"),
}
"""Slips in the names of those who give mail addresses to everybody, and the names that were meant."""
_EVERYWHERE = frozenset({*_PROVIDERS.values(), "aol"})
_ALMOST_COM = frozenset({"c", "cm", "co", "om"})
"""Endings of other countries, or none, under which none of them gives addresses."""
_RECIPIENTS = frozenset({"to", "cc", "bcc"})
_PART_OF_LINK = re.compile(r"[^,?&=]+")
_BEFORE_THE_AT = re.compile(r"[^\s@<>\"(),:;\\\[\]]+")


def judge_mail_address(text: str) -> Fault | None:
    """What is wrong with `text`, which is meant to be one email address; `None` for a sound one."""
    why = _why_not(text)
    if not why:
        return None
    mended = _mended(text)
    return Fault(why, mended if mended != text and not _why_not(mended) else "")


def judge_mail_link(address: str) -> Fault | None:
    """What is wrong with the address of a link that begins with `mailto:`.

    It may name several people with commas between them, and after a question mark more of them and a subject
    (RFC 6068).
    """
    scheme, _, rest = address.partition(":")
    to, mark, query = rest.partition("?")
    fields = (field.partition("=") for field in query.split("&"))
    named = (to, *(value for name, _, value in fields if name.lower() in _RECIPIENTS))
    judged = {each: judge_mail_address(unquote(each)) for people in named if people for each in people.split(",")}
    faults = {each: fault for each, fault in judged.items() if fault is not None}
    if scheme != scheme.strip() or not faults:
        return None
    write = {each: fault.write for each, fault in faults.items()}
    mended = _PART_OF_LINK.sub(lambda part: write.get(part[0], part[0]), to + mark + query.replace(" ", "%20"))
    return Fault(next(iter(faults.values())).why, f"mailto:{mended}" if all(write.values()) else "")


def _why_not(text: str) -> str:
    if found := BLANK_OR_HIDDEN.search(text):
        return f"It contains {name_sign(found[0])}."
    before, at, host = text.partition("@")
    if not at:
        return "The @ is missing."
    if not _BEFORE_THE_AT.fullmatch(before) or "@" in host or before.startswith("//"):
        return "It has to be one address, such as office@clinic.org, and nothing else."
    if before.startswith(".") or before.endswith(".") or ".." in before:
        return "The part before the @ has a dot too many."
    ending = host.rpartition(".")[2]
    if host.endswith(".") or "." not in host.strip(".") or ending.isdecimal() or is_local_host(host):
        return "The part after the @ is not complete; it should look like clinic.org."
    meant = _real_provider(host)
    return judge_host(host) or (f"“{host}” is a slip for {meant}." if meant != host else "")


def _mended(text: str) -> str:
    """`text` as it was probably meant; not necessarily sound."""
    bare = BLANK_OR_HIDDEN.sub("", text).strip("<>\"'.,;").removeprefix("mailto:").lstrip("/")
    before, at, host = bare.partition("@")
    host = _real_provider(without_slips(host.strip(".").lstrip("@").replace(",", ".")))
    return re.sub(r"\.{2,}", ".", before).strip(".") + at + host


def _real_provider(host: str) -> str:
    """`host`, or the one of a large provider that was meant: `gmial.com` and `gmail.co` become `gmail.com`."""
    name, dot, ending = host.lower().partition(".")
    name = _PROVIDERS.get(name, name)
    if name not in _EVERYWHERE:
        return host
    meant = f"{name}{dot}{'com' if ending in _ALMOST_COM else ending}"
    return host if meant == host.lower() else meant
