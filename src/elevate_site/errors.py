"""Problems and exceptions: what can go wrong, and how the program reports it.

A mistake in somebody's content is not an exception. It is a `Problem`: a value with the file, the line, what is wrong
and what was probably meant. Every step returns its Problems beside its result, and the command line prints all.

Exceptions are for whatever else stops a build or a preview:

    ElevateSiteError
    ├── AddressRefusedError        the preview cannot listen at its host and port
    ├── ClusterRefusedError        the cluster does not answer, or runs another version of the program
    ├── MemoryLostError            the memory lost what a build had already counted on
    ├── OutputRefusedError         the output folder is not safe to write into
    └── PublishingFailedError      the system refused to write a file, and nothing was published
        └── HalfPublishedError     the same, when some files were already in place
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from pathlib import Path

__all__ = [
    "AddressRefusedError",
    "ClusterRefusedError",
    "ElevateSiteError",
    "HalfPublishedError",
    "MemoryLostError",
    "OutputRefusedError",
    "Problem",
    "PublishingFailedError",
    "Severity",
]


class Severity(enum.StrEnum):
    """How serious a Problem is."""

    ERROR = "error"
    """Nothing is published until it is fixed."""
    WARNING = "warning"
    """The site is published, but somebody should look at the Problem."""
    OFF = "off"
    """Not reported. Only `site.yaml` can turn a rule off, with a reason."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake, reported to the person who can fix it."""

    code: str
    """The name of the rule, as in `model.rules.RULES`: `link-broken`."""
    severity: Severity
    file: str
    """The source file, relative to the site folder, with `/`; empty when the Problem is not in a single file."""
    line: int
    """The line in that file, counted from 1; 0 means the file as a whole."""
    column: int
    """The column in that line, in characters, counted from 1; 0 means the line as a whole."""
    message: str
    """What is wrong, as a sentence that names the value in question."""
    hint: str = ""
    """What to do about it, as a sentence; empty when the message says it all."""

    @property
    def place(self) -> str:
        """`content/articles/x.md:12:5`, as much of it as is known."""
        parts = [self.file, *(str(number) for number in (self.line, self.column) if number)]
        return ":".join(parts)

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The sort key of Problems: file, then line, so that a writer can work from top to bottom."""
        return (self.file, self.line, self.column, self.code, self.message)


class ElevateSiteError(Exception):
    """The base class of this program's exceptions. The text of each is a sentence for the user."""


class AddressRefusedError(ElevateSiteError):
    """The preview cannot listen at its host and port."""

    def __init__(self, host: str, port: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.host = host
        self.port = port
        self.hint = hint


class ClusterRefusedError(ElevateSiteError):
    """The cluster does not answer, or cannot do the work."""

    def __init__(self, address: str, hint: str) -> None:
        super().__init__(f"The cluster at “{address}” cannot be used.")
        self.address = address
        self.hint = hint


class MemoryLostError(ElevateSiteError):
    """The memory does not hold any more what it held a moment ago: its file was damaged meanwhile."""


class OutputRefusedError(ElevateSiteError):
    """The output folder contains files that are not ours, or that must not be overwritten."""

    def __init__(self, folder: Path, message: str, hint: str) -> None:
        super().__init__(message)
        self.folder = folder
        self.hint = hint


class PublishingFailedError(ElevateSiteError):
    """The system refused to do something with a file or folder, mostly to write it."""

    def __init__(self, path: Path, cause: OSError, deed: str = "written") -> None:
        super().__init__(f"{path} could not be {deed}: {cause.strerror or cause}.")
        self.path = path
        self.cause = cause


class HalfPublishedError(PublishingFailedError):
    """The system refused when some files were already in place: each is whole, and the next build writes the rest."""
