"""What tests of several rooms share: how deep they look, sites of a few files, and whole sites that are built once.

Run with `--thorough`, tests that can go deeper do: Hypothesis tries more and other examples, axe looks at every screen.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from earlier_build import build_another_site, give_memory
from elevate_site.publishing.locking import one_at_a_time
from whole_sites import SETTINGS, MakeSite, Website, clinic_website, sample_website

# Whatever else the machine is doing: no example is judged by time.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
# The same examples each time, so that a red build is about the change that made it red.
settings.register_profile("commit", UNHURRIED, derandomize=True)
# Each night others, and ten times as many; whoever finds a fault in the morning is told how to see it again.
settings.register_profile("nightly", UNHURRIED, max_examples=1000, print_blob=True)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--thorough`."""
    parser.addoption("--thorough", action="store_true", help="look as deep as can be, however long it takes")


def pytest_configure(config: pytest.Config) -> None:
    """Choose how deep to look, before a test is collected that says how many examples it wants."""
    settings.load_profile("nightly" if config.getoption("thorough") else "commit")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that run alone: they take long, and so one process gets them all and none has to wait."""
    items.sort(key=lambda item: item.get_closest_marker("alone") is None)


@pytest.fixture(autouse=True)
def _alone(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep a test marked `alone` from running beside another of its kind, in whichever process that runs."""
    if request.node.get_closest_marker("alone") is None:
        yield
        return
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with one_at_a_time(shared / "alone.lock", lambda: None):
        yield


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site folder with nothing in it but an empty `content/`."""
    (tmp_path / "site" / "content").mkdir(parents=True)
    return tmp_path / "site"


@pytest.fixture
def dist(site: Path) -> Path:
    """Where that site is published unless somebody says otherwise; nothing is there yet."""
    return site / "dist"


@pytest.fixture(scope="session")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the memory of an earlier build of another site, which knows the templates and the letters."""
    return build_another_site(tmp_path_factory.mktemp("earlier"))


@pytest.fixture
def make_cold_site(tmp_path: Path) -> MakeSite:
    """Makes a site folder of a mapping of path to text, with the smallest `content/site.yaml` if it has none.

    Nothing of it was ever built, not even its templates: for tests of what the very first build does.
    """

    def make_cold_site(files: Mapping[str, str]) -> Path:
        site = tmp_path / "site"
        for path, text in {"content/site.yaml": SETTINGS, **files}.items():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_text(text, encoding="utf-8")
        return site

    return make_cold_site


@pytest.fixture
def make_site(make_cold_site: MakeSite, earlier: Path) -> MakeSite:
    """Makes such a site folder that remembers the theme, as every site does after its first build."""

    def make_site(files: Mapping[str, str]) -> Path:
        site = make_cold_site(files)
        give_memory(site, earlier)
        return site

    return make_site


@pytest.fixture(scope="session")
def clinic() -> Website:
    """The clinic's site as it once was, with every draft and the gallery."""
    return clinic_website()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Website:
    """The sample, which has all that a site can have but optional services."""
    return sample_website(tmp_path_factory.mktemp("sample"))
