"""Readers for addresses: e-mail, web, and the short numbers that are dialled as they stand.

An address is refused when a mail program or a browser could not open it, with the part that is missing.
Whether it leads to the right place is for a person to say.
"""

from __future__ import annotations

import re
import urllib.parse

from elevate_site.model.values import Email, ShortCode, Url
from elevate_site.reading.schema.plain_values import RefusedValueError, Surroundings, nearest

__all__ = ["read_base_url", "read_email", "read_script", "read_short_code", "read_url"]

_PATH_SAFE = "/%:@!$&'()*+,;=~"
"""What may stand in a path as it is (RFC 3986, section 3.3), and the sign of what is quoted already."""


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
    if host != "localhost" and not re.fullmatch(r"([\w-]+\.)+\w[\w-]*|[\da-f]*:[\da-f:.]+", host):
        raise RefusedValueError("value-url", "The name of the site, such as clinic.org, is missing or not complete.")
    return Url(text)


def read_base_url(text: str, surroundings: Surroundings) -> Url:
    """The address of a whole site: what can stand before the path of any page.

    Its path is quoted as browsers do it and has no slash at its end; the name of the site stays as it is written.
    """
    if found := re.search(r"[?#]", text):
        why = f"It is the beginning of every address of the site, so no {found[0]} can stand in it."
        raise RefusedValueError("value-url", why, f"Write {text[: found.start()]}" if found.start() else "")
    address = read_url(text, surroundings)
    if any(character in '<>"\\' or not character.isprintable() for character in address):
        raise RefusedValueError("value-url", 'A character that no address has is in it, such as < or ".')
    parts = urllib.parse.urlsplit(address)
    if parts.port == 0:
        raise RefusedValueError("value-url", "There is no port 0.")
    if "//" in parts.path:
        raise RefusedValueError("value-url", "There are two slashes beside each other in it.", "Delete one of them.")
    if any(urllib.parse.unquote(segment) in (".", "..") for segment in parts.path.split("/")):
        why = "A folder in it is named with dots alone, which browsers take out of an address."
        raise RefusedValueError("value-url", why, "Write the address as the browser shows it.")
    path = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", parts.path).rstrip("/")
    return Url(f"{parts.scheme}://{parts.netloc.rstrip(':')}{urllib.parse.quote(path, safe=_PATH_SAFE)}")


def read_script(text: str, surroundings: Surroundings) -> Url:
    """The address of a script: https, since whoever stands between could change what a page runs."""
    address = read_url(text, surroundings)
    if not address.casefold().startswith("https:"):
        why = "A script is loaded over https only."
        raise RefusedValueError("value-url", why, f"Write https{address[address.index(':') :]}")
    return address
