"""The numbers that links dial or text: judged as those of `site.yaml` are, and written in one form.

A wrong digit sends a patient nowhere, and in a crisis that can cost a life. Which numbers exist depends on the country
of the clinic and on its crisis lines, so converting leaves these links for us.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from elevate_site.model.settings import CrisisLines, Settings

__all__ = ["NumberFault", "NumberLink", "crisis_numbers", "is_number_link", "judge_number_link"]

_SCHEMES = ("tel:", "sms:")
_SHORT = re.compile(r"\d{1,6}", re.ASCII)
_LONG_HINT = "Write the whole number with its area code, such as 305-555-0123."


class NumberFault(NamedTuple):
    """What is wrong with the number of a link."""

    code: str
    """The rule that it breaks."""
    message: str
    hint: str


class NumberLink(NamedTuple):
    """The meaning of a link to a number."""

    href: str | None
    """`None` when there is no such number."""
    fault: NumberFault | None = None


def is_number_link(target: str) -> bool:
    """Whether a link to `target` dials or texts a number."""
    return target.startswith(_SCHEMES)


def judge_number_link(target: str, settings: Settings) -> NumberLink:
    """The meaning of a link to `target`, which begins with `tel:` or `sms:`.

    A number gets its country code (`tel:+13055550123`, RFC 3966). What follows a `?` stays: the text of a message.
    """
    scheme, _, rest = target.partition(":")
    written, mark, query = rest.partition("?")
    written = unquote(written).strip(" /")
    if _SHORT.fullmatch(written):
        fault = _short_number_fault(written, settings)
        return NumberLink(None, fault) if fault else NumberLink(f"{scheme}:{written}{mark}{query}")
    from elevate_site.language.phones import PhoneFault, judge_phone  # noqa: PLC0415  # loading phonenumbers takes 0.07 s

    judged = judge_phone(written, settings.locations[0].address.country)
    if not isinstance(judged, PhoneFault):
        fault = _placeholder_fault(written, judged.e164, settings) if judged.placeholder else None
        return NumberLink(f"{scheme}:{judged.e164}{mark}{query}", fault)
    why = f" {judged.why}" if judged.why else ""
    hint = judged.hint or "Compare it with a letterhead or website of theirs, digit by digit."
    message = f"The link leads to “{scheme}:{written}”, which cannot be dialed.{why}"
    return NumberLink(None, NumberFault("value-phone", message, hint))


def crisis_numbers(lines: CrisisLines) -> Iterator[str]:
    """The numbers to call or text in a crisis."""
    for number in (lines.emergency, lines.call, lines.text, lines.veterans_text):
        if number is not None:
            yield number


def _short_number_fault(number: str, settings: Settings) -> NumberFault | None:
    """Why a short `number` is none, if it is none."""
    known = tuple(dict.fromkeys(crisis_numbers(settings.crisis)))
    if number in known:
        return None
    from elevate_site.language.phones import is_short_number  # noqa: PLC0415  # loading phonenumbers takes 0.07 s

    if is_short_number(number, settings.locations[0].address.country):
        return None
    near = difflib.get_close_matches(number, known, n=1)
    hint = f"Did you mean {near[0]}?" if near else _LONG_HINT
    return NumberFault("value-phone", f"The link leads to {number}, which is no number that can be dialed.", hint)


def _placeholder_fault(written: str, e164: str, settings: Settings) -> NumberFault | None:
    """The fault of a number that is a placeholder; those of `site.yaml` are reported there."""
    own = {each.e164 for location in settings.locations for each in (location.phone, location.text) if each}
    if e164 in own:
        return None
    return NumberFault("placeholder", f"The link leads to a placeholder: {written}", "Write the real number.")
