"""Finds the clinic's own numbers and addresses where somebody typed them into a text.

There they stay as they are after a change of `site.yaml`, and patients dial the old number. A number that is almost
one of the clinic's own is probably a slip, or was its number once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from elevate_site.language.guesses import is_one_slip
from elevate_site.language.number_mentions import LOCAL_DIGITS, only_digits
from elevate_site.model.site_view import SiteView
from elevate_site.structure.links.judged import LinkFault

__all__ = ["judge_typed_mail", "judge_typed_number", "own_mail_addresses", "same_number"]

_RULE = "contact-typed"


class _OwnNumber(NamedTuple):
    digits: str
    """With its country code."""
    display: str
    scheme: str
    link: str
    """What to write in its place: `contact:doral/phone`."""


def judge_typed_number(number: str, site: SiteView, scheme: str = "tel", *, exactly: bool = False) -> LinkFault | None:
    """The fault of a `number` in a text that is the clinic's own or, unless `exactly` that is asked, almost.

    `None` for any other number.
    """
    digits = only_digits(number)
    own = sorted(_own_numbers(site), key=lambda each: each.scheme != scheme)
    if same := next((each for each in own if same_number(each.digits, digits)), None):
        return _typed(f"{same.display} is the clinic’s own number", same.link)
    if near := None if exactly else next((each for each in own if _almost(each.digits, digits)), None):
        message = f"This number is almost that of the clinic, {near.display}."
        return LinkFault(_RULE, message, f"Compare the two. If the clinic is meant, write {near.link} in its place.")
    return None


def own_mail_addresses(site: SiteView) -> tuple[str, ...]:
    """The clinic's own email addresses."""
    return tuple(place.email_display for place in site.locations if place.email_display)


def judge_typed_mail(address: str, site: SiteView) -> LinkFault | None:
    """The fault of an email address in a text that is the clinic's own, or almost; `None` for any other one."""
    for place in site.locations:
        if place.email_display and place.email_display.lower() == address.lower():
            own = f"{place.email_display} is the clinic’s own address"
            return _typed(own, f"contact:{_prefix(place.id, site)}email")
    for place in site.locations:
        if place.email_display and _is_almost_mail(address.lower(), place.email_display.lower()):
            message = f"This address is almost that of the clinic, {place.email_display}."
            link = f"contact:{_prefix(place.id, site)}email"
            return LinkFault(_RULE, message, f"Compare the two. If the clinic is meant, write {link} in its place.")
    return None


def _typed(what: str, link: str) -> LinkFault:
    message = f"{what}; typed into a text, it stays there when it changes."
    return LinkFault(_RULE, message, f"Write [words]({link}), or []({link}) to show it.")


def same_number(number: str, other: str) -> bool:
    """Whether the digits of two numbers dial the same, although one may lack the code of its country or area."""
    short, long = sorted((number.lstrip("0"), other.lstrip("0")), key=len)
    return long == short or (len(short) >= LOCAL_DIGITS and long.endswith(short))


def _is_almost_mail(address: str, own: str) -> bool:
    """Whether one of the two parts of `address` has a slip; a number at the end of a name tells mailboxes apart."""
    (name, _, host), (own_name, _, own_host) = address.partition("@"), own.partition("@")
    if name == own_name:
        return is_one_slip(host, own_host)
    return host == own_host and name.rstrip("0123456789") != own_name and is_one_slip(name, own_name)


def _almost(own: str, digits: str) -> bool:
    """Whether one digit of `own` is another one in `digits`, or two neighbours have changed places.

    The last digit does not count: it tells the lines of one office apart.
    """
    digits = digits.lstrip("0")
    if len(digits) <= LOCAL_DIGITS or len(own) < len(digits):
        return False
    national = own[len(own) - len(digits) :]
    wrong = [place for place, (one, other) in enumerate(zip(national, digits, strict=True)) if one != other]
    if len(wrong) == 1:
        return wrong[0] < len(digits) - 1
    swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1  # noqa: PLR2004  # two neighbours
    return swapped and national[wrong[0]] == digits[wrong[1]] and national[wrong[1]] == digits[wrong[0]]


def _own_numbers(site: SiteView) -> Iterator[_OwnNumber]:
    for place in site.locations:
        prefix = _prefix(place.id, site)
        yield _OwnNumber(only_digits(place.phone_href), place.phone_display, "tel", f"contact:{prefix}phone")
        if place.text_href and place.text_display:
            yield _OwnNumber(only_digits(place.text_href), place.text_display, "sms", f"contact:{prefix}text")


def _prefix(location: str, site: SiteView) -> str:
    return "" if location == site.locations[0].id else f"{location}/"
