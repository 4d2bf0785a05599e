"""The files of a site and its theme: which exist, and the bytes of one.

We list each folder once, open each file once, and sort by name in Unicode NFC, whatever the order on the disk. We do
not follow a link that leads out of the site: nobody meant to publish the files there.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from elevate_site.errors import Problem
from elevate_site.model.rules import problem
from elevate_site.model.theme import SourceFile

__all__ = [
    "MAX_BYTES",
    "SITE_FILE",
    "Listing",
    "check_site_folder",
    "list_files",
    "list_site",
    "read_bytes",
    "site_missing",
    "theme_folder",
]

SITE_FILE = "content/site.yaml"
_WHERE_IS_SITE = (
    "Is this the site's folder? It needs a folder `content` with site.yaml and the folders articles and pages."
)
_THEME = ("templates", "static")
_PACKAGE = Path(__file__).parent.parent

_WELL_KNOWN = "static/.well-known"
_LEFT_BY_PROGRAMS = re.compile(r"\.DS_Store|\.git(?:keep|ignore)|\.#.*|\._.*|\..*\.sw[a-z]|\.directory|\.~lock\..*")
"""Files that systems, git and editors leave in a folder, where most people do not see them."""
_LEFT_BY_WINDOWS = frozenset({"Thumbs.db", "desktop.ini"})
MAX_BYTES = 1_000_000
"""The largest text file that we accept; an article of that size would be a book."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a site and its theme, before we open any of them."""

    content: tuple[SourceFile, ...]
    """Sorted by path."""
    layers: tuple[Mapping[str, SourceFile], ...]
    """The files of the shipped theme by path, then the site's own, which replace them; one if they are the same."""
    problems: tuple[Problem, ...]
    """Files and folders that cannot be used."""

    @property
    def files(self) -> Iterator[SourceFile]:
        """Every file."""
        yield from self.content
        for layer in self.layers:
            yield from layer.values()


def check_site_folder(folder: Path) -> tuple[Problem, ...]:
    """A Problem when `folder` is clearly not a site folder, so that we write nothing into it."""
    content = folder / "content"
    if content.is_dir() or content.is_symlink():
        return ()
    return (site_missing(),)


def site_missing(hint: str = _WHERE_IS_SITE) -> Problem:
    """The Problem that a site has no `site.yaml`."""
    message = "There is no content/site.yaml, the file with the clinic's name, numbers and addresses."
    return problem("site-missing", SITE_FILE, 0, 0, message, hint)


def theme_folder(package: Path = _PACKAGE) -> Path:
    """The folder with the shipped `templates/` and `static/`.

    An installed `package` has them in its folder `theme`; a checkout has them at the top, above `src`.
    """
    shipped = package / "theme"
    return shipped if shipped.is_dir() else package.parent.parent


def list_site(folder: Path, theme: Path) -> Listing:
    """The files of the site in `folder` and of the shipped theme in the folder `theme`, which may be the same."""
    content, problems = list_files(folder, "content")
    found = list(problems)
    layers: list[dict[str, SourceFile]] = []
    for source in (theme,) if theme.resolve() == folder.resolve() else (theme, folder):
        layer: dict[str, SourceFile] = {}
        for top in _THEME:
            listed, problems = list_files(source, top)
            layer.update((file.path, file) for file in listed)
            found += problems
        layers.append(layer)
    return Listing(content, tuple(layers), tuple(found))


def list_files(folder: Path, top: str) -> tuple[tuple[SourceFile, ...], tuple[Problem, ...]]:
    """Every file under `folder/top`, sorted by path, and a Problem for each that cannot be used.

    We skip files that belong to the system or an editor: they begin with `.`, `#` or, locks of Word, `~$`. Under
    `static/` somebody may have meant to publish one, so there we report it; only `static/.well-known`, where other
    programs look for files of a site (RFC 8615), is a folder like any other.
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
    return name.startswith((".", "#", "~$", "~WRL")) or name.endswith("~") or name in _LEFT_BY_WINDOWS


def _hidden(path: str) -> tuple[Problem, ...]:
    """A Problem for a hidden file under `static/`, unless a program left it there."""
    name = path.rpartition("/")[2]
    if not name.startswith(".") or _LEFT_BY_PROGRAMS.fullmatch(name):
        return ()
    message = f"{name} is hidden, because its name begins with a dot, so it is not published."
    hint = "Remove the dot if readers should have this file; otherwise move it out of static."
    return (problem("file-unexpected", path, 0, 0, message, hint),)


def _printable(name: str) -> str:
    """The name in NFC; bytes that are not UTF-8 become U+FFFD, since no URL could contain them."""
    return unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "replace"))


def _unreadable(path: str, error: OSError, what: str) -> Problem:
    message = f"This {what} cannot be opened: {error.strerror or 'the system refuses'}."
    hint = "Close it in other programs, and check that you are allowed to open it."
    return problem("file-unreadable", path, 0, 0, message, hint)


def _same_name(path: str) -> Problem:
    name = path.rpartition("/")[2]
    message = f"Two files are named {name}; they differ only in how their accents are stored."
    return problem("file-name", path, 0, 0, message, "Keep the newer one and delete the other.")


def _link_problem(folder: Path, location: Path, path: str) -> Problem | None:
    """The Problem of a symbolic link; `None` for a link to a file inside the site."""
    target = Path(os.path.realpath(location))
    if not target.is_relative_to(os.path.realpath(folder)):
        message = "This is a link to a place outside the site, so it is not read."
        return problem("file-outside", path, 0, 0, message, "Replace the link with a copy of the file.")
    if not target.exists():
        message = "This is a link to a file that does not exist."
        return problem("file-outside", path, 0, 0, message, "Delete it, or put the file itself here.")
    if target.is_dir():
        message = "This is a link to another folder of the site, so its files would be there twice."
        return problem("file-unexpected", path, 0, 0, message, "Delete it.")
    return None


def read_bytes(file: SourceFile) -> tuple[bytes, tuple[Problem, ...]]:
    """The bytes of `file`, at most `MAX_BYTES` + 1; none when it is empty or cannot be read."""
    try:
        with file.location.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        return b"", (_unreadable(file.path, error, "file"),)
    if len(data) > MAX_BYTES:
        message = "This file is larger than 1 MB."
        hint = "Split it into several files, and keep pictures in files of their own."
        return data, (problem("file-size", file.path, 0, 0, message, hint),)
    return data, ()
