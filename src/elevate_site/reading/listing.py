"""Which files a site is made of, before any of them is opened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from elevate_site.errors import Problem
from elevate_site.model.rules import problem
from elevate_site.model.theme import SourceFile
from elevate_site.reading.files import list_files

__all__ = ["SITE_FILE", "SITE_MISSING", "WHERE_IS_SITE", "Listing", "check_site_folder", "list_site"]

SITE_FILE = "content/site.yaml"
SITE_MISSING = "There is no content/site.yaml, the file with the clinic's name, numbers and addresses."
WHERE_IS_SITE = (
    "Is this the folder of the site? Its folder `content` holds site.yaml and the folders articles and pages."
)
_THEME = ("templates", "static")


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a site and of the theme that it is drawn with."""

    content: tuple[SourceFile, ...]
    """By path."""
    layers: tuple[Mapping[str, SourceFile], ...]
    """The files of the shipped theme by path, then the site's own, which take their place; one if they are the same."""
    problems: tuple[Problem, ...]
    """Files and folders that cannot be used."""

    @property
    def files(self) -> Iterator[SourceFile]:
        """Every file."""
        yield from self.content
        for layer in self.layers:
            yield from layer.values()


def check_site_folder(folder: Path) -> tuple[Problem, ...]:
    """A Problem when `folder` is plainly no site folder, so that nothing has to be put into somebody's other folder."""
    content = folder / "content"
    if content.is_dir() or content.is_symlink():
        return ()
    return (problem("site-missing", SITE_FILE, 0, 0, SITE_MISSING, WHERE_IS_SITE),)


def list_site(folder: Path, theme: Path) -> Listing:
    """The files of the site in `folder`, with `theme` as the folder of the shipped theme; they may be the same."""
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
