"""What a build works with: staging area, memory, workers, progress, timings."""

from __future__ import annotations

from dataclasses import dataclass

from elevate_site.memory import Memory
from elevate_site.pipeline.request import Progress
from elevate_site.pipeline.timings import Timings
from elevate_site.pipeline.workers import Workers
from elevate_site.publishing import Staging

__all__ = ["BuildContext"]


@dataclass(frozen=True, slots=True)
class BuildContext:
    """All that a build needs beside the request. It changes how long a build takes, never the result."""

    staging: Staging
    memory: Memory
    workers: Workers
    progress: Progress
    timings: Timings
