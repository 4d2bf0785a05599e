"""Standard streams that are closed, full, or read by nobody: the exit status is true, and no traceback appears."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from site_command import files_below
from whole_sites import MakeSite

SOURCE = Path(__file__).parent.parent.parent / "src"
SLEEP = {"content/articles/sleep.md": "---\ntitle: Sleep\ndescription: How to sleep.\n---\n\nWords.\n"}
BROKEN = {"content/articles/broken.md": "---\ntitle: Broken\ndescription: Broken.\n---\n\n[Words](nowhere.md)\n"}
STREAMS = (
    *("<&-", ">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"),
    *(">/dev/full", "2>/dev/full", ">/dev/full 2>/dev/full", ">/dev/full 2>&-"),
)


def shell(line: str, site: Path) -> subprocess.CompletedProcess[str]:
    """What becomes of `line` in a shell, where `elevate-site` is this program and `$SITE` a site."""
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "SITE": str(site)}
    function = f'elevate_site() {{ exec "{sys.executable}" -m elevate_site "$@"; }}'
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {function}; {line}"],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize(
    ("style", "streams"),
    [*(("text", streams) for streams in STREAMS), *product(("json", "github"), ("<&-", ">/dev/full", "<&- >&- 2>&-"))],
)
def test_the_status_of_a_build_says_whether_the_site_was_published(
    style: str, streams: str, make_site: MakeSite
) -> None:
    """Whatever becomes of the report: 0 with the site in its place, 1 without; what still can be printed is."""
    site = make_site(SLEEP)
    build = f'(elevate_site build --site "$SITE" --format {style} {streams})'
    good = shell(build, site)
    assert (good.returncode, (site / "dist/manifest.json").exists()) == (0, True), good.stderr
    published = files_below(site / "dist")
    make_site(BROKEN)
    bad = shell(build, site)
    assert (bad.returncode, files_below(site / "dist")) == (1, published)
    assert "Traceback" not in good.stdout + good.stderr + bad.stdout + bad.stderr
    assert "Exception" not in good.stderr + bad.stderr
    if (style, streams) == ("json", "<&-"):
        assert json.loads(good.stdout)["pages"] > 0


@pytest.mark.parametrize("streams", STREAMS)
@pytest.mark.parametrize("command", ["schema", "build --help"])
def test_a_command_that_only_prints_fails_when_nothing_is_printed(command: str, streams: str, tmp_path: Path) -> None:
    """Status 1 and a sentence, as far as there is a place for one; an empty schema is never taken for a good one."""
    ran = shell(f"(elevate_site {command} {streams})", tmp_path)
    lost = streams.startswith(">") or " >" in streams
    assert ran.returncode == int(lost)
    assert (ran.stdout == "") == lost
    assert ran.stderr.startswith("What the command printed is lost") == (lost and "2>" not in streams)
    assert ran.stderr.count("\n") <= 1


@pytest.mark.parametrize("command", ["schema", "--help", 'build --site "$SITE"', 'build --site "$SITE" --format json'])
@pytest.mark.parametrize("reader", ["head -1", "true"])
def test_a_reader_that_has_read_enough_is_no_fault(command: str, reader: str, make_site: MakeSite) -> None:
    """A pipe that is closed after a line, or at once, is taken as meant."""
    site = make_site(SLEEP)
    ran = shell(f"(elevate_site {command}) | {reader}", site)
    assert ran.returncode == 0
    assert "lost" not in ran.stderr
    assert "Traceback" not in ran.stderr
    assert "build" not in command or (site / "dist/manifest.json").exists()


@pytest.mark.parametrize("streams", STREAMS)
def test_a_wrong_command_line_keeps_its_status(streams: str, tmp_path: Path) -> None:
    """Status 2, also when nobody can be told."""
    ran = shell(f"(elevate_site build --jobs 0 {streams})", tmp_path)
    assert ran.returncode == 2
    assert "Traceback" not in ran.stderr


def test_nothing_is_printed_into_a_file_of_the_program(make_site: MakeSite) -> None:
    """With all streams closed, no file that a build opens takes their numbers: what it remembers stays sound."""
    site = make_site({**SLEEP, **BROKEN})
    build = '(elevate_site build --site "$SITE" {})'
    assert shell(build.format("<&- >&- 2>&-"), site).returncode == 1
    assert (site / ".elevate-site/lock").read_bytes() == b""
    assert "damaged" not in shell(build.format(""), site).stderr


@pytest.mark.parametrize("streams", [">&-", "2>&-", "<&- >&- 2>&-", ">/dev/full", ">/dev/full 2>/dev/full"])
def test_a_preview_serves_without_a_terminal(streams: str, make_site: MakeSite, tmp_path: Path) -> None:
    """It starts, answers, and ends with Ctrl-C, although it can tell nobody where it is."""
    site = make_site(SLEEP)
    asked = tmp_path / "asked"
    script = tmp_path / "browser"
    script.write_text(f"#!/bin/sh\necho \"$1\" > '{asked}.part'; mv '{asked}.part' '{asked}'; kill -INT $PPID\n")
    script.chmod(0o755)
    line = f'(BROWSER="{script} %s" elevate_site serve --site "$SITE" --port 0 --open {streams})'
    ran = shell(line, site)
    assert "Traceback" not in ran.stdout + ran.stderr
    assert asked.read_text(encoding="utf-8").startswith("http://127.0.0.1:")
    assert ran.returncode == int(streams != "2>&-")
