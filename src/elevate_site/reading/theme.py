"""Read the theme: the shipped templates and static files, each replaced by the site's own file where it has one.

The YAML file in each folder under `templates/components/` describes that component.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from elevate_site.errors import Problem
from elevate_site.model.theme import Component, SourceFile, Theme
from elevate_site.reading.files import read_bytes
from elevate_site.reading.schema.plain_values import Context
from elevate_site.reading.schema.records import read_record
from elevate_site.reading.strings import read_strings
from elevate_site.reading.yaml.tree import read_yaml_file

__all__ = ["read_templates", "read_theme"]

_TEMPLATES = "templates/"
_NO_TEMPLATES = (".css", ".yaml")
_DESCRIPTION = re.compile(r"templates/components/(\w+)/\1\.yaml")


def read_theme(layers: Sequence[Mapping[str, SourceFile]]) -> tuple[Theme, tuple[Problem, ...]]:
    """The theme of a site from its `layers`: the files of the shipped theme by path, then the site's own.

    A site's file replaces the shipped file as a whole; files of strings replace it key by key.
    """
    files = {path: file for layer in layers for path, file in layer.items()}
    strings, string_problems = read_strings(layers)
    components, component_problems = _read_components(files)
    ordered = {path: files[path] for path in sorted(files)}
    return Theme(ordered, strings, components), (*string_problems, *component_problems)


def _read_components(files: Mapping[str, SourceFile]) -> tuple[tuple[Component, ...], tuple[Problem, ...]]:
    """The components that `files` describe, by name, and what is wrong with the descriptions."""
    components: list[Component] = []
    problems: list[Problem] = []
    for path in sorted(files):
        match = _DESCRIPTION.fullmatch(path)
        if match is None:
            continue
        tree, tree_problems = read_yaml_file(files[path])
        problems += tree_problems
        if tree is None:
            continue
        component, record_problems, _ = read_record(
            Component, tree, Context(path, stand_ins={Component: {"name": match[1]}})
        )
        problems += record_problems
        if component is not None:
            components.append(component)
    return tuple(components), tuple(problems)


def read_templates(theme: Theme) -> tuple[Mapping[str, bytes], tuple[Problem, ...]]:
    """The templates of `theme` by their path under `templates/`, and a Problem for each that cannot be read."""
    templates: dict[str, bytes] = {}
    problems: list[Problem] = []
    for path, file in theme.files.items():
        if path.startswith(_TEMPLATES) and not path.endswith(_NO_TEMPLATES):
            templates[path.removeprefix(_TEMPLATES)], found = read_bytes(file)
            problems += found
    return templates, tuple(problems)
