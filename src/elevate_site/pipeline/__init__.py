"""A build, from files to a checked site: the table of contents of this program.

    read ─▶ convert ─▶ arrange ─▶ render ─▶ check

Every step is a function of values and returns its Problems beside its result. The bytes of the site go into a
staging area as they are made, so that no page stays in memory; publishing them is left to the caller,
who also decides whether the Problems forbid it.
"""

from elevate_site.pipeline.build import build
from elevate_site.pipeline.context import Progress
from elevate_site.pipeline.request import Build, BuildRequest

__all__ = ["Build", "BuildRequest", "Progress", "build"]
