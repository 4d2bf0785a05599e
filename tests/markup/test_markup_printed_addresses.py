"""What paper says after the words of a link."""

from __future__ import annotations

import pytest

from elevate_site.markup.printed_addresses import printed_address


@pytest.mark.parametrize(
    ("address", "words", "printed"),
    [
        ("https://a.example/b", "a study", None),
        ("https://a.example/b", "https://a.example/b", ""),
        ("tel:+13055550100", "call us", "+13055550100"),
        ("tel:+13055550100", "305-555-0100", ""),
        ("tel:988", "988", ""),
        ("tel:988", "the lifeline", "988"),
        ("tel://305-555-0100", "call us", "305-555-0100"),
        ("tel:+13055550100x", "call us", "+13055550100"),
        ("tel:305%20555%200100", "call us", "305 555 0100"),
        ("tel:+13055550100;ext=12", "call the desk", "+13055550100 ext. 12"),
        ("tel:+13055550100;ext=12", "305-555-0100", "+13055550100 ext. 12"),
        ("tel:+13055550100;ext=12", "305-555-0100, extension 12", ""),
        ("sms:838255?&body=HOLA", "send a message", "838255"),
        ("mailto:desk@a.example?subject=Hi", "write to us", "desk@a.example"),
        ("mailto:desk@a.example", "Desk@a.example", ""),
    ],
)
def test_what_a_link_says_on_paper(address: str, words: str, printed: str | None) -> None:
    """A number or mailbox that the words do not say, nothing where they do; `None` means the address itself."""
    assert printed_address(address, words) == printed
