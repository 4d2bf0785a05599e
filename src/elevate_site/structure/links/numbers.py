"""The numbers that links dial or text: judged as those of `site.yaml` are, and written in one form.

A wrong digit sends a patient nowhere, and in a crisis that can cost a life. Which numbers exist depends on the country
of the clinic and on its crisis lines, so converting leaves these links for us.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Sequence
from urllib.parse import unquote

from elevate_site.language.crisis_services import CRISIS_TEXT_LINES
from elevate_site.language.number_mentions import LOCAL_DIGITS, only_digits, without_extension
from elevate_site.model.site_view import SiteView
from elevate_site.structure.links.crisis_numbers import crisis_numbers, meant_crisis_number, perhaps_slip, slip
from elevate_site.structure.links.judged import JudgedLink, LinkFault
from elevate_site.structure.links.own_contacts import judge_typed_mail, judge_typed_number, same_number

__all__ = ["judge_bare_number", "judge_mail_link", "judge_number_link", "judge_words"]

_SHORT = re.compile(r"\d{1,6}", re.ASCII)
_LONGEST_SHORT = 6
_LONGEST_LOCAL = 9
"""More digits than any number without an area code has."""
_LIKE_DIGITS = "OoIl"
_AS_DIGITS = str.maketrans(_LIKE_DIGITS, "0011")
_EXTENSION = re.compile(r"\d{1,7}", re.ASCII)
_TOLL_FREE = re.compile(r"1\W(?:800|833|844|855|866|877|888)\W")
_LETTERED_DIGITS = 11
"""How many digits a number of North America has together with the 1 before it."""
_SAME_ADDRESS = "Find out which one is right and write it in both places, or let the words say what is there."
_COMPARE_HINT = "Compare it with a letterhead or website of theirs, digit by digit."
_LONG_HINT = "Write the whole number with its area code, such as 305-555-0123."


def judge_number_link(target: str, site: SiteView) -> JudgedLink:
    """The meaning of a link to `target`, which begins with `tel:` or `sms:`.

    A number gets its country code (`tel:+13055550123`, RFC 3966). What follows a `?` stays: the text of a message.
    """
    scheme, _, rest = target.partition(":")
    written, mark, query = rest.partition("?")
    written, extension = _parts(unquote(written).strip(" /"), scheme)
    shown = " ".join(written.split())
    if _SHORT.fullmatch(written):
        fault = _short_number_fault(written, scheme, site)
        return JudgedLink(None, fault) if fault else JudgedLink(f"{scheme}:{written}{mark}{query}")
    from elevate_site.language.phones import PhoneFault, judge_phone  # noqa: PLC0415  # loading phonenumbers takes 0.07 s

    judged = judge_phone(written, site.locations[0].country)
    if not isinstance(judged, PhoneFault):
        fault = judge_typed_number(judged.e164, site, scheme)
        if fault is None and judged.placeholder:
            fault = LinkFault("placeholder", f"The link leads to a placeholder: {shown}", "Write the real number.")
        return JudgedLink(f"{scheme}:{judged.e164}{extension}{mark}{query}", fault)
    why = f" {judged.why}" if judged.why else ""
    service = _service_in(written, site)
    hint = f"Write {scheme}:{service}" if service else judged.hint or _COMPARE_HINT
    number, typed = without_extension(written)
    if scheme == "tel" and typed and not isinstance(judge_phone(number, site.locations[0].country), PhoneFault):
        why, hint = " An extension is written otherwise.", f"Write tel:{number};ext={typed}"
    message = f"The link leads to “{scheme}:{shown}”, which cannot be dialed.{why}"
    return JudgedLink(None, LinkFault("value-phone", message, hint))


def _service_in(written: str, site: SiteView) -> str:
    """The crisis number that is meant by `1-988`, `9-8-8` or `"988"`; empty for none."""
    digits = only_digits(unicodedata.normalize("NFKC", written))
    known = frozenset(crisis_numbers(site.crisis))
    return next((each for each in (digits, digits.removeprefix("1")) if each in known), "")


def _parts(written: str, scheme: str) -> tuple[str, str]:
    """A number to dial, and its extension as RFC 3966 writes it: `;ext=12`; empty for none."""
    number, sign, extension = written.partition(";ext=")
    if scheme == "tel" and _EXTENSION.fullmatch(extension):
        return number, sign + extension
    return written, ""


def judge_bare_number(target: str, site: SiteView) -> JudgedLink:
    """The meaning of a number that stands in a text, `called:305-555-0123` or `text:988`; before it is its kind.

    A number that cannot be dialed is none, and stays plain text, unless it is a slip for one that can.
    """
    kind, _, written = target.partition(":")
    scheme = "sms" if kind in {"text", "texted"} else "tel"
    if any(map(str.isalpha, written)):
        return _judge_letters(written, scheme, site)
    digits = only_digits(written)
    from elevate_site.language.phones import find_phone  # noqa: PLC0415  # loading phonenumbers takes 0.07 s

    if len(digits) <= _LONGEST_SHORT:
        return _judge_short_number(written, scheme, site, slip if kind in {"call", "text"} else perhaps_slip)
    number = find_phone(written, site.locations[0].country)
    if number is None:
        return JudgedLink(None, _fault_of_no_number(written, scheme, site))
    fault = judge_typed_number(number.e164, site, scheme)
    if fault is None and number.placeholder:
        fault = LinkFault("placeholder", f"{' '.join(written.split())} is a placeholder.", "Write the real number.")
    return JudgedLink(f"{scheme}:{number.e164}", fault)


def _judge_short_number(
    written: str, scheme: str, site: SiteView, fault: Callable[[str, str], LinkFault]
) -> JudgedLink:
    """The meaning of the number of a service that stands in a text; one in groups has to be that of a known service.

    For a number that is almost one for a crisis, `fault` makes the fault of the two.
    """
    from elevate_site.language.phones import is_listed_short_number, is_short_number  # noqa: PLC0415  # loading phonenumbers takes 0.07 s

    digits = only_digits(written)
    if meant := meant_crisis_number(digits, site):
        return JudgedLink(None, fault(digits, meant))
    is_service = is_short_number if digits == written else is_listed_short_number
    known = digits in frozenset(crisis_numbers(site.crisis)) or is_service(digits, site.locations[0].country)
    return JudgedLink(f"{scheme}:{digits}" if known else None)


def _fault_of_no_number(written: str, scheme: str, site: SiteView) -> LinkFault | None:
    """Why what looks like a number in a text cannot be dialed; `None` when it need not be one."""
    from elevate_site.language.phones import PhoneFault, judge_count, judge_phone  # noqa: PLC0415  # loading phonenumbers takes 0.07 s

    country = site.locations[0].country
    if fault := judge_typed_number(written, site, scheme, exactly=True):
        return fault
    message = f"“{' '.join(written.split())}” looks like a phone number, but cannot be dialed."
    judged = judge_phone(written, country)
    digits = len(only_digits(written))
    if not isinstance(judged, PhoneFault) and judged.placeholder and digits > _LONGEST_LOCAL:
        return LinkFault("placeholder", f"{' '.join(written.split())} is a placeholder.", "Write the real number.")
    if digits == LOCAL_DIGITS:
        why = "It has too few digits." if written.startswith("1") else "The area code is missing."
        return LinkFault("value-phone", f"{message} {why}", _LONG_HINT)
    wrong = judge_count(written, country)
    return LinkFault("value-phone", f"{message} {wrong.why}", _COMPARE_HINT) if wrong else None


def _judge_letters(written: str, scheme: str, site: SiteView) -> JudgedLink:
    """The meaning of a number in a text whose last digits are letters, such as 1-800-662-HELP."""
    from elevate_site.language.phones import PhoneFault, dialed_letters, judge_phone  # noqa: PLC0415  # loading phonenumbers takes 0.07 s

    country = site.locations[0].country
    if all(each in _LIKE_DIGITS for each in filter(str.isalpha, written)):
        meant = written.translate(_AS_DIGITS)
        message = f"“{' '.join(written.split())}” has letters in the place of digits."
        is_right = not isinstance(judge_phone(meant, country), PhoneFault)
        return JudgedLink(None, LinkFault("value-phone", message, f"Write {meant}" if is_right else _COMPARE_HINT))
    number = judge_phone(dialed_letters(written), country)
    if not isinstance(number, PhoneFault):
        return JudgedLink(f"{scheme}:{number.e164}", judge_typed_number(number.e164, site, scheme))
    # Telephones leave out letters at the end that are too many, and many codes of goods have letters.
    if not _TOLL_FREE.match(written) or sum(map(str.isalnum, written)) >= _LETTERED_DIGITS:
        return JudgedLink(None)
    message = f"“{' '.join(written.split())}” looks like a phone number, but has too few letters and digits."
    return JudgedLink(None, LinkFault("value-phone", message, _COMPARE_HINT))


def judge_mail_link(target: str, site: SiteView) -> JudgedLink:
    """The meaning of a link to `target`, which begins with `mailto:`; converting has judged its form."""
    to = target.removeprefix("mailto:").partition("?")[0]
    return JudgedLink(target, judge_typed_mail(unquote(to), site))


def _short_number_fault(number: str, scheme: str, site: SiteView) -> LinkFault | None:
    """Why a link with `scheme` cannot lead to a short `number`; `None` when it can."""
    from elevate_site.language.phones import is_short_number  # noqa: PLC0415  # loading phonenumbers takes 0.07 s

    if scheme == "tel" and number in CRISIS_TEXT_LINES:
        message = f"The link calls {number}, which takes only text messages."
        return LinkFault("value-phone", message, f"Write sms:{number}")
    known = tuple(dict.fromkeys(crisis_numbers(site.crisis)))
    if number in known:
        return None
    if is_short_number(number, site.locations[0].country):
        meant = meant_crisis_number(number, site)
        message = f"The link leads to {number}, which is almost {meant}, a number for a crisis."
        return LinkFault("value-phone", message, f"Did you mean {meant}?") if meant else None
    near = difflib.get_close_matches(number, known, n=1)
    hint = f"Did you mean {near[0]}?" if near else _LONG_HINT
    return LinkFault("value-phone", f"The link leads to {number}, which is no number that can be dialed.", hint)


def judge_words(link: str, href: str, words: Sequence[str], site: SiteView) -> LinkFault | None:
    """What is wrong with the numbers and mail addresses in the `words` of a link to `href`, written as `link`."""
    scheme, _, reached = href.partition("?")[0].partition(":")
    if scheme not in {"tel", "sms", "mailto"}:
        return None
    said = [each.lower() if "@" in each else only_digits(each) for each in words]
    is_contact = link.startswith("contact:")
    number = "" if scheme == "mailto" else only_digits(reached.partition(";")[0])
    if reached.lower() in said or (number and any(same_number(number, each) for each in said)):
        if not is_contact:
            return None
        what, one = ("number", "a number") if number else ("address", "an address")
        message = f"The words of this link hold the {what} itself, which stays there when the {what} changes."
        return LinkFault("contact-typed", message, f"Write []({link}), or words without {one}.")
    if mail := next((each for each in words if "@" in each), None):
        message = f"The words of this link say {mail}, but it leads to {reached}."
        hint = f"To keep the words, write [{mail}](mailto:{mail})" if is_contact else _SAME_ADDRESS
        own = judge_typed_mail(mail, site)
        return LinkFault("link-address", message, own.hint if own else hint)
    return _judge_other_numbers(words, reached, site) if number else None


def _judge_other_numbers(words: Sequence[str], dialed: str, site: SiteView) -> LinkFault | None:
    """What is wrong with the numbers in the `words` of a link to another one, which is `dialed`."""
    number = only_digits(dialed.partition(";")[0])
    crisis = frozenset(crisis_numbers(site.crisis))
    for each in map(only_digits, words):
        is_slip = len(each) <= _LONGEST_SHORT and meant_crisis_number(each, site) is not None
        if each in crisis or is_slip or (number in crisis and difflib.get_close_matches(each, [number])):
            message = f"The words of this link say {each}, but it leads to {dialed}."
            return LinkFault("link-crisis-number", message, "Write the same number in both places.")
    if other := next((each for each in words if len(only_digits(each)) >= LOCAL_DIGITS), None):
        message = f"The words of this link say {other}, but it leads to {dialed}."
        return LinkFault("link-number", message, "Write the same number in both places.")
    return None
