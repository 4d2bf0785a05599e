"""A build, from files to a checked site: the table of contents of this program.

    read ─▶ convert ─▶ arrange ─▶ render ─▶ check

Every step is a function of values and returns its Problems beside its result. The bytes of the site go into a
staging area as they are made, so that no page stays in memory; publishing what lies there is left to the caller,
who also decides whether the Problems forbid it.
"""

from __future__ import annotations

import dataclasses
import datetime
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias
from zoneinfo import ZoneInfo

from elevate_site.assets import Assets, bundle
from elevate_site.checking import (
    PageFacts,
    adjust,
    check_documents,
    check_links,
    check_page,
    check_stylesheet,
    stylesheet_facts,
)
from elevate_site.errors import Problem, Severity
from elevate_site.markup import convert_documents
from elevate_site.model.document import SourceSite
from elevate_site.model.fragment import Fragment
from elevate_site.model.settings import Settings
from elevate_site.model.values import Url
from elevate_site.publishing import Staging
from elevate_site.reading import read_site
from elevate_site.rendering import Renderer
from elevate_site.structure import Arrangement, arrange

__all__ = ["Build", "BuildRequest", "Progress", "build"]

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
    lenient: bool = False
    """Whether articles with errors are left out instead of stopping the site."""
    jobs: int = 1
    """How many processes may convert."""


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
    seconds: Mapping[str, float] = field(default_factory=dict)
    """How long each step took."""

    @property
    def publishable(self) -> bool:
        """Whether nothing that was found forbids publishing; errors of withheld files do not."""
        errors = (each for each in self.problems if each.severity is Severity.ERROR)
        return bool(self.files) and all(each.file in self.withheld for each in errors)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Everything that comes of one arrangement."""

    arrangement: Arrangement
    files: Mapping[str, str]
    problems: tuple[Problem, ...]


def build(request: BuildRequest, staging: Staging, progress: Progress) -> Build:
    """Build the site of `request`; the bytes of its files go into `staging`, and `progress` is told how it goes.

    Raises `PublishingFailedError` when the staging area cannot be written. Faults of the content never raise.
    """
    seconds: dict[str, float] = {}
    with _timed(seconds, "read"):
        site, problems = read_site(request.site, request.theme)
    with _timed(seconds, "convert"):
        count = len(site.documents)
        fragments, found = convert_documents(
            site.documents, request.jobs, lambda done: progress("convert", done, count)
        )
        problems = (*problems, *found)
    with _timed(seconds, "check"):
        problems = (*problems, *check_documents(site.documents))
    if site.settings is None:
        return Build({}, _in_order(problems), pages=0, root="/", seconds=seconds)
    settings = dataclasses.replace(site.settings, base_url=request.base_url or site.settings.base_url)
    problems = adjust(problems, settings.rules)
    with _timed(seconds, "assets"):
        assets, found = bundle(site.theme, site.files)
        problems = (*problems, *found)
    articles = frozenset(document.path for document in site.documents)
    withheld: frozenset[str] = frozenset()
    while True:
        faulty = _faulty_files(problems)
        drawn = _draw(request, site, settings, fragments, assets, faulty, withheld, staging, seconds, progress)
        everything = (*problems, *drawn.problems)
        newly_faulty = (_faulty_files(everything) & articles) - withheld
        if not request.lenient or not newly_faulty:
            break
        withheld |= newly_faulty
        # Some faults show only while the file has a page; they are the reason why it has none.
        problems = (*problems, *(each for each in drawn.problems if each.file in newly_faulty))
    arrangement = drawn.arrangement
    return Build(
        files=drawn.files,
        problems=_in_order(everything),
        pages=sum(path.endswith(".html") for path in drawn.files),
        root=arrangement.site_views[settings.default_language].root,
        withheld=tuple(sorted(withheld)),
        waiting=tuple(path for path in arrangement.waiting if path not in withheld),
        next_change=arrangement.next_change,
        seconds=seconds,
    )


def _draw(
    request: BuildRequest,
    site: SourceSite,
    settings: Settings,
    fragments: Mapping[str, Fragment],
    assets: Assets,
    faulty: frozenset[str],
    withheld: frozenset[str],
    staging: Staging,
    seconds: dict[str, float],
    progress: Progress,
) -> _Drawn:
    """Arrange, render and check the site without the `withheld` documents; pages of `faulty` ones are not drawn."""
    today = request.today or request.now.astimezone(ZoneInfo(settings.time_zone)).date()
    with _timed(seconds, "arrange"):
        arrangement, found = arrange(
            site,
            settings,
            fragments,
            assets.addresses,
            today,
            drafts=request.drafts,
            gallery=request.gallery,
            withheld=withheld,
        )
    problems = list(adjust(found, settings.rules))
    faulty |= _faulty_files(problems)
    root = arrangement.site_views[settings.default_language].root
    renderer = Renderer(site.theme, arrangement.site_views, assets.addresses, root)
    files = {output.path: staging.put(output.path, output.data) for output in assets.outputs}
    facts: list[PageFacts] = []
    faults: dict[tuple[str, int], Problem] = {}
    for number, page in enumerate(arrangement.pages, start=1):
        progress("render", number, len(arrangement.pages))
        if page.source in faulty:
            continue
        with _timed(seconds, "render"):
            output = renderer.render(page)
        if isinstance(output, Problem):
            # One fault of a template shows on every page that it draws.
            faults.setdefault((output.file, output.line), output)
            continue
        if output.path.endswith(".html"):
            with _timed(seconds, "check"):
                fact, found = check_page(page, output.data, settings.crisis)
                facts.append(fact)
                problems += adjust(found, settings.rules)
        with _timed(seconds, "stage"):
            files[output.path] = staging.put(output.path, output.data)
    with _timed(seconds, "check"):
        for output in assets.outputs:
            if output.path.endswith(".css"):
                problems += check_stylesheet(output.path, output.data.decode())
                facts.append(stylesheet_facts(output.path, output.data.decode()))
        paths = {*files, *(page.path for page in arrangement.pages)}
        problems += adjust(check_links(facts, paths, root), settings.rules)
    return _Drawn(arrangement, files, (*problems, *faults.values()))


def _faulty_files(problems: Iterable[Problem]) -> frozenset[str]:
    return frozenset(each.file for each in problems if each.severity is Severity.ERROR and each.file)


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(set(problems), key=lambda each: each.order))


@contextmanager
def _timed(seconds: dict[str, float], step: str) -> Iterator[None]:
    start = time.perf_counter()
    try:
        yield
    finally:
        seconds[step] = seconds.get(step, 0.0) + time.perf_counter() - start
