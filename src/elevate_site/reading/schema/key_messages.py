"""Word the messages about keys: unknown, missing, without a value, or in the wrong column.

`reading.schema.messages` words those about values.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from elevate_site.language.look_alikes import name_look_alike, with_keyboard_signs
from elevate_site.model.values import Position
from elevate_site.reading.schema.messages import describe, join_keys
from elevate_site.reading.schema.plain_values import nearest
from elevate_site.reading.schema.scalar_types import ScalarType
from elevate_site.reading.schema.types import DayHoursType, ListType, LocalTextType, RecordField, RecordType, SchemaType
from elevate_site.reading.yaml.tree import ScalarNode

__all__ = ["empty_key", "missing_key", "not_indented", "unknown_key"]

_SYNONYMS: Mapping[str, str] = {
    "title": "name heading headline título titulo",
    "description": "summary excerpt abstract subtitle lead teaser descripción descripcion",
    "topics": "tags tag category categories keywords temas",
    "author": "by writer autor autora",
    "reviewed_by": "reviewer medical_reviewer",
    "reviewed": "last_reviewed last_review updated lastmod",
    "publish": "date published pubdate",
    "aliases": "redirect_from redirects old_addresses",
    "sources": "references citations",
    "image": "picture photo cover thumbnail",
    "related": "see_also",
    "region": "state province county",
    "postal_code": "zip zip_code zipcode postcode",
    "city": "town",
    "street": "address_line address1",
    "phone": "tel fon mobile call",
    "text": "sms",
    "email": "mail",
    "base_url": "url website site_url domain address",
    "meaning": "definition explanation def significado",
    "term": "word name termino término",
    "credentials": "degree degrees letters",
    "role": "position job",
    "monday": "mon lunes",
    "tuesday": "tue tues martes",
    "wednesday": "wed miércoles miercoles",
    "thursday": "thu thurs jueves",
    "friday": "fri viernes",
    "saturday": "sat sábado sabado",
    "sunday": "sun domingo",
}
"""Other words for a key, as other programs and other people have them."""
_SEVERAL_DAYS: Mapping[str, str] = {
    **dict.fromkeys(
        ("weekdays", "weekday", "mon-fri", "monday-friday", "monday to friday", "lunes a viernes", "workdays"),
        "each day from `monday:` to `friday:`",
    ),
    **dict.fromkeys(("weekend", "weekends", "sat-sun", "saturday-sunday"), "each of `saturday:` and `sunday:`"),
    **dict.fromkeys(("daily", "every day", "everyday", "all", "mon-sun"), "each day from `monday:` to `sunday:`"),
}
"""What to write for words that mean several days."""
_NAMES_IN_FILES: Mapping[str, str] = {
    **dict.fromkeys(
        ("author", "reviewed_by", "translation_reviewed_by"), "After the colon, write an id from people.yaml"
    ),
    "topics": "After the colon, write ids from topics.yaml, as in topics: [sleep, anxiety]",
}
"""How to fill in the keys that name something in another file."""
_TELL_PATIENTS_NOTHING = frozenset(
    {*_NAMES_IN_FILES, "review_every", "aliases", "sources", "key_points", "image", "related", "credentials", "role"}
    | {"plural", "publisher", "year", "url", "language"}
)
"""The keys that may be left out and whose absence nobody takes for an answer, as a day without hours is one: closed."""
_OTHER_WORDS = {word: key for key, words in _SYNONYMS.items() for word in words.split()}


def unknown_key(key: str, record: RecordType, written: Iterable[str]) -> tuple[str | None, str, str]:
    """The key that the writer probably meant, or `None`; message and hint."""
    if (sign := name_look_alike(key)) and (typed := with_keyboard_signs(key).strip(" '\"")) in record.fields:
        message = f"The key `{typed}` contains {sign}, so it is not the key that it seems."
        return typed, message, f"Type it anew: {typed}:"
    if (days := key.casefold().strip(" .")) in _SEVERAL_DAYS and "monday" in record.fields:
        return None, f"There is no key `{key}` here.", f"Write a line for {_SEVERAL_DAYS[days]}."
    meant = nearest(key, record.fields)
    other = _OTHER_WORDS.get(key.casefold().replace("-", "_").replace(" ", "_"), "")
    meant = other if meant is None and other in record.fields else meant
    message = f"There is no key `{key}` here."
    if meant is None:
        return None, message, f"Delete the line, or write one of these keys: {join_keys(record.fields)}."
    if meant in written:
        return (
            None,
            message,
            f"Did you mean `{meant}`? It is already there; keep what is right there, and delete this line.",
        )
    return meant, message, f"Did you mean `{meant}`?"


def missing_key(field: RecordField, path: str, strangers: Sequence[ScalarNode]) -> tuple[str, str]:
    """Message and hint: the record at `path` lacks a required key; `strangers` are its keys that mean nothing."""
    where = f" from {describe(path)[0].lower()}{describe(path)[1:]}" if path else ""
    hint = _add(field)
    if len(strangers) == 1:
        hint += f" Or is it `{strangers[0].text}`, on line {strangers[0].position.line}?"
    return f"`{field.name}` is missing{where}.", hint


def _add(field: RecordField) -> str:
    """How to add a key."""
    if isinstance(field.type, ScalarType):
        return f"Add a line `{field.name}: …` with {field.type.expected}."
    if isinstance(field.type, LocalTextType):
        return f"Add a line `{field.name}: …` with a short text."
    if isinstance(field.type, ListType):
        return f"Add `{field.name}:` and below it each item, with a dash in front."
    if isinstance(field.type, DayHoursType):
        return f'Add a line `{field.name}: "9:00-17:00"`, or `{field.name}: closed`.'
    if isinstance(field.type, RecordType):
        return f"Add `{field.name}:` and below it, indented by two spaces, {join_keys(field.type.fields)}."
    return f"Add `{field.name}:` and its keys below it."


def empty_key(field: RecordField) -> tuple[str, str]:
    """The rule that a key without a value breaks, and the hint."""
    is_harmless = not field.required and field.name in _TELL_PATIENTS_NOTHING
    otherwise = "." if field.required else ", or delete the line."
    hint = (_NAMES_IN_FILES.get(field.name) or _fill_in(field.type)) + otherwise
    return "key-empty" if is_harmless else "value-empty", hint


def _fill_in(expected: SchemaType) -> str:
    if isinstance(expected, ScalarType):
        return f"After the colon, write {expected.expected}"
    if isinstance(expected, LocalTextType):
        return "After the colon, write a short text"
    if isinstance(expected, DayHoursType):
        return 'After the colon, write closed, or hours such as "9:00-17:00"'
    if isinstance(expected, ListType):
        return "Below it, write each item with a dash in front"
    if isinstance(expected, RecordType):
        return f"Below it, indented by two spaces, write {join_keys(expected.fields)}"
    return "Below it, indented by two spaces, write its keys"


def not_indented(owner: str, key: str, position: Position) -> tuple[str, str]:
    """Message and hint: `key` at `position` is to be below `owner`, but begins in the same column."""
    message = f"`{key}` belongs to `{owner}` above it, but begins in the same column."
    before = position.column + 1
    return message, f"Let each line that belongs to `{owner}` begin with {before} spaces."
