"""The words in which a wrong key or value is told.

They are for somebody who edits a clinic's site between two telephone calls: which key, what it asks for, what it
says now, and what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from elevate_site.model.values import Position
from elevate_site.reading.schema.plain_values import nearest
from elevate_site.reading.schema.scalar_types import Kind
from elevate_site.reading.schema.types import DayHours, Leaf, LocalWords, Member, Record, Series
from elevate_site.reading.yaml.evidence import quoted
from elevate_site.reading.yaml.tree import MappingNode, Node, ScalarNode, SequenceNode

__all__ = [
    "advice",
    "empty",
    "fill",
    "language_name",
    "missing",
    "missing_languages",
    "named",
    "not_a_group",
    "not_a_list",
    "not_single",
    "refused",
    "shown",
    "unknown_key",
]

_LONGEST_SHOWN = 60
_LANGUAGE_NAMES = {"en": "English", "es": "Spanish"}


def shown(text: str) -> str:
    """`text` in typographic quotes, on one line, cut when it is long."""
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= _LONGEST_SHOWN else f"“{line[: _LONGEST_SHOWN - 1]}…”"


def named(path: str) -> str:
    """The key at the dotted `path` as a sentence begins with it: `` `phone` ``, ``Item 2 of `topics` ``."""
    before, _, last = path.rpartition(".")
    if not last.isdecimal():
        return f"`{last}`"
    return f"Item {int(last) + 1} of `{before.rpartition('.')[2]}`" if before else f"Item {int(last) + 1}"


def language_name(code: str) -> str:
    """A language as an English sentence names it: `Spanish (es)`."""
    return f"{_LANGUAGE_NAMES[code]} ({code})" if code in _LANGUAGE_NAMES else code


def empty(needs: str, path: str) -> str:
    """A value that has to be there is not."""
    return f"{named(path)} is empty; it needs {needs}."


def refused(kind: Kind, node: ScalarNode, path: str, why: str) -> str:
    """A value that is not what its key asks for."""
    if not node.text.strip():
        return empty(kind.needs, path)
    return f"{named(path)} needs {kind.needs}; it says {shown(node.text)}. {why}".rstrip()


def not_single(kind: Kind, node: Node, path: str) -> tuple[str, Position, str, str]:
    """Code, position, message and hint: a list or group stands where one value should be."""
    if isinstance(node, MappingNode):
        line = _as_one_line(node)
        if line is not None:
            message = f"{named(path)} holds a colon, so it needs quotes around it."
            return "yaml-colon", node.position, message, f"Write: {quoted(line)}"
        found = "a group of keys"
    else:
        found = "a list"
    message = f"{named(path)} needs {kind.needs}; here is {found}."
    hint = "If brackets or dashes are part of the text, put quotes around all of it."
    return "value-type", node.position, message, hint


def _as_one_line(node: MappingNode) -> str | None:
    """`Worry: what it is` was read as a key and its value; this is the text again."""
    if len(node.entries) != 1:
        return None
    key, value = node.entries[0]
    if not isinstance(value, ScalarNode) or value.position.line != key.position.line or key.position != node.position:
        return None
    return f"{key.text}: {value.text}"


def not_a_list(node: Node, path: str, *, single: bool) -> tuple[str, str]:
    """Message and hint: one value or group stands where a list is asked for."""
    name = path.rpartition(".")[2]
    if isinstance(node, ScalarNode):
        message = f"`{name}` needs a list; it says {shown(node.text)}." if name else "Here should be a list."
        if not single:
            return message, "Begin each item on its own line with a dash and a space."
        words = [word.strip() for word in node.text.split(",")]
        if all(re.fullmatch(r"[\w-]+", word) for word in words):
            return message, f"Write: {name}: [{', '.join(words)}]"
        return message, f"Write: {name}: [{quoted(node.text)}]"
    message = f"`{name}` needs a list; here is a group of keys." if name else "Here should be a list."
    return message, "Put a dash and a space before the first key of each item, and two spaces before its other keys."


def not_a_group(node: Node, path: str, keys: Sequence[str] = ()) -> tuple[str, str]:
    """Message and hint: a value or list stands where a group of keys is asked for."""
    subject = f"{named(path)} needs" if path else "Here should be"
    found = "a list" if isinstance(node, SequenceNode) else shown(node.text) if isinstance(node, ScalarNode) else ""
    message = f"{subject} lines such as `{keys[0] if keys else 'name'}: …`; here is {found}."
    return message, f"Known here: {_listed(keys)}." if keys else ""


def unknown_key(key: str, shape: Record, written: Iterable[str]) -> tuple[str | None, str, str]:
    """The key that was meant, if it can be told; message and hint."""
    meant = nearest(key, shape.members)
    message = f"`{key}` is not a key that is known here."
    if meant is None:
        return None, message, f"Known here: {_listed(shape.members)}."
    if meant in written:
        return None, message, f"Did you mean `{meant}`? It is already there, so delete one of the two."
    return meant, message, f"Did you mean `{meant}`?"


def missing(member: Member, path: str) -> tuple[str, str]:
    """Message and hint: a required key is not there."""
    where = f" in {named(path)[0].lower()}{named(path)[1:]}" if path else ""
    return f"`{member.name}` is missing{where}.", advice(member)


def advice(member: Member) -> str:
    """How to write a key."""
    if isinstance(member.shape, Leaf):
        return f"Add a line `{member.name}: …` with {member.shape.kind.needs}."
    if isinstance(member.shape, LocalWords):
        return f"Add a line `{member.name}: …` with a short text."
    if isinstance(member.shape, Series):
        return f"Add `{member.name}:` and below it a line with a dash for each item."
    if isinstance(member.shape, DayHours):
        return f'Add a line `{member.name}: "9:00-17:00"`, or `{member.name}: closed`.'
    if isinstance(member.shape, Record):
        return f"Add `{member.name}:` and below it, two spaces to the right, {_listed(member.shape.members)}."
    return f"Add `{member.name}:` and its keys below it."


def fill(member: Member) -> str:
    """What to write after a key that stands there alone."""
    if isinstance(member.shape, Leaf):
        return f"After the colon it needs {member.shape.kind.needs}."
    return advice(member)


def missing_languages(path: str, languages: Iterable[str]) -> tuple[str, str]:
    """Message and hint: a text is not there in every language of the site."""
    names = [language_name(code) for code in languages]
    message = f"{named(path)} has no text in {' and '.join(names)}, which this site speaks."
    return message, f"Add a line below it that begins with `{next(iter(languages))}:`."


def _listed(names: Iterable[str]) -> str:
    quoted_names = [f"`{name}`" for name in names]
    return " and ".join([", ".join(quoted_names[:-1]), quoted_names[-1]]) if len(quoted_names) > 1 else quoted_names[0]
