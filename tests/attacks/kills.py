"""Builds that are killed at random moments, or at a random request to the system; alone or with all their processes."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from attacked_site import TODAY, AttackedSite, run_command

__all__ = ["kill"]

_SIGNALS = (*(signal.SIGKILL,) * 5, signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGINT)
_STEPS = (("open", "dist"), ("os.rename", "dist"), ("os.rename", "dist"), ("os.remove", "dist"), ("any", ""))


def kill(attacked: AttackedSite, chance: random.Random) -> Iterator[str]:
    """Edit the site, kill its build, and build it again; what is wrong afterwards."""
    attacked.edit(chance)
    wanted, old, sources = attacked.wanted(), attacked.published(), attacked.sources()
    if chance.random() < 0.5:
        kept = attacked.site / ".elevate-site"
        if any(kept.glob("journal-*")):
            (kept / "memory.sqlite").unlink(missing_ok=True)
        else:
            shutil.rmtree(kept, ignore_errors=True)  # the build before may have been killed before it kept any
        if chance.random() < 0.3:
            shutil.rmtree(attacked.site / "dist", ignore_errors=True)
            old = {}
    words: list[str | Path] = ["build", "--site", attacked.site, "--today", TODAY, "--jobs", "2"]
    if chance.random() < 0.5:
        event, folder = chance.choice(_STEPS)
        number = int(chance.choice((3, 20, 100)) * chance.random()) + 1
        ended = run_command(words, interference=(event, str(attacked.site / folder), str(number), "kill"))
    else:
        seconds, sent, alone = attacked.seconds * chance.random(), chance.choice(_SIGNALS), chance.random() < 0.5

        def send(process: subprocess.Popen[str]) -> None:
            time.sleep(seconds)
            with suppress(ProcessLookupError):
                os.kill(process.pid, sent) if alone else os.killpg(process.pid, sent)

        ended = run_command(words, meanwhile=send)
    yield from attacked.faults_of(ended, old, wanted)
    if attacked.sources() != sources:
        yield "it changed the sources"
    if chance.random() < 0.7:  # otherwise the next one is killed before this one has healed
        yield from attacked.heal(wanted)
