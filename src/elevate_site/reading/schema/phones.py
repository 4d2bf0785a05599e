"""The reader for phone numbers. The home of phonenumbers, loaded only to read `site.yaml`.

A wrong digit here sends a patient nowhere, so a number must be one that can be dialed. We recognize placeholders
before we validate: some are valid numbers, all are fine in a preview, and `reading.settings` reports them.
"""

from __future__ import annotations

import re

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat, ValidationResult

from elevate_site.model.values import Phone
from elevate_site.reading.schema.plain_values import Context, InvalidValueError

__all__ = ["read_phone"]

_NORTH_AMERICA = 1
_PLACEHOLDER_WORDS = re.compile(r"phone|number|placeholder|x{3}|#{3}", re.IGNORECASE)
_PLACEHOLDER_DIGITS = re.compile(r"(\d)\1{6,}$|\d{0,4}0{7}$|[01]?1234567\d*$|.*55501\d\d$")
"""One repeated digit, zeros at the end, 123-456-7890, or 555-01xx, which North America reserves for fiction."""
_LETTER = re.compile(r"[^\W\d_xX]")
_TWO_NUMBERS = re.compile(r"\d{3}\D{0,2}\d{4}\D{1,9}\d.{0,12}\d{4}")
_PLACEHOLDER_LENGTH = 10
"""How many digits a North American number has; we pad placeholders to the same length."""


def read_phone(text: str, context: Context) -> Phone:
    """A number that can be dialed, by the rules of the country in `context`.

    We accept and mark a placeholder such as 555-0100 or `phonenumber`.
    """
    country_code = phonenumbers.country_code_for_region(context.country) or _NORTH_AMERICA
    placeholder = _is_placeholder(text)
    try:
        number = phonenumbers.parse(text, context.country)
    except phonenumbers.NumberParseException:
        number = PhoneNumber()
    if phonenumbers.is_valid_number(number) and not number.extension:
        e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
        return Phone(e164, _display(number, country_code), placeholder=placeholder)
    digits = re.sub(r"\D", "", text)
    if placeholder and not (_TWO_NUMBERS.search(text) or (digits and _LETTER.search(text))):
        national = digits[-_PLACEHOLDER_LENGTH:].rjust(_PLACEHOLDER_LENGTH, "0")
        return Phone(f"+{country_code}{national}", text, placeholder=True)
    raise _invalid(text, number)


def _is_placeholder(text: str) -> bool:
    digits = re.sub(r"\D", "", text)
    filled = digits and "xxx" not in text.lower()
    return bool(_PLACEHOLDER_DIGITS.match(digits) if filled else _PLACEHOLDER_WORDS.search(text))


def _invalid(text: str, number: PhoneNumber) -> InvalidValueError:
    if re.fullmatch(r"\d{3,6}", text):
        why = f"{text} is a short number; a contact number has an area code."
        hint = "Write the clinic's full number here; numbers such as 988 belong under `crisis`."
        return InvalidValueError("value-phone", why, hint)
    if number.extension:
        return InvalidValueError(
            "value-phone", "A link cannot dial an extension.", "Write the number without the extension."
        )
    if not re.search(r"\d", text):
        return InvalidValueError("value-phone", "", "Write it with its area code: 305-555-0123")
    if _TWO_NUMBERS.search(text):
        return InvalidValueError("value-phone", "There are two numbers here.", "Write only one.")
    if _LETTER.search(text):
        return InvalidValueError("value-phone", "There are letters in it.", "Write only the number, in digits.")
    reasons = {
        ValidationResult.IS_POSSIBLE_LOCAL_ONLY: "The area code is missing.",
        ValidationResult.TOO_SHORT: "It has too few digits.",
        ValidationResult.TOO_LONG: "It has too many digits.",
    }
    reason = reasons.get(phonenumbers.is_possible_number_with_reason(number), "No such number is in use.")
    return InvalidValueError("value-phone", reason, "Compare it with the clinic's letterhead, digit by digit.")


def _display(number: PhoneNumber, home: int) -> str:
    """The number as people write it in the country with the calling code `home`; with hyphens in North America."""
    if number.country_code == home == _NORTH_AMERICA:
        digits = phonenumbers.national_significant_number(number)
        return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"
    form = PhoneNumberFormat.NATIONAL if number.country_code == home else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, form)
