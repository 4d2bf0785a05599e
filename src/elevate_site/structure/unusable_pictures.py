"""Pictures beside articles that cannot be published: an error for the page that shows one, a warning if none does."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from elevate_site.errors import Problem
from elevate_site.model.rules import problem

__all__ = ["UnusablePictures"]


@dataclass(frozen=True, slots=True)
class UnusablePictures:
    """What is wrong with them, and which of them a public page was seen to show."""

    faults: Mapping[str, Problem] = field(default_factory=dict)
    """By source path."""
    seen: set[str] = field(default_factory=set)

    def shown(self, file: str, picture: str, position: tuple[int, int]) -> Iterator[Problem]:
        """What to say when the public source `file` shows `picture` at a line and column; nothing if it is sound."""
        if fault := self.faults.get(picture):
            self.seen.add(picture)
            line, column = position
            message = f"{picture} cannot be shown. {fault.message}"
            yield dataclasses.replace(fault, file=file, line=line, column=column, message=message)

    def unshown(self) -> Iterator[Problem]:
        """What to say of those that no public page shows; to be asked when all pages are made."""
        for path, fault in self.faults.items():
            if path not in self.seen:
                message = f"{fault.message} No public page shows it, so the site is published without it."
                yield problem("picture-unshown", path, 0, 0, message, fault.hint)
