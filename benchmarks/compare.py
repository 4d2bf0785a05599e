"""How long builds take beside Hugo, Eleventy, Pelican and MkDocs, which build the same site.

    .venv/bin/python benchmarks/compare.py [--articles 1000 10000] [--runs 3] [--write]

Prints the figures as Markdown; with --write they become docs/benchmarks.md. The peers are installed into a cache when
they are not there yet, which needs the network, and npm for Eleventy. With 10,000 articles it takes an hour or more:
Pelican and MkDocs need minutes for each build. 100,000 articles are built by us and by Hugo without related articles
alone. With --figures FILE, sizes and scenarios can be measured one by one: the report has all that the file holds.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from corpus import write_site
from figures import read_figures, write_figures
from measuring import Measurement, measure
from peers.chrome import Chrome, cut_chrome
from peers.installing import install
from report import make_report
from rounds import Key, Results, Scenario, Tool, measure_rounds
from tools import EVERY_TOOL, HUGO, HUGO_WITHOUT_RELATED, MKDOCS, OURS, extra_tools, ours, peer

_ROOT = Path(__file__).parent.parent
_SOME_TOOLS = (OURS, HUGO_WITHOUT_RELATED)
_TOO_LARGE_FOR_ALL = 50_000
_SMALL = 20
_EXTRA_ARTICLES = 1_000


def main() -> None:
    """Measure what is asked for and print the document."""
    arguments = _arguments()
    python = arguments.python
    figures = read_figures(arguments.figures)
    programs = install(arguments.peers, {*arguments.tools, *((HUGO, MKDOCS) if arguments.extras else ())})
    if arguments.work is not None:
        arguments.work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=arguments.work) as name:
        work = Path(name)
        small, chrome = _small_site(python, work, arguments.runs)
        figures = figures.with_builds(small)
        for articles in arguments.articles:
            names = [each for each in arguments.tools if articles <= _TOO_LARGE_FOR_ALL or each in _SOME_TOOLS]
            tools = [ours(python) if each == OURS else peer(each, programs, chrome) for each in names]
            figures = figures.with_builds(_measure(tools, articles, arguments.scenarios, arguments.runs, work))
            write_figures(arguments.figures, figures)
        if arguments.extras:
            tools = extra_tools(python, programs, chrome)
            scenarios = (Scenario.COLD, Scenario.UNCHANGED)
            figures = figures.with_extras(_measure(tools, _EXTRA_ARTICLES, scenarios, arguments.runs, work))
            write_figures(arguments.figures, figures)
    report = make_report(figures, python=platform.python_version())
    print(report)
    if arguments.write:
        (_ROOT / "docs" / "benchmarks.md").write_text(report, encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cache = Path(os.environ.get("XDG_CACHE_HOME", tempfile.gettempdir())) / "elevate-site-benchmark-peers"
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000], help="sizes (default: 1000 10000)")
    parser.add_argument("--runs", type=int, default=3, help="how often each build is measured (default: 3)")
    parser.add_argument("--tools", nargs="+", choices=EVERY_TOOL, default=EVERY_TOOL, help="default: all")
    parser.add_argument(
        "--scenarios", nargs="+", type=Scenario, choices=list(Scenario), default=list(Scenario), help="default: all"
    )
    parser.add_argument("--no-extras", dest="extras", action="store_false", help="leave search, codes, pictures out")
    parser.add_argument("--peers", type=Path, default=cache, help="where peers are installed (default: %(default)s)")
    parser.add_argument("--work", type=Path, help="where sites are built (default: the system's temporary folder)")
    parser.add_argument("--python", default=sys.executable, help="the Python that has elevate-site (default: this one)")
    parser.add_argument("--figures", type=Path, help="a file that keeps figures from call to call, for long runs")
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md too")
    return parser.parse_args()


def _small_site(python: str, work: Path, runs: int) -> tuple[Results, Chrome]:
    """Measure the smallest site, and keep what peers need of it: the parts of a page, and the assets."""
    site, published = work / "small", work / "published"
    write_site(site, _SMALL)
    command = ours(python).command
    measure(command, site)  # compiles and remembers; what is measured comes after
    figures: list[Measurement] = [measure(command, site) for _ in range(max(runs, 3))]
    shutil.copytree(site / "dist", published)
    return {Key(_SMALL, OURS, Scenario.UNCHANGED): figures}, cut_chrome(published)


def _measure(tools: Sequence[Tool], articles: int, scenarios: Sequence[Scenario], runs: int, work: Path) -> Results:
    corpus = work / "corpus"
    write_site(corpus, articles)
    results = measure_rounds(tools, corpus, articles, scenarios, runs, work)
    shutil.rmtree(corpus)
    return results


if __name__ == "__main__":
    main()
