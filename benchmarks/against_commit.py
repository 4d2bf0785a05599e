"""What builds cost beside an older commit of this program, side by side in one run.

    .venv/bin/python benchmarks/against_commit.py COMMIT [--environment FOLDER] [--figures FILE]

Both programs build the same sites in turns, and the processor time of all their processes is compared: other work on
the machine disturbs it least. The commit is cloned into a temporary folder, where its own `build.py` installs what it
needs; with --environment, an earlier clone is used as it is. It takes about six minutes. With --figures, the
figures join those of `benchmarks/compare.py`, which then shows them in docs/benchmarks.md too.
"""

from __future__ import annotations

import argparse
import dataclasses
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from corpus import write_site
from figures import read_figures, write_figures
from measuring import Measurement
from report import commit_section
from rounds import Key, Results, Tool, measure_rounds
from side_by_side import BARS
from tools import OURS, ours

_CHECKOUT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Measure both programs and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("commit", help="the older commit")
    parser.add_argument("--environment", type=Path, help="a clone of that commit with its .venv (default: a new one)")
    parser.add_argument("--most-articles", type=int, default=10_000, help="leave larger sites out (default: none)")
    parser.add_argument("--work", type=Path, help="where sites are built (default: the system's temporary folder)")
    parser.add_argument("--figures", type=Path, help="the file that keeps the figures of compare.py")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=arguments.work) as name:
        work = Path(name)
        commit = _git(_CHECKOUT, "rev-parse", "--verify", f"{arguments.commit}^{{commit}}")
        clone = arguments.environment.resolve() if arguments.environment else _clone(commit, work / "clone")
        if _git(clone, "rev-parse", "HEAD") != commit:
            sys.exit(f"{clone} is not a clone of commit {arguments.commit}.")
        tools = [_tool(OURS, _CHECKOUT, Path(sys.executable))]
        tools += [_tool(f"commit {commit[:7]}", clone, clone / ".venv" / "bin" / "python")]
        results = _measure(tools, arguments.most_articles, work)
    figures = dataclasses.replace(read_figures(arguments.figures), beside_commit=results)
    write_figures(arguments.figures, figures)
    print(commit_section(results))


def _measure(tools: list[Tool], most_articles: int, work: Path) -> Results:
    results: dict[Key, Sequence[Measurement]] = {}
    for articles, bars in groupby(BARS, lambda bar: bar.articles):
        if articles <= most_articles:
            corpus = work / f"corpus-{articles}"
            write_site(corpus, articles)
            runs = {bar.scenario: bar.runs for bar in bars}
            results |= measure_rounds(tools, corpus, articles, runs, work)
    return results


def _tool(name: str, checkout: Path, python: Path) -> Tool:
    """The program in `checkout`, whatever is installed and whatever PYTHONPATH says."""
    tool = ours(str(python), name, checkout=checkout)
    return dataclasses.replace(tool, command=("env", f"PYTHONPATH={checkout / 'src'}", *tool.command))


def _clone(commit: str, folder: Path) -> Path:
    _git(_CHECKOUT, "clone", "--quiet", "--no-checkout", ".", str(folder))
    _git(folder, "checkout", "--quiet", commit)
    subprocess.run([sys.executable, "build.py", "--version"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return folder


def _git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


if __name__ == "__main__":
    main()
