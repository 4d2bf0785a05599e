"""How long builds take beside Hugo, Eleventy, Pelican and MkDocs, which build the same site.

    .venv/bin/python benchmarks/compare.py [--articles 1000 10000] [--runs 3] [--write]

Prints the figures as Markdown; with --write they become docs/benchmarks.md. The peers are installed into a cache when
they are not there yet, which needs the network, and npm for Eleventy. With 10,000 articles it takes an hour or more:
Pelican and MkDocs need minutes for each build. 100,000 articles are built by us and by Hugo without related articles
alone.
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
from measuring import Measurement, measure
from peers.chrome import Chrome, cut_chrome
from report import make_report
from rounds import Key, Results, Scenario, Tool, measure_rounds
from tools import (
    ELEVENTY,
    HUGO,
    HUGO_WITHOUT_RELATED,
    MKDOCS,
    OURS,
    PELICAN,
    extra_tools,
    make_tools,
    ours,
)

_ROOT = Path(__file__).parent.parent
_ALL_TOOLS = (OURS, HUGO, HUGO_WITHOUT_RELATED, ELEVENTY, PELICAN, MKDOCS)
_SOME_TOOLS = (OURS, HUGO_WITHOUT_RELATED)
_TOO_LARGE_FOR_ALL = 50_000
_SMALL = 20
_EXTRA_ARTICLES = 1_000


def main() -> None:
    """Measure what is asked for and print the document."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory(dir=arguments.work) as name:
        work = Path(name)
        results, chrome = _small_site(arguments.python, work, arguments.runs)
        extras: Results = {}
        for articles in arguments.articles:
            names = [each for each in arguments.tools if articles <= _TOO_LARGE_FOR_ALL or each in _SOME_TOOLS]
            tools = make_tools(names, arguments.python, arguments.peers, chrome)
            results = {**results, **_measure(tools, articles, arguments.scenarios, arguments.runs, work)}
        if arguments.extras:
            tools = extra_tools(arguments.python, arguments.peers, chrome)
            extras = _measure(tools, _EXTRA_ARTICLES, (Scenario.COLD, Scenario.UNCHANGED), arguments.runs, work)
    command = " ".join([".venv/bin/python", "benchmarks/compare.py", *_told(sys.argv[1:])])
    report = make_report(results, extras, command=command, runs=arguments.runs, python=platform.python_version())
    print(report)
    if arguments.write:
        (_ROOT / "docs" / "benchmarks.md").write_text(report, encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cache = Path(os.environ.get("XDG_CACHE_HOME", tempfile.gettempdir())) / "elevate-site-benchmark-peers"
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000], help="sizes (default: 1000 10000)")
    parser.add_argument("--runs", type=int, default=3, help="how often each build is measured (default: 3)")
    parser.add_argument("--tools", nargs="+", choices=_ALL_TOOLS, default=_ALL_TOOLS, help="default: all")
    parser.add_argument(
        "--scenarios", nargs="+", type=Scenario, choices=list(Scenario), default=list(Scenario), help="default: all"
    )
    parser.add_argument("--no-extras", dest="extras", action="store_false", help="leave search, codes, pictures out")
    parser.add_argument("--peers", type=Path, default=cache, help="where peers are installed (default: %(default)s)")
    parser.add_argument("--work", type=Path, help="where sites are built (default: the system's temporary folder)")
    parser.add_argument("--python", default=sys.executable, help="the Python that has elevate-site (default: this one)")
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


def _told(words: Sequence[str]) -> list[str]:
    """The options that matter to whoever repeats it: not where files lay on this machine."""
    told: list[str] = []
    skip = False
    for word in words:
        local = word in {"--peers", "--work", "--python"}
        if not (skip or local or word == "--write" or word.startswith(("--peers=", "--work=", "--python="))):
            told.append(word if " " not in word else f'"{word}"')
        skip = local
    return told


if __name__ == "__main__":
    main()
