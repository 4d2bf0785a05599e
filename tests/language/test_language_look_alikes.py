"""Signs that look like those of the keyboard, or like nothing, are named by all who look for them."""

from __future__ import annotations

import pytest

from elevate_site.language.leftover_signs import find_leftovers
from elevate_site.language.look_alikes import HIDDEN, name_look_alike, name_sign, with_keyboard_signs, with_plain_blanks
from elevate_site.language.mail_addresses import judge_mail_address


@pytest.mark.parametrize("sign", HIDDEN, ids=ascii)
def test_a_hidden_sign_is_found_wherever_it_stands(sign: str) -> None:
    """In a value, in an address and in a text; nobody could find it without its number."""
    number = f"U+{ord(sign):04X}"
    assert name_look_alike(f"a{sign}b") == f"an invisible sign ({number})"
    assert judge_mail_address(f"ana{sign}@clinic.org") is not None
    (found,) = find_leftovers(f"sleep{sign}well", "en")
    assert found.rule == "character-hidden"
    assert number in found.message


@pytest.mark.parametrize(
    ("text", "named", "typed"),
    [
        ("9:00\u00a0am", "a non-breaking space (U+00A0)", "9:00 am"),
        ("9\u20035", "a blank that is not that of the space bar (U+2003)", "9 5"),
        ("“Sleep”", "a curly quotation mark (“)", '"Sleep"'),
        ("9–5", "a long dash (–)", "9-5"),
        ("9‑5", "a hyphen that is not that of the keyboard (‑)", "9-5"),
        ("−5", "a minus sign (−)", "-5"),
        ("\uff19", "a sign of double width (\uff19)", "9"),
        ("a\u2236 b", "a colon that is not that of the keyboard (\u2236)", "a: b"),
        ("plain", "", "plain"),
    ],
)
def test_a_look_alike_is_named_and_replaced(text: str, named: str, typed: str) -> None:
    """A message names the first sign; what it advises holds that of the keyboard."""
    assert (name_look_alike(text), with_keyboard_signs(text)) == (named, typed)


def test_blanks_of_any_width_become_spaces() -> None:
    """What cannot be seen is gone, and words stay apart."""
    assert with_plain_blanks("a\u2003b\u200bc\td") == "a bc d"


@pytest.mark.parametrize(
    ("sign", "name"),
    [(" ", "a space"), ("\u2003", "a space (U+2003)"), ("\u200c", "a sign that cannot be seen (U+200C)"), (",", "“,”")],
)
def test_any_sign_has_a_name(sign: str, name: str) -> None:
    """A sign that can be seen is quoted, and the others are described."""
    assert name_sign(sign) == name
