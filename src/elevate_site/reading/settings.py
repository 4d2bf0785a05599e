"""`content/site.yaml` becomes Settings, checked as a whole.

What can be said of one value alone is said while it is read (`reading.schema`). Here is what only the whole tells:
ids that are used once, rules that exist, numbers that are placeholders, services that nobody should run.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

from elevate_site.errors import Problem
from elevate_site.model.rules import RULES, problem
from elevate_site.model.settings import Settings
from elevate_site.model.theme import SourceFile
from elevate_site.model.values import LanguageCode, Position, Positions
from elevate_site.reading.cookie_services import check_services
from elevate_site.reading.placeholders import check_placeholders
from elevate_site.reading.schema.plain_values import Surroundings, nearest
from elevate_site.reading.schema.records import read_record
from elevate_site.reading.schema.scalars import Reading
from elevate_site.reading.yaml.tree import MappingNode, Node, ScalarNode, SequenceNode
from elevate_site.reading.yaml_files import read_yaml_file

__all__ = ["check_repeated", "read_settings"]

_NEVER_EMPTY: Mapping[str, tuple[str, str]] = {
    "locations": (
        "`locations` is empty; a clinic has at least one.",
        "Add a location with `id`, `name`, `phone` and `address`.",
    ),
    "languages": ("`languages` is empty.", "Write: languages: [en]"),
}
"""Message and hint by key."""


def read_settings(
    file: SourceFile, known_languages: Sequence[LanguageCode]
) -> tuple[Settings | None, tuple[LanguageCode, ...], tuple[Problem, ...]]:
    """The settings, the languages of the site, and what is wrong.

    Where a required value is wrong there are no settings, but the languages are still those that the file names,
    or all that are known, so that everything else can be read by them.
    """
    tree, problems = read_yaml_file(file)
    languages = _languages(tree, known_languages)
    if tree is None:
        if not problems:
            message = "There is nothing in this file but notes."
            problems = (problem("file-empty", file.path, 0, 0, message, "Add `base_url`, `clinic` and `locations`."),)
        return None, languages or tuple(known_languages), problems
    surroundings = Surroundings(known_languages=tuple(known_languages), site_languages=languages)
    reading = Reading(file.path, surroundings)
    settings = read_record(Settings, tree, reading)
    problems = (*problems, *reading.problems, *_check_empty(tree, file.path))
    problems = (*problems, *_check_rules(reading.positions, file.path))
    if settings is None:
        return None, languages, problems
    settings = dataclasses.replace(settings, positions=reading.positions)
    problems = (*problems, *_check(settings, file.path), *check_placeholders(settings, file.path))
    return dataclasses.replace(settings, languages=languages), languages, problems


def _languages(tree: Node | None, known: Sequence[LanguageCode]) -> tuple[LanguageCode, ...]:
    """The languages that the file names, read before everything else because each text has to have them all."""
    entries = tree.entries if isinstance(tree, MappingNode) else ()
    for key, value in entries:
        if key.text == "languages" and isinstance(value, SequenceNode):
            named = [item.text for item in value.items if isinstance(item, ScalarNode)]
            return tuple(dict.fromkeys(LanguageCode(name) for name in named if name in known)) or tuple(known)
        if key.text == "languages" and isinstance(value, ScalarNode) and not value.absent:
            return tuple(known)
    return (LanguageCode("en"),) if entries else tuple(known)


def _check_empty(tree: Node, file: str) -> tuple[Problem, ...]:
    """A Problem for each list that needs an item and has none; asked of the tree, since there may be no Settings."""
    problems = []
    for key, value in tree.entries if isinstance(tree, MappingNode) else ():
        if key.text in _NEVER_EMPTY and isinstance(value, SequenceNode) and not value.items:
            message, hint = _NEVER_EMPTY[key.text]
            problems.append(problem("value-empty", file, *value.position, message, hint))
    return tuple(problems)


def _check(settings: Settings, file: str) -> tuple[Problem, ...]:
    positions = settings.positions
    problems: list[Problem] = []
    problems += check_repeated("languages.{}", settings.languages, positions, file)
    problems += check_repeated("locations.{}.id", [place.id for place in settings.locations], positions, file)
    services = settings.cookies.services
    problems += check_repeated("cookies.services.{}.id", [service.id for service in services], positions, file)
    problems += check_services(services, file, positions)
    return tuple(problems)


def check_repeated(path: str, ids: Iterable[str | None], positions: Positions, file: str) -> tuple[Problem, ...]:
    """A Problem for each of the `ids` that was there before; `path` with a number for its `{}` is where it stands."""
    seen: dict[str, int] = {}
    problems = []
    for number, name in enumerate(ids):
        if name is None:
            continue
        if name in seen:
            first = positions.get(path.format(seen[name]), Position(0, 0))
            message = f"{name} is here for the second time; the first is on line {first.line}."
            position = positions.get(path.format(number), Position(0, 0))
            problems.append(problem("value-repeated", file, *position, message, "Give each its own name."))
        seen.setdefault(name, number)
    return tuple(problems)


def _check_rules(positions: Positions, file: str) -> tuple[Problem, ...]:
    """A Problem for each name under `rules` that is no rule, or not one to be changed."""
    problems = []
    adjustable = [name for name, rule in RULES.items() if rule.adjustable]
    written = [path.removeprefix("rules.") for path in positions if path.startswith("rules.") and path.count(".") == 1]
    for name in written:
        if name in adjustable:
            continue
        if name in RULES:
            message = f"The rule `{name}` cannot be changed: {RULES[name].summary}"
            hint = "Delete it from `rules`."
        else:
            meant = nearest(name, adjustable)
            message = f"There is no rule `{name}`."
            hint = f"Did you mean `{meant}`?" if meant else f"These can be changed: {', '.join(adjustable)}."
        problems.append(problem("rule-unknown", file, *positions[f"rules.{name}"], message, hint))
    return tuple(problems)
