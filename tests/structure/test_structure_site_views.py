"""What every page shows of the clinic, made from the settings."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

from arranging import EN, ES, SETTINGS, TODAY, arranged, document, everywhere

from elevate_site.model.document import Document
from elevate_site.model.settings import Address, HoursException, Location
from elevate_site.model.site_options import Cookies, CookieService
from elevate_site.model.site_view import SiteView
from elevate_site.model.values import Email, LanguageCode, Phone, Url

MAIN = SETTINGS.locations[0]
DAY = datetime.timedelta(days=1)
SERVICE = CookieService(
    "counter",
    "Counter",
    "analytics",
    "Counter Inc.",
    everywhere("Counts visits."),
    Url("https://count.example:8443/js/count.js"),
    ("_count",),
)


def view(*documents: Document, language: LanguageCode = EN, **changes: Any) -> SiteView:
    return arranged(*documents, **changes).arrangement.facts.site_views[language]


def test_a_channel_that_is_not_offered_is_none() -> None:
    """Text and email are optional; phone and map are always there."""
    (location,) = view().locations
    assert location.phone_href == "tel:+13055550100"
    assert location.phone_display == "305-555-0100"
    assert (location.text_href, location.text_display) == (None, None)
    assert (location.email_href, location.email_display) == (None, None)
    assert view().booking_href is None
    assert view().portal_href is None


def test_a_channel_that_is_offered_has_its_link() -> None:
    """sms: has the full number, and mailto: is encoded."""
    offered = dataclasses.replace(
        MAIN, text=Phone("+13055550101", "305-555-0101"), email=Email("front+desk@clinic.example")
    )
    (location,) = view(locations=(offered,)).locations
    assert (location.text_href, location.text_display) == ("sms:+13055550101", "305-555-0101")
    assert location.email_href == "mailto:front%2Bdesk@clinic.example"
    assert location.email_display == "front+desk@clinic.example"


def test_map_links_name_the_clinic_and_its_address() -> None:
    """Two maps and one set of directions, with every character encoded, so that & and # in a name do no harm."""
    address = Address("1 A & B St #2", "Miami", "FL", "33101")
    place = "Test%20Clinic%2C%201%20A%20%26%20B%20St%20%232%2C%20Miami%2C%20FL%2033101%2C%20US"
    (location,) = view(locations=(Location("main", "Main", MAIN.phone, address),)).locations
    assert location.google_map_href == f"https://www.google.com/maps/search/?api=1&query={place}"
    assert location.google_directions_href == f"https://www.google.com/maps/dir/?api=1&destination={place}"
    assert location.apple_map_href == f"https://maps.apple.com/?q={place}"
    assert location.address_lines == ("1 A & B St #2", "Miami, FL 33101")


def test_exceptions_that_are_over_are_dropped() -> None:
    """Today counts, yesterday does not, and they are in the order of their dates."""
    days = [TODAY + 9 * DAY, TODAY - DAY, TODAY]
    exceptions = tuple(HoursException(day, (), everywhere("Closed")) for day in days)
    (location,) = view(locations=(dataclasses.replace(MAIN, exceptions=exceptions),)).locations
    assert [each.date for each in location.exceptions] == [TODAY, TODAY + 9 * DAY]


def test_navigation_and_footer_know_the_pages() -> None:
    """About is in the main navigation, every other page in the footer only."""
    site = view(document("pages/about.md"), document("pages/privacy.md"), document("pages/hidden.md", draft=True))
    assert [link.href for link in site.navigation] == ["/articles/", "/about/", "/contact/"]
    assert [link.href for link in site.footer] == [
        "/articles/",
        "/about/",
        "/contact/",
        "/privacy/",
        "/privacy-overview/",
    ]


def test_a_page_without_a_public_translation_is_linked_in_its_own_language() -> None:
    """The link says in which language its page is; a draft translation changes nothing yet."""
    about, draft = document("pages/about.md"), document("pages/about.es.md", title="Nosotros", draft=True)
    for site in (view(about, language=ES), view(about, draft, language=ES)):
        link = site.navigation[1]
        assert (link.href, link.text, link.language) == ("/about/", "About", EN)
    link = view(about, draft, drafts=True, language=ES).navigation[1]
    assert (link.href, link.text, link.language) == ("/es/about/", "Nosotros", None)


def test_a_spanish_page_without_an_original_stays_in_spanish() -> None:
    """The English navigation does not offer pages that exist only in Spanish."""
    page = document("pages/about.es.md")
    assert [link.href for link in view(page).navigation] == ["/articles/", "/contact/"]
    assert [link.href for link in view(page, language=ES).navigation][1] == "/es/about/"


def test_without_services_pages_load_from_their_own_site_only() -> None:
    """The policy that every page carries allows nothing else."""
    site = view()
    assert site.cookies.services == ()
    assert site.cookies.categories == ()
    assert "http" not in site.content_security_policy
    assert "script-src 'self';" in site.content_security_policy
    assert "unsafe" not in site.content_security_policy


def test_declared_services_are_allowed_by_host() -> None:
    """A declared service may be loaded from its host, and from nowhere else."""
    policy = view(cookies=Cookies((SERVICE,))).content_security_policy
    assert "script-src 'self' https://count.example:8443;" in policy
    assert "connect-src 'self' https://count.example:8443;" in policy
    assert "style-src 'self';" in policy


def test_categories_have_a_fixed_order() -> None:
    """The cookie notice does not depend on the order of site.yaml."""
    functional = dataclasses.replace(SERVICE, id="chat", category="functional")
    assert view(cookies=Cookies((SERVICE, functional))).cookies.categories == ("functional", "analytics")
    assert view(cookies=Cookies((SERVICE,))).cookies.categories == ("analytics",)


def test_the_revision_changes_with_the_services() -> None:
    """Readers are asked again only when the services they agreed to have changed."""

    def revision(*services: CookieService) -> str:
        return view(cookies=Cookies(services)).cookies.revision

    more = dataclasses.replace(SERVICE, cookies=("_count", "_more"))
    assert len({revision(), revision(SERVICE), revision(more), revision(SERVICE, more)}) == 4
    assert revision(SERVICE) == revision(dataclasses.replace(SERVICE))
    assert revision() == view(document("articles/a.md"), preview=True).cookies.revision


def test_each_language_has_its_own_addresses_below_the_base_url() -> None:
    """Every link of the site view has the path of the base URL and of the language."""
    site = view(language=ES, base_url="https://clinic.example/x/")
    assert (site.root, site.base_url) == ("/x/", "https://clinic.example/x")
    assert (site.home_href, site.contact_href, site.feed_href) == ("/x/es/", "/x/es/contact/", "/x/es/feed.xml")
    assert site.cookies.overview_href == "/x/es/privacy-overview/"
