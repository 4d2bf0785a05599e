"""The bars that builds are held to, and whether figures are within them."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import dataclass

from rounds import Key, Results, Scenario
from tools import ELEVENTY, HUGO, HUGO_WITHOUT_RELATED, MKDOCS, OURS, PELICAN

__all__ = ["Judgement", "judge", "median_seconds", "ratio"]

_LARGE, _LARGEST, _SMALL = 10_000, 100_000, 20
_MOST_GROWTH = 11.0
_MOST_SECONDS_SMALL = 0.25
_MEMORY = "peak memory"


@dataclass(frozen=True, slots=True)
class Bar:
    """At most so many times what a peer takes for the same scenario, at 10,000 articles."""

    scenario: Scenario
    against: str
    most: float
    of_memory: bool = False


_BARS = (
    Bar(Scenario.COLD, HUGO, 0.25),
    Bar(Scenario.COLD, HUGO_WITHOUT_RELATED, 1.0),
    Bar(Scenario.COLD, ELEVENTY, 0.35),
    Bar(Scenario.COLD, PELICAN, 0.25),
    Bar(Scenario.COLD, MKDOCS, 0.15),
    Bar(Scenario.UNCHANGED, HUGO, 0.05),
    Bar(Scenario.EDITED, HUGO, 0.10),
    Bar(Scenario.COLD, HUGO, 0.30, of_memory=True),
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One bar with what was measured."""

    what: str
    most: str
    measured: str
    verdict: str
    """`holds`, `does not hold`, or `not measured`."""
    beside: str = ""
    """A figure that is not judged but belongs beside it."""


def judge(results: Results) -> Iterator[Judgement]:
    """A judgement for each bar, whether its figures were taken or not."""
    for bar in _BARS:
        subject = _MEMORY if bar.of_memory else _build(bar.scenario)
        beside = ""
        if bar.against == HUGO and (bar.scenario is not Scenario.COLD or bar.of_memory):
            other = ratio(results, _LARGE, bar.scenario, HUGO_WITHOUT_RELATED, of_memory=bar.of_memory)
            beside = "" if other is None else f"{other:.3f} × {HUGO_WITHOUT_RELATED}"
        found = ratio(results, _LARGE, bar.scenario, bar.against, of_memory=bar.of_memory)
        yield _judgement(f"{subject}, {_LARGE:,} articles", found, bar.most, f" × {bar.against}", beside)
    growth = _divided(
        median_seconds(results, Key(_LARGEST, OURS, Scenario.COLD)),
        median_seconds(results, Key(_LARGE, OURS, Scenario.COLD)),
    )
    yield _judgement(f"cold build, {_LARGE:,} to {_LARGEST:,} articles", growth, _MOST_GROWTH, " × the time")
    small = median_seconds(results, Key(_SMALL, OURS, Scenario.UNCHANGED))
    yield _judgement(f"build again, nothing changed, {_SMALL} articles", small, _MOST_SECONDS_SMALL, " s")


def ratio(
    results: Results, articles: int, scenario: Scenario, against: str, *, of_memory: bool = False
) -> float | None:
    """The median over all runs of our figure by that of a tool in the same run."""
    mine, theirs = (results.get(Key(articles, tool, scenario), ()) for tool in (OURS, against))
    pairs = list(zip(mine, theirs, strict=False))
    if not pairs:
        return None
    if of_memory:
        return statistics.median(our.peak_bytes / their.peak_bytes for our, their in pairs)
    return statistics.median(our.seconds / their.seconds for our, their in pairs)


def median_seconds(results: Results, key: Key) -> float | None:
    """The median of all runs."""
    found = results.get(key)
    return statistics.median(one.seconds for one in found) if found else None


def _build(scenario: Scenario) -> str:
    return "cold build" if scenario is Scenario.COLD else f"build again, {scenario}"


def _divided(one: float | None, by: float | None) -> float | None:
    return None if one is None or by is None else one / by


def _judgement(what: str, found: float | None, most: float, unit: str, beside: str = "") -> Judgement:
    if found is None:
        return Judgement(what, f"{most:g}{unit}", "", "not measured")
    return Judgement(what, f"{most:g}{unit}", f"{found:.3f}", "holds" if found <= most else "does not hold", beside)
