"""A build reports every mistake in exactly these words, and publishes nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from broken_site_reports import ALL_CASES, blocks, build_broken_site, expected_report, make_case

from earlier_build import give_memory
from elevate_site.publishing import WORKSPACE
from site_command import files_below


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the site before somebody made the mistake, and what was published of it."""
    folder = tmp_path_factory.mktemp("good")
    assert build_broken_site(make_case("_base", folder), folder / "published").status == 0
    return folder


@pytest.mark.parametrize("case", ALL_CASES)
def test_a_mistake_is_reported_and_publishes_nothing(case: str, tmp_path: Path, good: Path) -> None:
    """The report is the text in `expected.txt`, the exit status is 1, and the published site does not change."""
    output = tmp_path / "published"
    shutil.copytree(good / "published", output)
    before = files_below(output)
    site = make_case(case, tmp_path)
    give_memory(site, good / "site" / WORKSPACE)
    ran = build_broken_site(site, output)
    expected, printed = blocks(expected_report(case)), blocks(ran.err)
    assert [block for block in printed if block in expected] == expected
    assert [block for block in printed if block.startswith("error")] == [
        block for block in expected if block.startswith("error")
    ]
    assert "Traceback" not in ran.out + ran.err
    if all(block.startswith("warning") for block in expected):
        assert ran.status == 0
        return
    assert ran.status == 1
    assert ran.out == ""
    assert ran.err.rstrip().endswith(f"Nothing was published; {output} is unchanged.")
    assert files_below(output) == before


def test_there_is_a_case_for_every_mistake() -> None:
    """No folder with a broken site goes without its report."""
    folders = {folder.name for folder in Path(__file__).parent.parent.joinpath("broken_sites").iterdir()}
    assert folders - {"_base"} == set(ALL_CASES)
