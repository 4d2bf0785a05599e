"""The golden sites: small sites, and what their pages must say.

Each folder here is a site with its `content/` and, in `expected/`, the pages that are looked at, in readable form.
An empty file in `expected/` asks for the page of that name. After a change that is meant, regenerate all of them and
read the difference before you commit it:

    PYTHONPATH=src:tests python tests/golden_sites/golden_site.py
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from readable_page import readable, without_digests

from site_command import files_below, run_command

__all__ = ["SITES", "actual_pages", "expected_pages"]

FOLDER = Path(__file__).parent
SITES = tuple(sorted(folder.parent.name for folder in FOLDER.glob("*/expected")))
TODAY = "2026-06-01"
_LIST = "files.txt"
"""Every published file, by name."""


def expected_pages(name: str) -> dict[str, str]:
    """What is expected, by path under `dist/`."""
    return {path: data.decode() for path, data in files_below(FOLDER / name / "expected").items()}


def actual_pages(name: str, folder: Path) -> dict[str, str]:
    """The same pages as a build of a copy in `folder` makes them."""
    site = folder / "site"
    shutil.copytree(FOLDER / name, site, ignore=shutil.ignore_patterns("expected"))
    ran = run_command("build", "--site", site, "--today", TODAY)
    assert ran.status == 0, ran.err
    published = files_below(site / "dist")
    names = without_digests("\n".join(sorted(published))) + "\n"
    return {path: names if path == _LIST else _shown(published, path) for path in expected_pages(name)}


def _shown(published: Mapping[str, bytes], path: str) -> str:
    if path not in published:
        return "This file is not published.\n"
    text = published[path].decode()
    return readable(text) if path.endswith(".html") else text


def _write_anew() -> None:
    for name in SITES:
        with tempfile.TemporaryDirectory() as folder:
            for path, text in actual_pages(name, Path(folder)).items():
                (FOLDER / name / "expected" / path).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    _write_anew()
