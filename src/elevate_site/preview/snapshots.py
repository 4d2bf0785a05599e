"""What a preview shows, and how one state of it follows from the last.

A build that fails does not take the site away from the person who is mending it: the last good pages stay, with
the Problems over them. Pure, so that this can be reasoned about without a server.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from elevate_site.errors import Problem, Severity

__all__ = ["EMPTY", "Builder", "Edition", "Preview", "is_broken", "succeed"]


@dataclass(frozen=True, slots=True)
class Preview:
    """The result of one build, held in memory."""

    outputs: Mapping[str, bytes]
    """Path under `dist/`, with `/`, to the bytes that would be published there."""
    problems: tuple[Problem, ...]
    """Everything that the build found."""
    root: str
    """The path of the site's address: `/`, or `/clinic/` when `base_url` ends so. Begins and ends with `/`."""


Builder = Callable[[], Preview]
"""Builds the site from the files as they are now. Called in one thread only, always the same one."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What the browser is shown between two changes."""

    number: int
    """Counts the changes; each page is told from which edition it came."""
    outputs: Mapping[str, bytes]
    """The pages and files of the last good build; empty when there was none yet."""
    root: str
    """As in `Preview`."""
    overlay: str
    """The Problems as HTML, to be laid over each page; empty when there are none."""


EMPTY = Edition(0, MappingProxyType({}), "/", "")
"""Before the first build."""


def is_broken(problems: Sequence[Problem]) -> bool:
    """Whether one of the Problems keeps the site from being published."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def succeed(previous: Edition, preview: Preview, overlay: str) -> Edition:
    """The edition that follows `previous` after a build, or `previous` itself when a reader would see no change."""
    if is_broken(preview.problems):
        outputs, root = previous.outputs, previous.root
    else:
        outputs, root = preview.outputs, preview.root
    if (overlay, root, outputs) == (previous.overlay, previous.root, previous.outputs):
        return previous
    return Edition(previous.number + 1, outputs, root, overlay)
