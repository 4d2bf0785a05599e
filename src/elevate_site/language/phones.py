"""Tells which phone numbers can be dialed. The home of phonenumbers, loaded only where there is a number to judge.

A wrong digit sends a patient nowhere, so a number must be one that can be dialed. We recognize placeholders before we
validate: some are valid numbers, and all are fine while a site is not public.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import phonenumbers
from phonenumbers import Leniency, PhoneNumber, PhoneNumberFormat, PhoneNumberMatcher, ShortNumberCost, ValidationResult

from elevate_site.language.crisis_services import CRISIS_TEXT_LINES

__all__ = [
    "DialableNumber",
    "PhoneFault",
    "dialed_letters",
    "find_phone",
    "is_area_code",
    "is_listed_short_number",
    "is_service_somewhere",
    "is_short_number",
    "judge_count",
    "judge_phone",
]

_NORTH_AMERICA = 1
_PLACEHOLDER_WORDS = re.compile(r"phone|number|placeholder|x{3}|#{3}", re.IGNORECASE)
_PLACEHOLDER_DIGITS = re.compile(r"(\d)\1{6,}$|\d{0,4}0{7}$|[01]?1234567\d*$|.*55501\d\d$")
"""One repeated digit, zeros at the end, 123-456-7890, or 555-01xx, which North America reserves for fiction."""
_LETTER = re.compile(r"[^\W\d_xX]")
_TWO_NUMBERS = re.compile(r"\d{3}\D{0,2}\d{4}\D{1,9}\d.{0,12}\d{4}")
_WRITTEN = re.compile(
    r"(?P<country>\+1[-. ]?|1[-\u2010-\u2013])?(?P<opened>\(?)(?P<area>\d{2,4})"
    r"(?P<first>\)? ?[-. \u00a0\u2010-\u2013]?)"
    r"(?P<exchange>\d{2,4})(?P<second>[-. \u00a0\u2010-\u2013])(?P<line>\d{3,5})"
)
"""A number in the three groups of North America, or with a digit more or less in one of them."""
_MISCOUNTS = frozenset({(3, 3, 3), (3, 3, 5), (3, 4, 4), (4, 3, 4), (3, 4, 3), (3, 2, 4)})
"""How long the groups of a number with a wrong count are; others are the form of something else."""
_SURE_MISCOUNTS = _MISCOUNTS | {(2, 3, 4)}
"""The same where a country code or brackets say that it is a phone number."""
_RIGHT_COUNT = (3, 3, 4)
_NO_SUCH_GROUP = re.compile(r"[01]|[2-9]11")
"""How neither an area code nor the group behind it begins (North American Numbering Plan)."""
_WIDE_HYPHEN = re.compile(r" ([-\u2013]) |([-)])\n *")
_STEP = 5
"""Series of doses or prices, such as 200-250-300, are multiples of it."""
_THOUSANDS = (3, 3, 3)
_HYPHENS = "-\u2010\u2011\u2012\u2013"
_LONGEST_LISTED = 3
"""Up to so many digits, phonenumbers lists the short numbers of a country one by one."""
_ANY_LOCAL_NUMBER = "2345678"
_PLACEHOLDER_LENGTH = 10
"""How many digits a North American number has; we pad placeholders to the same length."""


class DialableNumber(NamedTuple):
    """A number that can be dialed."""

    e164: str
    """The number with its country code: `+13055550100` (ITU-T E.164)."""
    display: str
    """The number as people of that country write it: `305-555-0100`."""
    placeholder: bool
    """Whether it is set aside for examples, such as 555-01xx, or plainly filler."""


class PhoneFault(NamedTuple):
    """Why a text is no number that can be dialed."""

    why: str
    """A sentence; empty when there is no number at all."""
    hint: str = ""
    """What to write instead; empty when only somebody who knows the number can tell."""


def judge_phone(text: str, country: str) -> DialableNumber | PhoneFault:
    """The number that can be dialed, by the rules of a country (ISO 3166-1: `US`), or why there is none.

    We accept and mark a placeholder such as 555-0100 or `phonenumber`.
    """
    country_code = phonenumbers.country_code_for_region(country) or _NORTH_AMERICA
    placeholder = _is_placeholder(text)
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        number = PhoneNumber()
    if phonenumbers.is_valid_number(number) and not number.extension:
        display = _display(number, country_code)
        if _LETTER.search(text) and not placeholder:  # they stand for digits, as in 1-800-FLOWERS, or are words
            return PhoneFault("There are letters in it.", f"Write {display}")
        e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
        return DialableNumber(e164, display, placeholder)
    digits = re.sub(r"\D", "", text)
    if placeholder and not (_TWO_NUMBERS.search(text) or (digits and _LETTER.search(text))):
        national = digits[-_PLACEHOLDER_LENGTH:].rjust(_PLACEHOLDER_LENGTH, "0")
        return DialableNumber(f"+{country_code}{national}", text, placeholder=True)
    return _fault(text, number)


def find_phone(text: str, country: str) -> DialableNumber | None:
    """The number that `text` is, written as numbers are written in a country (ISO 3166-1); `None` when it is none."""
    text = _WIDE_HYPHEN.sub(lambda found: found[1] or found[2], text)
    found = next(iter(PhoneNumberMatcher(text, country, leniency=Leniency.STRICT_GROUPING)), None)
    if found is None or found.start or found.end != len(text):
        return None
    judged = judge_phone(text, country)
    return judged if isinstance(judged, DialableNumber) else None


def dialed_letters(text: str) -> str:
    """`text` with the digits that a telephone dials for its letters: 1-800-662-4357 for 1-800-662-HELP."""
    return phonenumbers.convert_alpha_characters_in_number(text)


def judge_count(text: str, country: str) -> PhoneFault | None:
    """The fault of a number in a text whose groups are not those of numbers in a country (ISO 3166-1).

    `None` when `text` need not be a phone number: many numbers have hyphens.
    """
    written = _WRITTEN.fullmatch(_WIDE_HYPHEN.sub(lambda found: found[1] or found[2], text))
    if phonenumbers.country_code_for_region(country) != _NORTH_AMERICA or written is None:
        return None
    groups = (written["area"], written["exchange"], written["line"])
    sizes = (len(groups[0]), len(groups[1]), len(groups[2]))
    is_sure = bool(written["country"] or written["opened"])
    if not is_sure and not _is_like_phone(groups, (written["first"], written["second"])):
        return None
    if sizes == _RIGHT_COUNT and any(map(_NO_SUCH_GROUP.match, groups[:2])):
        return PhoneFault("No such number is in use.")
    if sizes not in (_SURE_MISCOUNTS if is_sure else _MISCOUNTS):
        return None
    if sum(sizes) == _PLACEHOLDER_LENGTH:
        return PhoneFault("Its digits are in other groups than 3, 3 and 4.")
    return PhoneFault("It has too few digits." if sum(sizes) < _PLACEHOLDER_LENGTH else "It has too many digits.")


def _is_like_phone(groups: tuple[str, str, str], signs: tuple[str, str]) -> bool:
    """Whether three groups of digits with `signs` between them are hardly anything but a phone number."""
    sizes = (len(groups[0]), len(groups[1]), len(groups[2]))
    if not all(signs) or not any(int(group) % _STEP for group in groups):
        return False
    if sizes in {_THOUSANDS, _RIGHT_COUNT}:
        return all(sign in (_HYPHENS if sizes == _THOUSANDS else f"{_HYPHENS}.") for sign in signs)
    return min(groups[0][0], groups[1][0]) > "1"


def is_short_number(text: str, country: str) -> bool:
    """Whether `text` can be a short number in a country (ISO 3166-1): 911, 211, or 741741 in the US."""
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_short_number_for_region(number, country)


def is_listed_short_number(text: str, country: str) -> bool:
    """Whether `text` is a short number of a known service, while most of the longer ones may be anybody's."""
    if text in CRISIS_TEXT_LINES:
        return True
    if not is_short_number(text, country):
        return False
    cost = phonenumbers.expected_cost_for_region(phonenumbers.parse(text, country), country)
    return len(text) <= _LONGEST_LISTED or cost != ShortNumberCost.UNKNOWN_COST


