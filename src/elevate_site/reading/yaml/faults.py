"""What a person meant who wrote something that is not YAML.

A parser says "mapping values are not allowed in this context". Somebody who wrote a title with a colon in it
needs to hear that the title wants quotes, and to see the line as it should be. So a fault is not worded after the
parser's words, which differ between its two builds, but after the line at which it stopped.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from elevate_site.model.rules import problem
from elevate_site.reading.yaml.evidence import ENTRY, Evidence, Fault, Place, quoted

__all__ = ["explain_fault"]

_COLON = re.compile(r":(?=\s|$)")
_RESERVED = "@`%&*!|>]},"
_CLOSING = {"[": "]", "{": "}"}


def explain_fault(
    text: str, file: str, place: Place | None, context: tuple[str, Place] | None, complaint: str
) -> Fault:
    """The fault of YAML `text` at which its parser stopped, in plain words.

    `place` is where the parser stopped, `context` what it was doing and since where, `complaint` what it said.
    """
    lines = text.split("\n")
    if place is None:
        return Fault(problem("yaml-syntax", file, 0, 0, "The text holds a character that cannot be read here."))
    since = (context[0], _shown_place(lines, context[1])) if context else None
    evidence = Evidence(file, lines, _shown_place(lines, place), since, complaint)
    return next(fault for detect in _DETECTORS if (fault := detect(evidence)) is not None)


def _shown_place(lines: list[str], place: Place) -> Place:
    """The nearest place to `place` on a line that can be shown: the end of the text is none."""
    last = next((number for number in range(len(lines) - 1, 0, -1) if lines[number].strip()), 0)
    if place.line > last:
        return Place(last, len(lines[last]))
    return Place(place.line, min(place.column, len(lines[place.line])))


def _tab(evidence: Evidence) -> Fault | None:
    indentation = evidence.line[: len(evidence.line) - len(evidence.line.lstrip())]
    if "\t" not in indentation:
        return None
    place = Place(evidence.place.line, indentation.index("\t"))
    return evidence.fault(
        "yaml-tab",
        place,
        "This line begins with a tab; here lines are moved to the right with spaces.",
        "Delete the tab and type two spaces for each step.",
    )


def _open_quote(evidence: Evidence) -> Fault | None:
    """A quotation mark without its partner: the parser noticed at the next one, or at the end of the text."""
    for number in range(evidence.place.line, -1, -1):
        entry = ENTRY.match(evidence.lines[number].rstrip())
        value = entry["value"] if entry else evidence.lines[number].strip()
        if value[:1] in ('"', "'") and _closing_quote(value) is None:
            place = Place(number, evidence.lines[number].index(value))
            whole = value.removeprefix(value[0])
            shown = f"{entry['before']}{quoted(whole)}".strip() if entry else quoted(whole)
            message = f"The quotation mark {value[0]} that opens here is not closed."
            return evidence.fault("yaml-syntax", place, message, f"Close it at the end of the text: {shown}")
        if number < evidence.place.line and value[:1] in ('"', "'"):
            break
    return None


def _closing_quote(value: str) -> int | None:
    """Where the quotation mark is closed with which `value` begins, or `None`."""
    pattern = r'"(?:[^"\\]|\\.)*"' if value[0] == '"' else r"'(?:[^']|'')*'"
    found = re.match(pattern, value)
    return found.end() if found else None


def _colon(evidence: Evidence) -> Fault | None:
    entry = evidence.entry()
    if entry is None or entry["value"][0] in "\"'[{":
        return None
    found = _COLON.search(entry["value"])
    if found is None or "not allowed" not in evidence.complaint:
        return None
    column = entry.start("value") + found.start()
    message = f"The text after `{entry['before'].strip(' :-')}:` holds a colon, so it needs quotes around it."
    if not entry["before"].strip(" :-"):
        message = "This text holds a colon, so it needs quotes around it."
    return evidence.advise_quotes("yaml-colon", entry, column, message)


def _unfinished_value(evidence: Evidence) -> Fault | None:
    """A value that begins with a quotation mark or bracket, closes it, and goes on."""
    entry = evidence.entry()
    if entry is None or entry["value"][0] not in "\"'[{" or evidence.place.column <= entry.start("value"):
        return None
    value = entry["value"]
    end = _closing_quote(value) if value[0] in "\"'" else value.rfind(_CLOSING[value[0]]) + 1
    if not end or end == len(value):
        return None
    plain = value[1:-1] if value[0] == value[-1] else value
    message = f"The text goes on after {value[end - 1]}, which closes it, so the whole of it needs quotes."
    return evidence.advise_quotes("yaml-syntax", entry, entry.start("value") + end - 1, message, plain)


def _open_bracket(evidence: Evidence) -> Fault | None:
    if evidence.context is None or " flow " not in evidence.context[0]:
        return None
    before = "\n".join([*evidence.lines[: evidence.place.line], evidence.line[: evidence.place.column]])
    place = evidence.context[1]
    if place >= evidence.place:  # the parser only says that it waits for another item
        last = max(before.rfind(bracket) for bracket in _CLOSING)
        place = Place(before.count("\n", 0, last), last - before.rfind("\n", 0, last) - 1)
    bracket = evidence.lines[place.line][place.column : place.column + 1]
    if bracket not in _CLOSING:
        return None
    message = f"The bracket {bracket} that opens here is not closed as it should be."
    hint = f"Close it with {_CLOSING[bracket]} on the same line, with commas between the items."
    return evidence.fault("yaml-syntax", place, message, hint)


def _reserved_sign(evidence: Evidence) -> Fault | None:
    entry = evidence.entry()
    if entry is None or entry["value"][0] not in _RESERVED:
        return None
    # Behind a star the parser reads a whole name before it stops.
    stops_at = entry.start("value") + (len(entry["value"].split()[0]) + 1 if entry["value"][0] in "*&" else 1)
    if evidence.place.column > stops_at:
        return None
    message = f"A text that begins with {entry['value'][0]} needs quotes around it."
    return evidence.advise_quotes("yaml-syntax", entry, entry.start("value"), message)


def _backslash(evidence: Evidence) -> Fault | None:
    entry = evidence.entry()
    if entry is None or "escape" not in evidence.complaint or entry["value"][0] != '"':
        return None
    plain = entry["value"].strip('"')
    if "\\" not in plain:
        return None
    message = "Between double quotes a backslash has a meaning of its own."
    return evidence.advise_quotes("yaml-syntax", entry, entry.start("value") + 1 + plain.index("\\"), message, plain)


def _space_after_colon(evidence: Evidence) -> Fault | None:
    above = next((n for n in range(evidence.place.line - 1, -1, -1) if evidence.lines[n].strip()), None)
    found = re.match(r"(\s*)([a-z_]+):(?=[^\s/])", evidence.lines[above]) if above is not None else None
    if above is None or found is None or "not allowed" not in evidence.complaint:
        return None
    rest = evidence.lines[above][found.end() :].rstrip()
    mended = f"{found[1]}{found[2]}: {rest}"
    hint = f"Write: {mended.strip()}"
    place = Place(above, found.end() - 1)
    return evidence.fault("yaml-syntax", place, "A space is missing after the colon.", hint, mended)


def _without_colon(evidence: Evidence) -> Fault | None:
    if evidence.context is not None and "simple key" in evidence.context[0]:
        place = evidence.context[1]
    elif "not allowed" in evidence.complaint and (above := _beside_line_above(evidence)) is not None:
        place = above
    else:
        return None
    line = evidence.lines[place.line].strip()
    if re.match(r"-\w", line):
        return evidence.fault("yaml-syntax", place, "A space is missing after the dash.", f"Write: - {line[1:]}")
    key, colon, rest = line.partition(":")
    if colon and rest:
        return evidence.fault("yaml-syntax", place, "A space is missing after the colon.", f"Write: {key}: {rest}")
    message = "This line has no colon, so it is neither a key nor part of the text above it."
    hint = "If it belongs to the text above, put both on one line; if it is a key, write `key: value`."
    return evidence.fault("yaml-syntax", place, message, hint)


def _beside_line_above(evidence: Evidence) -> Place | None:
    """The line above, when it begins in the same column and has no colon: it was taken for a text of two lines."""
    above = evidence.lines[evidence.place.line - 1] if evidence.place.line else ""
    column = len(above) - len(above.lstrip())
    same_column = column == len(evidence.line) - len(evidence.line.lstrip())
    return Place(evidence.place.line - 1, column) if above.strip() and same_column and ":" not in above else None


def _list_beside_key(evidence: Evidence) -> Fault | None:
    entry = evidence.entry()
    if entry is None or not entry["value"].startswith("- ") or not entry["before"].rstrip().endswith(":"):
        return None
    message = "A list that is written with dashes begins on the line below its key."
    place = Place(evidence.place.line, entry.start("value"))
    return evidence.fault("yaml-syntax", place, message, "Press Enter after the colon, and put each dash on its line.")


def _indentation(evidence: Evidence) -> Fault | None:
    line = evidence.line
    place = Place(evidence.place.line, len(line) - len(line.lstrip()))
    message = "This line does not fit in with the lines above it."
    hint = (
        "Lines that belong together begin in the same column. "
        "If this line goes on with the text above, put the whole text in quotes on one line."
    )
    return evidence.fault("yaml-syntax", place, message, hint)


_DETECTORS: tuple[Callable[[Evidence], Fault | None], ...] = (
    _tab,
    _open_quote,
    _unfinished_value,
    _list_beside_key,
    _colon,
    _reserved_sign,
    _open_bracket,
    _backslash,
    _space_after_colon,
    _without_colon,
    _indentation,
)
"""From the most telling to the one that always has an answer."""
