"""Word the messages about invalid keys and values.

We write them for somebody who edits a clinic's site between two phone calls: which key it is, what it needs, what
it says now, and what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from elevate_site.language.look_alikes import BLANKS, ITEM_SIGNS, name_look_alike, with_keyboard_signs
from elevate_site.language.text_language import LANGUAGE_NAMES
from elevate_site.reading.schema.scalar_types import ScalarType
from elevate_site.reading.yaml.evidence import quote_scalar
from elevate_site.reading.yaml.tree import MappingNode, Node, ScalarNode, SequenceNode

__all__ = [
    "cut_at_comma",
    "describe",
    "empty",
    "invalid",
    "join_keys",
    "look_alike",
    "missing_languages",
    "not_a_list",
    "not_a_mapping",
    "not_a_scalar",
    "quote",
    "same_in_both",
    "split_at_comma",
    "swapped",
]

_LONGEST_QUOTE = 60
_BULLET = re.compile(rf"[-*+{ITEM_SIGNS}](?=[\w {BLANKS}])[ {BLANKS}]*")
_BRACKETS = re.compile(r"\[.*\]")


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
    if found == "a list" and not expected.shown:
        return "value-type", message, "Write one value, without brackets and dashes."
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
            return f"{describe(path)} is empty.", f"Delete it, or write its keys: {join_keys(keys)}."
        found = f"it says {quote(node.text)}"
        if typed := _key_without_space(node.text, keys):
            sign = name_look_alike(node.text)
            lacks = f"it contains {sign}" if sign else "a space is missing after the colon"
            return f"{subject} lines below it, but {lacks}: {quote(node.text)}", f"Type it anew: {typed}"
    message = f"{subject} lines below it such as `{keys[0] if keys else 'name'}: …`, but {found}."
    if isinstance(node, SequenceNode) and node.items and all(isinstance(item, MappingNode) for item in node.items):
        return message, "Delete the dashes, and let all keys begin in the same column."
    return message, _possible_keys(keys) if keys else ""


def _key_without_space(text: str, keys: Sequence[str]) -> str:
    """`text` with a space behind its key, when it begins with one of `keys` and a colon; else empty."""
    key, colon, value = with_keyboard_signs(text).partition(":")
    return f"{key}: {value.strip()}" if colon and key.strip() in keys and "\n" not in text else ""


def untranslated(path: str, languages: Sequence[str]) -> tuple[str, str]:
    """Message and hint for a text that is written once for several languages."""
    first, *others = [LANGUAGE_NAMES.get(code, code) for code in languages]
    message = f"{describe(path)} is written once, so pages in {' and '.join(others)} show it in {first}."
    texts = ", ".join(f"{code}: …" for code in languages)
    return message, f"Write it in each language: {path.rpartition('.')[2]}: {{{texts}}}"


def swapped(path: str, one: str, other: str) -> tuple[str, str]:
    """Message and hint: the texts in two languages stand in each other's place."""
    first, second = (LANGUAGE_NAMES.get(code, code) for code in (one, other))
    message = f"The texts of {describe(path)} seem to change places: `{one}` is in {second}, `{other}` in {first}."
    return message, f"Write the text in {first} after `{one}:`, and the one in {second} after `{other}:`."


def same_in_both(path: str, one: str, other: str) -> tuple[str, str]:
    """Message and hint: a text is the same in two languages."""
    first, second = (LANGUAGE_NAMES.get(code, code) for code in (one, other))
    return f"{describe(path)} says the same in {first} and in {second}.", "Translate it."


def cut_at_comma(path: str, node: MappingNode, cut: int, languages: Sequence[str]) -> tuple[str, str]:
    """Message and hint: a text between braces has a comma, where YAML ends it; its rest is the entry number `cut`."""
    texts: list[tuple[str, str]] = []
    for key, value in node.entries:
        if texts and key.text not in languages and isinstance(value, ScalarNode) and value.absent:
            texts[-1] = (texts[-1][0], f"{texts[-1][1]}, {key.text}")
        else:
            texts.append((key.text, value.text if isinstance(value, ScalarNode) else "…"))
    written = ", ".join(f"{language}: {quote_scalar(text)}" for language, text in texts)
    message = f"The text before {quote(node.entries[cut][0].text)} contains a comma, so it needs quotes around it."
    return message, f"Write: {path.rpartition('.')[2]}: {{{written}}}"


def split_at_comma(path: str, item: Node) -> tuple[str, str]:
    """Message and hint: a sentence in brackets has a comma, where YAML begins the next `item`."""
    words = item.text if isinstance(item, ScalarNode) else ""
    message = f"{quote(words)} is an item of its own in {describe(path)}, because a comma stands before it."
    return message, "Put quotes around each text with a comma."


def missing_languages(path: str, languages: Iterable[str], node: MappingNode) -> tuple[str, str]:
    """Message and hint: a text does not exist in every language of the site."""
    codes = tuple(languages)
    names = [f"{LANGUAGE_NAMES[code]} ({code})" if code in LANGUAGE_NAMES else code for code in codes]
    message = f"{describe(path)} has no text in {' and '.join(names)}, which this site uses."
    if node.entries and node.entries[0][0].position != node.position:  # it is written in braces
        return message, f"Before the closing brace, add a comma, then `{codes[0]}:` and the text."
    return message, f"Add a line below it that begins with `{codes[0]}:`."


def _possible_keys(keys: Iterable[str]) -> str:
    return f"Possible keys: {join_keys(keys)}."


def join_keys(names: Iterable[str]) -> str:
    """The keys `names`, as a sentence lists them."""
    *others, last = [f"`{name}`" for name in names]
    return f"{', '.join(others)} and {last}" if others else last
