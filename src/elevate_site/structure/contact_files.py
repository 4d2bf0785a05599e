"""The files with which a reader saves the clinic among the contacts of a telephone, one for each location."""

from __future__ import annotations

from collections.abc import Iterator

from elevate_site.model.machine_views import ContactFileView
from elevate_site.model.page import Page
from elevate_site.model.values import LanguageCode
from elevate_site.structure.library import Library
from elevate_site.structure.urls import Addresses

__all__ = ["contact_file_pages", "contact_file_path"]


def contact_file_path(addresses: Addresses, location: str, language: LanguageCode) -> str:
    """The path of the contact file of the location with this id: `es/contact/main.vcf`."""
    return f"{addresses.folder(language)}contact/{location}.vcf"


def contact_file_pages(library: Library, language: LanguageCode) -> Iterator[Page]:
    """A contact file for each location, with the notes in `language`."""
    addresses, clinic = library.addresses, library.settings.clinic.name
    locations = library.settings.locations
    for location in locations:
        path = contact_file_path(addresses, location.id, language)
        view = ContactFileView(
            # Telephones list contacts by this name alone, so that it has to tell the locations apart.
            name=f"{clinic}, {location.name}" if len(locations) > 1 else clinic,
            location=location,
            url=addresses.absolute(path),
            contact_url=addresses.absolute(addresses.section("contact", language)),
        )
        yield Page(path, language, "machine/contact.vcf", view)
