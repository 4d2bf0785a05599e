"""The bars that the program is held to, and whether the figures are within them."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from rounds import Key, Results, Scenario
from saves import Part, PreviewFigures, percentile
from tools import ELEVENTY, HUGO, HUGO_WITHOUT_RELATED, MKDOCS, OURS, PELICAN

__all__ = [
    "PEAK",
    "PROCESSOR",
    "SECONDS",
    "Judgement",
    "PathologicalText",
    "judge",
    "judge_preview",
    "judge_texts",
    "judgement",
    "median",
    "ratio",
]

SECONDS: attrgetter[float] = attrgetter("seconds")
PROCESSOR: attrgetter[float] = attrgetter("processor_seconds")
PEAK: attrgetter[float] = attrgetter("peak_bytes")
"""What of a measurement is compared."""

_LARGE, _LARGEST = 10_000, 100_000
_MOST_GROWTH = 11.0
_SECONDS_BARS = ((20, Scenario.UNCHANGED, 0.25), (50, Scenario.EDITED, 0.5))
"""Articles, scenario, and within how many seconds the whole process must end: an ordinary day of a clinic."""


@dataclass(frozen=True, slots=True)
class Bar:
    """At most so many times what a peer takes for the same scenario, at 10,000 articles."""

    scenario: Scenario
    against: str
    most: float
    figure: attrgetter[float] = SECONDS


_BARS = (
    Bar(Scenario.COLD, HUGO, 0.65),
    Bar(Scenario.COLD, ELEVENTY, 1.1),
    Bar(Scenario.COLD, PELICAN, 0.35),
    Bar(Scenario.COLD, MKDOCS, 0.45),
    Bar(Scenario.UNCHANGED, HUGO, 0.05),
    Bar(Scenario.EDITED, HUGO, 0.06),
    Bar(Scenario.COLD, HUGO, 0.3, PEAK),
)
_PREVIEW_BARS = ((20, Part.BODY, 120), (1_000, Part.BODY, 150), (1_000, Part.TITLE, 250))
"""Articles, the part that is edited, and within how many milliseconds 95 of 100 saves must be on the page."""
_TEXT_SECONDS = 2
_RAPID_SIZES = (20, 1_000)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One bar, with what was measured."""

    what: str
    most: str
    measured: str
    verdict: str
    """`holds`, `does not hold`, or `not measured`; empty when nothing was promised."""
    beside: str = ""
    """A figure that is not judged but belongs beside it."""


@dataclass(frozen=True, slots=True)
class PathologicalText:
    """What one text of 1 MB took that nobody would write."""

    name: str
    seconds: float
    """Processor time for reading, converting and checking it."""
    is_refused: bool
    """Whether the program refused it, or found an error in it."""


def judge(results: Results) -> Iterator[Judgement]:
    """A judgement for each bar of builds, measured or not."""
    for bar in _BARS:
        subject = "peak memory" if bar.figure is PEAK else _build(bar.scenario)
        found = ratio(results, _LARGE, bar.scenario, bar.against, bar.figure)
        other = ratio(results, _LARGE, bar.scenario, HUGO_WITHOUT_RELATED, bar.figure) if bar.against == HUGO else None
        beside = "" if other is None else f"{other:.3f} × {HUGO_WITHOUT_RELATED}"
        yield judgement(f"{subject}, {_LARGE:,} articles", found, bar.most, f" × {bar.against}", beside=beside)
    growth = _divided(
        median(results, Key(_LARGEST, OURS, Scenario.COLD)), median(results, Key(_LARGE, OURS, Scenario.COLD))
    )
    yield judgement(f"cold build, {_LARGE:,} to {_LARGEST:,} articles", growth, _MOST_GROWTH, " × the time")
    for articles, scenario, most in _SECONDS_BARS:
        seconds = median(results, Key(articles, OURS, scenario))
        yield judgement(f"{_build(scenario)}, {articles} articles", seconds, most, " s")


def judge_preview(figures: PreviewFigures) -> Iterator[Judgement]:
    """A judgement for each bar of the preview, measured or not."""
    drawn = {(each.articles, each.part): each.drawn for each in figures.saves}
    for articles, part, most in _PREVIEW_BARS:
        times = drawn.get((articles, part))
        what = f"preview, from save to page, {part} edited, {articles:,} articles, 95th percentile"
        if times:
            beside = f"half of them within {percentile(times, 50):.0f} ms"
            yield judgement(what, percentile(times, 95), most, " ms", beside=beside, digits=0)
        else:
            yield judgement(what, None, most, " ms")
    rapid = {each.articles: each for each in figures.rapid}
    for articles in _RAPID_SIZES:
        rounds = rapid.get(articles)
        what = f"preview, rapid saves, {articles:,} articles: rounds whose last save was not shown"
        if rounds:
            beside = f"of {rounds.rounds} rounds of {rounds.saves} saves"
            yield judgement(what, rounds.lost, 0, "", beside=beside, digits=0)
        else:
            yield judgement(what, None, 0, "")


def judge_texts(texts: Sequence[PathologicalText]) -> Iterator[Judgement]:
    """A judgement of the text that took longest, measured or not."""
    longest = max(texts, key=lambda text: text.seconds, default=None)
    refused = sum(text.is_refused for text in texts)
    beside = f"{refused} of {len(texts)} refused; longest: {longest.name}" if longest else ""
    found = longest.seconds if longest else None
    yield judgement("a text of 1 MB that nobody would write, processor time", found, _TEXT_SECONDS, " s", beside=beside)


def ratio(
    results: Results,
    articles: int,
    scenario: Scenario,
    against: str,
    figure: attrgetter[float] = SECONDS,
) -> float | None:
    """The median over all runs of our `figure` divided by that of another tool in the same run."""
    ours, theirs = (results.get(Key(articles, tool, scenario), ()) for tool in (OURS, against))
    pairs = list(zip(ours, theirs, strict=False))
    return statistics.median(figure(one) / figure(other) for one, other in pairs) if pairs else None


def median(results: Results, key: Key, figure: attrgetter[float] = SECONDS) -> float | None:
    """The median of a `figure` over all runs."""
    found = results.get(key)
    return statistics.median(map(figure, found)) if found else None


def judgement(
    what: str, found: float | None, most: float | None, unit: str, *, beside: str = "", digits: int = 3
) -> Judgement:
    """Whether what was `found` is within the bar; without a bar, what was found and no verdict."""
    bar = "" if most is None else f"{most:g}{unit}"
    if found is None:
        return Judgement(what, bar, "", "not measured")
    verdict = "" if most is None else "holds" if found <= most else "does not hold"
    return Judgement(what, bar, f"{found:.{digits}f}", verdict, beside)


def _build(scenario: Scenario) -> str:
    return "cold build" if scenario is Scenario.COLD else f"build again, {scenario}"


def _divided(one: float | None, by: float | None) -> float | None:
    return None if one is None or by is None else one / by
