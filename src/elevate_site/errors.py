"""What can go wrong, and how it is told.

A fault in somebody's content is not an exception. It is a `Problem`: a value with the file, the line, what is
wrong and what was probably meant. Every step returns the Problems it found beside its result, and the command
line prints all of them at once.

An exception is left for what stops the whole run through no fault of the content:

    ElevateSiteError
    ├── AddressRefusedError    the preview cannot have its host and port
    ├── ClusterRefusedError    the machines that were to help are not there, or have another program
    ├── OutputRefusedError     the output folder is not safe to write into
    ├── PublishingFailedError  the disk refused a file
    │   └── HalfPublishedError when some files were in their places already
    └── SourceChangedError     a text was saved at the very moment at which it was needed again
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
    "OutputRefusedError",
    "Problem",
    "PublishingFailedError",
    "Severity",
    "SourceChangedError",
]


class Severity(enum.StrEnum):
    """How much a Problem weighs."""

    ERROR = "error"
    """Nothing is published until it is mended."""
    WARNING = "warning"
    """The site is published; somebody should look at it."""
    OFF = "off"
    """Not reported. Only `site.yaml` can ask for it, with a reason."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault, told to the person who can mend it."""

    code: str
    """The name of the rule, as in `model.rules.RULES`: `link-broken`."""
    severity: Severity
    file: str
    """The source file, relative to the site folder, with `/`; empty when no single file is to blame."""
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
        """The key by which Problems are listed: file, then line, so that a writer works from top to bottom."""
        return (self.file, self.line, self.column, self.code, self.message)


class ElevateSiteError(Exception):
    """The root of this program's exceptions. Its text is a sentence for a person."""


class AddressRefusedError(ElevateSiteError):
    """The preview cannot be reached where it was asked to be."""

    def __init__(self, host: str, port: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.host = host
        self.port = port
        self.hint = hint


class ClusterRefusedError(ElevateSiteError):
    """The cluster that was to do the work cannot do it."""

    def __init__(self, address: str, hint: str) -> None:
        super().__init__(f"The cluster at “{address}” cannot be used.")
        self.address = address
        self.hint = hint


class OutputRefusedError(ElevateSiteError):
    """The output folder holds something that is not ours, or that must not be overwritten."""

    def __init__(self, folder: Path, message: str, hint: str) -> None:
        super().__init__(message)
        self.folder = folder
        self.hint = hint


class PublishingFailedError(ElevateSiteError):
    """The system refused to write a file."""

    def __init__(self, path: Path, cause: OSError) -> None:
        super().__init__(f"{path} could not be written: {cause.strerror or cause}")
        self.path = path
        self.cause = cause


class HalfPublishedError(PublishingFailedError):
    """It refused while files were put in their places: each of them is whole, and the next build puts the rest."""


class SourceChangedError(ElevateSiteError):
    """What was known of a text does not fit its file any more, and nothing is remembered of what it was."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} was saved while the site was being built.")
        self.path = path
        self.hint = "Build again."
