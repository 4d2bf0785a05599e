"""What was measured, as a Markdown document."""

from __future__ import annotations

import os
import platform
import statistics
from collections.abc import Iterator, Sequence

from figures import Figures
from judging import judge, median_seconds, ratio
from peers.installing import VERSIONS
from rounds import FLOOR, Key, Results, Scenario
from tools import ELEVENTY, HUGO, HUGO_WITHOUT_RELATED, MKDOCS, OURS, PELICAN

from elevate_site import __version__

__all__ = ["make_report"]

_INTRODUCTION = """\
# Benchmarks

How long builds take beside other generators of static sites, measured by one command, which wrote this page:

```console
$ .venv/bin/python benchmarks/compare.py --articles {sizes} --runs {runs} --write
```

It makes articles of about 5 KB from a seed, installs the peers at the versions below into a folder of their own, writes
the same site for each of them, and starts each as a process of its own, as its users do: `elevate-site build`,
`hugo --quiet`, `eleventy --quiet`, `pelican --quiet`, `mkdocs build --quiet`. The tools take turns, so that all of them
meet the same machine. Ratios are taken within each run, and their median is shown. Only ratios mean anything: machines
differ, and one machine differs from minute to minute. Repeat it on a quiet one.

Machine: {cores} cores, {memory:.0f} GB of memory, {system}. Versions: {versions}.

Peak memory is that of the process, as the system counts it; where a tool starts further processes, it is the largest
sum that was seen ten times a second, with memory that they share counted once. CPU is what all cores spent on a cold
build. The last row of each size copies our output file by file: no tool that publishes these bytes can be faster.
"""
_SAME_SITE = f"""\
## The same site

Every article has our header, navigation, crisis strip, cookie notice, medical disclaimer, contact widget (call, text,
email, maps) and footer, a summary, key points, reading time, a contents list, three related articles by shared topics,
previous and next, breadcrumbs and JSON-LD. Beside the articles there are a home page, topics with lists in pages of
50, a list from A to Z with a page for each letter, a feed of 20, a sitemap, and the same style, script, letters and
icons. Where doubtful, peers have it easier:

- What is equal on all pages is given to them as finished HTML, cut out of a page of ours, style and letters as finished
  files. We make all of that anew in a cold build.
- Links between articles are written for them as addresses, except for {MKDOCS}, which resolves them itself. We resolve
  and check each, and check every finished page.
- `:::` blocks are written for them as HTML.

| tool | what differs |
|---|---|
| {HUGO} | previous and next are those of all articles, not of the topic, since it knows these without searching; \
related articles are its own `.Related`, with one index over topics (`benchmarks/peers/templates/hugo/`) |
| {HUGO_WITHOUT_RELATED} | the same, and no related articles |
| {ELEVENTY} | related articles, contents list and neighbours are filters in its settings, written as fast as ours |
| {PELICAN} | likewise; lists of topics are sorted by date, and its feed holds whole articles |
| {MKDOCS} | cannot have topics, related articles, dates or a feed; one page from A to Z |

{OURS} builds from files to a published folder with its checks on, as it does for its users. A cold build begins
without output and without memory. Search, QR codes and share pictures are off here, for all.
"""
_WHY = """\
## What is missed, and why

Cold builds; the table above says by how much. They are Python all the way, and nearly all of their time goes into each
article by itself. By `--profile`, about two fifths of it convert Markdown, a quarter draws pages and checks them, a
sixth reads front matter and checks words, and a sixth is what one process does while the others have nothing to do or
wait for it: arranging pages, keeping and fetching what is remembered, publishing. A second processor brings less than
twice the speed where two of them share one core, as on the machine above.

What was done for them, in millions of instructions for one article, counted by cachegrind:

| work | at first | now |
|---|---|---|
| converting Markdown (35 by the untouched library) | 19.0 | 5.6 |
| checking the finished page, every rule | 5.0 | 1.6 |
| drawing it | 3.8 | 1.2 |
| checking its words | 3.8 | 1.6 |

Tried, and not kept: threads for publishing (slower, they wait for each other in the system), values packed by columns
(no gain), known rows of a page kept as wholes and lists found by one expression (slower), msgspec for packing (five
times faster at a twentieth of the work, but it knows no choice between dataclasses). What is left to gain is a parser
of our own in the place of Python-Markdown, or parts of it in a compiled language; both cost more than they bring to a
site that builds from its memory on every day but the first.

## What an edit costs

After an edit of one article all others are still looked at: what is known of each is fetched and unpacked, all pages
are arranged, and each is compared with what was drawn before. That is half a millisecond an article, and buys that a
remembered build is a clean one by construction: there is one way to build, and no list of what an edit may touch. What
helped most: one question for two hundred remembered things (a third of the time of as many single ones), no search for
circles in memory, related articles found among sets of topics, links to a part of the same page settled with the page,
and fields taken out of values by functions that are written for each class.
"""
_ON_TOP = """\
## Search, QR codes, share pictures

At {articles:,} articles, turned on one by one. Hugo has no search of its own, MkDocs has no codes; Eleventy and Pelican
have neither. No peer draws share pictures without a template that draws them.
"""


