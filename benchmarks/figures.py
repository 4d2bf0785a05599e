"""Keeps what was measured in a file, so that hours of work are not lost when a later step fails."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from judging import PathologicalText
from measuring import Measurement
from rounds import Key, Results, Scenario
from saves import Part, PreviewFigures, RapidSaves, Saves

__all__ = ["Figures", "read_figures", "write_figures"]

_BUILDS = ("builds", "extras", "beside_commit")


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that a report is made from."""

    builds: Results = field(default_factory=dict)
    extras: Results = field(default_factory=dict)
    """Builds with what is off elsewhere: search, QR codes, share pictures."""
    beside_commit: Results = field(default_factory=dict)
    """Builds beside an older commit."""
    preview: PreviewFigures = field(default_factory=PreviewFigures)
    texts: tuple[PathologicalText, ...] = ()

    def with_builds(self, results: Results) -> Figures:
        """These figures, with those of the sizes and scenarios in `results` replaced."""
        return replace(self, builds=_replaced(self.builds, results))


def read_figures(file: Path | None) -> Figures:
    """The figures that earlier calls wrote into `file`; none if there is no such file."""
    if file is None or not file.exists():
        return Figures()
    found = json.loads(file.read_text(encoding="utf-8"))
    builds = {name: _results(found.get(name, ())) for name in _BUILDS}
    texts = tuple(PathologicalText(**row) for row in found.get("texts", ()))
    return Figures(**builds, preview=_preview(found.get("preview", {})), texts=texts)


def write_figures(file: Path | None, figures: Figures) -> None:
    """Write all figures to `file`, if there is to be one."""
    if file is not None:
        builds = {name: _rows(getattr(figures, name)) for name in _BUILDS}
        others = {"preview": asdict(figures.preview), "texts": [asdict(each) for each in figures.texts]}
        file.write_text(json.dumps({**builds, **others}, indent=1), encoding="utf-8")


def _replaced(old: Results, new: Results) -> Results:
    """`old` with all tools at a size and scenario replaced at once, since ratios compare runs of one call."""
    taken = {(key.articles, key.scenario) for key in new}
    return {**{key: runs for key, runs in old.items() if (key.articles, key.scenario) not in taken}, **new}


def _rows(results: Results) -> list[Mapping[str, Any]]:
    return [{**asdict(key), "runs": [asdict(one) for one in runs]} for key, runs in results.items()]


def _results(rows: Iterable[Mapping[str, Any]]) -> Results:
    return {
        Key(row["articles"], row["tool"], Scenario(row["scenario"])): [Measurement(**one) for one in row["runs"]]
        for row in rows
    }


def _preview(found: Mapping[str, Any]) -> PreviewFigures:
    saves = (
        Saves(row["articles"], Part(row["part"]), tuple(row["loaded"]), tuple(row["drawn"]))
        for row in found.get("saves", ())
    )
    return PreviewFigures(tuple(saves), tuple(RapidSaves(**row) for row in found.get("rapid", ())))
