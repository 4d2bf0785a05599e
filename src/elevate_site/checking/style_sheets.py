"""Checks a finished style sheet: it asks no other host, and the check of links learns which files it loads."""

from __future__ import annotations

import re

from elevate_site.checking.links import PageFacts
from elevate_site.errors import Problem
from elevate_site.model.rules import problem

__all__ = ["check_stylesheet", "stylesheet_facts"]

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
# Data carries its own content; XML namespaces in a drawing look like addresses, but nothing loads them.
_DATA = re.compile(r"url\(\s*(?:\"data:[^\"]*\"|'data:[^']*'|data:[^)\s]*)\s*\)", re.IGNORECASE)
_OTHER_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//[^\s\"')/;]+[^\s\"');]*", re.IGNORECASE)
_LOADED = re.compile(
    r"url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^\"')\s]*))\s*\)|@import\s+(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE
)


def check_stylesheet(path: str, text: str) -> tuple[Problem, ...]:
    """Every address of another host in the style sheet at `path` under `dist/`, with its line there."""
    visible = _without_comments_and_data(text)
    hint = "Copy the file into static/; a page asks no other host before the reader agrees."
    found = []
    for match in _OTHER_HOST.finditer(visible):
        line = visible.count("\n", 0, match.start()) + 1
        message = f"{path}, line {line}: the style sheet asks another host, {match[0]}."
        found.append(problem("page-host", "", 0, 0, message, hint))
    return tuple(found)


def stylesheet_facts(path: str, text: str) -> PageFacts:
    """The files of the site that the style sheet at `path` loads, for `check_links`."""
    found = (next(filter(None, groups), "") for groups in _LOADED.findall(_without_comments_and_data(text)))
    loaded = tuple(dict.fromkeys(address for address in found if address and not _OTHER_HOST.match(address)))
    return PageFacts(path=path, source="", anchors=(), links=(), assets=loaded)


def _without_comments_and_data(text: str) -> str:
    """`text` with spaces in their place, so that lines stay where they are."""
    for pattern in (_COMMENT, _DATA):
        text = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    return text
