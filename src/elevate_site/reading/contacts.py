"""Readers for addresses: e-mail, web, and the short numbers that are dialled as they stand.

An address is refused when a mail program or a browser could not open it, with the part that is missing.
Whether it leads to the right place is for a person to say.
"""

from __future__ import annotations

import re
import urllib.parse

from elevate_site.model.values import Email, ShortCode, Url
from elevate_site.reading.values import RefusedValueError, Surroundings, nearest

__all__ = ["read_email", "read_short_code", "read_url"]


def read_short_code(text: str, _: Surroundings) -> ShortCode:
    """A service number of three to six digits."""
    if not re.fullmatch(r"\d{3,6}", text, re.ASCII):
        raise RefusedValueError("value-phone")
    return ShortCode(text)


def read_email(text: str, _: Surroundings) -> Email:
    """One plain address: `office@clinic.org`."""
    bare = text.removeprefix("mailto:")
    if bare != text:
        raise RefusedValueError("value-email", hint=f"Write {bare}")
    before, at, host = text.partition("@")
    if not at:
        raise RefusedValueError("value-email", "The @ is missing.")
    if not before or not re.fullmatch(r"[^\s@<>\"(),:;\\\[\]]+", before) or "@" in host:
        raise RefusedValueError("value-email", "", "Write nothing but the address: office@clinic.org")
    if not re.fullmatch(r"([\w-]+\.)+[^\W\d_]{2,}", host):
        raise RefusedValueError("value-email", "What stands after the @ is not a complete name such as clinic.org.")
    return Email(text)


def read_url(text: str, _: Surroundings) -> Url:
    """An absolute address that a browser can open."""
    if re.search(r"\s", text):
        raise RefusedValueError("value-url", "There is a space in it.", "Write a space inside an address as %20.")
    scheme, separator, rest = text.partition("://")
    if not separator:
        looks_whole = re.match(r"([\w-]+\.)+[a-z]{2,}(/|$)", text)
        hint = f"Write https://{text}" if looks_whole else ""
        raise RefusedValueError("value-url", "The https:// at its beginning is missing.", hint)
    if scheme.casefold() not in ("https", "http"):
        meant = nearest(scheme, ("https", "http"))
        hint = f"Write {meant}://{rest}" if meant else ""
        raise RefusedValueError("value-url", f"It begins with {scheme}:, which is not a web address.", hint)
    try:
        parts = urllib.parse.urlsplit(text)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        raise RefusedValueError("value-url", "The name of the site in it cannot be read.") from None
    if parts.username is not None:
        raise RefusedValueError("value-url", "There is a user name in it, which everybody could read.")
    if host != "localhost" and not re.fullmatch(r"([\w-]+\.)+\w[\w-]*|[\da-f:]+", host):
        raise RefusedValueError("value-url", "The name of the site, such as clinic.org, is missing or not complete.")
    return Url(text)
