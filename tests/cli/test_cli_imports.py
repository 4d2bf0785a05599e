"""A command starts fast, because it loads only what it uses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from whole_sites import MakeSite

SOURCE = Path(__file__).parent.parent.parent / "src"


@pytest.mark.parametrize(
    ("command", "unneeded"),
    [
        (
            "build",
            {"tornado", "livereload", "watchfiles", "elevate_site.preview", "elevate_site.reading.schema.json_schema"},
        ),
        ("schema", {"tornado", "markdown", "jinja2", "selectolax", "babel", "elevate_site.pipeline"}),
    ],
)
def test_a_command_loads_nothing_of_the_others(command: str, unneeded: set[str]) -> None:
    """A build knows no preview server and no schema; a schema knows no build."""
    program = f"import sys, elevate_site.cli.{command}_command; print(*sys.modules)"
    environment = {"PYTHONPATH": str(SOURCE)}
    loaded = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, encoding="utf-8", check=True
    ).stdout.split()
    assert f"elevate_site.cli.{command}_command" in loaded
    assert unneeded & set(loaded) == set()


def test_a_build_in_which_nothing_changed_loads_next_to_nothing(
    make_cold_site: MakeSite,
) -> None:
    """It reads no YAML and no Markdown, draws no template, and starts no process."""
    site = make_cold_site(
        {"content/articles/sleep.md": "---\ntitle: Sleep\ndescription: How to sleep.\n---\n\nWords.\n"}
    )
    program = (
        "import sys; from elevate_site.cli import main; "
        f"main(['build', '--site', {str(site)!r}], standalone_mode=False); print(*sys.modules)"
    )
    heavy = {
        *("yaml", "markdown", "jinja2", "markupsafe", "babel", "selectolax", "phonenumbers", "fontTools", "PIL"),
        *("minify_html", "segno", "multiprocessing", "concurrent", "asyncio", "importlib.metadata"),
        *(f"elevate_site.{room}" for room in ("markup", "structure", "rendering", "assets", "checking", "searching")),
    }
    for expected in (heavy & {"yaml", "markdown", "jinja2"}, set()):
        done = subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONPATH": str(SOURCE)},
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        assert heavy & set(done.stdout.split()) >= expected
    assert heavy & set(done.stdout.split()) == set()
