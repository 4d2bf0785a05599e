"""Read the leaves of the tree: a scalar, a text in several languages, the opening hours of a day."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

from elevate_site.errors import Problem
from elevate_site.language.look_alikes import name_look_alike, with_keyboard_signs
from elevate_site.language.text_language import says_only
from elevate_site.model.rules import problem
from elevate_site.model.settings import Interval
from elevate_site.model.values import LanguageCode, LocalText, Position
from elevate_site.reading.schema import messages
from elevate_site.reading.schema.plain_text import check_plain_text
from elevate_site.reading.schema.plain_values import Context, InvalidValueError
from elevate_site.reading.schema.scalar_types import INTERVALS, SCALAR_TYPES, TEXT, ScalarType
from elevate_site.reading.yaml.tree import MappingNode, Node, ScalarNode, SequenceNode

__all__ = ["Result", "read_day_hours", "read_local_text", "read_scalar"]

T = TypeVar("T")

_SAME_EVERYWHERE = (".term", ".plural")
"""The texts that are often the same in every language: names of medicines and short forms in the glossary."""


class Result(NamedTuple, Generic[T]):
    """The outcome of reading one node of the tree."""

    value: T | None
    """`None` when it is invalid; then `problems` say why."""
    problems: tuple[Problem, ...] = ()
    positions: tuple[tuple[str, Position], ...] = ()
    """The position of each value inside it, by dotted path."""


def read_scalar(expected: ScalarType, node: Node, path: str, context: Context) -> Result[object]:
    """The value of type `expected` in `node`."""
    if not isinstance(node, ScalarNode):
        code, message, hint = messages.not_a_scalar(expected, node, path)
        return Result(None, (problem(code, context.file, *node.position, message, hint),))
    if node.absent:
        message = messages.empty(expected, path)
        return Result(None, (problem("value-empty", context.file, *node.position, message),))
    try:
        value = expected.read(node.text, context)
    except InvalidValueError as error:
        message, hint = messages.invalid(expected, node, path, error.why), error.hint
        if sign := name_look_alike(node.text):
            meant = with_keyboard_signs(node.text).strip(" '\"")
            if _is_valid(expected, meant, context):
                message, hint = messages.look_alike(node, path, sign), f"Type it anew: {meant}"
        return Result(None, (problem(error.code, context.file, *node.position, message, hint),))
    if not expected.shown or context.file.startswith("templates/"):  # the examples of components are HTML
        return Result(value)
    return Result(value, tuple(check_plain_text(node, path, context.file)))


def _is_valid(expected: ScalarType, text: str, context: Context) -> bool:
    try:
        expected.read(text, context)
    except InvalidValueError:
        return False
    return True


def read_local_text(node: Node, path: str, context: Context) -> Result[LocalText]:
    """One text for all languages, or one for each language of the site."""
    if not isinstance(node, MappingNode):
        text, problems, _ = read_scalar(TEXT, node, path, context)
        if isinstance(text, str) and len(context.site_languages) > 1 and not path.endswith(_SAME_EVERYWHERE):
            message, hint = messages.untranslated(path, context.site_languages)
            problems = (*problems, problem("value-untranslated", context.file, *node.position, message, hint))
        return Result(LocalText(((LanguageCode(""), text),)) if isinstance(text, str) else None, problems)
    if cut := next((number for number, each in enumerate(node.entries) if _is_cut_off(*each, context)), 0):
        message, hint = messages.cut_at_comma(path, node, cut, context.known_languages)
        return Result(None, (problem("yaml-syntax", context.file, *node.entries[cut][0].position, message, hint),))
    texts: dict[LanguageCode, str] = {}
    problems = ()
    for key, child in node.entries:
        language = read_scalar(SCALAR_TYPES[LanguageCode], key, f"{path}.{key.text}", context)
        text, text_problems, _ = read_scalar(TEXT, child, f"{path}.{key.text}", context)
        problems = (*problems, *language.problems, *text_problems)
        if language.value is not None and isinstance(text, str):
            texts[LanguageCode(key.text)] = text
    if len(texts) < len(node.entries):
        return Result(None, problems)
    missing = [code for code in context.site_languages if code not in texts]
    if missing:
        message, hint = messages.missing_languages(path, missing, node)
        return Result(None, (*problems, problem("value-text", context.file, *node.position, message, hint)))
    positions = tuple((f"{path}.{key.text}", child.position) for key, child in node.entries)
    problems = (*problems, *_check_languages(texts, node, path, context.file))
    return Result(LocalText(tuple(texts.items())), problems, positions)


def _check_languages(texts: Mapping[LanguageCode, str], node: MappingNode, path: str, file: str) -> Iterator[Problem]:
    """A warning for each two texts that change places, or that are one text, which then lacks a translation."""
    for one, other in itertools.combinations(texts, 2):
        if says_only(texts[one], other, one) and says_only(texts[other], one, other):
            message, hint = messages.swapped(path, one, other)
            yield problem("text-language", file, *node.position, message, hint)
        elif path.endswith(_SAME_EVERYWHERE):
            continue
        elif texts[one] == texts[other] and (says_only(texts[one], one, other) or says_only(texts[one], other, one)):
            message, hint = messages.same_in_both(path, one, other)
            yield problem("value-untranslated", file, *node.position, message, hint)


def _is_cut_off(key: ScalarNode, value: Node, context: Context) -> bool:
    """Whether the text between braces before this key had a comma, so that YAML takes its rest for a key."""
    return key.text not in context.known_languages and isinstance(value, ScalarNode) and value.absent


def read_day_hours(node: Node, path: str, context: Context) -> Result[tuple[Interval, ...]]:
    """The opening hours of a day, from morning to evening; empty when it is closed."""
    if not isinstance(node, SequenceNode):
        return _read_intervals(node, path, context)
    if not node.items:
        message = f"{messages.describe(path)} has no hours."
        hint = 'Write closed, or hours such as "9:00-17:00".'
        return Result(None, (problem("value-empty", context.file, *node.position, message, hint),))
    intervals: list[Interval] = []
    for number, child in enumerate(node.items):
        found = _read_intervals(child, f"{path}.{number}", context)
        if found.value is None:
            return found
        if not found.value and len(node.items) > 1:
            message = f"{messages.describe(path)} has hours, but it also says closed."
            hint = "Write closed alone, or delete it."
            return Result(None, (problem("value-time", context.file, *child.position, message, hint),))
        if found.value and intervals and found.value[0].opens < intervals[-1].closes:
            message = f"{messages.describe(f'{path}.{number}')} opens before item {number} closes."
            hint = "List the hours of a day from morning to evening."
            return Result(None, (problem("value-time", context.file, *child.position, message, hint),))
        intervals.extend(found.value)
    return Result(tuple(intervals))


def _read_intervals(node: Node, path: str, context: Context) -> Result[tuple[Interval, ...]]:
    value, problems, _ = read_scalar(INTERVALS, node, path, context)
    return Result(value if isinstance(value, tuple) else None, problems)
