"""The reader for telephone numbers.

A wrong digit here sends a patient nowhere, so a number must be one that can be dialled. Numbers that are plainly
filler are recognised before they are judged: some of them are valid by the book, all of them are welcome while
the site is a preview, and `reading.placeholders` watches over them.
"""

from __future__ import annotations

import re

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat, ValidationResult

from elevate_site.model.values import Phone
from elevate_site.reading.schema.plain_values import RefusedValueError, Surroundings

__all__ = ["read_phone"]

_NORTH_AMERICA = 1
_FILLER_WORDS = re.compile(r"phone|number|placeholder|x{3}|#{3}", re.IGNORECASE)
_FILLER_DIGITS = re.compile(r"(\d)\1{6,}$|\d{0,4}0{7}$|[01]?1234567\d*$|.*55501\d\d$")
"""One digit throughout, ending in zeros, 123-456-7890, or 555-01xx, which is set aside for fiction in North America."""
_FILLER_LENGTH = 10
"""The digits of a North American number; filler is given as many, so that it looks like a number to dial."""


def read_phone(text: str, surroundings: Surroundings) -> Phone:
    """A number that can be dialled, by the rules of the country around it.

    A filler such as 555-0100 or `phonenumber` is taken too, and marked.
    """
    country_code = phonenumbers.country_code_for_region(surroundings.country) or _NORTH_AMERICA
    filler = _is_filler(text)
    try:
        number = phonenumbers.parse(text, surroundings.country)
    except phonenumbers.NumberParseException:
        number = PhoneNumber()
    if phonenumbers.is_valid_number(number) and not number.extension:
        e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
        return Phone(e164, _display(number, country_code), placeholder=filler)
    if filler:
        national = re.sub(r"\D", "", text)[-_FILLER_LENGTH:].rjust(_FILLER_LENGTH, "0")
        return Phone(f"+{country_code}{national}", text, placeholder=True)
    raise _refusal(text, number)


def _is_filler(text: str) -> bool:
    digits = re.sub(r"\D", "", text)
    return bool(_FILLER_DIGITS.match(digits) if digits else _FILLER_WORDS.search(text))


def _refusal(text: str, number: PhoneNumber) -> RefusedValueError:
    if re.fullmatch(r"\d{3,6}", text):
        why = f"{text} is a short number; a contact number has an area code."
        hint = "Write the clinic's full number here; numbers such as 988 stand under `crisis`."
        return RefusedValueError("value-phone", why, hint)
    if number.extension:
        return RefusedValueError("value-phone", "A link cannot dial an extension.", "Write the number without it.")
    if not re.search(r"\d", text):
        return RefusedValueError("value-phone", "", "Write it with its area code: 305-555-0123")
    reasons = {
        ValidationResult.IS_POSSIBLE_LOCAL_ONLY: "The area code is missing.",
        ValidationResult.TOO_SHORT: "It has too few digits.",
        ValidationResult.TOO_LONG: "It has too many digits.",
    }
    reason = reasons.get(phonenumbers.is_possible_number_with_reason(number), "No such number is in use.")
    return RefusedValueError("value-phone", reason, "Compare it with the clinic's letterhead, digit by digit.")


def _display(number: PhoneNumber, home: int) -> str:
    """The number as people of `home`, a country code, write it; in North America with hyphens."""
    if number.country_code == home == _NORTH_AMERICA:
        digits = phonenumbers.national_significant_number(number)
        return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"
    form = PhoneNumberFormat.NATIONAL if number.country_code == home else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, form)
