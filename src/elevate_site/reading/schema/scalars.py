"""Reading the ends of the tree: a single value, words in several languages, the hours of a day."""

from __future__ import annotations

from dataclasses import dataclass, field

from elevate_site.errors import Problem
from elevate_site.model.rules import problem
from elevate_site.model.settings import Interval
from elevate_site.model.values import LanguageCode, LocalText, Position
from elevate_site.reading.schema import messages
from elevate_site.reading.schema.plain_values import RefusedValueError, Surroundings
from elevate_site.reading.schema.scalar_types import INTERVALS, KINDS, TEXT, Kind
from elevate_site.reading.yaml.tree import MappingNode, Node, ScalarNode, SequenceNode

__all__ = ["Reading", "read_day_hours", "read_leaf", "read_local_words"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One file being read: what its values may depend on, and what has come of it so far."""

    file: str
    """Relative to the site folder, for Problems."""
    surroundings: Surroundings = field(default_factory=Surroundings)
    problems: list[Problem] = field(default_factory=list)
    positions: dict[str, Position] = field(default_factory=dict)
    """Where each value stands, by its dotted path."""

    def report(self, code: str, position: Position, message: str, hint: str = "") -> None:
        """Adds a Problem of this file."""
        self.problems.append(problem(code, self.file, *position, message, hint))


def read_leaf(kind: Kind, node: Node, path: str, reading: Reading) -> object | None:
    """The value of `kind` that `node` holds, or `None` when it is wrong and the Problem has been told."""
    if not isinstance(node, ScalarNode):
        reading.report(*messages.not_single(kind, node, path))
        return None
    if node.absent:
        reading.report("value-empty", node.position, messages.empty(kind.needs, path))
        return None
    try:
        return kind.read(node.text, reading.surroundings)
    except RefusedValueError as refused:
        reading.report(refused.code, node.position, messages.refused(kind, node, path, refused.why), refused.hint)
        return None


def read_local_words(node: Node, path: str, reading: Reading) -> LocalText | None:
    """Words for all languages, or for each language of the site its own."""
    if not isinstance(node, MappingNode):
        text = read_leaf(TEXT, node, path, reading)
        return LocalText(((LanguageCode(""), text),)) if isinstance(text, str) else None
    texts: list[tuple[LanguageCode, str]] = []
    before = len(reading.problems)
    for key, child in node.entries:
        language = read_leaf(KINDS[LanguageCode], key, f"{path}.{key.text}", reading)
        text = read_leaf(TEXT, child, f"{path}.{key.text}", reading)
        if language is not None and isinstance(text, str):
            texts.append((LanguageCode(key.text), text))
    if len(reading.problems) > before:
        return None
    missing = [code for code in reading.surroundings.site_languages if code not in dict(texts)]
    if missing:
        message, hint = messages.missing_languages(path, missing)
        reading.report("value-text", node.position, message, hint)
        return None
    return LocalText(tuple(texts))


def read_day_hours(node: Node, path: str, reading: Reading) -> tuple[Interval, ...] | None:
    """The hours of a day, from morning to evening; empty when it is closed."""
    if not isinstance(node, SequenceNode):
        return _intervals(node, path, reading)
    spans: list[Interval] = []
    for number, child in enumerate(node.items):
        found = _intervals(child, f"{path}.{number}", reading)
        if found is None:
            return None
        if found and spans and found[0].opens < spans[-1].closes:
            message = f"{messages.named(f'{path}.{number}')} begins before the one above it has ended."
            reading.report("value-time", child.position, message, "List the hours of a day from morning to evening.")
            return None
        spans.extend(found)
    return tuple(spans)


def _intervals(node: Node, path: str, reading: Reading) -> tuple[Interval, ...] | None:
    found = read_leaf(INTERVALS, node, path, reading)
    return found if isinstance(found, tuple) else None
