"""The numbers that links dial or text: judged as those of `site.yaml` are, and written in one form.

A wrong digit sends a patient nowhere, and in a crisis that can cost a life. Which numbers exist depends on the country
of the clinic and on its crisis lines, so converting leaves these links for us.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from urllib.parse import unquote

from elevate_site.model.settings import CrisisLines
from elevate_site.model.site_view import SiteView
from elevate_site.structure.links.judged import JudgedLink, LinkFault

__all__ = ["crisis_numbers", "judge_number_link"]

_SHORT = re.compile(r"\d{1,6}", re.ASCII)
_LONG_HINT = "Write the whole number with its area code, such as 305-555-0123."


def judge_number_link(target: str, site: SiteView) -> JudgedLink:
    """The meaning of a link to `target`, which begins with `tel:` or `sms:`.

    A number gets its country code (`tel:+13055550123`, RFC 3966). What follows a `?` stays: the text of a message.
    """
    scheme, _, rest = target.partition(":")
    written, mark, query = rest.partition("?")
    written = unquote(written).strip(" /")
    if _SHORT.fullmatch(written):
        fault = _short_number_fault(written, site)
        return JudgedLink(None, fault) if fault else JudgedLink(f"{scheme}:{written}{mark}{query}")
    from elevate_site.language.phones import PhoneFault, judge_phone  # noqa: PLC0415  # loading phonenumbers takes 0.07 s

    judged = judge_phone(written, site.locations[0].country)
    if not isinstance(judged, PhoneFault):
        fault = _placeholder_fault(written, judged.e164, site) if judged.placeholder else None
        return JudgedLink(f"{scheme}:{judged.e164}{mark}{query}", fault)
    why = f" {judged.why}" if judged.why else ""
    hint = judged.hint or "Compare it with a letterhead or website of theirs, digit by digit."
    message = f"The link leads to “{scheme}:{written}”, which cannot be dialed.{why}"
    return JudgedLink(None, LinkFault("value-phone", message, hint))


def crisis_numbers(lines: CrisisLines) -> Iterator[str]:
    """The numbers to call or text in a crisis."""
    for number in (lines.emergency, lines.call, lines.text, lines.veterans_text):
        if number is not None:
            yield number


def _short_number_fault(number: str, site: SiteView) -> LinkFault | None:
    """Why a short `number` is none, if it is none."""
    known = tuple(dict.fromkeys(crisis_numbers(site.crisis)))
    if number in known:
        return None
    from elevate_site.language.phones import is_short_number  # noqa: PLC0415  # loading phonenumbers takes 0.07 s

    if is_short_number(number, site.locations[0].country):
        return None
    near = difflib.get_close_matches(number, known, n=1)
    hint = f"Did you mean {near[0]}?" if near else _LONG_HINT
    return LinkFault("value-phone", f"The link leads to {number}, which is no number that can be dialed.", hint)


def _placeholder_fault(written: str, e164: str, site: SiteView) -> LinkFault | None:
    """The fault of a number that is a placeholder; those of `site.yaml` are reported there."""
    own = {href for place in site.locations for href in (place.phone_href, place.text_href)}
    if not own.isdisjoint((f"tel:{e164}", f"sms:{e164}")):
        return None
    return LinkFault("placeholder", f"The link leads to a placeholder: {written}", "Write the real number.")
