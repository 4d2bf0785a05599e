"""Component descriptions: the YAML file in each folder under `templates/components/`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from elevate_site.errors import Problem
from elevate_site.model.theme import Component, ComponentExample, SourceFile
from elevate_site.reading.schema.records import read_record
from elevate_site.reading.schema.scalars import Reading
from elevate_site.reading.yaml_files import read_yaml_file

__all__ = ["read_components"]

_DESCRIPTION = re.compile(r"templates/components/(\w+)/\1\.yaml")


@dataclass(frozen=True, slots=True)
class _Description:
    """What the YAML file of a component says; its name is that of its folder."""

    summary: str
    use_when: str
    avoid_when: str
    examples: tuple[ComponentExample, ...]
    params: Mapping[str, str] = field(default_factory=dict)


def read_components(files: Mapping[str, SourceFile]) -> tuple[tuple[Component, ...], tuple[Problem, ...]]:
    """The components described among the `files` of a theme, by name, and what is wrong with the descriptions."""
    components: list[Component] = []
    problems: list[Problem] = []
    for path in sorted(files):
        found = _DESCRIPTION.fullmatch(path)
        if found is None:
            continue
        tree, tree_problems = read_yaml_file(files[path])
        problems += tree_problems
        if tree is None:
            continue
        reading = Reading(path)
        text = read_record(_Description, tree, reading)
        problems += reading.problems
        if text is not None:
            name = found[1]
            made = Component(name, text.summary, text.use_when, text.avoid_when, text.params, text.examples)
            components.append(made)
    return tuple(components), tuple(problems)
