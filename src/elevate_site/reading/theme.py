"""The theme: the shipped templates and static files, each replaced by the site's own where it has one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from elevate_site.errors import Problem
from elevate_site.model.rules import problem
from elevate_site.model.theme import SourceFile, Theme
from elevate_site.model.values import LanguageCode, Position
from elevate_site.reading.components import read_components
from elevate_site.reading.files import list_files
from elevate_site.reading.kinds import TEXT
from elevate_site.reading.leaves import Reading, read_leaf
from elevate_site.reading.yaml_files import read_yaml_file
from elevate_site.reading.yaml_tree import MappingNode, ScalarNode

__all__ = ["read_theme", "theme_folder"]

_PACKAGE = Path(__file__).parent.parent
_TOPS = ("templates", "static")
_STRINGS = re.compile(r"templates/strings/([a-z]{2,3})\.yaml")
_FIELD = re.compile(r"\{\w*\}")


def theme_folder(package: Path = _PACKAGE) -> Path:
    """The folder with the shipped `templates/` and `static/`.

    An installed `package` carries them in its folder `theme`; in a checkout they lie at the top, above `src`.
    """
    shipped = package / "theme"
    return shipped if shipped.is_dir() else package.parent.parent


def read_theme(folder: Path, theme: Path) -> tuple[Theme, tuple[Problem, ...]]:
    """The theme for the site in `folder`, with `theme` as the folder of the shipped one; they may be the same."""
    files: dict[str, SourceFile] = {}
    problems: list[Problem] = []
    for top in _TOPS:
        for source in (theme,) if theme.resolve() == folder.resolve() else (theme, folder):
            listed, found = list_files(source, top)
            files.update((file.path, file) for file in listed)
            problems += found
    strings, string_problems = _read_strings(files)
    components, component_problems = read_components(files)
    ordered = {path: files[path] for path in sorted(files)}
    return Theme(ordered, strings, components), (*problems, *string_problems, *component_problems)


def _read_strings(
    files: Mapping[str, SourceFile],
) -> tuple[Mapping[LanguageCode, Mapping[str, str]], tuple[Problem, ...]]:
    strings: dict[LanguageCode, Mapping[str, str]] = {}
    places: dict[LanguageCode, Mapping[str, Position]] = {}
    problems: list[Problem] = []
    for path in sorted(files):
        if found := _STRINGS.fullmatch(path):
            language = LanguageCode(found[1])
            strings[language], places[language], string_problems = _read_language(files[path])
            problems += string_problems
    return strings, (*problems, *_compare(strings, places))


def _read_language(file: SourceFile) -> tuple[Mapping[str, str], Mapping[str, Position], tuple[Problem, ...]]:
    tree, problems = read_yaml_file(file)
    if not isinstance(tree, MappingNode):
        if not problems:
            message = "This file needs lines such as `home: Home`."
            problems = (problem("theme-string", file.path, 0, 0, message),)
        return {}, {}, problems
    reading = Reading(file.path)
    words: dict[str, str] = {}
    for key, node in tree.entries:
        reading.positions[key.text] = key.position
        text = read_leaf(TEXT, node, key.text, reading)
        words[key.text] = text if isinstance(text, str) and isinstance(node, ScalarNode) else ""
    return words, reading.positions, (*problems, *reading.problems)


def _compare(
    strings: Mapping[LanguageCode, Mapping[str, str]], places: Mapping[LanguageCode, Mapping[str, Position]]
) -> tuple[Problem, ...]:
    """What one language has and another has not: a key, or a place such as `{name}` in its words."""
    problems = []
    whole = {language: words for language, words in strings.items() if words}
    keys = {key: language for language, words in reversed(whole.items()) for key in words}
    for language, words in whole.items():
        file = f"templates/strings/{language}.yaml"
        for key, other in keys.items():
            if key not in words:
                line = places[other][key].line
                message = f"`{key}` is missing; it stands in {other}.yaml on line {line}."
                hint = f"Add a line `{key}: …` with these words in this language: {whole[other][key]}"
                problems.append(problem("theme-string", file, 0, 0, message, hint))
            elif words[key] and set(_FIELD.findall(words[key])) != set(_FIELD.findall(whole[other][key])):
                message = f"The places in braces in `{key}` are not those of {other}.yaml."
                hint = f"There it reads: {whole[other][key]}"
                problems.append(problem("theme-string", file, *places[language][key], message, hint))
    return tuple(problems)
