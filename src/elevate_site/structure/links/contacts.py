"""Links to the clinic's own data, such as `contact:phone` or `contact:doral/map`, which never grow stale.

They lead where the contact widgets of every page lead, and say what those say. As there, the first location is meant
where none is named.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from elevate_site.model.fragment import ContactWords, Phrase
from elevate_site.model.site_view import LocationView, SiteView
from elevate_site.structure.links.judged import JudgedLink, LinkFault

__all__ = ["judge_contact_link"]

_SCHEME = "contact:"
_RULE = "contact-unknown"


@dataclass(frozen=True, slots=True)
class _Channel:
    """A way to reach the clinic, or one of its locations."""

    what: str
    """As messages name it."""
    href: Callable[[SiteView, LocationView], str | None]
    """`None` when the clinic does not offer it there."""
    words: Callable[[LocationView], str | None] | None = None
    """What the widgets show of it."""
    phrase: str = ""
    """The key of what they say instead; the channel then belongs to the clinic, not to a location."""


_CHANNELS: Mapping[str, _Channel] = {
    "phone": _Channel("phone number", lambda _, place: place.phone_href, lambda place: place.phone_display),
    "text": _Channel("number for text messages", lambda _, place: place.text_href, lambda place: place.text_display),
    "email": _Channel("email address", lambda _, place: place.email_href, lambda place: place.email_display),
    "map": _Channel("map", lambda _, place: place.google_map_href, lambda place: ", ".join(place.address_lines)),
    "booking": _Channel("address for booking online", lambda site, _: site.booking_href, phrase="book_online"),
    "portal": _Channel("patient portal", lambda site, _: site.portal_href, phrase="patient_portal"),
}
_OTHER_NAMES: Mapping[str, str] = {
    **dict.fromkeys(("call", "tel", "telephone", "number", "telefono", "teléfono"), "phone"),
    **dict.fromkeys(("sms", "message", "texto", "mensaje"), "text"),
    **dict.fromkeys(("mail", "e-mail", "mailto", "correo"), "email"),
    **dict.fromkeys(("address", "directions", "mapa", "direccion", "dirección"), "map"),
    **dict.fromkeys(("book", "appointment", "appointments", "cita"), "booking"),
    **dict.fromkeys(("login", "patient-portal", "patient_portal"), "portal"),
}
"""What writers may call a channel."""


_ON_THE_CONTACT_PAGE = ("hours", "opening-hours", "horario", "horas", "locations", "location", "page")


def judge_contact_link(target: str, site: SiteView) -> JudgedLink:
    """The meaning of a link to `target`, which begins with `contact:`, in the language of `site`."""
    written = unquote(target.removeprefix(_SCHEME)).lower()
    place_id, _, name = written.rpartition("/")
    channel = _CHANNELS.get(name)
    place = next((each for each in site.locations if each.id == place_id), None) if place_id else site.locations[0]
    if channel is None or place is None or written.startswith("/"):
        return JudgedLink(None, _unknown(written, site))
    if channel.phrase and place_id:
        message = f"`{written}` cannot be linked: there is one {channel.what} for all locations."
        return JudgedLink(None, LinkFault(_RULE, message, f"Write {_SCHEME}{name}"))
    href = channel.href(site, place)
    if href is None:
        return JudgedLink(None, _not_offered(name, place, site))
    said = channel.words(place) if channel.words else None
    return JudgedLink(href, words=Phrase(channel.phrase) if said is None else ContactWords(said))


def _offered(site: SiteView) -> Iterator[str]:
    """What can be written after `contact:`, the main location first and without its id."""
    for name, channel in _CHANNELS.items():
        if channel.href(site, site.locations[0]):
            yield name
    for place in site.locations[1:]:
        for name, channel in _CHANNELS.items():
            if channel.words and channel.href(site, place):
                yield f"{place.id}/{name}"


def _not_offered(name: str, place: LocationView, site: SiteView) -> LinkFault:
    channel = _CHANNELS[name]
    of_clinic = bool(channel.phrase)
    message = f"{site.name if of_clinic else place.name} has no {channel.what} in content/site.yaml."
    return LinkFault(_RULE, message, f"Add it there, or write {_choices(site)}.")


def _unknown(written: str, site: SiteView) -> LinkFault:
    """The fault of what is `written` after `contact:` and names nothing, with what was probably meant."""
    if written.rpartition("/")[2] in _ON_THE_CONTACT_PAGE:
        message = f"A link cannot show what “{_SCHEME}{written}” names; the contact page does."
        return LinkFault(_RULE, message, "Write /contact/")
    message = f"“{_SCHEME}{written}” names nothing that content/site.yaml holds."
    meant = _meant(written, site)
    return LinkFault(_RULE, message, f"Write {_SCHEME}{meant}" if meant else f"Write {_choices(site)}.")


def _meant(written: str, site: SiteView) -> str | None:
    """What can be written after `contact:` and comes closest to what was `written`."""
    places = {place.id: place for place in site.locations}
    known = [*places, *_CHANNELS, *_OTHER_NAMES]
    parts = [difflib.get_close_matches(part, known, n=1) for part in re.split(r"[\s/:.]+", written) if part]
    words = [word for found in parts for word in found]
    place = next((places[word] for word in words if word in places), None)
    name = next((_OTHER_NAMES.get(word, word) for word in words if word not in places), "phone")
    if not words or len(words) != len(parts) or (place is None) != (len(words) == 1 and words[0] not in places):
        return None
    if not _CHANNELS[name].href(site, place or site.locations[0]):
        return None
    return f"{place.id}/{name}" if place and _CHANNELS[name].words else name


def _choices(site: SiteView) -> str:
    *first, last = (f"{_SCHEME}{each}" for each in _offered(site))
    return f"{', '.join(first)} or {last}"
