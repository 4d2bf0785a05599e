"""One record of a whole build: what came of it, for as long as none of its sources changes.

It answers a build in which nothing changed, without a document being looked at.
"""

from __future__ import annotations

from elevate_site.fingerprints.packing import digest_of, pack, unpack
from elevate_site.model.rules import RULES
from elevate_site.pipeline.request import Build, BuildRequest
from elevate_site.pipeline.sources import Sources
from elevate_site.publishing import Staging

__all__ = ["Records"]


class Records:
    """The record of what is asked for, with the sources as they are."""

    def __init__(self, request: BuildRequest, sources: Sources) -> None:
        self._request = request
        asked = (request.base_url, request.drafts, request.gallery, request.in_full, request.lenient)
        digest = sources.digest
        program = request.memory.program
        self._key = digest_of(program, b"build", pack(asked), digest) if digest is not None else None

    def recall(self, staging: Staging) -> Build | None:
        """What came of it, if that is the same today and all of its files are published or in `staging`."""
        packed = self._request.memory.recall(self._key) if self._key is not None else None
        if packed is None:
            return None
        built: Build = unpack(packed)
        if self._request.day(built.time_zone) != built.day:
            return None
        standing = self._request.standing
        if not built.publishable:
            return built
        there = all(standing.get(path) == digest or staging.take(path, digest) for path, digest in built.files.items())
        return built if there else None

    def keep(self, built: Build) -> None:
        """Remember what came of it."""
        if self._key is not None and not any(RULES[each.code].transient for each in built.problems):
            self._request.memory.keep(self._key, pack(built))
