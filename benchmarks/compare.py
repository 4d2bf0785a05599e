"""How long builds take beside Hugo, Eleventy, Pelican and MkDocs on the same site, and saves in a running preview.

    .venv/bin/python benchmarks/compare.py [--articles 1000 10000] [--runs 3] [--write]

Prints the figures as Markdown; with --write they become docs/benchmarks.md. The peers are installed into a cache on
first use, which needs the network, and npm for Eleventy; the preview needs a Chromium. With 10,000 articles it takes an
hour or more: Pelican and MkDocs need minutes for each build. Only we and Hugo without related articles build 100,000
articles. With --figures FILE, sizes and scenarios can be measured one by one, since the report shows everything that
the file holds: `--articles --no-extras` measures the smallest site and the preview alone.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from corpus import write_site
from figures import read_figures, write_figures
from measuring import measure
from peers.chrome import Chrome, cut_chrome
from peers.installing import install
from preview_saves import measure_preview
from report import make_report
from rounds import Key, Results, Scenario, Tool, measure_rounds
from tools import EVERY_TOOL, HUGO, HUGO_WITHOUT_RELATED, MKDOCS, OURS, extra_tools, ours, peer

_ROOT = Path(__file__).parent.parent
_SOME_TOOLS = (OURS, HUGO_WITHOUT_RELATED)
_TOO_LARGE_FOR_ALL = 50_000
_SMALL, _CLINIC = 20, 50
_FEWEST_RUNS = 3  # of builds so short that more of them cost nothing
_EXTRA_ARTICLES = 1_000
_SCENARIOS = (Scenario.COLD, Scenario.UNCHANGED, Scenario.EDITED, Scenario.LAYOUT)


def main() -> None:
    """Measure what the command line asks for and print the document."""
    arguments = _arguments()
    python = arguments.python
    figures = read_figures(arguments.figures)
    wanted = arguments.tools if arguments.articles else ()
    programs = install(arguments.peers, {*wanted, *((HUGO, MKDOCS) if arguments.extras else ())})
    if arguments.work is not None:
        arguments.work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=arguments.work) as name:
        work = Path(name)
        small, chrome = _small_site(python, work, arguments.runs)
        runs = {Scenario.EDITED: max(arguments.runs, _FEWEST_RUNS)}
        figures = figures.with_builds({**small, **_measure([ours(python)], _CLINIC, runs, work)})
        if arguments.preview:
            figures = replace(figures, preview=measure_preview(python, work))
            write_figures(arguments.figures, figures)
        runs = dict.fromkeys(arguments.scenarios, arguments.runs)
        for articles in arguments.articles:
            names = [each for each in arguments.tools if articles <= _TOO_LARGE_FOR_ALL or each in _SOME_TOOLS]
            tools = [ours(python) if each == OURS else peer(each, programs, chrome) for each in names]
            figures = figures.with_builds(_measure(tools, articles, runs, work))
            write_figures(arguments.figures, figures)
        if arguments.extras:
            tools = extra_tools(python, programs, chrome)
            runs = dict.fromkeys((Scenario.COLD, Scenario.UNCHANGED), arguments.runs)
            figures = replace(figures, extras=_measure(tools, _EXTRA_ARTICLES, runs, work))
            write_figures(arguments.figures, figures)
    write_figures(arguments.figures, figures)
    report = make_report(figures, python=platform.python_version())
    print(report)
    if arguments.write:
        (_ROOT / "docs" / "benchmarks.md").write_text(report, encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cache = Path(os.environ.get("XDG_CACHE_HOME", tempfile.gettempdir())) / "elevate-site-benchmark-peers"
    parser.add_argument("--articles", type=int, nargs="*", default=[1_000, 10_000], help="sizes (default: 1000 10000)")
    parser.add_argument("--runs", type=int, default=3, help="how often each build is measured (default: 3)")
    parser.add_argument("--tools", nargs="+", choices=EVERY_TOOL, default=EVERY_TOOL, help="default: all")
    parser.add_argument(
        "--scenarios",
        nargs="+",
        type=Scenario,
        choices=list(Scenario),
        default=_SCENARIOS,
        help="default: all but the last",
    )
    parser.add_argument("--no-extras", dest="extras", action="store_false", help="leave search, codes, pictures out")
    parser.add_argument("--no-preview", dest="preview", action="store_false", help="leave the preview out")
    parser.add_argument("--peers", type=Path, default=cache, help="where peers are installed (default: %(default)s)")
    parser.add_argument("--work", type=Path, help="where sites are built (default: the system's temporary folder)")
    parser.add_argument("--python", default=sys.executable, help="the Python that has elevate-site (default: this one)")
    parser.add_argument("--figures", type=Path, help="a file that keeps figures from call to call, for long runs")
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md too")
    return parser.parse_args()


def _small_site(python: str, work: Path, runs: int) -> tuple[Results, Chrome]:
    """Measure the smallest site, and keep what peers get from it: the parts of a page, and the assets."""
    site, published = work / "small", work / "published"
    write_site(site, _SMALL)
    command = ours(python).command
    measure(command, site)  # fills the caches; the measured builds find nothing changed
    measured = [measure(command, site) for _ in range(max(runs, _FEWEST_RUNS))]
    shutil.copytree(site / "dist", published)
    return {Key(_SMALL, OURS, Scenario.UNCHANGED): measured}, cut_chrome(published)


def _measure(tools: Sequence[Tool], articles: int, runs: Mapping[Scenario, int], work: Path) -> Results:
    corpus = work / "corpus"
    write_site(corpus, articles)
    results = measure_rounds(tools, corpus, articles, runs, work)
    shutil.rmtree(corpus)
    return results


if __name__ == "__main__":
    main()
