"""Every kind of page that a site can have, by pages of the sample."""

from __future__ import annotations

from playwright.sync_api import ViewportSize

__all__ = ["DESK", "GALLERY", "PAGES"]

DESK: ViewportSize = {"width": 1280, "height": 800}
GALLERY = "_gallery/"
"""All components with their examples."""

_IN_BOTH_LANGUAGES = (
    "", "articles/sleep/", "topics/rest/", "articles/", "glossary/", "contact/", "about/", "privacy-overview/",
    "search/", "404.html", GALLERY,
)  # fmt: skip
# A crisis card with an exit button, an article without a translation, and an earlier address.
_IN_ENGLISH = ("articles/hard-days/", "articles/night-shift/", "articles/rest/")

PAGES = (*_IN_BOTH_LANGUAGES, *(f"es/{path}" for path in _IN_BOTH_LANGUAGES), *_IN_ENGLISH)
"""Paths under the root of the sample."""
