"""Disks and folders that refuse: the true cause is named, and the published site stays as it was."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from disk_refusals import CASES, DiskCase, make_edited_site, read_cases, run_case

from site_command import files_below, run_command

if sys.platform != "linux" or subprocess.run(["unshare", "--mount", "true"], check=False).returncode:
    pytest.skip("mounting file systems needs Linux, and the rights of root", allow_module_level=True)


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory, earlier: Path) -> Path:
    """A site that was published and then edited."""
    return make_edited_site(tmp_path_factory.mktemp("edited"), earlier)


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory, edited: Path) -> dict[str, bytes]:
    """What publishing the edited site gives."""
    site = tmp_path_factory.mktemp("wanted") / "site"
    shutil.copytree(edited, site)
    assert run_command("build", "--site", site, "--today", "2026-06-01").status == 0
    return files_below(site / "dist")


@pytest.mark.parametrize("case", tuple(read_cases(CASES.read_text(encoding="utf-8"))), ids=lambda case: case.title)
def test_a_refusal_is_told_and_changes_nothing(
    case: DiskCase, edited: Path, wanted: dict[str, bytes], tmp_path: Path
) -> None:
    """The report is as `disk_refusals.txt` has it, and what is published is the old site or the new one."""
    before = files_below(edited / "dist")
    shutil.copytree(edited, tmp_path / "site", symlinks=True)
    assert run_case(case, tmp_path / "site") == case.told
    subprocess.run(["chmod", "-R", "u+rwX", tmp_path], check=True)
    if "killed_build" in case.commands:
        assert run_command("build", "--site", tmp_path / "site", "--today", "2026-06-01").status == 0
    assert files_below(tmp_path / "site/dist") in (before, wanted)
