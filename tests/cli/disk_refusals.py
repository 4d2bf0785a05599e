"""Disks and folders that refuse, and what a build says about each: the cases in `disk_refusals.txt`.

A case is a title, the commands that make it, each after `$`, and what they print. It begins in the folder of a site
that was published once and then edited, and runs with mounts of its own and without the right of root to pass over
the rights of files, so that it is the same for every user. After changing one, write all results anew and read them:

    PYTHONPATH=src:tests .venv/bin/python tests/cli/disk_refusals.py
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from earlier_build import build_another_site, give_memory
from whole_sites import SETTINGS

__all__ = ["CASES", "DiskCase", "make_edited_site", "read_cases", "run_case"]

CASES = Path(__file__).with_name("disk_refusals.txt")
_SOURCE = Path(__file__).parent.parent.parent / "src"
_ARTICLE = "---\ntitle: {title}\ndescription: About it.\nkey_points: [One thing.]\n---\n\n{words}\n"
_SCRIPT = """
elevate-site() { "$PYTHON" -m elevate_site "$@" && echo "(status 0)" || echo "(status $?)"; }
build() { elevate-site build --today 2026-06-01 "$@"; }
fill() { head -c 64M /dev/zero > "$1" 2>&- || true; }
read_only() { mount --bind "$1" "$1"; mount -o remount,bind,ro "$1"; }
killed_build() { ("$PYTHON" -c "$KILL"; true) > killed 2>&1; rm killed; }
small_disk() { cp -a "$1" "$1.copy"; mount -t tmpfs -o "size=$2" tmpfs "$1"; cp -a "$1.copy/." "$1"; rm -r "$1.copy"; }
"""
_KILL = """
import os, signal, sys
seen = []

def kill(event, arguments):
    if event == "os.rename" and "/dist/" in str(arguments[1]):
        seen.append(event)
        if len(seen) == 3:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(kill)
sys.argv = ["elevate-site", "build", "--today", "2026-06-01"]
from elevate_site.__main__ import run
run()
"""
"""A build that is killed when the third file is about to take its place."""
_APART = ("unshare", "--mount", "--propagation", "private")
_BOUND = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")


@dataclass(frozen=True, slots=True)
class DiskCase:
    """One way in which a disk refuses."""

    title: str
    commands: tuple[str, ...]
    told: str
    """What the commands print."""

    def written(self, told: str) -> str:
        """The case as `disk_refusals.txt` has it, with what the commands print."""
        return "\n".join((f"### {self.title}", *(f"$ {line}" for line in self.commands), told))


def read_cases(text: str) -> Iterator[DiskCase]:
    """The cases in `text`."""
    for part in text.split("### ")[1:]:
        title, *lines = part.strip().splitlines()
        commands = tuple(line[2:] for line in lines if line.startswith("$ "))
        yield DiskCase(title, commands, "\n".join(lines[len(commands) :]))


def make_edited_site(folder: Path, memory: Path) -> Path:
    """A site in `folder` that was published once; then one article changed, one is new and one is gone."""
    site = folder / "site"
    articles = site / "content/articles"
    articles.mkdir(parents=True)
    (site / "content/site.yaml").write_text(SETTINGS, encoding="utf-8")
    for name in ("sleep", "worry"):
        (articles / f"{name}.md").write_text(_ARTICLE.format(title=name.title(), words="Words."), encoding="utf-8")
    give_memory(site, memory)
    run_in(site, "build >&- 2>&-")
    (articles / "sleep.md").write_text(_ARTICLE.format(title="Sleep", words="Other words."), encoding="utf-8")
    (articles / "rest.md").write_text(_ARTICLE.format(title="Rest", words="Words."), encoding="utf-8")
    (articles / "worry.md").unlink()
    return site


def run_in(site: Path, script: str) -> str:
    """What `script` prints in the folder `site`."""
    apart = (*_APART, *_BOUND) if os.geteuid() == 0 else (*_APART, "--map-root-user", *_BOUND)
    done = subprocess.run(
        [*apart, "bash", "-e", "-c", _SCRIPT + script],
        cwd=site,
        env={**os.environ, "PYTHONPATH": str(_SOURCE), "PYTHON": sys.executable, "KILL": _KILL},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    return done.stdout


def run_case(case: DiskCase, site: Path) -> str:
    """What the commands of `case` print in `site`, with the folder of the site as `SITE`.

    Warnings are left out, and what was published is not counted: they are about the site, not about the disk.
    """
    told = run_in(site, "\n".join(case.commands)).replace(str(site), "SITE")
    told = re.sub(r"(\d errors?) and \d warnings?\.", r"\1.", told)
    lines = re.sub(r".* warnings?\. Published .*", "Published.", told).splitlines()
    return "\n".join(line.rstrip() for line in without_warnings(lines) if line.strip())


def without_warnings(lines: list[str]) -> Iterator[str]:
    """The `lines` of a report without its warnings."""
    warning = False
    for line in lines:
        warning = line.startswith("warning: ") or (warning and line.startswith(" "))
        if not warning:
            yield line


def write_results() -> None:
    """Write what each case prints into the file of cases."""
    with tempfile.TemporaryDirectory() as folder:
        memory = build_another_site(Path(folder) / "another")
        written = []
        for number, case in enumerate(read_cases(CASES.read_text(encoding="utf-8"))):
            site = make_edited_site(Path(folder) / str(number), memory)
            written.append(case.written(run_case(case, site)))
            shutil.rmtree(site.parent, ignore_errors=True)
    CASES.write_text("\n\n".join(written) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_results()
