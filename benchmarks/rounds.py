"""Builds a site with every tool in turns, so that all of them meet the same machine."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from measuring import Measurement, copy_files, measure

__all__ = ["FLOOR", "Key", "Results", "Scenario", "Tool", "measure_rounds", "prepare"]

FLOOR = "copying the same bytes"
_TITLE = re.compile(r"^title: .*", re.MULTILINE | re.IGNORECASE)


class Scenario(StrEnum):
    """What happened before the command starts."""

    COLD = "cold"
    UNCHANGED = "nothing changed"
    EDITED = "one article edited"
    LAYOUT = "layout changed"
    TITLE = "one title edited"


@dataclass(frozen=True, slots=True)
class Tool:
    """What is measured: one program with one way of using it."""

    name: str
    write: Callable[[Path, Path], None]
    """Writes the site for this tool into the first folder, made from the corpus in the second."""
    command: tuple[str, ...]
    """Runs in the folder of the site."""
    articles: str
    """The folder of the articles' sources."""
    layout: str
    """The template of every page."""
    output: str
    memory: tuple[str, ...] = ()
    """The folders where it keeps what a later build may reuse."""


@dataclass(frozen=True, slots=True)
class Key:
    """What was measured."""

    articles: int
    tool: str
    scenario: Scenario


Results = Mapping[Key, Sequence[Measurement]]
"""The measurements of all runs, in their order, so that figures of the same run can be compared."""


def measure_rounds(
    tools: Sequence[Tool], corpus: Path, articles: int, runs: Mapping[Scenario, int], work: Path
) -> Results:
    """The figures of all `tools` on one corpus, in so many runs of each scenario.

    The sites of the tools are written into the folder `work`, and removed at the end.
    """
    results: dict[Key, list[Measurement]] = {}
    sites = {tool.name: work / f"site-{number}" for number, tool in enumerate(tools)}
    for tool in tools:
        _say(f"{articles:,} articles: writing the site for {tool.name}")
        tool.write(sites[tool.name], corpus)
        if Scenario.COLD not in runs:
            measure(tool.command, sites[tool.name])  # the other scenarios begin with a site that was built before
    for run in range(max(runs.values())):
        now = [scenario for scenario, times in runs.items() if run < times]
        for scenario in now:
            for tool in tools:
                site = sites[tool.name]
                prepare(tool, site, scenario, run)
                one = measure(tool.command, site)
                _require_all_articles(tool, site, articles)
                results.setdefault(Key(articles, tool.name, scenario), []).append(one)
                figures = f"{one.seconds:.2f} s, CPU {one.processor_seconds:.2f} s, {one.peak_bytes / 1e6:,.0f} MB"
                _say(f"{articles:,} articles, run {run + 1}, {scenario}: {tool.name} {figures}")
        if Scenario.COLD in now:
            copied = work / "copied"
            floor = copy_files(sites[tools[0].name] / tools[0].output, copied)
            shutil.rmtree(copied)
            results.setdefault(Key(articles, FLOOR, Scenario.COLD), []).append(floor)
    for site in sites.values():
        shutil.rmtree(site)
    return results


def prepare(tool: Tool, site: Path, scenario: Scenario, run: int) -> None:
    """Bring the site of a tool into the state of the scenario, before the clock starts."""
    match scenario:
        case Scenario.COLD:
            for folder in (tool.output, *tool.memory):
                shutil.rmtree(site / folder, ignore_errors=True)
        case Scenario.EDITED:
            article = site / tool.articles / "article-0.md"
            text = article.read_text(encoding="utf-8")
            article.write_text(f"{text}\nThis sentence was added before run {run + 1}.\n", encoding="utf-8")
        case Scenario.TITLE:
            article = site / tool.articles / "article-0.md"
            text = article.read_text(encoding="utf-8")
            article.write_text(_TITLE.sub(f"\\g<0> {run + 1}", text, count=1), encoding="utf-8")
        case Scenario.LAYOUT:
            layout = site / tool.layout
            head, body = layout.read_text(encoding="utf-8").split("</head>")
            added = f'  <meta name="run" content="{run + 1}">\n'
            layout.write_text(f"{head}{added}</head>{body}", encoding="utf-8")
        case Scenario.UNCHANGED:
            pass


def _require_all_articles(tool: Tool, site: Path, articles: int) -> None:
    """Stop if a tool published fewer articles: its time would mean nothing."""
    found = sum(1 for _ in (site / tool.output / "articles").glob("article-*/index.html"))
    if found != articles:
        raise SystemExit(f"{tool.name} published {found} of {articles} articles in {site}")


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
