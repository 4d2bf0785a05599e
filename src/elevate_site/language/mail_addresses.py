"""Judges an email address by its words: whether a message could arrive, and what to write instead.

We accept the addresses that people have, not all that RFC 5322 allows: nobody's address is in quotes.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from elevate_site.language.faults import Fault
from elevate_site.language.look_alikes import BLANK_OR_HIDDEN, name_sign
from elevate_site.language.web_hosts import is_local_host, judge_host, with_real_ending

__all__ = ["MAIL_ADDRESS", "judge_mail_address", "judge_mail_link"]

MAIL_ADDRESS = re.compile(r"[\w.+%'-]+@(?:[\w-]+\.)+[^\W\d_]{2,}")
"""What anybody would take for an email address."""
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

    It may name several people with commas between them, and a subject after a question mark (RFC 6068).
    """
    scheme, _, rest = address.partition(":")
    to, mark, query = rest.partition("?")
    faults = {each: judge_mail_address(unquote(each)) for each in to.split(",")} if to else {}
    if scheme != scheme.strip() or not faults:
        return None
    wrong = next(((each, fault) for each, fault in faults.items() if fault is not None), None)
    if wrong is None:
        return None
    mended = [each if fault is None else fault.write for each, fault in faults.items()]
    write = f"mailto:{','.join(mended)}{mark}{query.replace(' ', '%20')}" if all(mended) else ""
    return Fault(wrong[1].why, write)


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
    return judge_host(host)


def _mended(text: str) -> str:
    """`text` as it was probably meant; not necessarily sound."""
    bare = BLANK_OR_HIDDEN.sub("", text).strip("<>\"'.,;").removeprefix("mailto:").lstrip("/")
    before, at, host = bare.partition("@")
    host = with_real_ending(host.strip(".").replace(",", "."))
    return re.sub(r"\.{2,}", ".", before).strip(".") + at + host