def is_service_somewhere(digits: str) -> bool:
    """Whether a short number is free of charge in any country, as 119 is in Jamaica and 111 in the United Kingdom."""
    return any(
        phonenumbers.expected_cost_for_region(
            PhoneNumber(country_code=phonenumbers.country_code_for_region(region), national_number=int(digits)), region
        )
        == ShortNumberCost.TOLL_FREE
        for region in phonenumbers.SUPPORTED_SHORT_REGIONS
    )


def is_area_code(text: str, country: str) -> bool:
    """Whether `text` is the area code of some numbers of North America, for a `country` there (ISO 3166-1)."""
    if phonenumbers.country_code_for_region(country) != _NORTH_AMERICA or len(text) != _LONGEST_LISTED:
        return False
    return phonenumbers.is_valid_number(phonenumbers.parse(f"+{_NORTH_AMERICA}{text}{_ANY_LOCAL_NUMBER}"))


def _is_placeholder(text: str) -> bool:
    digits = re.sub(r"\D", "", text)
    filled = digits and "xxx" not in text.lower()
    return bool(_PLACEHOLDER_DIGITS.match(digits) if filled else _PLACEHOLDER_WORDS.search(text))


def _fault(text: str, number: PhoneNumber) -> PhoneFault:
    if number.extension:
        return PhoneFault("A link cannot dial an extension.", "Write the number without the extension.")
    if not re.search(r"\d", text):
        return PhoneFault("", "Write it with its area code: 305-555-0123")
    if _TWO_NUMBERS.search(text):
        return PhoneFault("There are two numbers here.", "Write only one.")
    if _LETTER.search(text):
        return PhoneFault("There are letters in it.", "Write only the number, in digits.")
    reasons = {
        ValidationResult.IS_POSSIBLE_LOCAL_ONLY: "The area code is missing.",
        ValidationResult.TOO_SHORT: "It has too few digits.",
        ValidationResult.TOO_LONG: "It has too many digits.",
    }
    return PhoneFault(reasons.get(phonenumbers.is_possible_number_with_reason(number), "No such number is in use."))


def _display(number: PhoneNumber, home: int) -> str:
    """The number as people write it in the country with the calling code `home`; with hyphens in North America."""
    if number.country_code == home == _NORTH_AMERICA:
        digits = phonenumbers.national_significant_number(number)
        return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"
    form = PhoneNumberFormat.NATIONAL if number.country_code == home else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, form)
