"""The words of the templates, one YAML file for each language, from the shipped theme and from the site.

A site's file need not say everything again: its words replace the shipped ones key by key. A site that brings a
language of its own has no shipped words to fall back on, so it is told of every key that it lacks.

Words that depend on a number stand once for each form that the language has: `count.one`, `count.other`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from elevate_site.errors import Problem
from elevate_site.model.rules import problem
from elevate_site.model.theme import SourceFile
from elevate_site.model.values import LanguageCode, Position
from elevate_site.reading.schema.scalar_types import TEXT
from elevate_site.reading.schema.scalars import Reading, read_leaf
from elevate_site.reading.yaml.tree import MappingNode
from elevate_site.reading.yaml_files import read_yaml_file

__all__ = ["read_strings"]

_STRINGS = re.compile(r"templates/strings/([a-z]{2,3})\.yaml")
_FIELD = re.compile(r"\{\w*\}")
_OTHER = "other"
_FORMS = frozenset({"zero", "one", "two", "few", "many", _OTHER})
"""The plural forms of all languages (Unicode CLDR, "Language Plural Rules"); every language has the last."""


class _Word(NamedTuple):
    """What one key says in one language."""

    text: str
    layer: int
    """The place in the order of layers of the one that says it."""
    position: Position


_Words: TypeAlias = dict[LanguageCode, dict[str, _Word]]


def read_strings(
    layers: Sequence[Mapping[str, SourceFile]],
) -> tuple[Mapping[LanguageCode, Mapping[str, str]], tuple[Problem, ...]]:
    """The words by language and key, and what is wrong with them.

    `layers` are the files of the shipped theme and of the site, by path; a later layer replaces words of an earlier.
    """
    words: _Words = {}
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
                words.setdefault(language, {}).update(read)
    ordered = {language: words[language] for language in sorted(words)}
    texts = {language: {key: word.text for key, word in found.items()} for language, found in ordered.items()}
    return texts, (*problems, *_missing(ordered, faulty), *_different_places(ordered))


def _read_language(file: SourceFile, layer: int) -> tuple[dict[str, _Word], tuple[Problem, ...]]:
    tree, problems = read_yaml_file(file)
    if not isinstance(tree, MappingNode):
        if not problems:
            message = "This file needs lines such as `home: Home`."
            problems = (problem("theme-string", file.path, 0, 0, message),)
        return {}, problems
    reading = Reading(file.path)
    words = {}
    for key, node in tree.entries:
        text = read_leaf(TEXT, node, key.text, reading)
        form = _form(key.text)
        if form and form not in _FORMS:
            message = f"`{form}` is no plural form."
            hint = f"A language has some of these: {', '.join(sorted(_FORMS))}."
            reading.problems.append(problem("theme-string", file.path, *key.position, message, hint))
        elif isinstance(text, str):
            words[key.text] = _Word(text, layer, key.position)
    told = (problem("theme-string", one.file, one.line, one.column, one.message, one.hint) for one in reading.problems)
    return words, (*problems, *told)


def _missing(words: _Words, faulty: set[LanguageCode]) -> list[Problem]:
    """The shipped keys that a language lacks.

    What a site adds for templates of its own it may add in the languages that it speaks. And a file in which
    something is wrong has been told of; what it lacks shows once that is mended.
    """
    shipped: dict[str, tuple[LanguageCode, str]] = {}
    for language, found in words.items():
        for key, word in found.items():
            if word.layer == 0:
                shipped.setdefault(key, (language, word.text))
    problems = []
    for language in (language for language in words if language not in faulty):
        for key, (other, text) in shipped.items():
            if key not in words[language] and _form(key) in ("", _OTHER):
                message = f"`{key}` is missing; it stands in {other}.yaml."
                hint = f"Add a line `{key}: …` with these words in this language: {text}"
                problems.append(problem("theme-string", _file(language), 0, 0, message, hint))
    return problems


def _different_places(words: _Words) -> list[Problem]:
    """Words whose places, such as `{name}`, are not those of the same words in another language."""
    first: dict[str, tuple[LanguageCode, _Word]] = {}
    problems = []
    for language, found in words.items():
        for key, word in found.items():
            if _form(key) not in ("", _OTHER):
                continue  # "1 article" has no place for its number
            other, model = first.setdefault(key, (language, word))
            if set(_FIELD.findall(word.text)) != set(_FIELD.findall(model.text)):
                # The one that the site wrote is to be mended, whichever comes first.
                if model.layer > word.layer:
                    (blamed, wrong), (other, right) = (other, model), (language, word)
                else:
                    (blamed, wrong), right = (language, word), model
                message = f"The places in braces in `{key}` are not those of {other}.yaml."
                hint = f"There it reads: {right.text}"
                problems.append(problem("theme-string", _file(blamed), *wrong.position, message, hint))
    return problems


def _form(key: str) -> str:
    """The plural form that a key is for: `one` of `count.one`; empty for a key that has no forms."""
    return key.partition(".")[2]


def _file(language: LanguageCode) -> str:
    return f"templates/strings/{language}.yaml"
