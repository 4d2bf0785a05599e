"""Reading reports every broken site in exactly the expected words, at the expected position."""

from __future__ import annotations

from pathlib import Path

import pytest
from broken_site_cases import BROKEN_SITES, CASES, make_broken_site, report
from reading_sites import read_folder

from elevate_site.reading import theme_folder


@pytest.mark.parametrize("case", CASES)
def test_a_broken_site_gives_its_report(case: str, tmp_path: Path) -> None:
    """The report of a broken site is the text in its `expected.txt`."""
    folder = make_broken_site(case, tmp_path)
    _, problems = read_folder(folder, theme_folder())
    expected = (BROKEN_SITES / case / "expected.txt").read_text(encoding="utf-8")
    assert report(folder, problems) == expected


def test_the_base_of_the_broken_sites_is_valid(tmp_path: Path) -> None:
    """The site that all broken sites are based on has no Problem of its own."""
    folder = make_broken_site("_base", tmp_path)
    site, problems = read_folder(folder, theme_folder())
    assert problems == ()
    assert site.settings is not None
