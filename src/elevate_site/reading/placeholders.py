"""The rule that no placeholder is published as a contact detail.

A site is built before its owner has handed over every number, so placeholders are welcome while `preview: true`
stands in `site.yaml`. After that a patient would dial them.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from elevate_site.errors import Problem, Severity
from elevate_site.model.rules import problem
from elevate_site.model.settings import Location, Settings

__all__ = ["check_placeholders"]

_RESERVED_HOST = re.compile(
    r"(^|[@./])(example\.(com|org|net|edu)|[\w-]+\.(example|invalid|test))(?=[:/?#]|$)", re.IGNORECASE
)
"""Names that RFC 2606 and RFC 6761 set aside for examples."""
_STREET = re.compile(r"^(123|1234) (main|any|elm|oak)\w*\b|\bany ?(street|town|city)\b|^0{5}$", re.IGNORECASE)
_WORD = re.compile(r"placeholder|lorem ipsum|\btodo\b|\btbd\b|x{3}", re.IGNORECASE)


def check_placeholders(settings: Settings, file: str) -> tuple[Problem, ...]:
    """A Problem for each contact detail that is a placeholder: a warning in a preview, an error otherwise."""
    found = []
    for path, shown in _placeholders(settings):
        message = f"`{path.rpartition('.')[2]}` is a placeholder: {shown}"
        if settings.preview:
            hint = "Fill in the real one before you set `preview: false`."
        else:
            hint = "Fill in the real one, or set `preview: true` while the site is not public."
        line, column = settings.positions.get(path, (0, 0))
        one = problem("placeholder", file, line, column, message, hint)
        found.append(dataclasses.replace(one, severity=Severity.WARNING) if settings.preview else one)
    return tuple(found)


def _placeholders(settings: Settings) -> Iterator[tuple[str, str]]:
    """The dotted path and the text of each placeholder."""
    addresses: dict[str, str | None] = {
        "base_url": settings.base_url,
        "clinic.booking_url": settings.clinic.booking_url,
        "clinic.patient_portal_url": settings.clinic.patient_portal_url,
    }
    for number, location in enumerate(settings.locations):
        base = f"locations.{number}"
        for name, phone in (("phone", location.phone), ("text", location.text)):
            if phone is not None and phone.placeholder:
                yield f"{base}.{name}", phone.display
        for name, text in _texts(location):
            addresses[f"{base}.{name}"] = text
    for path, text in addresses.items():
        if text is not None and (_RESERVED_HOST.search(text) or _STREET.search(text) or _WORD.search(text)):
            yield path, text


def _texts(location: Location) -> Iterator[tuple[str, str | None]]:
    address = location.address
    yield "name", location.name
    yield "email", location.email
    yield "address.street", address.street
    yield "address.city", address.city
    yield "address.postal_code", address.postal_code
