"""Check the optional services under `cookies` in `site.yaml`: which may run, and how they name their cookies.

Advertising pixels and session recorders tell their makers which illness somebody reads about, whatever the reader
agreed to. The United States' Federal Trade Commission has fined health sites for exactly these (GoodRx and
BetterHelp, both 2023), and the Department of Health and Human Services' bulletin on online tracking (2022, revised
2024) warns of them.
"""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Iterator, Mapping

from elevate_site.errors import Problem
from elevate_site.model.rules import problem
from elevate_site.model.site_options import CookieService
from elevate_site.model.values import Position, Positions
from elevate_site.reading.schema.messages import quote

__all__ = ["check_cookie_services"]

_COOKIE_NAME = re.compile(r"[\w!#$%&'+.^`|~-]+\*?", re.ASCII)
"""A token (RFC 6265, section 4.1.1). The star at the end is our own: it stands for the rest of a name that varies."""
_DOMAINS: Mapping[str, tuple[str, ...]] = {
    "Meta": (".facebook.com", ".facebook.net", ".fbcdn.net"),
    "TikTok": (".tiktok.com", ".ttwstatic.com"),
    "LinkedIn": (".licdn.com", ".linkedin.com"),
    "Snap": (".sc-static.net", ".snapchat.com"),
    "Pinterest": (".pinimg.com", ".pinterest.com"),
    "X advertising": (".ads-twitter.com",),
    "Reddit advertising": (".redditstatic.com",),
    "Quora advertising": (".q.quora.com",),
    "Nextdoor advertising": (".ads.nextdoor.com",),
    "Spotify advertising": (".byspotify.com",),
    "Microsoft Advertising": (".bat.bing.com", ".adnxs.com"),
    "Amazon advertising": (".amazon-adsystem.com",),
    "Google Ads": (".doubleclick.net", ".googleadservices.com", ".googlesyndication.com", ".adservice.google.com"),
    "Google Tag Manager": (".googletagmanager.com",),
    "Yahoo advertising": (".ads.yahoo.com", ".analytics.yahoo.com"),
    "Adobe advertising": (".demdex.net", ".everesttech.net"),
    "Oracle advertising": (".bluekai.com", ".addthis.com"),
    "AdRoll": (".adroll.com",),
    "Adform": (".adform.net",),
    "Criteo": (".criteo.com", ".criteo.net"),
    "Index Exchange": (".casalemedia.com",),
    "LiveRamp": (".rlcdn.com",),
    "MediaMath": (".mathtag.com",),
    "Magnite": (".rubiconproject.com",),
    "OpenX": (".openx.net",),
    "Outbrain": (".outbrain.com",),
    "PubMatic": (".pubmatic.com",),
    "Quantcast": (".quantserve.com", ".quantcount.com"),
    "Scorecard Research": (".scorecardresearch.com",),
    "Taboola": (".taboola.com",),
    "The Trade Desk": (".adsrvr.org",),
    "Contentsquare": (".contentsquare.com", ".contentsquare.net", ".clicktale.net"),
    "Crazy Egg": (".crazyegg.com",),
    "FullStory": (".fullstory.com",),
    "Hotjar": (".hotjar.com", ".hotjar.io"),
    "Inspectlet": (".inspectlet.com",),
    "LogRocket": (".logrocket.com", ".logrocket.io", ".lr-in.com", ".lr-ingest.io"),
    "Lucky Orange": (".luckyorange.com", ".luckyorange.net"),
    "Microsoft Clarity": (".clarity.ms",),
    "Mouseflow": (".mouseflow.com",),
    "Quantum Metric": (".quantummetric.com",),
    "Smartlook": (".smartlook.com", ".smartlook.cloud"),
    "Yandex Metrica": (".mc.yandex.ru", ".mc.yandex.com"),
}
"""The domains from which each owner's scripts are loaded, each with the dot before it that a subdomain has too."""
_PRODUCTS = re.compile(
    r"\b(?:(?:meta|facebook|tiktok|linkedin|snap|snapchat|pinterest|reddit|twitter|x|quora|microsoft|bing|google|amazon)"
    r" (?:pixel|ads|advertising|insight tag|tag)"
    r"|meta platforms|google tag manager|google adsense|doubleclick|microsoft clarity|yandex metrica|adroll|criteo"
    r"|adform|outbrain|pubmatic|quantcast|taboola|the trade desk|contentsquare|crazy egg|fullstory|hotjar|inspectlet"
    r"|logrocket|lucky orange|mouseflow|quantum metric|smartlook)\b",
    re.IGNORECASE,
)
"""Names of products and companies that can mean nothing else, also as part of a longer name."""
_COMPANIES = re.compile(r"(clarity|facebook|linkedin|meta|pinterest|snap|snapchat|tiktok)(?:,? inc\.?)?", re.IGNORECASE)
"""Companies whose names are also ordinary words or parts of words: they count only as the whole name."""


def check_cookie_services(services: tuple[CookieService, ...], file: str, positions: Positions) -> Iterator[Problem]:
    """The Problems of `services`, each at its position in `file`."""
    for number, service in enumerate(services):
        path = f"cookies.services.{number}"
        yield from _check_purpose(service, file, positions.get(f"{path}.name", Position(0, 0)))
        for index, name in enumerate(service.cookies):
            if not _COOKIE_NAME.fullmatch(name):
                position = positions.get(f"{path}.cookies.{index}", Position(0, 0))
                message = f"{quote(name)} is not the name of a cookie: a name has letters, digits and signs such as _."
                hint = "Copy the name from the service's documentation; a * at the end matches any further letters."
                yield problem("value-type", file, *position, message, hint)


def _check_purpose(service: CookieService, file: str, position: Position) -> Iterator[Problem]:
    """A Problem at `position` when `service` advertises or records."""
    host = urllib.parse.urlsplit(service.script).hostname or ""
    owner = next((name for name, domains in _DOMAINS.items() if f".{host}".endswith(domains)), None)
    product = next(filter(None, map(_find_product, (service.name, service.provider))), None)
    if owner or product:
        message = f"{service.name} ({owner or product}) tells an advertising or recording company who reads what."
        hint = (
            "Remove it: no consent makes it right on a page about health. "
            "Count visits with a service that tracks nobody."
        )
        yield problem("cookie-advertising", file, *position, message, hint)


def _find_product(text: str) -> str | None:
    """The advertising or recording product that `text` names, or `None`."""
    words = " ".join(text.split())
    found = _PRODUCTS.search(words) or _COMPANIES.fullmatch(words)
    return found[0] if found else None
