"""A mistake is printed with its place, its line and what to do, and publishes nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from rule_cases import FOLDER, NOW, Case, case_files, make_site, read_cases

from earlier_build import give_memory
from elevate_site.cli.report import problem_text
from elevate_site.errors import Severity
from elevate_site.publishing import WORKSPACE
from elevate_site.reading import excerpts
from site_command import Ran, files_below, run_command

FIRST = tuple(next(read_cases(path)) for path in case_files())
CASES = tuple(case for case in FIRST if any(each.severity is Severity.ERROR for each in case.problems))


def build_site(site: Path, output: Path, *options: str) -> Ran:
    """Run the command as a person would."""
    return run_command("build", "--site", site, "--output", output, "--today", f"{NOW:%Y-%m-%d}", "--all", *options)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the site before somebody made the mistake, and what was published of it."""
    folder = tmp_path_factory.mktemp("good")
    shutil.copytree(FOLDER / "_base", folder / "site")
    assert build_site(folder / "site", folder / "published").status == 0
    return folder


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_is_printed_and_publishes_nothing(case: Case, tmp_path: Path, good: Path) -> None:
    """All Problems of the case are printed, the exit status is 1, and the published site does not change."""
    output = tmp_path / "published"
    shutil.copytree(good / "published", output)
    before = files_below(output)
    site = make_site(case, tmp_path)
    give_memory(site, good / "site" / WORKSPACE)
    ran = build_site(site, output, *case.options)
    texts = map(problem_text, case.problems, excerpts(site, case.problems))
    assert [text for text in texts if f"{text}\n\n" not in ran.err] == []
    assert "Traceback" not in ran.out + ran.err
    assert ran.status == 1
    assert ran.out == ""
    assert ran.err.rstrip().endswith(f"Nothing was published; {output} is unchanged.")
    assert files_below(output) == before
