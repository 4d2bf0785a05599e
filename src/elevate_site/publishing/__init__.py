"""Staged bytes to `dist/`: file by file, each of them whole, and never touching a file that somebody else put there.

with DiskStaging(site) as staging:                     # one build of a site at a time
    found = check_output(output, sources, site)        # refuses before the work, not after it
    plan = {path: staging.put(path, data), ...}        # nothing in the output changes yet
    publish(plan, staging, output, sources, found)     # assets, pages, removals, manifest
"""

from __future__ import annotations

from elevate_site.publishing.ownership import OutputFolder, check_output
from elevate_site.publishing.paths import real_path
from elevate_site.publishing.publish import Published, PublishedState, publish, read_state
from elevate_site.publishing.staging import WORKSPACE, DiskStaging, MemoryStaging, Staging

__all__ = [
    "WORKSPACE",
    "DiskStaging",
    "MemoryStaging",
    "OutputFolder",
    "Published",
    "PublishedState",
    "Staging",
    "check_output",
    "publish",
    "read_state",
    "real_path",
]
