"""Finds short numbers that are almost a number for a crisis: 998, 119 or 741471.

A wrong digit there can cost a life, and most of these numbers can be dialed, or are area codes.
"""

from __future__ import annotations

from collections.abc import Iterator

from elevate_site.language.crisis_services import CRISIS_TEXT_LINES, is_crisis_slip
from elevate_site.model.settings import CrisisLines
from elevate_site.model.site_view import SiteView
from elevate_site.structure.links.judged import LinkFault

__all__ = ["crisis_numbers", "meant_crisis_number", "perhaps_slip", "slip"]


def crisis_numbers(lines: CrisisLines) -> Iterator[str]:
    """The numbers to call or text in a crisis."""
    for number in (lines.emergency, lines.call, lines.text, lines.veterans_text):
        if number is not None:
            yield number


def meant_crisis_number(number: str, site: SiteView) -> str | None:
    """The crisis numbers for which a short `number` is a slip of one digit; `None` when it is a number of its own."""
    from elevate_site.language.phones import is_area_code, is_listed_short_number  # noqa: PLC0415  # loading phonenumbers takes 0.07 s

    known = (*crisis_numbers(site.crisis), *CRISIS_TEXT_LINES)
    near = tuple(dict.fromkeys(each for each in known if is_crisis_slip(number, each)))
    if not near or number in known:
        return None
    country = site.locations[0].country
    # An area code such as 901 may well be dialed; 989 has only digits of 988 in it, and is hardly meant.
    is_plain_slip = any(set(number) <= set(each) for each in near)
    is_other = is_listed_short_number(number, country) or (not is_plain_slip and is_area_code(number, country))
    return None if is_other else " or ".join(near)


def slip(number: str, meant: str) -> LinkFault:
    """The fault of a `number` that a text plainly tells readers to dial, and that is almost the one `meant`."""
    hint = f"Did you mean {meant}? To keep {number}, say what it is, such as “extension {number}”."
    return LinkFault("value-phone", _almost(number, meant), hint)


def perhaps_slip(number: str, meant: str) -> LinkFault:
    """The fault of a `number` that is almost the one that was `meant`, but may well be one of its own."""
    return LinkFault("number-unclear", _almost(number, meant), f"Did you mean {meant}? If {number} is right, keep it.")


def _almost(number: str, meant: str) -> str:
    return f"{number} is almost {meant}, a number for a crisis."
