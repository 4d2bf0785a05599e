"""The theme: the shipped templates and static files, each replaced by the site's own where it has one."""

from __future__ import annotations

from pathlib import Path

from elevate_site.errors import Problem
from elevate_site.model.theme import SourceFile, Theme
from elevate_site.reading.components import read_components
from elevate_site.reading.files import list_files
from elevate_site.reading.strings import read_strings

__all__ = ["read_theme"]

_TOPS = ("templates", "static")


def read_theme(folder: Path, theme: Path) -> tuple[Theme, tuple[Problem, ...]]:
    """The theme for the site in `folder`, with `theme` as the folder of the shipped one; they may be the same.

    The site's files replace the shipped ones whole; only the files of words do so key by key.
    """
    layers: list[dict[str, SourceFile]] = []
    problems: list[Problem] = []
    for source in (theme,) if theme.resolve() == folder.resolve() else (theme, folder):
        layer: dict[str, SourceFile] = {}
        for top in _TOPS:
            listed, found = list_files(source, top)
            layer.update((file.path, file) for file in listed)
            problems += found
        layers.append(layer)
    files = {path: file for layer in layers for path, file in layer.items()}
    strings, string_problems = read_strings(layers)
    components, component_problems = read_components(files)
    ordered = {path: files[path] for path in sorted(files)}
    return Theme(ordered, strings, components), (*problems, *string_problems, *component_problems)
