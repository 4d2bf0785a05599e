"""Numbers to dial are told from all other numbers by their form and by the words around them."""

from __future__ import annotations

import pytest

from elevate_site.language.number_mentions import groups_of_digits, number_mentions


def found(text: str) -> list[str]:
    """The numbers in `text`; a number that takes messages begins with `sms`."""
    return [("sms " if each.texted else "") + text[each.start : each.end] for each in number_mentions(text)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Call 988.", ["988"]),
        ("Call or text 988 now.", ["988"]),
        ("Call 911 or text 988.", ["911", "sms 988"]),
        ("dial 911, 988 or 211", ["911", "988", "211"]),
        ("Call **988** at any time", ["988"]),
        ("Call\n988", ["988"]),
        ("Call 988 24 hours a day", ["988"]),
        ("the 988 Suicide & Crisis Lifeline", ["988"]),
        ("Emergency: 911", ["911"]),
        ("text HOME to 741741", ["sms 741741"]),
        ("llame o envíe un texto al 988", ["988"]),
        ("envíe AYUDA al 988", ["sms 988"]),
        ("llame al 116 123", ["116 123"]),
        ("(305-229-1400)", ["305-229-1400"]),
        ("(305) 229-1400.", ["(305) 229-1400"]),
        ("+1 305 229 1400", ["+1 305 229 1400"]),
        ("call 1-800-229-1400, ext. 12", ["1-800-229-1400"]),
        ("Phone:(305)229-1400", ["(305)229-1400"]),
        ("Phone/fax: 305-229-1400", ["305-229-1400"]),
        ("Call 305-229-1400 or fax 305-229-1401", ["305-229-1400"]),
        ("Call 1-800-229-TALK, 800-799-SAFE or 1-800-4-CANCER.", ["1-800-229-TALK", "800-799-SAFE", "1-800-4-CANCER"]),
        ("(877) 222-VETS", ["(877) 222-VETS"]),
        ("Call 9-1-1, or text 9-8-8.", ["9-1-1", "sms 9-8-8"]),
        ("Call 988.Then wait. Call us:305-229-1400.", ["988", "305-229-1400"]),
        ("Call 988/911. Contact 988.", ["988", "911", "988"]),
        ("Message HOME to 741741 or HOLA to 741741", ["sms 741741", "sms 741741"]),
        ('Text "HOME" to the number 741741', ["sms 741741"]),
        ("Crisis line (988)", ["988"]),
        ("| Lifeline | 988 |", ["988"]),
        ("Call 3052291400 or 229-1400", ["3052291400"]),
        ("305 - 229 - 1400", ["305 - 229 - 1400"]),
        ("Call (305)\n229-1400 or 305-229-\n1400.", ["(305)\n229-1400", "305-229-\n1400"]),
        ("305-229-1400 24 hours a day", ["305-229-1400"]),
        ("3O5-229-14OO", ["3O5-229-14OO"]),
        ("Send the form to 911 Main Street, or call 911 Monday to Friday", ["911"]),
    ],
)
def test_numbers_to_dial(text: str, numbers: list[str]) -> None:
    """Short ones need words that say so."""
    assert found(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        *("988 patients", "We call 988 patients", "page 988", "a line 988 long", "calls to 988 rose", "F32.988"),
        *("2010-2015", "2020-10-11", "11/10/2020", "$1 305 229 1400", "10.1007/s10608-010-9297-z"),
        *(
            "ISBN 978-3-16-148410-0",
            "take 500 mg",
            "1 000 000 people",
            "F32-800-ABC",
            "room 305-ICU",
            "score 9-8-8",
            "10-9-1-1",
            "https://a.org/305-229-1400",
            "3052291400",
            "pages 229-1400",
            "123-45-6789",
            "order 105-227-4100",
            "tel:305-229-1400",
            "Call 305-229-**1400**",
            "120/80 or 180/119",
            "| Visits | 988 |",
        ),
    ],
)
def test_other_numbers(text: str) -> None:
    """Counts, years, dates, codes, prices and doses are no numbers to dial."""
    assert found(text) == []


def test_the_words_of_a_link_are_about_its_number() -> None:
    """There every group of at least three digits may be the number."""
    assert list(groups_of_digits("Call 988, or (305) 229-1400, 24/7")) == ["988", "(305) 229-1400"]
