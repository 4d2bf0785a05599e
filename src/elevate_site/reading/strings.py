"""Read the strings of the templates, one YAML file for each language, from the shipped theme and from the site.

A site's strings replace the shipped ones key by key, so its file may have just the keys that differ. A site that adds
a language has no shipped strings to fall back on, so we report every key that it lacks.

A string that depends on a number has one key for each plural form of the language: `count.one`, `count.other`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from elevate_site.errors import Problem
from elevate_site.model.rules import problem
from elevate_site.model.theme import SourceFile
from elevate_site.model.values import LanguageCode, Position
from elevate_site.reading.schema.plain_values import Context
from elevate_site.reading.schema.scalar_types import TEXT
from elevate_site.reading.schema.scalars import read_scalar
from elevate_site.reading.yaml.tree import MappingNode, Node, ScalarNode, read_yaml_file

__all__ = ["read_strings"]

_STRINGS = re.compile(r"templates/strings/([a-z]{2,3})\.yaml")
_PLACE = re.compile(r"\{\w*\}")
_OTHER = "other"
_FORMS = frozenset({"zero", "one", "two", "few", "many", _OTHER})
"""The plural forms of all languages (Unicode CLDR, "Language Plural Rules"); every language has the last."""


class _String(NamedTuple):
    """One string in one language."""

    text: str
    layer: int
    """The index of the layer that it comes from."""
    position: Position


_Strings: TypeAlias = dict[LanguageCode, dict[str, _String]]


def read_strings(
    layers: Sequence[Mapping[str, SourceFile]],
) -> tuple[Mapping[LanguageCode, Mapping[str, str]], tuple[Problem, ...]]:
    """The strings by language and key, and what is wrong with them.

    `layers` are the files of the shipped theme and of the site, by path; a later layer replaces strings of an earlier.
    """
    strings: _Strings = {}
    problems: list[Problem] = []
    faulty: set[LanguageCode] = set()
    for number, files in enumerate(layers):
        for path in sorted(files):
            if found := _STRINGS.fullmatch(path):
                language = LanguageCode(found[1])
                read, file_problems = _read_language(files[path], number)
                problems += file_problems
                if file_problems:
                    faulty.add(language)
                strings.setdefault(language, {}).update(read)
    ordered = {language: strings[language] for language in sorted(strings)}
    texts = {language: {key: string.text for key, string in found.items()} for language, found in ordered.items()}
    return texts, (*problems, *_missing(ordered, faulty), *_different_places(ordered))


def _read_language(file: SourceFile, layer: int) -> tuple[dict[str, _String], tuple[Problem, ...]]:
    tree, problems = read_yaml_file(file)
    if not isinstance(tree, MappingNode):
        if not problems:
            message = "This file needs lines such as `home: Home`."
            problems = (problem("theme-string", file.path, 0, 0, message),)
        return {}, problems
    strings = {}
    for key, node in tree.entries:
        text, string_problems = _read_string(key, node, file.path)
        problems = (*problems, *string_problems)
        if text is not None:
            strings[key.text] = _String(text, layer, key.position)
    return strings, problems


def _read_string(key: ScalarNode, node: Node, file: str) -> tuple[str | None, tuple[Problem, ...]]:
    text, problems, _ = read_scalar(TEXT, node, key.text, Context(file))
    form = _form(key.text)
    if form and form not in _FORMS:
        message = f"`{form}` is not a plural form."
        hint = f"The plural forms of all languages are {', '.join(sorted(_FORMS))}; each language has some of them."
        text, problems = None, (*problems, problem("theme-string", file, *key.position, message, hint))
    # All of them are Problems of the theme, whichever rule of YAML values the text breaks.
    problems = tuple(
        problem("theme-string", each.file, each.line, each.column, each.message, each.hint) for each in problems
    )
    return text if isinstance(text, str) else None, problems


def _missing(strings: _Strings, faulty: set[LanguageCode]) -> Iterator[Problem]:
    """A Problem for each shipped key that a language lacks.

    A site may add strings for its own templates just in its own languages. We skip `faulty` languages, whose files
    have other Problems: those keys may only seem to be missing.
    """
    shipped: dict[str, tuple[LanguageCode, str]] = {}
    for language, found in strings.items():
        for key, string in found.items():
            if string.layer == 0:
                shipped.setdefault(key, (language, string.text))
    for language in (language for language in strings if language not in faulty):
        for key, (other, text) in shipped.items():
            if key not in strings[language] and _form(key) in ("", _OTHER):
                message = f"`{key}` is missing; it is in {other}.yaml."
                hint = f"Add a line `{key}: …` with a translation of: {text}"
                yield problem("theme-string", _file(language), 0, 0, message, hint)


def _different_places(strings: _Strings) -> Iterator[Problem]:
    """A Problem for each string whose places, such as `{name}`, differ from those in another language."""
    first: dict[str, tuple[LanguageCode, _String]] = {}
    for language, found in strings.items():
        for key, string in found.items():
            if _form(key) not in ("", _OTHER):
                continue  # "1 article" needs no place for the number
            other, model = first.setdefault(key, (language, string))
            if set(_PLACE.findall(string.text)) != set(_PLACE.findall(model.text)):
                # Blame the string of the site, whichever comes first.
                if model.layer > string.layer:
                    (blamed, wrong), (other, right) = (other, model), (language, string)
                else:
                    (blamed, wrong), right = (language, string), model
                message = f"The words in braces in `{key}` differ from those in {other}.yaml."
                hint = f"There it reads: {right.text}"
                yield problem("theme-string", _file(blamed), *wrong.position, message, hint)


def _form(key: str) -> str:
    """The plural form in a key: `one` in `count.one`; empty for a key without one."""
    return key.partition(".")[2]


def _file(language: LanguageCode) -> str:
    return f"templates/strings/{language}.yaml"
