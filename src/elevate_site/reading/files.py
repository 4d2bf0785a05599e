"""The files of a site folder: which there are, and what is in them.

Each folder is listed once, each file opened once, and the order is that of the names in Unicode NFC, whatever the
disk says. A link that leads out of the site is not followed: what lies there was never meant to be published.
"""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

from elevate_site.errors import Problem
from elevate_site.model.rules import problem
from elevate_site.model.theme import SourceFile

__all__ = ["MOST_BYTES", "list_files", "read_bytes"]

_WELL_KNOWN = "static/.well-known"
_LEFT_BY_PROGRAMS = re.compile(r"\.DS_Store|\.git(?:keep|ignore)|\.#.*|\._.*|\..*\.sw[a-z]|\.directory|\.~lock\..*")
"""What systems, git and editors put beside the files of a person, who mostly cannot see them."""
MOST_BYTES = 1_000_000
"""No text file of a site is larger; an article of that size would be a book."""


def list_files(folder: Path, top: str) -> tuple[tuple[SourceFile, ...], tuple[Problem, ...]]:
    """Every file under `folder/top`, by path, and those that cannot be used.

    Files whose names begin with `.` or `#` or end with `~` belong to the system or an editor and are passed over.
    Under `static/` a writer may have meant one to be published, so there it is told; only `static/.well-known`,
    where other programs look for files of a site (RFC 8615), is a folder like any other.
    """
    files: dict[str, SourceFile] = {}
    problems: list[Problem] = []
    if (folder / top).is_symlink() and (found := _link_problem(folder, folder / top, top)) is not None:
        return (), (found,)
    waiting = [(folder / top, top)] if (folder / top).is_dir() else []
    while waiting:
        location, path = waiting.pop()
        try:
            entries = _entries(location)
        except OSError as error:
            problems.append(_unreadable(path, error, "folder"))
            continue
        for entry in entries:
            below = f"{path}/{_printable(entry.name)}"
            if _is_hidden(entry.name) and below != _WELL_KNOWN:
                problems += _hidden(below) if top == "static" else ()
            elif entry.is_symlink() and (found := _link_problem(folder, Path(entry.path), below)) is not None:
                problems.append(found)
            elif entry.is_dir():
                waiting.append((Path(entry.path), below))
            elif not entry.is_file():
                problems.append(problem("file-unexpected", below, 0, 0, "This is not an ordinary file.", "Delete it."))
            elif below in files:
                problems.extend(_same_name(below) for _ in range(2))
            else:
                files[below] = SourceFile(below, Path(entry.path))
    return tuple(files[path] for path in sorted(files)), tuple(problems)


def _entries(location: Path) -> list[os.DirEntry[str]]:
    with os.scandir(location) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "#")) or name.endswith("~")


def _hidden(path: str) -> tuple[Problem, ...]:
    """What to say of a hidden file under `static/`; nothing when a program left it there."""
    name = path.rpartition("/")[2]
    if not name.startswith(".") or _LEFT_BY_PROGRAMS.fullmatch(name):
        return ()
    message = f"{name} is hidden, because its name begins with a dot, so it is not published."
    hint = "Take the dot away if readers should have it; otherwise move it out of static."
    return (problem("file-unexpected", path, 0, 0, message, hint),)


def _printable(name: str) -> str:
    """The name in NFC; bytes in it that are not UTF-8 become U+FFFD, since no address could hold them."""
    return unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "replace"))


def _unreadable(path: str, error: OSError, what: str) -> Problem:
    message = f"This {what} cannot be opened: {error.strerror or 'the system refuses'}."
    hint = "Close it in other programs, and see whether you may open it yourself."
    return problem("file-unreadable", path, 0, 0, message, hint)


def _same_name(path: str) -> Problem:
    name = path.rpartition("/")[2]
    message = f"Two files are named {name}; only the way in which their accents are stored differs."
    return problem("file-name", path, 0, 0, message, "Keep the newer one and delete the other.")


def _link_problem(folder: Path, location: Path, path: str) -> Problem | None:
    """What is wrong with a symbolic link, if anything is: a link to a file inside the site is fine."""
    target = Path(os.path.realpath(location))
    if not target.is_relative_to(os.path.realpath(folder)):
        message = "This is a link to a place outside the site, which is not read."
        return problem("file-outside", path, 0, 0, message, "Put a copy of the file here in place of the link.")
    if not target.exists():
        message = "This is a link to a file that does not exist."
        return problem("file-outside", path, 0, 0, message, "Delete it, or put the file itself here.")
    if target.is_dir():
        message = "This is a link to another folder of the site; its files would be there twice."
        return problem("file-unexpected", path, 0, 0, message, "Delete it.")
    return None


def read_bytes(file: SourceFile) -> tuple[bytes, tuple[Problem, ...]]:
    """What is in `file`, up to a little more than `MOST_BYTES`; empty when it cannot be read or holds nothing."""
    try:
        with file.location.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        return b"", (_unreadable(file.path, error, "file"),)
    if len(data) > MOST_BYTES:
        message = "This file is larger than 1 MB."
        hint = "Split it into several; pictures are files of their own."
        return data, (problem("file-size", file.path, 0, 0, message, hint),)
    return data, ()
