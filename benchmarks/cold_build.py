"""How long a cold build takes beside Python-Markdown alone, and how that grows with the site.

    .venv/bin/python benchmarks/cold_build.py [--small 1000] [--large 10000]

Both are timed in this one process, one after the other, on the same articles: the untouched library, one instance,
the same extensions, imports not counted; and a whole build from files to a published `dist/`, into an empty folder.
Only ratios mean anything; machines differ, and one machine differs from minute to minute, so that each ratio is the
median of three. It takes about five minutes.
"""

from __future__ import annotations

import argparse
import datetime
import gc
import shutil
import statistics
import tempfile
import time
from pathlib import Path

import markdown
from corpus import write_site

from elevate_site.pipeline import Build, BuildRequest, build
from elevate_site.publishing import DiskStaging, publish
from elevate_site.reading import theme_folder

_EXTENSIONS = ("tables", "footnotes", "def_list", "attr_list", "sane_lists", "abbr", "toc")
_REPEATS = 3
_MOST_TIMES_MARKDOWN = 1.6
_MOST_GROWTH = 11.0


def main() -> None:
    """Print both ratios, and whether they are within what was promised."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", type=int, default=1_000, help="articles of the small site (default: 1000)")
    parser.add_argument("--large", type=int, default=10_000, help="articles of the large site (default: 10000)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder, "small"), Path(folder, "large")
        write_site(small, arguments.small)
        write_site(large, arguments.large)
        alone, ours, grown = [], [], []
        for repeat in range(_REPEATS):
            alone.append(_convert(small))
            ours.append(_build(small, Path(folder, f"dist-{repeat}")))
            grown.append(_build(large, Path(folder, f"dist-large-{repeat}")))
            shutil.rmtree(Path(folder, f"dist-large-{repeat}"))
    print(f"Python-Markdown alone, {arguments.small} articles: {statistics.median(alone):.2f} s")
    print(f"cold build,            {arguments.small} articles: {statistics.median(ours):.2f} s")
    print(f"cold build,            {arguments.large} articles: {statistics.median(grown):.2f} s")
    _judge("cold build / Python-Markdown", ours, alone, _MOST_TIMES_MARKDOWN)
    growth = _MOST_GROWTH * arguments.large / arguments.small / 10
    _judge(f"{arguments.large} / {arguments.small} articles", grown, ours, growth)


def _judge(what: str, times: list[float], by: list[float], most: float) -> None:
    """Print the median of the ratios of neighbours, each pair measured at the same speed of the machine."""
    ratio = statistics.median(mine / theirs for mine, theirs in zip(times, by, strict=True))
    print(f"{what}: {ratio:.2f} (at most {most:g}): {'holds' if ratio <= most else 'does not hold'}")


def _convert(site: Path) -> float:
    texts = [file.read_text(encoding="utf-8").split("---\n", 2)[2] for file in sorted(site.rglob("*.md"))]
    parser = markdown.Markdown(extensions=list(_EXTENSIONS))
    gc.collect()
    start = time.perf_counter()
    for text in texts:
        parser.reset()
        parser.convert(text)
    return time.perf_counter() - start


def _build(site: Path, output: Path) -> float:
    gc.collect()
    start = time.perf_counter()
    request = BuildRequest(
        site=site, theme=theme_folder(), now=datetime.datetime.now(datetime.UTC), today=datetime.date(2026, 1, 1)
    )
    with DiskStaging(site) as staging:
        built: Build = build(request, staging, lambda step, done, total: None)  # noqa: ARG005  # nobody is looking
        if not built.publishable:
            raise SystemExit("\n".join(f"{each.place}: {each.message}" for each in built.problems[:10]))
        publish(built.files, staging, output, [site / "content"])
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
