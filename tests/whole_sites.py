"""Whole sites as a build makes them: that of a clinic, a sample with everything that a site can have, and the least."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from elevate_site.errors import Severity
from elevate_site.memory import Memory
from elevate_site.pipeline import BuildRequest, build
from elevate_site.publishing import MemoryStaging
from elevate_site.reading import theme_folder

__all__ = [
    "SAMPLE",
    "SAMPLE_DAY",
    "SETTINGS",
    "MakeSite",
    "Website",
    "article",
    "build_website",
    "clinic_website",
    "copy_clinic",
    "copy_sample",
    "previewed_sample",
    "published_website",
    "sample_website",
]

MakeSite = Callable[[Mapping[str, str]], Path]
"""Writes files by their paths in a site, and returns its folder."""
TESTS = Path(__file__).parent
CLINIC = TESTS / "clinic_site"
"""The site of a clinic as its staff once wrote it. It stays as it is, whatever becomes of `content/`."""
SAMPLE = TESTS / "browser" / "sample_site"
"""A site in two languages with all blocks, tables, footnotes, pictures, aliases and a base URL with a path."""
SETTINGS = """\
base_url: https://clinic.example
preview: true
search: no
typeface: system
share_pictures: no
clinic:
  name: Test Clinic
  tagline: Care that listens
  description: A clinic that exists for tests only.
locations:
  - id: main
    name: Main office
    phone: 305-555-0100
    address:
      street: 1 Test Street
      city: Miami
      region: FL
      postal_code: "33101"
"""
"""The smallest `site.yaml` that every test of a made-up site can stand on."""
SAMPLE_DAY = datetime.datetime(2026, 11, 10, 12, tzinfo=datetime.UTC)
"""Before the day with other hours that the sample has."""
CLINIC_DAY = datetime.datetime(2026, 11, 10, 12, tzinfo=datetime.UTC)
"""A day on which all that the clinic's site says is up to date."""

_MEMORY = Memory()
"""Letters, pictures and indexes are made once for all tests; what is kept on the disk is for tests of the memory."""


def article(title: str, body: str = "Words.", **matter: str) -> str:
    """An article as a writer would save it."""
    lines = [f"title: {title}", f"description: About {title.lower()}.", "key_points: [One thing.]"]
    lines += [f"{key}: {value}" for key, value in matter.items()]
    return "\n".join(["---", *lines, "---", "", body, ""])


@dataclass(frozen=True)
class Website:
    """A site that was built without an error, in memory."""

    files: Mapping[str, bytes]
    """By path under `dist/`."""
    root: str
    """The path of the base URL, with `/` at both ends."""

    @property
    def pages(self) -> tuple[str, ...]:
        """The paths of all HTML files."""
        return tuple(sorted(path for path in self.files if path.endswith(".html")))


def clinic_website() -> Website:
    """The clinic's site with every draft and the gallery."""
    return build_website(CLINIC, CLINIC_DAY)


def copy_clinic(folder: Path) -> Path:
    """Copy the clinic's site to `folder`, where it may be changed."""
    shutil.copytree(CLINIC / "content", folder / "content")
    return folder


def sample_website(folder: Path, settings: str = "") -> Website:
    """The sample with the gallery, copied to `folder`, with `settings` added to its `site.yaml`."""
    return build_website(copy_sample(folder, settings), SAMPLE_DAY)


def previewed_sample(folder: Path) -> Website:
    """The sample as `elevate-site serve` shows it, copied to `folder`."""
    request = BuildRequest(
        site=copy_sample(folder), theme=theme_folder(), now=SAMPLE_DAY, drafts=True, gallery=True, in_full=False
    )
    return _built(request)


def copy_sample(folder: Path, settings: str = "") -> Path:
    """Copy the sample to `folder`, where it may be changed, with `settings` added to its `site.yaml`."""
    shutil.copytree(SAMPLE / "content", folder / "content")
    with (folder / "content" / "site.yaml").open("a", encoding="utf-8") as file:
        file.write(settings)
    return folder


def published_website(site: Path) -> Website:
    """The site in the folder `site` as it is published: with its search, without drafts and gallery."""
    return _built(BuildRequest(site=site, theme=theme_folder(), now=SAMPLE_DAY, memory=_MEMORY))


def build_website(site: Path, now: datetime.datetime) -> Website:
    """Build the site in the folder `site`; a test that needs it fails when it has errors."""
    return _built(BuildRequest(site=site, theme=theme_folder(), now=now, drafts=True, gallery=True, memory=_MEMORY))


def _built(request: BuildRequest) -> Website:
    staging = MemoryStaging()
    # In a thread of its own: a running browser keeps the event loop of this one, and the search needs one too.
    with ThreadPoolExecutor(1) as thread:
        built = thread.submit(build, request, staging, _say_nothing).result()
    assert [each for each in built.problems if each.severity is Severity.ERROR] == []
    files = {path: data for path in built.files if (data := staging.read(path)) is not None}
    return Website(files, built.root)


def _say_nothing(_step: str, _done: int, _count: int) -> None:
    """Nobody watches the progress."""
