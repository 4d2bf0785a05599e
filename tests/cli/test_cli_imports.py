"""A command starts fast, because it loads only what it uses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent.parent / "src"


@pytest.mark.parametrize(
    ("command", "unneeded"),
    [
        ("build", {"tornado", "livereload", "watchfiles", "elevate_site.preview", "elevate_site.reading.json_schema"}),
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
