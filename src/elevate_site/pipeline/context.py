"""Where a site is built: what remembers, who works, what takes the bytes, and what tells how it goes."""

from __future__ import annotations

from dataclasses import dataclass

from elevate_site.memory import Memory
from elevate_site.pipeline.request import Progress
from elevate_site.pipeline.timings import Stopwatch
from elevate_site.pipeline.workers import Workers
from elevate_site.publishing import Staging

__all__ = ["Workshop"]


@dataclass(frozen=True, slots=True)
class Workshop:
    """All that a build needs beside what is to be built; it changes how long a build takes, never what comes out."""

    staging: Staging
    memory: Memory
    workers: Workers
    progress: Progress
    stopwatch: Stopwatch
