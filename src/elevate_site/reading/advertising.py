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
from elevate_site.model.settings import CookieService
from elevate_site.model.values import Position

__all__ = ["check_service"]

_HOSTS: Mapping[str, str] = {
    "facebook.com": "Meta",
    "facebook.net": "Meta",
    "fbcdn.net": "Meta",
    "tiktok.com": "TikTok",
    "licdn.com": "LinkedIn",
    "linkedin.com": "LinkedIn",
    "sc-static.net": "Snap",
    "snapchat.com": "Snap",
    "pinimg.com": "Pinterest",
    "pinterest.com": "Pinterest",
    "ads-twitter.com": "X advertising",
    "redditstatic.com": "Reddit advertising",
    "bat.bing.com": "Microsoft Advertising",
    "amazon-adsystem.com": "Amazon advertising",
    "doubleclick.net": "Google Ads",
    "googleadservices.com": "Google Ads",
    "googlesyndication.com": "Google Ads",
    "criteo.com": "Criteo",
    "criteo.net": "Criteo",
    "taboola.com": "Taboola",
    "outbrain.com": "Outbrain",
    "adroll.com": "AdRoll",
    "hotjar.com": "Hotjar",
    "fullstory.com": "FullStory",
    "clarity.ms": "Microsoft Clarity",
    "mouseflow.com": "Mouseflow",
    "luckyorange.com": "Lucky Orange",
    "smartlook.com": "Smartlook",
    "logrocket.com": "LogRocket",
    "crazyegg.com": "Crazy Egg",
}
"""The host of a script, or a domain above it, and whose it is."""
_NAMES = re.compile(
    r"\b(meta|facebook|tiktok|linkedin|snap|snapchat|pinterest|google ads|doubleclick|criteo|taboola|outbrain|adroll"
    r"|hotjar|full ?story|clarity|mouseflow|lucky orange|smartlook|logrocket|crazy egg)\b",
    re.IGNORECASE,
)


def check_service(service: CookieService, file: str, position: Position) -> tuple[Problem, ...]:
    """A Problem when `service`, declared at `position`, advertises or records."""
    host = urllib.parse.urlsplit(service.script).hostname or ""
    owner = next((name for domain, name in _HOSTS.items() if f".{host}".endswith(f".{domain}")), None)
    named = _NAMES.search(service.name) or _NAMES.search(service.provider)
    if owner is None and named is None:
        return ()
    message = (
        f"{service.name} ({owner or (named and named[0])}) tells an advertising or recording company who reads what."
    )
    hint = (
        "Remove it: no consent makes it right on a page about health. Count visits with a service that keeps no trace."
    )
    return (problem("cookie-advertising", file, *position, message, hint),)
