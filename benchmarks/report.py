"""What was measured, as a Markdown document."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Sequence

from figures import Figures
from judging import PEAK, PROCESSOR, judge, judge_preview, judge_texts, median, ratio
from peers.installing import VERSIONS
from report_prose import BESIDE_COMMIT, COSTS, INTRODUCTION, ON_TOP, PREVIEW, SAME_SITE
from rounds import FLOOR, Key, Results, Scenario
from saves import PreviewFigures, percentile
from side_by_side import compare_with_commit
from tools import OURS

from elevate_site import __version__

__all__ = ["commit_section", "make_report", "preview_section"]


def make_report(figures: Figures, *, python: str) -> str:
    """The whole document, for a benchmark that ran on this version of Python."""
    results = figures.builds
    sizes = sorted({key.articles for key in results if key.scenario is Scenario.COLD})
    versions = [f"{OURS} {__version__} on Python {python}", *(f"{name} {number}" for name, number in VERSIONS.items())]
    parts = [
        INTRODUCTION.format(
            sizes=" ".join(map(str, sizes)),
            runs=max((len(some) for key, some in results.items() if key.scenario is Scenario.COLD), default=0),
            cores=os.cpu_count(),
            memory=os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1e9,
            system=platform.system(),
            versions=", ".join(versions),
        ),
        "## What was promised\n",
        _table(
            ("what", "at most", "measured", "", "beside"),
            [
                (each.what, each.most, each.measured, each.verdict, each.beside)
                for each in (*judge(results), *judge_preview(figures.preview), *judge_texts(figures.texts))
            ],
        ),
    ]
    for articles in sizes:
        runs = {len(some) for key, some in results.items() if key.articles == articles}
        parts += [f"## {articles:,} articles\n", f"Seconds, {_times(runs)}:\n", _table(*_seconds(results, articles))]
        parts += [f"{OURS} by each:\n", _table(*_ratios(results, articles))]
    parts.append(COSTS)
    if figures.beside_commit:
        parts.append(commit_section(figures.beside_commit))
    if figures.preview.saves:
        parts.append(preview_section(figures.preview))
    parts.append(SAME_SITE)
    if figures.extras:
        articles = next(iter(figures.extras)).articles
        parts += [ON_TOP.format(articles=articles), _table(*_seconds(figures.extras, articles))]
    return "\n".join(parts)


def commit_section(results: Results) -> str:
    """What builds cost beside an older commit."""
    commit, compared = compare_with_commit(results)
    head = ("what", OURS, commit, "ratio", "at most", "")
    rows = [
        (
            each.judgement.what,
            each.ours,
            each.theirs,
            each.judgement.measured,
            each.judgement.most,
            each.judgement.verdict,
        )
        for each in compared
    ]
    return BESIDE_COMMIT.format(commit=commit.split()[-1]) + "\n" + _table(head, rows)


def preview_section(figures: PreviewFigures) -> str:
    """How long saves take to reach the page, and whether quick ones all do."""
    head = ("edited", "articles", "saves", "loaded, p50", "loaded, p95", "drawn, p50", "drawn, p95", "drawn, longest")
    rows = [
        (
            each.part,
            f"{each.articles:,}",
            str(len(each.drawn)),
            *(f"{percentile(times, percent):.0f}" for times in (each.loaded, each.drawn) for percent in (50, 95)),
            f"{max(each.drawn):.0f}",
        )
        for each in figures.saves
    ]
    rapid = "".join(
        f"At {each.articles:,} articles, {each.rounds - each.lost} of {each.rounds} rounds of {each.saves} saves, "
        "a few milliseconds apart, ended with the last save on the page.\n"
        for each in figures.rapid
    )
    return "\n".join((PREVIEW, _table(head, rows), rapid))


def _times(runs: set[int]) -> str:
    if runs == {1}:
        return "one run"
    return f"medians of {' or '.join(map(str, sorted(runs)))} runs"


def _tools(results: Results, articles: int) -> list[str]:
    return list(dict.fromkeys(key.tool for key in results if key.articles == articles))


def _scenarios(results: Results, articles: int) -> list[Scenario]:
    return [each for each in Scenario if any(key.articles == articles and key.scenario == each for key in results)]


def _seconds(results: Results, articles: int) -> tuple[Sequence[str], list[Sequence[str]]]:
    scenarios = _scenarios(results, articles)
    rows: list[Sequence[str]] = []
    for tool in _tools(results, articles):
        cold = Key(articles, tool, Scenario.COLD)
        seconds = [median(results, Key(articles, tool, scenario)) for scenario in scenarios]
        shown = ["" if each is None else f"{each:.2f}" for each in (*seconds, median(results, cold, PROCESSOR))]
        peak = median(results, cold, PEAK)
        rows.append((tool, *shown, f"{peak / 1e6:,.0f} MB" if peak else ""))
    return ("tool", *scenarios, "CPU, cold", "peak memory, cold"), rows


def _ratios(results: Results, articles: int) -> tuple[Sequence[str], list[Sequence[str]]]:
    scenarios = _scenarios(results, articles)
    rows: list[Sequence[str]] = []
    for tool in _tools(results, articles):
        if tool == OURS:
            continue
        found = [ratio(results, articles, scenario, tool) for scenario in scenarios]
        memory = None if tool == FLOOR else ratio(results, articles, Scenario.COLD, tool, PEAK)
        rows.append((tool, *("" if each is None else f"{each:.3f}" for each in (*found, memory))))
    return ("tool", *scenarios, "peak memory, cold"), rows


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(_lines(head, rows)) + "\n"


def _lines(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|---" * len(head) + "|"
    for row in rows:
        yield f"| {' | '.join(row)} |"
