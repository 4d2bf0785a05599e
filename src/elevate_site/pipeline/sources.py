"""The digests of all files of a site, without reading those that nobody touched since the last build."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from elevate_site.fingerprints.packing import digest_of, pack
from elevate_site.fingerprints.stat_cache import StatCache, pack_stats, stat_file, unpack_stats
from elevate_site.memory import Memory
from elevate_site.reading import Listing

__all__ = ["Sources", "see_sources"]

_COARSEST_CLOCK = 2_000_000_000
"""The coarsest time stamps in nanoseconds: FAT counts in steps of two seconds. A file younger than this may be saved
again without getting a later time, so its time proves nothing."""


@dataclass(frozen=True, slots=True)
class Sources:
    """The files of a site at one moment."""

    listing: Listing
    stats: StatCache
    """By location; without those that could not be read."""
    settled: StatCache
    """The files that are old enough to be recognized by their times."""

    @property
    def digests(self) -> Mapping[str, bytes]:
        """The SHA-256 of each file under `content/` that could be read, by its path."""
        seen = ((file.path, self.stats.get(str(file.location))) for file in self.listing.content)
        return {path: found.digest for path, found in seen if found is not None}

    @property
    def digest(self) -> bytes | None:
        """A digest of everything that a build reads; `None` when a file could not be read."""
        parts: list[bytes] = [pack(self.listing.problems)]
        for number, files in enumerate((self.listing.content, *(each.values() for each in self.listing.layers))):
            for file in files:
                found = self.stats.get(str(file.location))
                if found is None:
                    return None
                parts += (f"{number} {file.path}".encode(), found.digest)
        return digest_of(*parts)

    def still_stand(self) -> bool:
        """Whether all files are unchanged since they were listed."""
        try:
            return all(
                stat_file(location, os.stat(location), self.settled.get(location)) == seen  # noqa: PTH116  # 10,000 Paths are felt
                for location, seen in self.stats.items()
            )
        except OSError:
            return False


def see_sources(listing: Listing, site: Path, memory: Memory) -> Sources:
    """The sources in `listing`; `memory` knows those of the last build of the folder `site`."""
    key = digest_of(memory.program, b"sources", os.fsencode(site.resolve()))
    earlier = unpack_stats(memory.recall(key))
    youngest = time.time_ns() - _COARSEST_CLOCK
    found = {}
    for file in listing.files:
        location = str(file.location)
        try:
            found[location] = stat_file(location, os.stat(location), earlier.get(location))  # noqa: PTH116  # likewise
        except OSError:
            continue  # whoever reads it reports why it cannot
    settled = {
        location: each for location, each in found.items() if each.modified < youngest and each.entry_changed < youngest
    }
    if settled != earlier:
        memory.keep(key, pack_stats(settled))
    return Sources(listing, found, settled)
