"""Tells which pages of the last published site are gone for good: links and bookmarks to them no longer work.

Most pages that go come back: drafts, scheduled texts, and what was left out because of its errors. Others only show a
part of a list. Reporting these would bury the one page that somebody renamed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from elevate_site.errors import Problem
from elevate_site.model.rules import adjust, problem
from elevate_site.pipeline.request import Build

__all__ = ["vanished_pages"]

_PART_OF_A_LIST = re.compile(r"(?:[a-z]{2,3}/)?(?:topics/[^/]+/\d+|articles/letter/[^/]+)/index\.html")


def vanished_pages(gone: Iterable[str], built: Build) -> tuple[Problem, ...]:
    """A Problem for each page that does not come back; `gone` are the paths under `dist/` that `built` has not."""
    lost = (path for path in gone if path not in built.absent and not _PART_OF_A_LIST.fullmatch(path))
    return adjust(map(_vanished, lost), built.rules)


def _vanished(path: str) -> Problem:
    address = "/" + path.removesuffix("index.html")
    message = f"The page {address} was published before and is gone now; links and bookmarks to it no longer work."
    hint = (
        f"If it has a new address, add {address} to `aliases` in the front matter of the page that takes its place. "
        "If it was meant to go, nothing needs to be done."
    )
    return problem("url-vanished", "", 0, 0, message, hint)
