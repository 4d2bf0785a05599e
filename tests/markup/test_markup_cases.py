"""The dialect, case by case: each file in `cases/` is one part of it."""

from __future__ import annotations

import pytest
from case_files import FOLDER, Case, read_cases
from documents import convert, flat

CASES = tuple(read_cases())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case) -> None:
    """A text becomes the pieces and the Problems that its case names, and nothing else is reported."""
    fragment, problems = convert(case.source)
    found = [f"{problem.line}:{problem.column} {problem.code}" for problem in sorted(problems, key=lambda p: p.order)]
    assert found == list(case.problems)
    if case.pieces or not case.problems:
        assert flat(fragment.pieces) == case.pieces


def test_no_case_is_overlooked() -> None:
    """Every paragraph of a case file that looks like a case is read as one."""
    for path in FOLDER.glob("*.txt"):
        written = path.read_text(encoding="utf-8")
        dots = sum(line == "." for line in written.split("\n"))
        assert dots == 3 * sum(case.name.startswith(f"{path.stem}: ") for case in CASES), path.name


def test_case_names_are_unique() -> None:
    """Two cases never share a name, so that a failure names one place."""
    names = [case.name for case in CASES]
    assert len(names) == len(set(names))
