"""References: `[name]: address`, written once and used by `[words][name]`, `[name][]` or `[name]`.

CommonMark has two rules that Python-Markdown lacks: of two addresses of one name the first counts, and a definition
cannot stand in the middle of a paragraph. `[//]: # (words)` is how many writers hide a note to themselves; nobody is
to think that it is published, or that it is read.
"""

from __future__ import annotations

import re

from elevate_site.markup.findings import Definition, Findings
from elevate_site.markup.link_syntax import Target, label_at, normal_name, read_destination, read_title
from elevate_site.markup.positions import position_of, reference_mark, without_marks
from elevate_site.model.values import Position

__all__ = ["keep", "read_definitions", "resolve"]

_INDENT = re.compile(r" {0,3}(?=\[(?!\^))")
_GAP = re.compile(r"[ \t]*\n?[ \t]*")
_LINE_END = re.compile(r"[ \t]*(?:\n|\Z)")
_MARK = re.compile("<?\ufdd0\\d+,\\d+\ufdd1")


def read_definitions(paragraph: str) -> tuple[tuple[Definition, ...], str]:
    """The definitions at the beginning of `paragraph`, and what is left of it."""
    definitions: list[Definition] = []
    offset = 0
    while read := _definition_at(paragraph, offset):
        definition, offset = read
        definitions.append(definition)
    return tuple(definitions), paragraph[offset:]


def _definition_at(text: str, offset: int) -> tuple[Definition, int] | None:
    """The definition that begins a line at `offset`, and where the line behind it begins."""
    indent = _INDENT.match(text, offset)
    label = label_at(text, indent.end()) if indent else None
    if label is None or not text.startswith(":", label[1]) or not label[0].strip():
        return None
    start = _behind(_GAP, text, label[1] + 1)
    read = read_destination(text, start)
    if read is None:
        return None
    address, end = read
    if mark := _MARK.match(text, start):
        address = mark[0].lstrip("<") + address
    name = without_marks(label[0])
    behind = _behind(_GAP, text, end)
    title = read_title(text, behind) if behind > end else None
    if title and (line := _LINE_END.match(text, title[1])):
        return Definition(name, address, title[0]), line.end()
    line = _LINE_END.match(text, end)
    return (Definition(name, address, None), line.end()) if line else None


def _behind(pattern: re.Pattern[str], text: str, offset: int) -> int:
    match = pattern.match(text, offset)
    return match.end() if match else offset


def keep(definition: Definition, findings: Findings) -> None:
    """Note `definition` in `findings`, unless its name has an address already; another one is reported."""
    known = findings.references.setdefault(normal_name(definition.name), definition)
    if without_marks(known.address) != without_marks(definition.address):
        message = f"The reference “{definition.name}” has two addresses; only the first one is used."
        findings.report("reference-broken", position_of(definition.address), message, "Rename one of the two.")


def resolve(name: str, findings: Findings, used_at: Position | None) -> Target | None:
    """What the reference `name` leads to, which is then known to be used; `None` if it has no address.

    Its address bears two marks: the first says where it is written, the last where it is used.
    """
    key = normal_name(name)
    definition = findings.references.get(key)
    if definition is None:
        return None
    findings.used_references.add(key)
    return Target(definition.address + (reference_mark(used_at) if used_at else ""), definition.title)
