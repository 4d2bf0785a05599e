"""Entries of the glossary that could open no meaning, or two, are told at their place."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_sites import read_files

GOOD = "- term: nap\n  plural: naps\n  meaning: A short sleep.\n"


def told(folder: Path, glossary: str) -> list[tuple[str, int, int]]:
    """Rule, line and column of each Problem with this glossary."""
    _, problems = read_files(folder, {"content/glossary.yaml": glossary})
    return [(each.code, each.line, each.column) for each in problems]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("- term: rest\n  meaning: Not doing a thing.\n", []),
        ("- term: Nap\n  meaning: Sleep.\n", [("value-repeated", 4, 9)]),
        ("- term: a rest\n  plural: NAPS\n  meaning: Sleep.\n", [("value-repeated", 5, 11)]),
        ("- term: {en: rest, es: nap}\n  meaning: Sleep.\n", [("value-repeated", 4, 9)]),
        ("- term: a\n  meaning: A letter.\n", [("glossary-term", 4, 9)]),
        ('- term: "24-7"\n  meaning: Always.\n', [("glossary-term", 4, 9)]),
        ("- term: rest\n  meaning: Rest.\n", [("glossary-term", 4, 9)]),
        ("- term: {en: sheep, es: oveja}\n  plural: {en: sheep, es: ovejas}\n  meaning: An animal.\n", []),
    ],
)
def test_entries_that_cannot_work_are_told(tmp_path: Path, entry: str, expected: list[tuple[str, int, int]]) -> None:
    """A word of two entries, one too short to be meant, a meaning that only repeats; a plural may equal its term."""
    assert told(tmp_path, GOOD + entry) == expected


def test_an_entry_that_cannot_be_read_does_not_move_the_others(tmp_path: Path) -> None:
    """Lines stay true when an entry before is wrong."""
    glossary = f"- term: [nap]\n  meaning: X.\n{GOOD}- term: nap\n  meaning: Y.\n"
    assert ("value-repeated", 6, 9) in told(tmp_path, glossary)


def test_one_fault_is_told_once(tmp_path: Path) -> None:
    """Though it is one in each language of the site."""
    assert len(told(tmp_path, GOOD + GOOD.replace("plural: naps", "plural: rests"))) == 1
