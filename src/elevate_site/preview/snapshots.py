"""The state that a preview shows, and how the next build changes it.

A build that fails does not take the site away from the person who is fixing it: the last good pages stay, with the
Problems on top. These functions are pure, so they can be tested without a server.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from elevate_site.errors import Problem, Severity

__all__ = ["EMPTY", "Builder", "Preview", "Snapshot", "is_broken", "next_snapshot"]


@dataclass(frozen=True, slots=True)
class Preview:
    """The result of one build, held in memory."""

    outputs: Mapping[str, bytes]
    """Path in `dist/`, with `/`, to the bytes that would be published there."""
    problems: tuple[Problem, ...]
    """Everything that the build found."""
    root: str
    """The path of the site's address: `/`, or `/clinic/` when `base_url` ends so. Begins and ends with `/`."""


Builder = Callable[[], Preview]
"""Builds the site from the files as they are now. Always called in the same thread."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The state that the browser shows between two changes."""

    number: int
    """Counts the changes. Each page carries the number of the snapshot that it comes from."""
    outputs: Mapping[str, bytes]
    """The pages and files of the last good build; empty before the first one."""
    root: str
    """As in `Preview`."""
    overlay: str
    """The Problems as HTML, added to each page; empty when there are none."""


EMPTY = Snapshot(0, MappingProxyType({}), "/", "")
"""Before the first build."""


def is_broken(problems: Sequence[Problem]) -> bool:
    """Whether one of the Problems keeps the site from being published."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def next_snapshot(previous: Snapshot, preview: Preview, overlay: str) -> Snapshot:
    """The snapshot that follows `previous` after a build, or `previous` itself when nobody would see a difference."""
    if is_broken(preview.problems):
        outputs, root = previous.outputs, previous.root
    else:
        outputs, root = preview.outputs, preview.root
    if (overlay, root, outputs) == (previous.overlay, previous.root, previous.outputs):
        return previous
    return Snapshot(previous.number + 1, outputs, root, overlay)
