"""Compares the words of a link, where these are an address, with the address that the link leads to.

Whoever reads `www.clinic.org`, or copies it from paper, is somewhere else than whoever taps a link to another place.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from elevate_site.language.mail_addresses import MAIL_ADDRESS
from elevate_site.language.web_addresses import host_of
from elevate_site.language.web_hosts import SURE_ENDINGS
from elevate_site.markup.findings import Findings
from elevate_site.model.values import Position

__all__ = ["report_other_address"]

_SAID_WEB = re.compile(
    rf"(?:https?://(?:[\w-]+\.)+\w{{2,}}|www\.(?:[\w-]+\.)+\w{{2,}}|(?:[a-z0-9-]+\.)+(?:{SURE_ENDINGS}))"
    r"(?::\d+)?(?:[/?#]\S*)?",
    re.ASCII | re.IGNORECASE,
)
"""Words that are nothing but a web address; without its beginning only where its ending leaves no doubt."""
_WEB = ("https://", "http://")
_MAIL = "mailto:"
_SHORT_HOSTS = {
    "x.com": "twitter.com", "youtu.be": "youtube.com", "fb.me": "facebook.com", "fb.com": "facebook.com",
    "a.co": "amazon.com", "amzn.to": "amazon.com", "wa.me": "whatsapp.com", "m.me": "messenger.com",
}  # fmt: skip
"""The short names that large websites give themselves, as of 2026, and the long ones."""
_LONGEST_COUNTRY, _LONGEST_SHARED = 2, 3
"""The letters of `uk`, and of `co` or `com` before it, which all of a country share."""
_END_MARKS = ".,;:!?"
_SHORTENED = ("…", "...")
_SAME = "Find out which one is right and write it in both places, or let the words say what is there."


def report_other_address(findings: Findings, address: str, words: str, position: Position | None) -> None:
    """Report that the `words` of a link to `address`, which leads out of the site, are another address."""
    said = words.strip().rstrip(_END_MARKS)
    scheme = address.lower()
    if scheme.startswith(_MAIL) and MAIL_ADDRESS.fullmatch(said):
        people = unquote(address[len(_MAIL) :].partition("?")[0])
        if said.lower() not in (each.strip().lower() for each in people.split(",")):
            _report(findings, "link-address", said, people, position)
    elif scheme.startswith(_WEB) and _SAID_WEB.fullmatch(said):
        whole = said if "://" in said else f"https://{said}"
        said_host, host = _bare(host_of(whole)), _bare(host_of(address))
        if not _belong_together(said_host, host):
            rule = "link-number" if _site_of(said_host) == _site_of(host) else "link-address"
            _report(findings, rule, said, address, position)
        elif not _path_of(address).startswith(_path_of(whole)) and not words.rstrip().endswith(_SHORTENED):
            _report(findings, "link-number", said, address, position)


def _report(findings: Findings, rule: str, said: str, address: str, position: Position | None) -> None:
    findings.report(rule, position, f"The words of this link say {said}, but it leads to {address}.", _SAME)


def _belong_together(one: str, other: str) -> bool:
    """Whether two hosts are the same, or one is a part of the other: `clinic.org` and `help.clinic.org`."""
    return f".{one}".endswith(f".{other}") or f".{other}".endswith(f".{one}")


def _bare(host: str) -> str:
    """A host without what makes no difference, and the long name of a short one."""
    bare = host.lower().rstrip(".").removeprefix("www.")
    return _SHORT_HOSTS.get(bare, bare)


def _site_of(host: str) -> str:
    """The part of a host that one owner has: `clinic.org` of `a.clinic.org`, `clinic.co.uk` of `a.clinic.co.uk`."""
    labels = host.split(".")
    is_shared = len(labels[-1]) <= _LONGEST_COUNTRY and len(labels[-2:][0]) <= _LONGEST_SHARED
    return ".".join(labels[-3:] if is_shared else labels[-2:])


def _path_of(address: str) -> str:
    """What follows the host, without what makes no difference to those who compare two addresses."""
    path = re.sub(r"\A\w+://[^/?#]*/?", "", address)
    return unquote(path).casefold().rstrip("/")
