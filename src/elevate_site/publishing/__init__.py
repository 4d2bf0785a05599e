"""From staged bytes to `dist/`: file by file, each whole, and nothing that others put there is ever touched.

with DiskStaging(site) as staging:      # one build of a site at a time
    check_output(output, sources, site)           # a refusal comes before the work
    plan = {path: staging.put(path, data), ...}   # nothing in the output changes yet
    publish(plan, staging, output, sources)       # assets, pages, removals, manifest
"""

from __future__ import annotations

from elevate_site.publishing.ownership import check_output
from elevate_site.publishing.publish import Published, PublishedState, publish, read_state
from elevate_site.publishing.staging import WORKSPACE, DiskStaging, MemoryStaging, Staging

__all__ = [
    "WORKSPACE",
    "DiskStaging",
    "MemoryStaging",
    "Published",
    "PublishedState",
    "Staging",
    "check_output",
    "publish",
    "read_state",
]