def make_report(figures: Figures, *, python: str) -> str:
    """The whole document, for a benchmark that ran on this version of Python."""
    results = figures.builds
    sizes = sorted({key.articles for key in results if key.scenario is Scenario.COLD})
    versions = [f"{OURS} {__version__} on Python {python}", *(f"{name} {number}" for name, number in VERSIONS.items())]
    parts = [
        _INTRODUCTION.format(
            sizes=" ".join(map(str, sizes)),
            runs=max(len(some) for key, some in results.items() if key.scenario is Scenario.COLD),
            cores=os.cpu_count(),
            memory=os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1e9,
            system=platform.system(),
            versions=", ".join(versions),
        ),
        "## What was promised\n",
        _table(
            ("what", "at most", "measured", "", "beside"),
            [(each.what, each.most, each.measured, each.verdict, each.beside) for each in judge(results)],
        ),
    ]
    for articles in sizes:
        runs = {len(some) for key, some in results.items() if key.articles == articles}
        parts += [f"## {articles:,} articles\n", f"Seconds, {_times(runs)}:\n", _table(*_seconds(results, articles))]
        parts += [f"{OURS} by each:\n", _table(*_ratios(results, articles))]
    parts += [_WHY, _SAME_SITE]
    if figures.extras:
        articles = next(iter(figures.extras)).articles
        parts += [_ON_TOP.format(articles=articles), _table(*_seconds(figures.extras, articles))]
    return "\n".join(parts)


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
        medians = [median_seconds(results, Key(articles, tool, scenario)) for scenario in scenarios]
        cold = results.get(Key(articles, tool, Scenario.COLD))
        spent = f"{statistics.median(one.processor_seconds for one in cold):.2f}" if cold else ""
        peak = statistics.median(one.peak_bytes for one in cold) if cold else 0
        memory = f"{peak / 1e6:,.0f} MB" if peak else ""
        rows.append((tool, *("" if each is None else f"{each:.2f}" for each in medians), spent, memory))
    return ("tool", *scenarios, "CPU, cold", "peak memory, cold"), rows


def _ratios(results: Results, articles: int) -> tuple[Sequence[str], list[Sequence[str]]]:
    scenarios = _scenarios(results, articles)
    rows: list[Sequence[str]] = []
    for tool in _tools(results, articles):
        if tool == OURS:
            continue
        found = [ratio(results, articles, scenario, tool) for scenario in scenarios]
        memory = None if tool == FLOOR else ratio(results, articles, Scenario.COLD, tool, of_memory=True)
        rows.append((tool, *("" if each is None else f"{each:.3f}" for each in (*found, memory))))
    return ("tool", *scenarios, "peak memory, cold"), rows


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(_lines(head, rows)) + "\n"


def _lines(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|---" * len(head) + "|"
    for row in rows:
        yield f"| {' | '.join(row)} |"
