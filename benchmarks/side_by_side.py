"""What a build may cost beside an older commit of this program, and what it does cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from judging import PEAK, PROCESSOR, Judgement, judgement, median, ratio
from rounds import FLOOR, Key, Results, Scenario
from tools import OURS

__all__ = ["BARS", "Bar", "Comparison", "compare_with_commit"]

_MOST_MEMORY = 1.1


@dataclass(frozen=True, slots=True)
class Bar:
    """At most so many times the processor time of the older commit."""

    articles: int
    scenario: Scenario
    most: float | None
    """None where nothing was promised; the figure is shown all the same."""
    runs: int = 5


BARS = (
    Bar(200, Scenario.COLD, 1.3),
    Bar(1_000, Scenario.COLD, 1.3),
    Bar(1_000, Scenario.UNCHANGED, 1.0),
    Bar(10_000, Scenario.COLD, None, runs=1),  # has to come before the others anyway
    Bar(10_000, Scenario.UNCHANGED, 1.0),
    Bar(10_000, Scenario.EDITED, 0.5),
    Bar(10_000, Scenario.TITLE, None),
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One figure of both commits."""

    ours: str
    theirs: str
    judgement: Judgement


def compare_with_commit(results: Results) -> tuple[str, Sequence[Comparison]]:
    """The name of the older commit, and both programs' processor time and peak memory for each bar."""
    (commit,) = {key.tool for key in results} - {OURS, FLOOR}
    return commit, [*_compared(results, commit)]


def _compared(results: Results, commit: str) -> Iterator[Comparison]:
    figures = (("CPU", PROCESSOR, "{:.2f} s", 1), ("peak memory", PEAK, "{:,.0f} MB", 1e6))
    for name, figure, shown, unit in figures:
        for bar in BARS:
            keys = [Key(bar.articles, tool, bar.scenario) for tool in (OURS, commit)]
            medians = [median(results, key, figure) for key in keys]
            ours, theirs = ("" if each is None else shown.format(each / unit) for each in medians)
            found = ratio(results, bar.articles, bar.scenario, commit, figure)
            most = _MOST_MEMORY if figure is PEAK else bar.most
            what = f"{name}, {bar.scenario}, {bar.articles:,} articles"
            yield Comparison(ours, theirs, judgement(what, found, most, " ×"))
