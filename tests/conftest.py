"""What tests of several rooms share: sites made of a few files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples each time, so that a red build is about the change that made it red; and none is judged by time.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")

SETTINGS = """\
base_url: https://clinic.example
preview: true
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


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site folder with nothing in it but an empty `content/`."""
    (tmp_path / "site" / "content").mkdir(parents=True)
    return tmp_path / "site"


@pytest.fixture
def dist(site: Path) -> Path:
    """Where that site is published unless somebody says otherwise; nothing is there yet."""
    return site / "dist"


@pytest.fixture
def make_site(tmp_path: Path) -> Callable[[Mapping[str, str]], Path]:
    """Makes a site folder of a mapping of path to text, with the smallest `content/site.yaml` if it has none."""

    def make_site(files: Mapping[str, str]) -> Path:
        site = tmp_path / "site"
        for path, text in {"content/site.yaml": SETTINGS, **files}.items():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_text(text, encoding="utf-8")
        return site

    return make_site
