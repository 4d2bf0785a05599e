"""Word the messages about invalid keys and values.

We write them for somebody who edits a clinic's site between two phone calls: which key it is, what it needs, what
it says now, and what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from elevate_site.language.look_alikes import BLANKS, ITEM_SIGNS, name_look_alike, with_keyboard_signs
from elevate_site.language.text_language import LANGUAGE_NAMES
from elevate_site.model.values import Position
from elevate_site.reading.schema.plain_values import nearest
from elevate_site.reading.schema.scalar_types import ScalarType
from elevate_site.reading.schema.types import DayHoursType, ListType, LocalTextType, RecordField, RecordType
from elevate_site.reading.yaml.evidence import quote_scalar
from elevate_site.reading.yaml.tree import MappingNode, Node, ScalarNode

__all__ = [
    "describe",
    "empty",
    "fill_in",
    "invalid",
    "look_alike",
    "missing_key",
    "missing_languages",
    "not_a_list",
    "not_a_mapping",
    "not_a_scalar",
    "not_indented",
    "quote",
    "unknown_key",
]

_LONGEST_QUOTE = 60
_BULLET = re.compile(rf"[-*+{ITEM_SIGNS}](?=[\w {BLANKS}])[ {BLANKS}]*")
_BRACKETS = re.compile(r"\[.*\]")
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
    "monday": "mon lunes",
    "tuesday": "tue tues martes",
    "wednesday": "wed miércoles miercoles",
    "thursday": "thu thurs jueves",
    "friday": "fri viernes",
    "saturday": "sat sábado sabado",
    "sunday": "sun domingo",
}
"""Other words for a key, as other programs and other people have them."""
_OTHER_WORDS = {word: key for key, words in _SYNONYMS.items() for word in words.split()}


def quote(text: str) -> str:
    """`text` in typographic quotes, on one line, shortened when it is long."""
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= _LONGEST_QUOTE else f"“{line[: _LONGEST_QUOTE - 1].rstrip()}…”"


def describe(path: str) -> str:
    """The value at the dotted `path`, to begin a sentence with: `` `phone` ``, ``Item 2 of `topics` ``."""
    before, _, last = path.rpartition(".")
    if not last.isdecimal():
        return f"`{last}`"
    return f"Item {int(last) + 1} of `{before.rpartition('.')[2]}`" if before else f"Item {int(last) + 1}"


def empty(expected: ScalarType, path: str) -> str:
    """A value is missing."""
    return f"{describe(path)} is empty; it needs {expected.expected}."


def invalid(expected: ScalarType, node: ScalarNode, path: str, why: str) -> str:
    """A value is not of the type `expected`; `why` is a sentence, or empty."""
    if not node.text.strip():
        return empty(expected, path)
    return f"{describe(path)} needs {expected.expected}, but it says {quote(node.text)}. {why}".rstrip()


def look_alike(node: ScalarNode, path: str, sign: str) -> str:
    """A value would be valid but for `sign`, which only looks like one of the keyboard."""
    return f"{describe(path)} contains {sign}, which the program cannot read here: {quote(node.text)}"


def not_a_scalar(expected: ScalarType, node: Node, path: str) -> tuple[str, str, str]:
    """Code, message and hint: there is a list or map in place of a single value."""
    if isinstance(node, MappingNode):
        line = _as_one_line(node)
        if line is not None:
            message = f"{describe(path)} contains a colon, so it needs quotes around it."
            return "yaml-colon", message, f"Write: {quote_scalar(line)}"
        found = "a group of keys"
    else:
        found = "a list"
    message = f"{describe(path)} needs {expected.expected}, but here is {found}."
    return "value-type", message, "If brackets or dashes are part of the text, put quotes around all of it."


def _as_one_line(node: MappingNode) -> str | None:
    """The text `Worry: what it is`, which YAML reads as a key and its value; `None` for any other map."""
    if len(node.entries) != 1:
        return None
    key, value = node.entries[0]
    if not isinstance(value, ScalarNode) or value.position.line != key.position.line or key.position != node.position:
        return None
    return f"{key.text}: {value.text}"


def not_a_list(node: Node, path: str, *, scalars: bool) -> tuple[str, str]:
    """Message and hint: there is one value or map in place of a list; `scalars` if its items are single values."""
    name = path.rpartition(".")[2]
    if isinstance(node, ScalarNode):
        message = f"`{name}` needs a list, but it says {quote(node.text)}." if name else "This should be a list."
        if sign := name_look_alike(node.text):
            message = f"`{name}` needs a list, but it contains {sign}: {quote(node.text)}"
        if bullet := _BULLET.match(node.text):
            first = re.split(rf"\s{re.escape(bullet[0].strip())}", node.text[bullet.end() :])[0]
            return message, f"Begin each item on its own line with a hyphen and a space: - {first.strip()}"
        if _BRACKETS.fullmatch(plain := with_keyboard_signs(node.text)):
            return message, f"Type it anew: {name}: {plain}"
        if not scalars:
            return message, "Begin each item on its own line with a dash and a space."
        words = [word.strip() for word in node.text.split(",")]
        if all(re.fullmatch(r"[\w-]+", word) for word in words):
            return message, f"Write: {name}: [{', '.join(words)}]"
        return message, f"Write: {name}: [{quote_scalar(node.text)}]"
    message = f"`{name}` needs a list, but here is a group of keys." if name else "This should be a list."
    return message, "Put a dash and a space before the first key of each item, and two spaces before its other keys."


def not_a_mapping(node: Node, path: str, keys: Sequence[str] = ()) -> tuple[str, str]:
    """Message and hint: there is a value or list in place of a map with these `keys`, or with any."""
    subject = f"{describe(path)} needs" if path else "There should be"
    found = "here is a list"
    if isinstance(node, ScalarNode):
        if node.absent and path:
            return f"{describe(path)} is empty.", f"Delete it, or write its keys: {_join(keys)}."
        found = f"it says {quote(node.text)}"
        if typed := _key_without_space(node.text, keys):
            sign = name_look_alike(node.text)
            lacks = f"it contains {sign}" if sign else "a space is missing after the colon"
            return f"{subject} lines below it, but {lacks}: {quote(node.text)}", f"Type it anew: {typed}"
    message = f"{subject} lines below it such as `{keys[0] if keys else 'name'}: …`, but {found}."
    return message, _possible_keys(keys) if keys else ""


def _key_without_space(text: str, keys: Sequence[str]) -> str:
    """`text` with a space behind its key, when it begins with one of `keys` and a colon; else empty."""
    key, colon, value = with_keyboard_signs(text).partition(":")
    return f"{key}: {value.strip()}" if colon and key.strip() in keys and "\n" not in text else ""


def unknown_key(key: str, record: RecordType, written: Iterable[str]) -> tuple[str | None, str, str]:
    """The key that the writer probably meant, or `None`; message and hint."""
    if (sign := name_look_alike(key)) and (typed := with_keyboard_signs(key).strip(" '\"")) in record.fields:
        message = f"The key `{typed}` contains {sign}, so it is not the key that it seems."
        return typed, message, f"Type it anew: {typed}:"
    meant = nearest(key, record.fields)
    other = _OTHER_WORDS.get(key.casefold().replace("-", "_").replace(" ", "_"), "")
    meant = other if meant is None and other in record.fields else meant
    message = f"There is no key `{key}` here."
    if meant is None:
        return None, message, f"Delete the line, or write one of these keys: {_join(record.fields)}."
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
        return f"Add `{field.name}:` and below it, indented by two spaces, {_join(field.type.fields)}."
    return f"Add `{field.name}:` and its keys below it."


def fill_in(field: RecordField) -> str:
    """The hint for a key that has no value."""
    otherwise = "." if field.required else ", or delete the line."
    if isinstance(field.type, ScalarType):
        return f"After the colon, write {field.type.expected}{otherwise}"
    if isinstance(field.type, LocalTextType):
        return f"After the colon, write a short text{otherwise}"
    if isinstance(field.type, DayHoursType):
        return f'After the colon, write closed, or hours such as "9:00-17:00"{otherwise}'
    if isinstance(field.type, ListType):
        return f"Below it, write each item with a dash in front{otherwise}"
    if isinstance(field.type, RecordType):
        return f"Below it, indented by two spaces, write {_join(field.type.fields)}{otherwise}"
    return f"Below it, indented by two spaces, write its keys{otherwise}"


def not_indented(owner: str, key: str, position: Position) -> tuple[str, str]:
    """Message and hint: `key` at `position` is to be below `owner`, but begins in the same column."""
    message = f"`{key}` belongs to `{owner}` above it, but begins in the same column."
    before = position.column + 1
    return message, f"Let each line that belongs to `{owner}` begin with {before} spaces."


def untranslated(path: str, languages: Sequence[str]) -> tuple[str, str]:
    """Message and hint for a text that is written once for several languages."""
    first, *others = [LANGUAGE_NAMES.get(code, code) for code in languages]
    message = f"{describe(path)} is written once, so pages in {' and '.join(others)} show it in {first}."
    texts = ", ".join(f"{code}: …" for code in languages)
    return message, f"Write it in each language: {path.rpartition('.')[2]}: {{{texts}}}"


def missing_languages(path: str, languages: Iterable[str], node: MappingNode) -> tuple[str, str]:
    """Message and hint: a text does not exist in every language of the site."""
    codes = tuple(languages)
    names = [f"{LANGUAGE_NAMES[code]} ({code})" if code in LANGUAGE_NAMES else code for code in codes]
    message = f"{describe(path)} has no text in {' and '.join(names)}, which this site uses."
    if node.entries and node.entries[0][0].position != node.position:  # it is written in braces
        return message, f"Before the closing brace, add a comma, then `{codes[0]}:` and the text."
    return message, f"Add a line below it that begins with `{codes[0]}:`."


def _possible_keys(keys: Iterable[str]) -> str:
    return f"Possible keys: {_join(keys)}."


def _join(names: Iterable[str]) -> str:
    *others, last = [f"`{name}`" for name in names]
    return f"{', '.join(others)} and {last}" if others else last
