"""What stands in for a setting that is invalid or missing, so that one wrong digit does not hide all other mistakes.

Nothing made with these is published, because each has an error beside it. So they only have to be of the right type,
and to break no rule themselves.
"""

from __future__ import annotations

from collections.abc import Mapping

from elevate_site.errors import Severity
from elevate_site.model.settings import Address, Clinic, Location, RuleChange, Settings
from elevate_site.model.values import LanguageCode, LocalText, Phone, Url

__all__ = ["STAND_INS"]

_TEXT = LocalText(((LanguageCode(""), "…"),))
_ADDRESS = {"street": "…", "city": "…", "region": "…", "postal_code": "…"}
_CLINIC: Mapping[str, object] = {"name": "…", "tagline": _TEXT, "description": _TEXT}
_PHONE = Phone("+12012000000", "201-200-0000")
_LOCATION: Mapping[str, object] = {"id": "", "name": "…", "phone": _PHONE, "address": Address(**_ADDRESS)}

STAND_INS: Mapping[type, Mapping[str, object]] = {
    Address: _ADDRESS,
    Clinic: _CLINIC,
    Location: _LOCATION,
    RuleChange: {"severity": Severity.OFF, "reason": "…"},
    Settings: {
        "base_url": Url("https://www.clinic.org"),
        "clinic": Clinic("…", _TEXT, _TEXT),
        "locations": (Location("", "…", _PHONE, Address(**_ADDRESS)),),
        "preview": True,
    },
}
"""By dataclass and field. Who mistypes `preview` writes about a site that is not public yet."""
