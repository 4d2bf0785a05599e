"""How long a command takes as a whole process, and how much memory it and its children hold at their peak."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Measurement", "copy_files", "measure"]

_PROCESSES = Path("/proc")
_BETWEEN_LOOKS = 0.1
_SHOWN_OF_FAILURE = 3_000
_BYTES_PER_RSS = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Measurement:
    """One run of one command."""

    seconds: float
    """Wall time from start to end."""
    processor_seconds: float
    """What all processors spent on it and on its children; other work on the machine disturbs this least."""
    peak_bytes: int
    """Of a single process, what the system counted (`ru_maxrss`). Of several, the largest sum seen in ten looks a
    second, with memory that they share counted once (`Pss`)."""


def measure(command: Sequence[str], folder: Path) -> Measurement:
    """Run `command` in `folder`. If it fails, the benchmark ends with the command's last words."""
    os.sync()  # so that this command does not wait for what earlier ones wrote
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        looking = _Look(process.pid)
        looking.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)  # we waited for it ourselves, so its object must be told
        looking.ended.set()
        looking.join()
        if process.returncode:
            said.seek(0)
            words = said.read().decode(errors="replace")[-_SHOWN_OF_FAILURE:]
            raise SystemExit(f"{' '.join(command)} failed in {folder}:\n{words}")
    return Measurement(seconds, usage.ru_utime + usage.ru_stime, max(looking.peak, usage.ru_maxrss * _BYTES_PER_RSS))


def copy_files(source: Path, target: Path) -> Measurement:
    """Read each file of `source` and write it into `target`: no tool that publishes these bytes can be faster."""
    os.sync()
    start, processor = time.perf_counter(), time.process_time()
    for folder, _, names in os.walk(source):
        place = target / Path(folder).relative_to(source)
        place.mkdir(parents=True)
        for name in names:
            (place / name).write_bytes(Path(folder, name).read_bytes())
    return Measurement(time.perf_counter() - start, time.process_time() - processor, 0)


class _Look(threading.Thread):
    """Watches the memory of a process and its descendants."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.ended = threading.Event()
        self.peak = 0
        self._process = process

    def run(self) -> None:
        while not self.ended.wait(_BETWEEN_LOOKS):
            family = list(_family(self._process))
            if len(family) > 1:  # the system counts a single process exactly
                self.peak = max(self.peak, sum(map(_proportional_bytes, family)))


def _family(process: int) -> Iterator[int]:
    yield process
    for file in _PROCESSES.glob(f"{process}/task/*/children"):
        try:
            children = file.read_text().split()
        except OSError:  # it ended meanwhile
            continue
        for child in children:
            yield from _family(int(child))


def _proportional_bytes(process: int) -> int:
    try:
        lines = (_PROCESSES / str(process) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
