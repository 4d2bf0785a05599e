"""Optional services and print: the parts of `Settings` that few sites write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from elevate_site.model.values import LocalText, Url

__all__ = ["CookieService", "Cookies", "Printing"]


@dataclass(frozen=True, slots=True)
class CookieService:
    """An optional service that would run in the reader's browser, and only after a yes."""

    id: str
    """A short name: `plausible`."""
    name: str
    """The name of the service as its maker writes it."""
    category: Literal["functional", "analytics"]
    """What a reader is asked to allow. There is no category for advertising, on purpose."""
    provider: str
    """Who gets the data."""
    purpose: LocalText
    """What it is for, in one plain sentence."""
    script: Url
    """The script that is loaded after consent, over https."""
    cookies: tuple[str, ...] = ()
    """Cookies it sets, deleted when consent is withdrawn; `_ga_*` matches every name with that beginning."""
    retention: LocalText | None = None
    """How long its data is kept."""


@dataclass(frozen=True, slots=True)
class Cookies:
    """The services that run in the reader's browser beside the page itself."""

    services: tuple[CookieService, ...] = ()


@dataclass(frozen=True, slots=True)
class Printing:
    """Options for printed pages."""

    qr_codes: bool = True
    """Whether printed articles and plain pages have a QR code that leads back to them."""
