"""Explain a YAML syntax error in terms of what the writer did.

A parser says "mapping values are not allowed in this context". A person who wrote a title with a colon in it needs
to hear that the title needs quotes, and to see the corrected line. So we word each fault from the line at which the
parser stopped, not from the parser's own message, which differs between PyYAML's two builds.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml

from elevate_site.model.rules import problem
from elevate_site.reading.yaml import habits
from elevate_site.reading.yaml.evidence import ENTRY, Evidence, Fault, Mark, quote_scalar

__all__ = ["explain_fault"]

_COLON = re.compile(r":(?=\s|$)")
_LINK = re.compile(r"\[[^\]]*\]\((?P<address>[^()\s]+)\)")
_COLON_IN_BRACES = re.compile(r"\{(?:[^{}]*,)?\s*[\w-]+:\s+[^\"'{},:\s][^{},:]*:\s")
_RESERVED = "@`%&*!|>]},?"
_CLOSING = {"[": "]", "{": "}"}


def explain_fault(text: str, file: str, error: yaml.YAMLError) -> Fault:
    """The fault that stopped the parser of the YAML `text` with `error`, in plain words."""
    lines = text.split("\n")
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Fault(problem("yaml-syntax", file, 0, 0, "This file contains a character that cannot be used here."))
    mark = _visible_mark(lines, error.problem_mark)
    since = _visible_mark(lines, error.context_mark) if error.context_mark else mark
    evidence = Evidence(file, lines, mark, error.context or "", since, error.problem or "")
    return next(fault for detect in _DETECTORS if (fault := detect(evidence)) is not None)


def _visible_mark(lines: list[str], mark: yaml.Mark) -> Mark:
    """`mark`, or the end of the last line with text when `mark` is behind it, where there is nothing to show."""
    last = next((number for number in range(len(lines) - 1, 0, -1) if lines[number].strip()), 0)
    if mark.line > last:
        return Mark(last, len(lines[last]))
    return Mark(mark.line, min(mark.column, len(lines[mark.line])))


def _tab(evidence: Evidence) -> Fault | None:
    if found := re.match(r"(?P<before>\s*(?:-|[\w-]+:)[ ]*)\t[ \t]*", evidence.line):
        mark = Mark(evidence.mark.line, found.end("before"))
        repaired = f"{found['before'].rstrip()} {evidence.line[found.end() :]}"
        message = "There is a tab in this line; use a space instead."
        return evidence.fault("yaml-tab", mark, message, f"Write: {repaired.strip()}", repaired)
    indentation = evidence.line[: len(evidence.line) - len(evidence.line.lstrip())]
    if "\t" not in indentation:
        return None
    mark = Mark(evidence.mark.line, indentation.index("\t"))
    return evidence.fault(
        "yaml-tab",
        mark,
        "This line begins with a tab; use spaces instead.",
        "Delete the tab and type two spaces for each level.",
    )


def _open_quote(evidence: Evidence) -> Fault | None:
    """A quotation mark without a partner; the parser stops only at the next one, or at the end of the text."""
    for number in range(evidence.mark.line, -1, -1):
        entry = ENTRY.match(evidence.lines[number].rstrip())
        value = entry["value"] if entry else evidence.lines[number].strip()
        if value[:1] in ('"', "'") and _closing_quote(value) is None:
            mark = Mark(number, evidence.lines[number].index(value))
            whole = value.removeprefix(value[0])
            shown = f"{entry['before']}{quote_scalar(whole)}".strip() if entry else quote_scalar(whole)
            message = f"The quotation mark {value[0]} that opens here is never closed."
            return evidence.fault("yaml-syntax", mark, message, f"Close it at the end of the text: {shown}")
        if number < evidence.mark.line and value[:1] in ('"', "'"):
            break
    return None


def _closing_quote(value: str) -> int | None:
    """Where the quotation mark that begins `value` is closed, or `None`."""
    pattern = r'"(?:[^"\\]|\\.)*"' if value[0] == '"' else r"'(?:[^']|'')*'"
    found = re.match(pattern, value)
    return found.end() if found else None


def _colon(evidence: Evidence) -> Fault | None:
    entry = evidence.entry()
    if entry is None or entry["value"][0] in "\"'[{":
        return None
    found = _COLON.search(entry["value"])
    if found is None or "not allowed" not in evidence.parser_message:
        return None
    column = entry.start("value") + found.start()
    key = entry["before"].strip(" :-")
    message = f"{f'The text after `{key}:`' if key else 'This text'} contains a colon, so it needs quotes around it."
    return evidence.advise_quotes("yaml-colon", entry, column, message)


def _unfinished_value(evidence: Evidence) -> Fault | None:
    """A value that begins with a quotation mark or bracket and continues after the closing one."""
    entry = evidence.entry()
    if entry is None or entry["value"][0] not in "\"'[{" or evidence.mark.column <= entry.start("value"):
        return None
    value = entry["value"]
    end = _closing_quote(value) if value[0] in "\"'" else value.rfind(_CLOSING[value[0]]) + 1
    if not end or end == len(value):
        return None
    if (link := _LINK.fullmatch(value)) and entry["before"].rstrip().endswith("url:"):
        message = "A setting holds the address alone, without brackets and words."
        repaired = f"{entry['before']}{link['address']}"
        at = Mark(evidence.mark.line, entry.start("value"))
        return evidence.fault("yaml-syntax", at, message, f"Write: {repaired.strip()}", repaired)
    plain = value[1:-1] if value[0] == value[-1] else value
    message = f"The text continues after the closing {value[end - 1]}, so all of it needs quotes around it."
    return evidence.advise_quotes("yaml-syntax", entry, entry.start("value") + end - 1, message, plain)


def _open_bracket(evidence: Evidence) -> Fault | None:
    if " flow " not in evidence.context:
        return None
    before = "\n".join([*evidence.lines[: evidence.mark.line], evidence.line[: evidence.mark.column]])
    mark = evidence.since
    if mark >= evidence.mark:  # the parser only says that it expects another item
        last = max(before.rfind(bracket) for bracket in _CLOSING)
        mark = Mark(before.count("\n", 0, last), last - before.rfind("\n", 0, last) - 1)
    bracket = evidence.lines[mark.line][mark.column : mark.column + 1]
    if bracket not in _CLOSING:
        return None
    if bracket == "{" and _COLON_IN_BRACES.match(evidence.lines[mark.line], mark.column):
        message = "A text between these braces contains a colon, so it needs quotes around it."
        return evidence.fault("yaml-colon", mark, message, 'Write quotes around each text: {en: "…", es: "…"}')
    message = f"The bracket {bracket} that opens here is not closed properly."
    hint = f"Close it with {_CLOSING[bracket]} on the same line, with commas between the items."
    return evidence.fault("yaml-syntax", mark, message, hint)


def _reserved_sign(evidence: Evidence) -> Fault | None:
    entry = evidence.entry()
    if entry is None or entry["value"][0] not in _RESERVED:
        return None
    # After a star the parser reads a whole name before it stops.
    stops_at = entry.start("value") + (len(entry["value"].split()[0]) + 1 if entry["value"][0] in "*&|>?" else 1)
    if evidence.mark.column > stops_at:
        return None
    message = f"Text that begins with {entry['value'][0]} needs quotes around it."
    return evidence.advise_quotes("yaml-syntax", entry, entry.start("value"), message)


def _backslash(evidence: Evidence) -> Fault | None:
    entry = evidence.entry()
    if entry is None or "escape" not in evidence.parser_message or entry["value"][0] != '"':
        return None
    plain = entry["value"].strip('"')
    if "\\" not in plain:
        return None
    message = "Inside double quotes, a backslash has a special meaning."
    return evidence.advise_quotes("yaml-syntax", entry, entry.start("value") + 1 + plain.index("\\"), message, plain)


def _space_after_colon(evidence: Evidence) -> Fault | None:
    above = next((n for n in range(evidence.mark.line - 1, -1, -1) if evidence.lines[n].strip()), None)
    found = re.match(r"(\s*)([a-z_]+):(?=[^\s/])", evidence.lines[above]) if above is not None else None
    if above is None or found is None or "not allowed" not in evidence.parser_message:
        return None
    rest = evidence.lines[above][found.end() :].rstrip()
    repaired = f"{found[1]}{found[2]}: {rest}"
    hint = f"Write: {repaired.strip()}"
    mark = Mark(above, found.end() - 1)
    return evidence.fault("yaml-syntax", mark, "A space is missing after the colon.", hint, repaired)


def _without_colon(evidence: Evidence) -> Fault | None:
    if "simple key" in evidence.context:
        mark = evidence.since
    elif "not allowed" in evidence.parser_message and (above := _beside_line_above(evidence)) is not None:
        mark = above
    else:
        return None
    line = evidence.lines[mark.line].strip()
    if re.match(r"-\w", line):
        return evidence.fault("yaml-syntax", mark, "A space is missing after the dash.", f"Write: - {line[1:]}")
    key, colon, rest = line.partition(":")
    if colon and rest:
        return evidence.fault("yaml-syntax", mark, "A space is missing after the colon.", f"Write: {key}: {rest}")
    message = "This line has no colon, so it is neither a key nor part of the text above."
    key = f"{line}:" if re.fullmatch(r"\w+", line) else "key: value"
    hint = f"If it is a key, write `{key}`. If it belongs to the text above, put both on one line."
    return evidence.fault("yaml-syntax", mark, message, hint)


def _beside_line_above(evidence: Evidence) -> Mark | None:
    """The line above, when it begins in the same column and has no colon: the parser read both as one text."""
    above = evidence.lines[evidence.mark.line - 1] if evidence.mark.line else ""
    column = len(above) - len(above.lstrip())
    same_column = column == len(evidence.line) - len(evidence.line.lstrip())
    return Mark(evidence.mark.line - 1, column) if above.strip() and same_column and ":" not in above else None


def _list_beside_key(evidence: Evidence) -> Fault | None:
    entry = evidence.entry()
    if entry is None or not entry["value"].startswith("- ") or not entry["before"].rstrip().endswith(":"):
        return None
    message = "A list with dashes begins on the line below its key."
    mark = Mark(evidence.mark.line, entry.start("value"))
    return evidence.fault(
        "yaml-syntax", mark, message, "Press Enter after the colon, and put each dash on its own line."
    )


def _indentation(evidence: Evidence) -> Fault | None:
    line = evidence.line
    mark = Mark(evidence.mark.line, len(line) - len(line.lstrip()))
    message = "This line does not line up with the lines above it."
    hint = (
        "Lines that belong together begin in the same column. "
        "If this line continues the text above, put the whole text in quotes on one line."
    )
    return evidence.fault("yaml-syntax", mark, message, hint)


_DETECTORS: tuple[Callable[[Evidence], Fault | None], ...] = (
    habits.look_alike,
    _tab,
    habits.empty_brackets,
    _open_quote,
    _unfinished_value,
    _list_beside_key,
    _colon,
    habits.stars,
    _reserved_sign,
    _open_bracket,
    _backslash,
    _space_after_colon,
    habits.equals_sign,
    _without_colon,
    habits.between_columns,
    _indentation,
)
"""The most specific first; the last one always has an answer."""
