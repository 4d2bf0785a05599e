"""The exit statuses of a build, which say whether the site was published."""

from __future__ import annotations

import enum

__all__ = ["BuildStatus"]


class BuildStatus(enum.IntEnum):
    """How a build ended."""

    PUBLISHED = 0
    """The site is published, whether or not the report of it could be printed."""
    REFUSED = 1
    """There were errors. Nothing was published, or publishing stopped half way."""
    STOPPED = 130
    """Ctrl-C stopped the build; shells report it so."""
