"""Sites made of a few files, which may hold any bytes and any names, for the tests of reading."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from elevate_site.errors import Problem
from elevate_site.model.document import SourceSite
from elevate_site.reading import read_site

__all__ = ["SETTINGS", "make_site", "read_files"]

SETTINGS = """\
base_url: https://www.harbor-clinic.org
languages: [en, es]
clinic:
  name: Harbor Clinic
  tagline: Care that listens.
  description: For people with depression and anxiety.
locations:
  - id: doral
    name: Doral
    phone: 305-229-1400
    address:
      street: 8200 NW 41st Street
      city: Doral
      region: FL
      postal_code: "33166"
"""


def make_site(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Writes `files` into `folder/site`, with a sound `site.yaml` unless one is given or there is one."""
    site = folder / "site"
    given = {} if (site / "content/site.yaml").exists() else {"content/site.yaml": SETTINGS}
    for path, content in {**given, **files}.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    return site


def read_files(folder: Path, files: Mapping[str, str | bytes]) -> tuple[SourceSite, tuple[Problem, ...]]:
    """Makes that site and reads it, on 2026-06-01, with an empty theme."""
    return read_site(make_site(folder, files), folder / "no-theme")
