"""What paper says after the words of a link, where that is not simply its address."""

from __future__ import annotations

import re
from urllib.parse import unquote

from elevate_site.language.number_mentions import LOCAL_DIGITS

__all__ = ["printed_address"]

_NUMBERS = ("tel:", "sms:")
_MAIL = "mailto:"
_NO_DIGIT = re.compile(r"[^0-9]+")
_AROUND_NUMBER = re.compile(r"\A[\s/]+|(?<=[0-9])[^0-9]+\Z")


def printed_address(address: str, words: str) -> str | None:
    """What to print after the `words` of a link to `address`, which leads out of the site.

    Empty when the words say it already; `None` when it is the address itself.
    """
    place, _, _ = address.partition("?")
    if address.lower().startswith(_NUMBERS):
        written, _, extension = unquote(place[len(_NUMBERS[0]) :]).partition(";ext=")
        number = _AROUND_NUMBER.sub("", written)
        digits = _NO_DIGIT.sub("", number)[-LOCAL_DIGITS:] + extension
        printed = f"{number} ext. {extension}" if extension else number
        return "" if digits and digits in _NO_DIGIT.sub("", words) else printed
    if address.lower().startswith(_MAIL):
        mailbox = place[len(_MAIL) :]
        return "" if mailbox.lower() in words.lower() else mailbox
    return "" if address in words or _bare(address) in words else None


def _bare(address: str) -> str:
    """A web address as people say it: without its scheme, and without a slash at its end."""
    return address.partition("://")[2].rstrip("/") or address
