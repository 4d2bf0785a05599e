"""A few of the attacks that `attack.py` makes in hundreds, the same each time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.alone

TESTS = Path(__file__).parent.parent


def test_the_program_survives_a_few_attacks(tmp_path: Path) -> None:
    """Nothing is lost, nothing escapes, no half site is taken for a whole one, no process and no traceback is left."""
    path = os.pathsep.join((str(TESTS.parent / "src"), str(TESTS)))
    done = subprocess.run(
        [sys.executable, TESTS / "attacks/attack.py", "--seed=7", "--kills=6", "--faults=5", "--hostile=12"],
        env={**os.environ, "PYTHONPATH": path, "TMPDIR": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(" attacks, 0 faults") == 5
