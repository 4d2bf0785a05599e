"""What is asked of a build, and what it answers."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from zoneinfo import ZoneInfo

from elevate_site.errors import Problem, Severity
from elevate_site.memory import Memory
from elevate_site.model.values import Url
from elevate_site.pipeline.timings import Tally

if TYPE_CHECKING:  # importing it takes longer than a small site in which nothing changed
    from concurrent.futures import Executor

__all__ = ["Build", "BuildRequest", "Progress"]

Progress: TypeAlias = Callable[[str, int, int], None]
"""Is told a step, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What is to be built, and how."""

    site: Path
    """The site folder, which holds `content/`."""
    theme: Path
    """The folder with the shipped `templates/` and `static/`."""
    now: datetime.datetime
    """The moment of the build, with its time zone; which day that is depends on the clinic's zone."""
    today: datetime.date | None = None
    """The day to build for, when it is not the one of `now`."""
    base_url: Url | None = None
    """The address to build for, when it is not the one in `site.yaml`."""
    drafts: bool = False
    """Whether drafts and texts of another day have pages."""
    gallery: bool = False
    """Whether the components have a page."""
    in_full: bool = True
    """Whether all is made that takes long and that only readers of the published site need: variants of pictures, share
    pictures, QR codes and the index of the search. A preview does without."""
    lenient: bool = False
    """Whether articles with errors are left out instead of stopping the site."""
    jobs: int = 1
    """How many processes may work, and threads make variants of pictures."""
    executor: Executor | None = None
    """Where the work is done instead, on other machines perhaps."""
    memory: Memory = field(default_factory=Memory)
    """What earlier builds made."""
    standing: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of each file that is published already, by its path; what has the right bytes need not be made."""

    def day(self, time_zone: str) -> datetime.date:
        """The day to build for, where the clinic is."""
        return self.today or self.now.astimezone(ZoneInfo(time_zone)).date()


@dataclass(frozen=True, slots=True)
class Build:
    """A site that was built, or why it could not be."""

    files: Mapping[str, str]
    """SHA-256 of each file by its path under `dist/`; its bytes are in the staging area."""
    problems: tuple[Problem, ...]
    """Everything that was found, in the order of files and lines, at the severities of the site."""
    pages: int
    """How many HTML pages there are."""
    root: str
    """The path of the base URL, with `/` at both ends."""
    withheld: tuple[str, ...] = ()
    """The source files that were left out because of their errors."""
    waiting: tuple[str, ...] = ()
    """The source files that are not public today."""
    next_change: datetime.date | None = None
    """The next day on which the site changes by itself."""
    day: datetime.date | None = None
    """The day for which it was built."""
    time_zone: str = "UTC"
    """Where that day was."""
    seconds: Mapping[str, float] = field(default_factory=dict)
    """How long each step took, by the clock."""
    work: Mapping[str, Tally] = field(default_factory=dict)
    """How often each kind of work was done in all processes, and how long that took: `draw pages/article.html`."""

    @property
    def publishable(self) -> bool:
        """Whether nothing that was found forbids publishing; errors of withheld files do not."""
        errors = (each for each in self.problems if each.severity is Severity.ERROR)
        return bool(self.files) and all(each.file in self.withheld for each in errors)
