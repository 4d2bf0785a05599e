"""Builds every site with every tool in turns, so that all of them meet the same machine."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from measuring import Measurement, copy_files, measure

__all__ = ["FLOOR", "Key", "Results", "Scenario", "Tool", "measure_rounds", "prepare"]

FLOOR = "copying the same bytes"


class Scenario(StrEnum):
    """What happened before the command is started."""

    COLD = "cold"
    UNCHANGED = "nothing changed"
    EDITED = "one article edited"
    LAYOUT = "layout changed"


@dataclass(frozen=True, slots=True)
class Tool:
    """What is measured: one program with one way of using it."""

    name: str
    write: Callable[[Path, Path], None]
    """Writes the site of the corpus in the second folder into the first."""
    command: tuple[str, ...]
    """Run in the folder of the site."""
    articles: str
    """Folder of the sources of articles."""
    layout: str
    """The template that every page has."""
    output: str
    memory: tuple[str, ...] = ()
    """Folders in which it keeps what a later build may use."""


@dataclass(frozen=True, slots=True)
class Key:
    """What a figure is of."""

    articles: int
    tool: str
    scenario: Scenario


Results = Mapping[Key, Sequence[Measurement]]
"""The measurements of all runs, in the order of the runs, so that figures of one run can be compared."""


def measure_rounds(
    tools: Sequence[Tool], corpus: Path, articles: int, scenarios: Sequence[Scenario], runs: int, work: Path
) -> Results:
    """The figures of all `tools` on one corpus, of which they write their sites into the folder `work`."""
    results: dict[Key, list[Measurement]] = {}
    sites = {tool.name: work / f"site-{number}" for number, tool in enumerate(tools)}
    for tool in tools:
        _say(f"{articles:,} articles: writing the site for {tool.name}")
        tool.write(sites[tool.name], corpus)
        if Scenario.COLD not in scenarios:
            measure(tool.command, sites[tool.name])  # the others begin with a site that was built before
    for run in range(runs):
        for scenario in scenarios:
            for tool in tools:
                site = sites[tool.name]
                prepare(tool, site, scenario, run)
                one = measure(tool.command, site)
                _require_all_articles(tool, site, articles)
                results.setdefault(Key(articles, tool.name, scenario), []).append(one)
                figures = f"{one.seconds:.2f} s, CPU {one.processor_seconds:.2f} s, {one.peak_bytes / 1e6:,.0f} MB"
                _say(f"{articles:,} articles, run {run + 1}, {scenario}: {tool.name} {figures}")
        if Scenario.COLD in scenarios:
            copied = work / "copied"
            floor = copy_files(sites[tools[0].name] / tools[0].output, copied)
            shutil.rmtree(copied)
            results.setdefault(Key(articles, FLOOR, Scenario.COLD), []).append(floor)
    for site in sites.values():
        shutil.rmtree(site)
    return results


def prepare(tool: Tool, site: Path, scenario: Scenario, run: int) -> None:
    """Make happen to the site of a tool what the scenario says; outside of the clock."""
    match scenario:
        case Scenario.COLD:
            for folder in (tool.output, *tool.memory):
                shutil.rmtree(site / folder, ignore_errors=True)
        case Scenario.EDITED:
            article = site / tool.articles / "article-0.md"
            text = article.read_text(encoding="utf-8")
            article.write_text(f"{text}\nThis sentence was added before run {run + 1}.\n", encoding="utf-8")
        case Scenario.LAYOUT:
            layout = site / tool.layout
            head, body = layout.read_text(encoding="utf-8").split("</head>")
            added = f'  <meta name="run" content="{run + 1}">\n'
            layout.write_text(f"{head}{added}</head>{body}", encoding="utf-8")
        case Scenario.UNCHANGED:
            pass


def _require_all_articles(tool: Tool, site: Path, articles: int) -> None:
    """A tool that publishes less than all is not fast."""
    found = sum(1 for _ in (site / tool.output / "articles").glob("article-*/index.html"))
    if found != articles:
        raise SystemExit(f"{tool.name} published {found} of {articles} articles in {site}")


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
