"""Single values are read when they are valid, and refused with a reason when they are not."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elevate_site.model.settings import Interval
from elevate_site.model.values import Phone
from elevate_site.reading.schema import contact_values, plain_values, times
from elevate_site.reading.schema.contact_values import read_phone
from elevate_site.reading.schema.plain_values import Context, InvalidValueError
from elevate_site.reading.schema.scalar_types import FIELD_TYPES, SCALAR_TYPES, ScalarType

HERE = Context()
SPAN = Interval(datetime.time(9), datetime.time(17, 30))


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        (plain_values.read_boolean, "Yes", True),
        (plain_values.read_boolean, "false", False),
        (times.read_date, "2024-02-29", datetime.date(2024, 2, 29)),
        (plain_values.read_months, "12 months", 12),
        (plain_values.read_months, "1 year", 12),
        (plain_values.read_months, "2 years", 24),
        (times.read_intervals, "9:00-17:30", (SPAN,)),
        (times.read_intervals, "09:00 – 17:30", (SPAN,)),
        (times.read_intervals, "closed", ()),
        (plain_values.read_id, "doral-2", "doral-2"),
        (plain_values.read_language, "es", "es"),
        (plain_values.read_country, "US", "US"),
        (times.read_time_zone, "America/New_York", "America/New_York"),
        (contact_values.read_short_code, "988", "988"),
        (contact_values.read_email, "office@harbor-clinic.org", "office@harbor-clinic.org"),
        (contact_values.read_url, "https://clinic.org/a?b=c#d", "https://clinic.org/a?b=c#d"),
        (contact_values.read_base_url, "http://localhost:8000/", "http://localhost:8000"),
        (contact_values.read_base_url, "http://[::1]:8000/", "http://[::1]:8000"),
        (contact_values.read_base_url, "https://clinic.org", "https://clinic.org"),
        (contact_values.read_base_url, "HTTPS://Clinic.org:8443/a/b/", "https://Clinic.org:8443/a/b"),
        (contact_values.read_base_url, "https://clinic.org:/", "https://clinic.org"),
        (
            contact_values.read_base_url,
            "https://clínica.org/niños/50%/%C3%B1",
            "https://clínica.org/ni%C3%B1os/50%25/%C3%B1",
        ),
        (contact_values.read_base_url, "https://clinic.org/~a/..b;c", "https://clinic.org/~a/..b;c"),
    ],
)
def test_a_valid_value_is_read(read: Callable[[str, Context], object], text: str, value: object) -> None:
    """Each type accepts all the ways to write its values."""
    assert read(text, HERE) == value


@pytest.mark.parametrize(
    ("read", "text", "code", "expected"),
    [
        (plain_values.read_boolean, "maybe", "value-type", ""),
        (times.read_date, "2026-02-30", "value-date", "February 2026 has 28 days."),
        (times.read_date, "2026-13-01", "value-date", "There is no month 13."),
        (times.read_date, "0000-01-01", "value-date", "There is no year 0."),
        (times.read_date, "2026-3-1", "value-date", "Write 2026-03-01"),
        (times.read_date, "2026-03-01T10:00:00", "value-date", "Write 2026-03-01"),
        (times.read_date, "2026-03-01 10:00", "value-date", "Write 2026-03-01"),
        (times.read_date, "15/01/2026", "value-date", "Write 2026-01-15"),
        (times.read_date, "04/03/2026", "value-date", "Write 2026-03-04 or 2026-04-03"),
        (times.read_date, "1772323200", "value-date", "Write the date in numbers"),
        (times.read_date, "tomorrow", "value-date", "Write the date in numbers"),
        (times.read_date, "٢٠٢٦-٠١-٠١", "value-date", ""),
        (plain_values.read_months, "12", "value-type", "Write 12 months"),
        (plain_values.read_months, "6 weeks", "value-type", ""),
        (plain_values.read_months, "0 months", "value-type", ""),
        (times.read_intervals, "17:00-9:00", "value-time", "It opens at 17:00, but closes at 09:00."),
        (times.read_intervals, "9:00-24:00", "value-time", "Hours go up to 23 and minutes up to 59."),
        (times.read_intervals, "9am-5pm", "value-time", 'Write "9:00-17:00"'),
        (plain_values.read_id, "Main Office", "value-type", "Write main-office"),
        (plain_values.read_language, "EN", "value-language", "Write en"),
        (plain_values.read_language, "fr", "value-language", "The supported languages are en and es."),
        (plain_values.read_country, "us", "value-choice", "Write US"),
        (plain_values.read_country, "USA", "value-choice", ""),
        (times.read_time_zone, "America/NewYork", "value-choice", "Did you mean America/New_York?"),
        (times.read_time_zone, "America", "value-choice", ""),
        (times.read_time_zone, "../../etc/passwd", "value-choice", ""),
        (contact_values.read_short_code, "98", "value-phone", ""),
        (contact_values.read_email, "office", "value-email", "The @ is missing."),
        (contact_values.read_email, "office@clinic", "value-email", "The part after the @ is not complete"),
        (contact_values.read_email, "mailto:a@clinic.org", "value-email", "Write a@clinic.org"),
        (contact_values.read_email, "Office <a@clinic.org>", "value-email", "It contains a space."),
        (contact_values.read_email, "a@b@clinic.org", "value-email", "It has to be one address"),
        (contact_values.read_url, "www.clinic.org", "value-url", "Write https://www.clinic.org"),
        (contact_values.read_url, "htps://clinic.org", "value-url", "Write https://clinic.org"),
        (contact_values.read_url, "javascript:alert(1)", "value-url", "The https:// at the beginning is missing."),
        (contact_values.read_url, "ftp://clinic.org", "value-url", "It begins with ftp:"),
        (contact_values.read_url, "https://", "value-url", "The name of the website"),
        (contact_values.read_url, "https://clinic", "value-url", "it lacks an ending such as .org"),
        (contact_values.read_url, "https://me:secret@clinic.org", "value-url", "It contains a user name"),
        (contact_values.read_url, "https://clinic.org/a b", "value-url", "It contains a space."),
        (contact_values.read_url, "https://[::1", "value-url", "The IP address in its brackets"),
        (contact_values.read_url, "http://localhost:8000/", "value-url", "a computer that only you"),
        (
            contact_values.read_url,
            "https://clinic.org:99999/",
            "value-url",
            "a port is a number from 1 to 65535",
        ),
        (contact_values.read_script_url, "http://clinic.org/a.js", "value-url", "Write https://clinic.org/a.js"),
        (contact_values.read_url, "https://cafe", "value-url", "it lacks an ending such as .org"),
        (contact_values.read_base_url, "https://clinic.org/?", "value-url", "Write https://clinic.org/"),
        (contact_values.read_base_url, "https://clinic.org#a", "value-url", "Write https://clinic.org"),
        (contact_values.read_base_url, "?", "value-url", "it cannot contain ?"),
        (contact_values.read_base_url, "https://clinic.org/a b", "value-url", "It contains a space."),
        (
            contact_values.read_base_url,
            "https://clinic.org/<b>",
            "value-url",
            "It contains a character that no address can have",
        ),
        (
            contact_values.read_base_url,
            "https://clinic.org/\u200b",
            "value-url",
            "It contains a zero-width space",
        ),
        (contact_values.read_base_url, "https://me@clinic.org", "value-url", "It contains a user name"),
        (
            contact_values.read_base_url,
            "https://clinic.org:65536",
            "value-url",
            "a port is a number from 1 to 65535",
        ),
        (contact_values.read_base_url, "https://clinic.org:0", "value-url", "a port is a number from 1 to 65535"),
        (contact_values.read_base_url, "https://[x", "value-url", "The IP address in its brackets"),
        (contact_values.read_base_url, "https://clinic.org/a*/b", "value-url", "“*”"),
        (contact_values.read_base_url, "https://clinic.org/a%3Ab", "value-url", "“:”"),
        (contact_values.read_base_url, "https://clinic.org//a", "value-url", "two slashes"),
        (contact_values.read_base_url, "https://clinic.org/a/../b", "value-url", "only with dots"),
        (contact_values.read_base_url, "https://clinic.org/%2e/b", "value-url", "only with dots"),
    ],
)
def test_an_invalid_value_is_refused_with_a_reason(
    read: Callable[[str, Context], object], text: str, code: str, expected: str
) -> None:
    """The error names the rule, and the reason or hint says what to do where we can know it."""
    with pytest.raises(InvalidValueError) as error:
        read(text, HERE)
    assert error.value.code == code
    assert expected in f"{error.value.why}\n{error.value.hint}"


@pytest.mark.parametrize(
    ("text", "country", "phone"),
    [
        ("305-229-1400", "US", Phone("+13052291400", "305-229-1400")),
        ("(305) 229 1400", "US", Phone("+13052291400", "305-229-1400")),
        ("+1 305 229 1400", "US", Phone("+13052291400", "305-229-1400")),
        ("0201234567", "NL", Phone("+31201234567", "020 123 4567")),
        ("+44 20 7946 0018", "US", Phone("+442079460018", "+44 20 7946 0018")),
        ("305-555-0100", "US", Phone("+13055550100", "305-555-0100", placeholder=True)),
        ("000-000-0000", "US", Phone("+10000000000", "000-000-0000", placeholder=True)),
        ("123-456-7890", "US", Phone("+11234567890", "123-456-7890", placeholder=True)),
        ("phonenumber", "US", Phone("+10000000000", "phonenumber", placeholder=True)),
        ("305-xxx-xxxx", "US", Phone("+13059999999", "305-999-9999", placeholder=True)),
        ("(xxx) xxx-xxxx", "US", Phone("+10000000000", "(xxx) xxx-xxxx", placeholder=True)),
    ],
)
def test_a_telephone_number_is_read_by_the_country_around_it(text: str, country: str, phone: Phone) -> None:
    """We store it for dialing and show it as its country does; a placeholder is marked, not refused."""
    assert read_phone(text, Context(country=country)) == phone


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("988", "988 is a short number"),
        ("305-229-140", "It has too few digits."),
        ("229-1400", "The area code is missing."),
        ("305-229-14000000000", "It has too many digits."),
        ("305-229-1400 x12", "A link cannot dial an extension."),
        ("999-999-9998", "No such number is in use."),
        ("call us", "Write it with its area code"),
        ("305-229-1400 or 305-229-1401", "There are two numbers here."),
        ("305-229-1400 or 305-555-0100", "There are two numbers here."),
        ("305-229-1400 (office)", "Write only the number, in digits."),
        ("305-555-0100 (office)", "Write only the number, in digits."),
    ],
)
def test_a_number_that_cannot_be_dialed_is_refused(text: str, expected: str) -> None:
    """Short codes, extensions and incomplete numbers are refused, each with its reason."""
    with pytest.raises(InvalidValueError) as error:
        read_phone(text, HERE)
    assert error.value.code == "value-phone"
    assert expected in f"{error.value.why}\n{error.value.hint}"


@given(st.text(max_size=30), st.sampled_from([*SCALAR_TYPES.values(), *FIELD_TYPES.values()]))
def test_any_text_is_read_or_refused(text: str, scalar_type: ScalarType) -> None:
    """No reader raises any other exception."""
    try:
        found = scalar_type.read(text, HERE)
    except InvalidValueError:
        return
    assert found is not None
