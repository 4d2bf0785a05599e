"""Keeps what was measured in a file, so that a size which takes hours is not lost when the next one fails."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from measuring import Measurement
from rounds import Key, Results, Scenario

__all__ = ["Figures", "read_figures", "write_figures"]


@dataclass(frozen=True, slots=True)
class Figures:
    """All that a report is made of."""

    builds: Results = field(default_factory=dict)
    extras: Results = field(default_factory=dict)
    """The same for what is off elsewhere: search, QR codes, share pictures."""

    def with_builds(self, results: Results) -> Figures:
        """These figures, with those of the sizes and scenarios in `results` replaced."""
        return Figures(_replaced(self.builds, results), self.extras)

    def with_extras(self, results: Results) -> Figures:
        """These figures, with other ones for what is off elsewhere."""
        return Figures(self.builds, results)


def read_figures(file: Path | None) -> Figures:
    """What an earlier call has written, if there was one."""
    if file is None or not file.exists():
        return Figures()
    found = json.loads(file.read_text(encoding="utf-8"))
    return Figures(_results(found["builds"]), _results(found["extras"]))


def write_figures(file: Path | None, figures: Figures) -> None:
    """Write all figures to `file`, if one is asked for."""
    if file is not None:
        rows = {"builds": _rows(figures.builds), "extras": _rows(figures.extras)}
        file.write_text(json.dumps(rows, indent=1), encoding="utf-8")


def _replaced(old: Results, new: Results) -> Results:
    """Ratios compare runs of one call, so that tools at one size and scenario are never mixed from two."""
    taken = {(key.articles, key.scenario) for key in new}
    return {**{key: runs for key, runs in old.items() if (key.articles, key.scenario) not in taken}, **new}


def _rows(results: Results) -> list[Mapping[str, Any]]:
    return [{**asdict(key), "runs": [asdict(one) for one in runs]} for key, runs in results.items()]


def _results(rows: list[Mapping[str, Any]]) -> Results:
    return {
        Key(row["articles"], row["tool"], Scenario(row["scenario"])): [Measurement(**one) for one in row["runs"]]
        for row in rows
    }
