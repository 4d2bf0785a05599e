"""Each rule, by mistakes of writers: a build reports exactly what stands beside the lines that cause it."""

from __future__ import annotations

from pathlib import Path

import pytest
from rule_cases import Case, case_files, found_problems, read_cases, with_problems, written_problems

from earlier_build import build_another_site

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


@pytest.mark.parametrize("path", case_files(), ids=lambda path: path.stem)
def test_a_case_file_is_about_its_rule(path: Path) -> None:
    """Each case of a file breaks the rule in the name of the file, which is as the program would write it."""
    cases = list(read_cases(path))
    assert [case.name for case in cases if path.stem not in {each.code for each in case.problems}] == []
    written = "\n\n".join(with_problems(case, case.problems) for case in cases)
    assert path.read_text(encoding="utf-8") == f"{written}\n"
