"""The theme: the shipped templates and static files, each replaced by the site's own where it has one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from elevate_site.errors import Problem
from elevate_site.model.theme import SourceFile, Theme
from elevate_site.reading.components import read_components
from elevate_site.reading.files import read_bytes
from elevate_site.reading.strings import read_strings

__all__ = ["read_templates", "read_theme"]

_TEMPLATES = "templates/"
_NO_TEMPLATES = (".css", ".yaml")


def read_theme(layers: Sequence[Mapping[str, SourceFile]]) -> tuple[Theme, tuple[Problem, ...]]:
    """The theme of a site: `layers` are the files of the shipped one by path, then the site's own.

    The site's files replace the shipped ones whole; only the files of words do so key by key.
    """
    files = {path: file for layer in layers for path, file in layer.items()}
    strings, string_problems = read_strings(layers)
    components, component_problems = read_components(files)
    ordered = {path: files[path] for path in sorted(files)}
    return Theme(ordered, strings, components), (*string_problems, *component_problems)


def read_templates(theme: Theme) -> tuple[Mapping[str, bytes], tuple[Problem, ...]]:
    """The templates of `theme` by their path under `templates/`, and those that cannot be read."""
    templates: dict[str, bytes] = {}
    problems: list[Problem] = []
    for path, file in theme.files.items():
        if path.startswith(_TEMPLATES) and not path.endswith(_NO_TEMPLATES):
            templates[path.removeprefix(_TEMPLATES)], found = read_bytes(file)
            problems += found
    return templates, tuple(problems)
