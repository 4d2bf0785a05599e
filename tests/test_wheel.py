"""The package as others install it: without the checkout, with the theme inside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from whole_sites import MakeSite

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel; it sees the libraries of the one that runs the tests, to be quick."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "wheel", ROOT, "--no-deps", "--no-build-isolation", "--wheel-dir", folder], check=True)
    venv.create(folder / "environment", symlinks=True)
    binaries = folder / "environment" / ("Scripts" if os.name == "nt" else "bin")
    (wheel,) = folder.glob("*.whl")
    subprocess.run([*pip, f"--python={binaries / 'python'}", "install", "--no-deps", wheel], check=True)
    (packages,) = (folder / "environment").rglob("site-packages")
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return binaries


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command where nothing of the checkout can be found by accident."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_the_installed_package_is_not_the_checkout(installed: Path, tmp_path: Path) -> None:
    """What the other tests of this file run is what was installed."""
    done = run(installed / "python", "-c", "import elevate_site as e; print(e.__file__)", folder=tmp_path)
    assert Path(done.stdout).is_relative_to(installed.parent)


def test_a_site_of_two_files_builds_with_the_shipped_theme(
    installed: Path, make_site: MakeSite, tmp_path: Path
) -> None:
    """`content/site.yaml` and one article are all that the installed command needs."""
    article = (
        "---\ntitle: Sleep\ndescription: How to rest well.\n---\n\n## Rest\n\nGo to bed at the same time each day.\n"
    )
    site = make_site({"content/articles/sleep.md": article})
    done = run(installed / "elevate-site", "build", "--site", site, "--format", "json", folder=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert [each for each in json.loads(done.stdout)["problems"] if each["severity"] == "error"] == []
    page = (site / "dist" / "articles" / "sleep" / "index.html").read_text(encoding="utf-8")
    assert "Go to bed at the same time each day." in page
    assert 'href="tel:+13055550100"' in page
    assert sorted(path.name for path in site.iterdir()) == [".elevate-site", "content", "dist"]
