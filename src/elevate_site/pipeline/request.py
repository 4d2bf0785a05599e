"""The request for a build, and its result."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from elevate_site.errors import Problem, Severity
from elevate_site.memory import Memory
from elevate_site.model.settings import RuleChange
from elevate_site.model.values import Url
from elevate_site.pipeline.context import Tally

if TYPE_CHECKING:  # importing it takes longer than a small site in which nothing changed
    from concurrent.futures import Executor

    from elevate_site.model.document import ParsedDocument

__all__ = ["Build", "BuildRequest"]


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What to build, and how."""

    site: Path
    """The site folder, which holds `content/`."""
    theme: Path
    """The folder with the shipped `templates/` and `static/`."""
    now: datetime.datetime
    """The moment of the build, with its time zone; the clinic's own time zone decides which day that is."""
    today: datetime.date | None = None
    """The day to build for instead of that of `now`."""
    base_url: Url | None = None
    """The address to build for instead of the one in `site.yaml`."""
    drafts: bool = False
    """Whether drafts, scheduled and expired articles have pages."""
    gallery: bool = False
    """Whether the components have a page."""
    in_full: bool = True
    """Whether to make what takes long and only readers of the published site need: variants of pictures, share
    pictures, QR codes and the search index. A preview does without."""
    lenient: bool = False
    """Whether to leave out articles with errors instead of publishing nothing."""
    jobs: int = 1
    """How many processes may work at once, and how many threads make variants of pictures."""
    executor: Executor | None = None
    """Where to work instead, perhaps on other machines."""
    memory: Memory = field(default_factory=Memory)
    """Results of earlier builds."""
    unpacked: MutableMapping[bytes, ParsedDocument] = field(default_factory=dict)
    """Documents that an earlier build of this process unpacked, by their digest; a preview passes them on."""
    standing: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of each file that is already published, by its path; it need not be made again."""

    def day(self, time_zone: str) -> datetime.date:
        """The day to build for, in the clinic's time zone."""
        return self.today or self.now.astimezone(ZoneInfo(time_zone)).date()


@dataclass(frozen=True, slots=True)
class Build:
    """A built site, or the reasons why there is none."""

    files: Mapping[str, str]
    """SHA-256 of each file by its path under `dist/`; its bytes are in the staging area, or published already."""
    problems: tuple[Problem, ...]
    """Everything that the build found, in the order of files and lines, with the severities that the site chose."""
    pages: int
    """How many HTML pages there are."""
    root: str
    """The path of the base URL, with `/` at both ends."""
    withheld: tuple[str, ...] = ()
    """The source files that the build left out because of their errors."""
    waiting: tuple[str, ...] = ()
    """The source files that are not public today."""
    absent: frozenset[str] = frozenset()
    """The paths that pages and aliases of these two would have, but for those of expired texts: they come back."""
    rules: Mapping[str, RuleChange] = field(default_factory=dict)
    """The severities that the site changed, for Problems that show only when it is published."""
    next_change: datetime.date | None = None
    """The next day on which the site changes by itself."""
    day: datetime.date | None = None
    """The day for which the site was built."""
    time_zone: str = "UTC"
    """The time zone of that day."""
    rendered: tuple[str, ...] = ()
    """The paths of the pages that this build had to render."""
    seconds: Mapping[str, float] = field(default_factory=dict)
    """How long each step took, by the clock."""
    work: Mapping[str, Tally] = field(default_factory=dict)
    """How often all processes together did each kind of work, and how long it took: `render pages/article.html`."""

    @property
    def publishable(self) -> bool:
        """Whether the site may be published: no file has an error, but for those that were left out."""
        errors = (each for each in self.problems if each.severity is Severity.ERROR)
        return bool(self.files) and all(each.file in self.withheld for each in errors)
