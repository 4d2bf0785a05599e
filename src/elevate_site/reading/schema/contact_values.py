"""Readers for contact details: phone numbers, short numbers to dial as written, email and web addresses.

The judges in `language` say what a phone, a mail program or a browser could not open; they judge articles, too.
"""

from __future__ import annotations

import re
import urllib.parse

from elevate_site.language.mail_addresses import MAIL_ADDRESS, judge_mail_address
from elevate_site.language.published_paths import judge_path
from elevate_site.language.web_addresses import judge_reach, judge_web_address
from elevate_site.model.values import Email, Phone, ShortCode, Url
from elevate_site.reading.schema.plain_values import Context, InvalidValueError

__all__ = ["read_base_url", "read_email", "read_phone", "read_script_url", "read_short_code", "read_url"]

_IN_MARKDOWN = re.compile(r"!?\[[^\]]*\]\((?P<address>[^()\s]+)\)|[<(\[](?P<inside>[^<>()\[\]\s]+)[>)\]]")
"""An address as articles hold it: `[words](address)`, or `<address>`."""
_CONTACT = re.compile(r"(?:tel|sms|mailto|contact):|[^\s@/:]+@[^\s@/]+$|\+?[\d\s().-]{7,}$")
_PATH_SAFE = "/%:@!$&'()*+,;=~"
"""The characters that a path may contain unquoted (RFC 3986, section 3.3), and the % of quoted ones."""


def read_phone(text: str, context: Context) -> Phone:
    """A number that can be dialed, or a placeholder, which `reading.settings` reports."""
    from elevate_site.language.phones import PhoneFault, judge_phone  # noqa: PLC0415  # loading phonenumbers takes 0.07 s

    judged = judge_phone(text, context.country)
    if not isinstance(judged, PhoneFault):
        return Phone(*judged)
    why, hint = judged
    if re.fullmatch(r"\d{3,6}", text):
        why = f"{text} is a short number; a contact number has an area code."
        hint = "Write the clinic's full number here; numbers such as 988 belong under `crisis`."
    raise InvalidValueError("value-phone", why, hint or "Compare it with the clinic's letterhead, digit by digit.")


def read_short_code(text: str, _: Context) -> ShortCode:
    """A service number of three to six digits."""
    if not re.fullmatch(r"\d{3,6}", text, re.ASCII):
        raise InvalidValueError("value-phone")
    return ShortCode(text)


def read_email(text: str, _: Context) -> Email:
    """One plain address: `office@clinic.org`."""
    bare = text.removeprefix("mailto:")
    if bare != text:
        raise InvalidValueError("value-email", hint=f"Write {bare}")
    if fault := judge_mail_address(text):
        several = [each for each in re.split(r"[\s,;/]+", text) if MAIL_ADDRESS.fullmatch(each)]
        if len(several) > 1:
            why = "It holds several addresses, and a link leads to one."
            raise InvalidValueError("value-email", why, f"Write the one that patients should use, such as {several[0]}")
        inside = MAIL_ADDRESS.findall(text)
        hint = f"Write {inside[0]}" if len(inside) == 1 and not judge_mail_address(inside[0]) else ""
        raise InvalidValueError("value-email", fault.why, fault.hint or hint)
    return Email(text)


def read_url(text: str, _: Context) -> Url:
    """An absolute URL that anybody's browser can open."""
    url = _read_whole_url(text)
    if fault := judge_reach(url):
        raise InvalidValueError("value-url", fault.why, fault.hint)
    return url


def _read_whole_url(text: str) -> Url:
    """An absolute URL, which may lead to a computer that only its writer can reach."""
    if fault := judge_web_address(text):
        if (marked := _IN_MARKDOWN.fullmatch(text)) and not judge_web_address(marked["address"] or marked["inside"]):
            why = "A setting holds the address alone, without brackets."
            raise InvalidValueError("value-url", why, f"Write {marked['address'] or marked['inside']}")
        if _CONTACT.match(text):
            why = "It is a number or an email address, which belongs under `locations`."
            raise InvalidValueError(
                "value-url", why, "Write the address of a web page; if there is none, delete the line."
            )
        raise InvalidValueError("value-url", fault.why, fault.hint or "Copy the whole address from a browser.")
    return Url(text)


def read_base_url(text: str, _: Context) -> Url:
    """The URL of a whole site, to which we append the path of each page.

    We quote its path as browsers do and drop the slash at its end; the host stays as written.
    """
    if found := re.search(r"[?#]", text):
        why = f"The address of every page begins with it, so it cannot contain {found[0]}."
        raise InvalidValueError("value-url", why, f"Write {text[: found.start()]}" if found.start() else "")
    url = _read_whole_url(text)
    if any(character in '<>"\\' or not character.isprintable() for character in url):
        raise InvalidValueError("value-url", 'It contains a character that no address can have, such as < or ".')
    parts = urllib.parse.urlsplit(url)
    if "//" in parts.path:
        raise InvalidValueError("value-url", "It contains two slashes in a row.", "Delete one of them.")
    if any(urllib.parse.unquote(segment) in (".", "..") for segment in parts.path.split("/")):
        why = "It contains a folder named only with dots, which browsers drop from an address."
        raise InvalidValueError("value-url", why, "Copy the address from a browser.")
    folders = urllib.parse.unquote(parts.path).strip("/")
    if folders and (fault := judge_path(folders)):
        raise InvalidValueError("value-url", fault.why)
    path = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", parts.path).rstrip("/")
    return Url(f"{parts.scheme}://{parts.netloc.rstrip(':')}{urllib.parse.quote(path, safe=_PATH_SAFE)}")


def read_script_url(text: str, context: Context) -> Url:
    """The URL of a script: https only, since anybody on the way could change an unencrypted script."""
    url = read_url(text, context)
    if not url.casefold().startswith("https:"):
        why = "Scripts can be loaded over https only."
        raise InvalidValueError("value-url", why, f"Write https{url[url.index(':') :]}")
    return url
