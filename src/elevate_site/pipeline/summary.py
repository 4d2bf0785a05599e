"""A report that a person can read to its end: a few places of each rule, and how many more there are.

Ten thousand articles that nobody has reviewed yet break the same rule ten thousand times. Who sees five of the places
knows what to do; all of them only hide what else is wrong.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

from elevate_site.errors import Problem, Severity
from elevate_site.reading.files import SITE_FILE

__all__ = ["MOST_PLACES", "Rest", "Summary", "sum_up"]

MOST_PLACES = 5
"""How many places of a rule to show."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What a summary leaves out of one rule."""

    code: str
    """The rule."""
    severity: Severity
    count: int
    """How many Problems."""
    files: int
    """In how many files they are."""

    @property
    def text(self) -> str:
        """`12 more of plain-sentence, in 3 files`."""
        where = "1 file" if self.files == 1 else f"{self.files:,} files"
        return f"{self.count:,} more of {self.code}" + f", in {where}" * bool(self.files)


@dataclass(frozen=True, slots=True)
class Summary:
    """The Problems that a person is shown, and what is left out."""

    shown: tuple[Problem, ...]
    rests: tuple[Rest, ...] = ()


def sum_up(problems: Iterable[Problem]) -> Summary:
    """The first `MOST_PLACES` Problems of each rule, by file and line, and how many more there are.

    The placeholders in the settings of a site that is still a preview are one Problem: its owner knows of them.
    """
    ordered = sorted(problems, key=lambda each: each.order)
    groups: dict[tuple[Severity, str], list[Problem]] = {}
    for each in ordered:
        groups.setdefault((each.severity, each.code), []).append(each)
    found = groups.get((Severity.WARNING, "placeholder"), [])
    settings = [each for each in found if each.file == SITE_FILE]
    if len(settings) > 1:
        groups[Severity.WARNING, "placeholder"] = [
            _together(settings),
            *(each for each in found if each.file != SITE_FILE),
        ]
    shown = (each for group in groups.values() for each in group[:MOST_PLACES])
    rests = (
        Rest(code, severity, len(group) - MOST_PLACES, len({each.file for each in group[MOST_PLACES:] if each.file}))
        for (severity, code), group in groups.items()
        if len(group) > MOST_PLACES
    )
    return Summary(tuple(sorted(shown, key=lambda each: each.order)), tuple(rests))


def _together(placeholders: list[Problem]) -> Problem:
    """One Problem for all `placeholders`."""
    *others, last = sorted({each.line for each in placeholders})
    written = f"lines {', '.join(map(str, others))} and {last}" if others else f"line {last}"
    message = f"{len(placeholders)} contact details are placeholders, on {written}."
    hint = "Fill in the real ones before you set `preview: false`."
    return dataclasses.replace(placeholders[0], line=0, column=0, message=message, hint=hint)
