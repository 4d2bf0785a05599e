"""The real command, run in this process, and the files that it leaves."""

from __future__ import annotations

import signal
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from elevate_site.cli import main

__all__ = ["Ran", "files_below", "run_command"]


@dataclass(frozen=True)
class Ran:
    """What became of a command."""

    status: int
    out: str
    err: str


def run_command(*arguments: str | Path) -> Ran:
    """Run `elevate-site` with these arguments; an exception that would end in a traceback is raised here."""
    before = signal.getsignal(signal.SIGINT)
    try:
        result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    finally:
        signal.signal(signal.SIGINT, before)  # a build ignores Ctrl-C once it is over, for the process ends then
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(result.exit_code, result.stdout, result.stderr)


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` with its bytes, by its path with `/`."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
