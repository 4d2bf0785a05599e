"""What the command says of each broken site in `tests/broken_sites`, and what it said before.

Run as a program, it rewrites `expected.txt` for the cases that show only in a whole build; read the difference
before you commit it:

    PYTHONPATH=src:tests:tests/reading python tests/cli/broken_site_reports.py
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from broken_site_cases import BROKEN_SITES, CASES, make_broken_site

from site_command import Ran, run_command

__all__ = ["ALL_CASES", "blocks", "build_broken_site", "expected_report", "make_case"]

TODAY = "2026-06-01"
ALL_CASES = tuple(sorted(file.parent.name for file in BROKEN_SITES.glob("*/expected.txt")))
_ARTICLE = "content/articles/sleep.md"


def make_case(case: str, folder: Path) -> Path:
    """The site of `case`, in `folder/site`: what reading needs for it, and the templates and files of its own."""
    site = make_broken_site(case, folder)
    for top in ("templates", "static"):
        if (BROKEN_SITES / case / top).is_dir():
            shutil.copytree(BROKEN_SITES / case / top, site / top)
    if case == "text_nested":
        with (site / _ARTICLE).open("a", encoding="utf-8") as file:
            file.write(f"\n{'> ' * 2000}Rest well.\n")
    return site


def build_broken_site(site: Path, output: Path) -> Ran:
    """Run the command as a person would."""
    return run_command("build", "--site", site, "--output", output, "--today", TODAY, "--all")


def blocks(report: str) -> list[str]:
    """The Problems of a printed report, each with its lines."""
    return [block.strip("\n") for block in report.split("\n\n") if block.startswith(("error: ", "warning: "))]


def expected_report(case: str) -> str:
    """What is expected to be printed."""
    return (BROKEN_SITES / case / "expected.txt").read_text(encoding="utf-8")


def _write_anew() -> None:
    for folder in sorted(BROKEN_SITES.iterdir()):
        if folder.name in (*CASES, "_base", "date_future"):
            continue
        with tempfile.TemporaryDirectory() as place:
            ran = build_broken_site(make_case(folder.name, Path(place)), Path(place, "published"))
        report = "\n\n".join(blocks(ran.err)) + "\n"
        (folder / "expected.txt").write_text(report, encoding="utf-8")


if __name__ == "__main__":
    _write_anew()
