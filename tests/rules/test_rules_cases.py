"""Each rule, by mistakes of writers: a build reports exactly what stands beside the lines that cause it."""

from __future__ import annotations

from pathlib import Path

import pytest
from rule_cases import Case, case_files, found_problems, read_cases, with_problems, written_problems

from earlier_build import build_another_site
from elevate_site.model.rules import RULES

CASES = tuple(case for path in case_files() for case in read_cases(path))


@pytest.fixture(scope="session")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with what an earlier build of another site left, so that no case compiles the theme."""
    return build_another_site(tmp_path_factory.mktemp("another"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_has_the_problems_beside_its_lines(case: Case, tmp_path: Path, memory: Path) -> None:
    """The build finds what the case says, in these words and at these places, and nothing else."""
    found = found_problems(case, tmp_path, memory)
    assert written_problems(found) == written_problems(case.problems)


def test_the_good_site_breaks_no_rule(tmp_path: Path, memory: Path) -> None:
    """What every case begins with has no Problem of its own."""
    assert found_problems(Case("_base", (), (), ()), tmp_path, memory) == ()


@pytest.mark.parametrize("path", case_files(), ids=lambda path: path.stem)
def test_a_case_file_is_about_its_rule(path: Path) -> None:
    """Each case of a file breaks the rule in the name of the file, which is as the program would write it."""
    cases = list(read_cases(path))
    assert [case.name for case in cases if path.stem not in {each.code for each in case.problems}] == []
    written = "\n\n".join(with_problems(case, case.problems) for case in cases)
    assert path.read_text(encoding="utf-8") == f"{written}\n"


ELSEWHERE = {
    "file-unreadable": "assets/test_assets_bundle.py",
    "search-unavailable": "cli/test_cli_search.py",
    "program-fault": "cli/test_cli_memory.py",
    "output-refused": "cli/test_cli_build.py",
    "cluster-refused": "test_cluster.py",
    "alias-many": "structure/test_structure_paths.py",
    "url-vanished": "pipeline/test_vanished_pages.py",
}
"""Rules that no case can show, since no content breaks them, or only far too much; each with the file of its test."""


def test_every_rule_has_a_case() -> None:
    """A writer can look up each rule here, and see mistakes that break it."""
    assert {path.stem for path in case_files()} | ELSEWHERE.keys() == RULES.keys()


def test_what_is_elsewhere_is_there() -> None:
    """A rule without cases is named in the file of its test, and has no cases."""
    tests = Path(__file__).parent.parent
    named = {rule: rule in (tests / file).read_text(encoding="utf-8") for rule, file in ELSEWHERE.items()}
    assert [rule for rule, found in named.items() if not found] == []
    assert {path.stem for path in case_files()} & ELSEWHERE.keys() == set()
