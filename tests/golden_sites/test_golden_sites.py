"""Small sites, and what their pages must say, word for word."""

from __future__ import annotations

from pathlib import Path

import pytest
from golden_site import SITES, actual_pages, expected_pages


@pytest.mark.parametrize("name", SITES)
def test_a_golden_site_says_what_it_always_said(name: str, tmp_path: Path) -> None:
    """Every page that is looked at has the words and links that stand in `expected`."""
    actual = actual_pages(name, tmp_path)
    for path, text in expected_pages(name).items():
        assert actual[path] == text, f"{name}: {path}"


def test_there_are_golden_sites() -> None:
    """The smallest site, one in two languages, and one below a path are looked at."""
    assert set(SITES) >= {"minimal", "bilingual", "below_a_path"}
