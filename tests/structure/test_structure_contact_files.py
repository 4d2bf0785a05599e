"""Contact files have URLs of their own, which nothing else can take."""

from __future__ import annotations

import dataclasses

from arranging import SETTINGS, arranged, document


def test_each_location_has_a_file_beside_the_contact_page() -> None:
    """Its path is the id of the location, in each language; the contact card of that language links to it."""
    made = arranged()
    assert {path for path in made.paths if path.endswith(".vcf")} == {"contact/main.vcf", "es/contact/main.vcf"}
    for language, view in made.arrangement.facts.site_views.items():
        folder = "" if language == "en" else "/es"
        assert [each.contact_file_href for each in view.locations] == [f"{folder}/contact/main.vcf"]


def test_the_name_tells_several_locations_apart() -> None:
    """A clinic with one location is saved under its own name."""
    (main,) = SETTINGS.locations
    assert arranged().view("contact/main.vcf").name == "Test Clinic"
    made = arranged(locations=(main, dataclasses.replace(main, id="north", name="North")))
    assert made.view("contact/main.vcf").name == "Test Clinic, Main office"
    assert made.view("contact/north.vcf").name == "Test Clinic, North"


def test_the_address_of_a_contact_file_is_taken() -> None:
    """A file of the same name in `static/` and an alias with that URL are errors; the contact file stays."""
    made = arranged(
        document("articles/sleep.md", aliases=("/contact/main.vcf/",)),
        assets={"static/contact/main.vcf": "contact/main.vcf"},
    )
    assert sorted(made.codes) == ["alias-hides", "url-repeated"]
    assert made.page("contact/main.vcf").template == "machine/contact.vcf"
