"""The numbers for a crisis that everybody may name, and which short numbers are almost one of them."""

from __future__ import annotations

from collections.abc import Mapping

from elevate_site.language.guesses import is_one_slip

__all__ = ["CRISIS_TEXT_LINES", "UNITED_STATES_NUMBERS", "is_crisis_slip"]

_CRISIS_TEXT_LINE, _VETERANS_CRISIS_LINE, _KIDS_HELP_PHONE = "741741", "838255", "686868"
CRISIS_TEXT_LINES = (_CRISIS_TEXT_LINE, _VETERANS_CRISIS_LINE, _KIDS_HELP_PHONE)
"""Crisis lines for text messages whose numbers no plan of a country holds: crisistextline.org, veteranscrisisline.net,
kidshelpphone.ca."""
UNITED_STATES_NUMBERS: Mapping[str, tuple[str, ...]] = {
    "emergency": ("911",),
    "call": ("988",),
    "text": ("988", _CRISIS_TEXT_LINE),
    "veterans_text": (_VETERANS_CRISIS_LINE,),
}
"""By the key of `crisis` in `site.yaml`, the numbers of the United States (988lifeline.org), as of 2026."""
_SHORTEST = 3


def is_crisis_slip(written: str, meant: str) -> bool:
    """Whether a short number is another one with one slip, or with its digits in another order or count: 119 or 199."""
    in_other_count = len(written) == len(meant) == _SHORTEST and set(written) == set(meant)
    return is_one_slip(written, meant) or in_other_count or sorted(written) == sorted(meant)
