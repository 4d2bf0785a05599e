"""Guesses what somebody meant who wrote an address where the name of a file of the site is expected.

Markdown takes `www.clinic.org` for a file, as it does an email address or a phone number without its beginning.
"""

from __future__ import annotations

import re

from elevate_site.language.look_alikes import CURLY_QUOTES, with_plain_blanks
from elevate_site.language.mail_addresses import judge_mail_address
from elevate_site.language.web_addresses import begins_like_web_address, judge_web_address
from elevate_site.language.web_hosts import SURE_ENDINGS

__all__ = ["guess_address", "is_one_slip"]

_MAIL = re.compile(r"[^\s@/]+@[^\s@/]+")
_PHONE = re.compile(r"\+?[\d\s().\u00a0\u2010-\u2015-]{7,25}")
_SERVICE = re.compile(r"(?P<word>tel|sms)?(?P<number>\d{3}|\d{6})", re.ASCII)
"""The number of a service: 988, or 741741."""
_LONGEST_CALLED = 3
_SCHEME = re.compile(
    r"(?:(?P<tel>tell?|te1|telephone|phone|call)|(?P<sms>sms|text)|(?P<mailto>mailto|mail|e-?mail))\s*[:;.,=]\s*",
    re.IGNORECASE,
)
"""The beginning of a contact, often with a slip in place of the colon."""
_CONTACT = re.compile(r"(?:contacts?[\s./;,-]+)?(?P<name>phone|text|email|map|booking|portal)", re.IGNORECASE)
"""A link to the clinic's own data, without its colon."""
_FEWEST_DIGITS, _MOST_DIGITS = 7, 15
"""A local number has seven digits, and none has more than fifteen (ITU-T E.164)."""
_WEB = re.compile(
    rf"(?:www\.[^/?#]+|(?:[\w-]+\.)+(?:{SURE_ENDINGS}|int|info|us|uk|ca|mx|eu|health|clinic|care))(?:[:/?#].*)?",
    re.IGNORECASE | re.DOTALL,
)


def guess_address(written: str) -> str:
    """The address out of the site that was meant by `written`, which is no file of the site; empty for none."""
    text = with_plain_blanks(written).strip(f"{CURLY_QUOTES}\"' ")
    if contact := _CONTACT.fullmatch(text):
        return f"contact:{contact['name'].lower()}"
    scheme = ""
    if begun := _SCHEME.match(text):
        scheme, text = begun.lastgroup or "", text[begun.end() :]
    if service := _SERVICE.fullmatch(text):
        is_text_line = (
            scheme == "sms" or service["word"] == "sms" or (not scheme and len(service["number"]) > _LONGEST_CALLED)
        )
        return f"{'sms' if is_text_line else 'tel'}:{service['number']}"
    if _MAIL.fullmatch(text):
        fault = judge_mail_address(text)
        return f"mailto:{fault.write or text}" if fault else f"mailto:{text}"
    if _PHONE.fullmatch(text) and _FEWEST_DIGITS <= sum(map(str.isdigit, text)) <= _MOST_DIGITS:
        return (
            f"{'sms' if scheme == 'sms' else 'tel'}:" + "+" * text.startswith("+") + "-".join(re.findall(r"\d+", text))
        )
    if _WEB.fullmatch(text) or begins_like_web_address(text):
        fault = judge_web_address(text)
        return fault.write if fault else text
    return ""


def is_one_slip(written: str, meant: str) -> bool:
    """Whether one sign is another, is missing, or is too many, or two neighbours have changed places."""
    if len(written) == len(meant):
        wrong = [place for place, (one, other) in enumerate(zip(written, meant, strict=True)) if one != other]
        if len(wrong) == 1:
            return True
        first, last = (wrong[0], wrong[-1]) if wrong else (0, 0)
        return last == first + 1 and written[first : last + 1] == meant[last] + meant[first]
    short, long = sorted((written, meant), key=len)
    return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))
