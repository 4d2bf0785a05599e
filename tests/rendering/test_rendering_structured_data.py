"""What pages say to search engines in the terms of schema.org."""

from __future__ import annotations

import dataclasses
import datetime
import json
from typing import Any

import pytest
from drawing import EN, LOCATION, SITE

from elevate_site.model.fragment import Picture
from elevate_site.model.pictures import PictureFile
from elevate_site.model.settings import HoursException, Interval
from elevate_site.model.site_view import Head, Link
from elevate_site.model.values import LocalText
from elevate_site.model.views import AliasView, Byline, ContactView, PlainView, View
from elevate_site.rendering.pictures import Pictures
from elevate_site.rendering.structured_data import structured_data
from sample_views import article_view

HEAD = Head(
    title="Sleep </script><b>",
    description="About “sleep”.",
    href="/x/articles/sleep/",
    canonical="https://clinic.example/x/articles/sleep/",
    language=EN,
    alternates=(),
    language_switch=(),
    breadcrumbs=(Link("/x/", "Home"), Link("/x/articles/sleep/", "Sleep", current=True)),
    indexed=True,
    picture=Picture("share/en", "Care that listens"),
)
PICTURES = Pictures(
    {
        "static/images/a.png": PictureFile("assets/a b.png", "image/png", 300, 200),
        "static/images/a.svg": PictureFile("assets/a.svg", "image/svg+xml", 300, 200),
    },
    SITE.root,
    SITE.base_url,
)
BYLINE = Byline("Ana Ruiz", "Jane Doe, MD", datetime.date(2026, 1, 15), None, None, overdue=False)


def things(view: View, **changes: Any) -> dict[str, dict[str, Any]]:
    """The things that a page tells of, by type."""
    graph = json.loads(structured_data(view, dataclasses.replace(SITE, **changes), PICTURES))["@graph"]
    return {thing["@type"]: thing for thing in graph}


def test_an_article_is_a_medical_page_with_people() -> None:
    """A reviewer is a Person, and the day is that of the byline."""
    page = things(article_view(HEAD, BYLINE))["MedicalWebPage"]
    assert page["author"] == {"@type": "Person", "name": "Ana Ruiz"}
    assert page["reviewedBy"] == {"@type": "Person", "name": "Jane Doe, MD"}
    assert page["lastReviewed"] == "2026-01-15"
    assert page["url"] == HEAD.canonical


@pytest.mark.parametrize(
    ("picture", "image"),
    [("static/images/a.png", "https://clinic.example/x/assets/a%20b.png"), ("static/images/a.svg", None)],
)
def test_the_picture_of_an_article_has_a_full_address(picture: str, image: str | None) -> None:
    """A photograph is named by an address that works anywhere; search engines do not show SVG."""
    view = dataclasses.replace(article_view(HEAD, BYLINE), image=Picture(picture, "A"))
    assert things(view)["MedicalWebPage"].get("image") == image


def test_nothing_empty_is_said() -> None:
    """Without author and review there is no word of them."""
    nobody = Byline(None, None, None, None, None, overdue=False)
    assert not {"author", "reviewedBy", "lastReviewed"} & set(things(article_view(HEAD, nobody))["MedicalWebPage"])


def test_it_cannot_end_its_script() -> None:
    """A title that holds HTML stays a title."""
    text = structured_data(article_view(HEAD, BYLINE), SITE, PICTURES)
    assert "<" not in text
    assert things(article_view(HEAD, BYLINE))["MedicalWebPage"]["name"] == "Sleep </script><b>"


def test_breadcrumbs_have_full_addresses() -> None:
    """The trail that readers see, counted from 1."""
    crumbs = things(article_view(HEAD, BYLINE))["BreadcrumbList"]["itemListElement"]
    assert [(crumb["position"], crumb["name"], crumb["item"]) for crumb in crumbs] == [
        (1, "Home", "https://clinic.example/x/"),
        (2, "Sleep", "https://clinic.example/x/articles/sleep/"),
    ]


def test_the_clinic_stands_on_the_contact_page() -> None:
    """A location is a psychiatric clinic with what the page shows of it; without hours if it has none."""
    clinic = things(ContactView(HEAD))["MedicalClinic"]
    assert clinic["telephone"] == "+13052291400"
    assert clinic["name"] == "Clinic <& Co>"
    assert clinic["medicalSpecialty"] == "https://schema.org/Psychiatric"
    assert clinic["address"]["postalCode"] == "33101"
    assert not {"email", "openingHoursSpecification", "specialOpeningHoursSpecification"} & set(clinic)


def test_hours_are_told_day_by_day() -> None:
    """Monday is the first day, and a break makes two spans."""
    morning = Interval(datetime.time(9), datetime.time(12))
    afternoon = Interval(datetime.time(13), datetime.time(17, 30))
    open_days = ((morning,), (morning, afternoon), (), (), (), (), ())
    clinic = things(ContactView(HEAD), locations=(dataclasses.replace(LOCATION, days=open_days),))["MedicalClinic"]
    hours = [(each["dayOfWeek"], each["opens"], each["closes"]) for each in clinic["openingHoursSpecification"]]
    assert hours == [("Monday", "09:00", "12:00"), ("Tuesday", "09:00", "12:00"), ("Tuesday", "13:00", "17:30")]


def test_days_with_other_hours_are_told() -> None:
    """A closed day opens and closes at midnight; an open one has its spans, each for that day alone."""
    morning = Interval(datetime.time(9), datetime.time(12))
    afternoon = Interval(datetime.time(13), datetime.time(15))
    days = (
        HoursException(datetime.date(2026, 12, 24), (morning, afternoon), LocalText(((EN, "Christmas Eve"),))),
        HoursException(datetime.date(2026, 12, 25), (), LocalText(((EN, "Christmas Day"),))),
    )
    clinic = things(ContactView(HEAD), locations=(dataclasses.replace(LOCATION, exceptions=days),))["MedicalClinic"]
    told = [tuple(each.values()) for each in clinic["specialOpeningHoursSpecification"]]
    assert told == [
        ("OpeningHoursSpecification", "09:00", "12:00", "2026-12-24", "2026-12-24"),
        ("OpeningHoursSpecification", "13:00", "15:00", "2026-12-24", "2026-12-24"),
        ("OpeningHoursSpecification", "00:00", "00:00", "2026-12-25", "2026-12-25"),
    ]


def test_several_locations_are_told_apart() -> None:
    """Each location is a clinic of its own name."""
    other = dataclasses.replace(LOCATION, name="North")
    site = dataclasses.replace(SITE, locations=(LOCATION, other))
    graph = json.loads(structured_data(ContactView(HEAD), site, PICTURES))
    names = [thing["name"] for thing in graph["@graph"] if thing["@type"] == "MedicalClinic"]
    assert names == ["Clinic <& Co>, Main office", "Clinic <& Co>, North"]


def test_pages_without_an_address_say_nothing() -> None:
    """An alias is no page that search engines should know."""
    head = dataclasses.replace(HEAD, canonical=None)
    assert structured_data(AliasView(head, Link("/x/", "x")), SITE, PICTURES) == ""


def test_a_plain_page_is_a_page() -> None:
    """About and privacy are no medical pages."""
    view = PlainView(HEAD, "", crisis_card=False, exit_button=False)
    assert set(things(view)) == {"WebPage", "BreadcrumbList"}
