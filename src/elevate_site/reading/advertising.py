"""Services that must not run on a page about health, whatever the reader agrees to.

Advertising pixels and session recorders tell their makers which illness somebody reads about. The United States'
Federal Trade Commission has fined health sites for exactly these (GoodRx and BetterHelp, both 2023), and the
Department of Health and Human Services' bulletin on online tracking (2022, revised 2024) warns of them.
"""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Mapping

from elevate_site.errors import Problem
from elevate_site.model.rules import problem
from elevate_site.model.site_options import CookieService
from elevate_site.model.values import Position

__all__ = ["check_service"]

_HOSTS: Mapping[str, str] = {
    "facebook.com": "Meta",
    "facebook.net": "Meta",
    "fbcdn.net": "Meta",
    "tiktok.com": "TikTok",
    "ttwstatic.com": "TikTok",
    "licdn.com": "LinkedIn",
    "linkedin.com": "LinkedIn",
    "sc-static.net": "Snap",
    "snapchat.com": "Snap",
    "pinimg.com": "Pinterest",
    "pinterest.com": "Pinterest",
    "ads-twitter.com": "X advertising",
    "redditstatic.com": "Reddit advertising",
    "q.quora.com": "Quora advertising",
    "ads.nextdoor.com": "Nextdoor advertising",
    "byspotify.com": "Spotify advertising",
    "bat.bing.com": "Microsoft Advertising",
    "adnxs.com": "Microsoft Advertising",
    "amazon-adsystem.com": "Amazon advertising",
    "doubleclick.net": "Google Ads",
    "googleadservices.com": "Google Ads",
    "googlesyndication.com": "Google Ads",
    "adservice.google.com": "Google Ads",
    "googletagmanager.com": "Google Tag Manager",
    "ads.yahoo.com": "Yahoo advertising",
    "analytics.yahoo.com": "Yahoo advertising",
    "demdex.net": "Adobe advertising",
    "everesttech.net": "Adobe advertising",
    "bluekai.com": "Oracle advertising",
    "addthis.com": "Oracle advertising",
    "adroll.com": "AdRoll",
    "adform.net": "Adform",
    "criteo.com": "Criteo",
    "criteo.net": "Criteo",
    "casalemedia.com": "Index Exchange",
    "rlcdn.com": "LiveRamp",
    "mathtag.com": "MediaMath",
    "rubiconproject.com": "Magnite",
    "openx.net": "OpenX",
    "outbrain.com": "Outbrain",
    "pubmatic.com": "PubMatic",
    "quantserve.com": "Quantcast",
    "quantcount.com": "Quantcast",
    "scorecardresearch.com": "Scorecard Research",
    "taboola.com": "Taboola",
    "adsrvr.org": "The Trade Desk",
    "contentsquare.com": "Contentsquare",
    "contentsquare.net": "Contentsquare",
    "clicktale.net": "Contentsquare",
    "crazyegg.com": "Crazy Egg",
    "fullstory.com": "FullStory",
    "hotjar.com": "Hotjar",
    "hotjar.io": "Hotjar",
    "inspectlet.com": "Inspectlet",
    "logrocket.com": "LogRocket",
    "logrocket.io": "LogRocket",
    "lr-in.com": "LogRocket",
    "lr-ingest.io": "LogRocket",
    "luckyorange.com": "Lucky Orange",
    "luckyorange.net": "Lucky Orange",
    "clarity.ms": "Microsoft Clarity",
    "mouseflow.com": "Mouseflow",
    "quantummetric.com": "Quantum Metric",
    "smartlook.com": "Smartlook",
    "smartlook.cloud": "Smartlook",
    "mc.yandex.ru": "Yandex Metrica",
    "mc.yandex.com": "Yandex Metrica",
}
"""The host of a script, or a domain above it, and whose it is."""
_PRODUCTS = re.compile(
    r"\b(?:(?:meta|facebook|tiktok|linkedin|snap|snapchat|pinterest|reddit|twitter|x|quora|microsoft|bing|google|amazon)"
    r" (?:pixel|ads|advertising|insight tag|tag)"
    r"|meta platforms|google tag manager|google adsense|doubleclick|microsoft clarity|yandex metrica|adroll|criteo"
    r"|adform|outbrain|pubmatic|quantcast|taboola|the trade desk|contentsquare|crazy egg|fullstory|hotjar|inspectlet"
    r"|logrocket|lucky orange|mouseflow|quantum metric|smartlook)\b",
    re.IGNORECASE,
)
"""The whole names of products and companies that can mean nothing else; they may stand in a longer name."""
_COMPANIES = re.compile(r"(clarity|facebook|linkedin|meta|pinterest|snap|snapchat|tiktok)(?:,? inc\.?)?", re.IGNORECASE)
"""Names that are also ordinary words or parts of others: they count only when nothing else is said."""


def check_service(service: CookieService, file: str, position: Position) -> tuple[Problem, ...]:
    """A Problem when `service`, declared at `position`, advertises or records."""
    host = urllib.parse.urlsplit(service.script).hostname or ""
    owner = next((name for domain, name in _HOSTS.items() if f".{host}".endswith(f".{domain}")), None)
    named = next(filter(None, map(_named, (service.name, service.provider))), None)
    if owner is None and named is None:
        return ()
    message = f"{service.name} ({owner or named}) tells an advertising or recording company who reads what."
    hint = (
        "Remove it: no consent makes it right on a page about health. Count visits with a service that keeps no trace."
    )
    return (problem("cookie-advertising", file, *position, message, hint),)


def _named(text: str) -> str | None:
    """The advertising or recording product that `text` names, if it does."""
    words = " ".join(text.split())
    found = _PRODUCTS.search(words) or _COMPANIES.fullmatch(words)
    return found[0] if found else None
