"""Read `content/site.yaml` into Settings, and check it as a whole.

`reading.schema` checks each value by itself. Here we check what only the whole file shows: that ids are unique, that
rules exist, and that no contact detail is a placeholder.

A site is built before its owner has handed over every number, so placeholders are fine while `site.yaml` says
`preview: true`. After that, patients would dial them.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from elevate_site.errors import Problem, Severity
from elevate_site.language.crisis_services import UNITED_STATES_NUMBERS, is_crisis_slip
from elevate_site.model.rules import RULES, problem
from elevate_site.model.settings import Settings
from elevate_site.model.theme import SourceFile
from elevate_site.model.values import LanguageCode, Position, Positions
from elevate_site.reading.cookie_services import check_cookie_services
from elevate_site.reading.schema.plain_values import Context, nearest
from elevate_site.reading.schema.records import read_record
from elevate_site.reading.stand_ins import STAND_INS
from elevate_site.reading.yaml.tree import MappingNode, Node, ScalarNode, SequenceNode, read_yaml_file

__all__ = ["check_unique", "read_settings"]

_NEVER_EMPTY: Mapping[str, tuple[str, str]] = {
    "locations": (
        "`locations` is empty, but a clinic has at least one.",
        "Add a location with `id`, `name`, `phone` and `address`.",
    ),
    "languages": ("`languages` is empty.", "Write: languages: [en]"),
}
"""Message and hint by key."""
_REPEATED: Mapping[str, str] = {
    "id": "Give this one another id.",
    "date": 'Write all hours of a day in one entry, such as hours: ["9:00-12:00", "13:00-17:00"].',
}
"""What to do with a repeated value, by its key."""
_RESERVED_HOST = re.compile(
    r"(^|[@./])(example\.(com|org|net|edu)|[\w-]+\.(example|invalid|test))(?=[:/?#]|$)", re.IGNORECASE
)
"""Names that RFC 2606 and RFC 6761 reserve for examples."""
_STREET = re.compile(r"^(123|1234) (main|any|elm|oak)\w*\b|\bany ?(street|town|city)\b|^0{5}$", re.IGNORECASE)
_WORD = re.compile(r"placeholder|lorem ipsum|\btodo\b|\btbd\b|x{3}", re.IGNORECASE)


def read_settings(
    file: SourceFile, known_languages: Sequence[LanguageCode]
) -> tuple[Settings | None, tuple[LanguageCode, ...], tuple[Problem, ...]]:
    """The settings, the languages of the site, and what is wrong.

    Something stands in for a value that is invalid, so that the rest of the site can be checked; it is not published,
    since the value has an error. When the file cannot be read at all there are no settings, but still languages:
    those that the file names, or all known ones.
    """
    tree, problems = read_yaml_file(file)
    languages = _languages(tree, known_languages)
    if tree is None:
        if not problems:
            message = "There is nothing in this file except comments."
            problems = (problem("file-empty", file.path, 0, 0, message, "Add `base_url`, `clinic` and `locations`."),)
        return None, languages or tuple(known_languages), problems
    context = Context(file.path, known_languages=tuple(known_languages), site_languages=languages, stand_ins=STAND_INS)
    read, record_problems, pairs = read_record(Settings, tree, context)
    positions = dict(pairs)
    problems = (*problems, *record_problems, *_check_lists(tree, file.path), *_check_rules(positions, file.path))
    if read is None:
        return None, languages, problems
    problems = (*problems, *_check_whole(read, positions, file.path))
    return dataclasses.replace(read, languages=languages, positions=positions), languages, problems


def _languages(tree: Node | None, known: Sequence[LanguageCode]) -> tuple[LanguageCode, ...]:
    """The languages that the file names; we need them first, because every text must exist in all of them."""
    entries = tree.entries if isinstance(tree, MappingNode) else ()
    for key, value in entries:
        if key.text == "languages" and isinstance(value, SequenceNode):
            # Of en-US we know what is meant, so its texts are no mistakes.
            codes = [re.split("[-_]", item.text)[0] for item in value.items if isinstance(item, ScalarNode)]
            return tuple(dict.fromkeys(LanguageCode(code) for code in codes if code in known)) or tuple(known)
        if key.text == "languages" and isinstance(value, ScalarNode) and not value.absent:
            return tuple(known)
    return (LanguageCode("en"),) if entries else tuple(known)


def _check_lists(tree: Node, file: str) -> Iterator[Problem]:
    """A Problem for each list that needs an item and has none; checked in the tree, as there may be no Settings."""
    for key, value in tree.entries if isinstance(tree, MappingNode) else ():
        if key.text in _NEVER_EMPTY and isinstance(value, SequenceNode) and not value.items:
            message, hint = _NEVER_EMPTY[key.text]
            yield problem("value-empty", file, *value.position, message, hint)


def _check_whole(settings: Settings, positions: Positions, file: str) -> Iterator[Problem]:
    services = settings.cookies.services
    yield from check_unique("languages.{}", settings.languages, positions, file)
    yield from check_unique(
        "locations.{}.id", [location.id or None for location in settings.locations], positions, file
    )
    for number, location in enumerate(settings.locations):
        dates = [exception.date.isoformat() for exception in location.exceptions]
        yield from check_unique(f"locations.{number}.exceptions.{{}}.date", dates, positions, file)
    yield from check_unique("cookies.services.{}.id", [service.id for service in services], positions, file)
    yield from check_cookie_services(services, file, positions)
    yield from _check_crisis_lines(settings, positions, file)
    yield from _check_placeholders(settings, positions, file)


def _check_crisis_lines(settings: Settings, positions: Positions, file: str) -> Iterator[Problem]:
    """A Problem for each crisis number that is nearly that of the United States, when all locations are there."""
    if any(location.address.country != "US" for location in settings.locations):
        return
    for key, known in UNITED_STATES_NUMBERS.items():
        number = getattr(settings.crisis, key) or known[0]
        meant = next((each for each in known if is_crisis_slip(number, each)), "")
        if meant and number not in known:
            message = f"`{key}` is {number}, but in the United States it is {meant}."
            place = positions.get(f"crisis.{key}", Position(0, 0))
            yield problem("value-phone", file, *place, message, f"Write {meant}")


def check_unique(path: str, ids: Iterable[str | None], positions: Positions, file: str) -> Iterator[Problem]:
    """A Problem for each of the `ids` that repeats an earlier one; `path` has `{}` in place of the index of an id."""
    seen: dict[str, int] = {}
    for number, name in enumerate(ids):
        if name is not None and seen.setdefault(name, number) != number:
            first = positions.get(path.format(seen[name]), Position(0, 0))
            position = positions.get(path.format(number), Position(0, 0))
            message = f"“{name}” is already used on line {first.line}."
            hint = _REPEATED.get(path.rpartition(".")[2], "Delete this one.")
            yield problem("value-repeated", file, *position, message, hint)


def _check_rules(positions: Positions, file: str) -> Iterator[Problem]:
    """A Problem for each name under `rules` that is not a rule, or not one that `site.yaml` may change."""
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
            hint = f"Did you mean `{meant}`?" if meant else f"Rules that can be changed: {', '.join(adjustable)}."
        yield problem("rule-unknown", file, *positions[f"rules.{name}"], message, hint)


def _check_placeholders(settings: Settings, positions: Positions, file: str) -> Iterator[Problem]:
    """A Problem for each contact detail that is a placeholder: a warning in a preview, an error otherwise."""
    for path, text in _placeholders(settings):
        message = f"`{path.rpartition('.')[2]}` is a placeholder: {text}"
        if settings.preview:
            hint = "Fill in the real one before you set `preview: false`."
        else:
            hint = "Fill in the real one, or set `preview: true` while the site is not public."
        found = problem("placeholder", file, *positions.get(path, Position(0, 0)), message, hint)
        yield dataclasses.replace(found, severity=Severity.WARNING) if settings.preview else found


def _placeholders(settings: Settings) -> Iterator[tuple[str, str]]:
    """The dotted path and the text of each placeholder."""
    addresses: dict[str, str | None] = {
        "base_url": settings.base_url,
        "clinic.booking_url": settings.clinic.booking_url,
        "clinic.patient_portal_url": settings.clinic.patient_portal_url,
    }
    for number, location in enumerate(settings.locations):
        base = f"locations.{number}"
        for name, phone in (("phone", location.phone), ("text", location.text)):
            if phone is not None and phone.placeholder:
                yield f"{base}.{name}", phone.display
        addresses |= {
            f"{base}.name": location.name,
            f"{base}.email": location.email,
            f"{base}.address.street": location.address.street,
            f"{base}.address.city": location.address.city,
            f"{base}.address.postal_code": location.address.postal_code,
        }
    for path, text in addresses.items():
        if text is not None and (_RESERVED_HOST.search(text) or _STREET.search(text) or _WORD.search(text)):
            yield path, text
