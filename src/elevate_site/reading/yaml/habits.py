"""Faults of YAML that come from habits of writers and of word processors, each with the line as it should be.

Signs that only look like those of the keyboard, brackets that were left in, a # that was removed without the blank
behind it, marks of Markdown. `reading.yaml.faults` has what else stops a parser.
"""

from __future__ import annotations

import re

from elevate_site.language.look_alikes import BLANKS, CURLY_QUOTES, ITEM_SIGNS, name_look_alike, with_keyboard_signs
from elevate_site.reading.yaml.evidence import Evidence, Fault, Mark, quote_scalar

__all__ = ["between_columns", "empty_brackets", "equals_sign", "look_alike", "stars"]

_SHAM_COLON = re.compile(rf"(?P<before>\s*(?:- )?[\w-]+)(?::[{BLANKS}]\s*|[：﹕∶꞉]\s*)(?P<rest>.*)$")
_SHAM_INDENTATION = re.compile(rf"(?P<before> *[{BLANKS}][ {BLANKS}]*)(?P<rest>\S.*)$")
_SHAM_DASH = re.compile(rf"(?P<before>\s*)(?:[{ITEM_SIGNS}][ {BLANKS}]*|-[{BLANKS}]\s*)(?P<rest>\S.*)$")
_SHAM_QUOTES = re.compile(rf"(?P<before>\s*(?:- )?(?:[\w-]+: +)?)[{CURLY_QUOTES}](?P<rest>.+)[{CURLY_QUOTES}]\s*$")
_EMPTY = re.compile(r"(?P<before>\s*(?:[\w-]+:)?)\s*(?:\[\s*\]|\{\s*\})\s*$")
_KEY = re.compile(r"(?P<indentation> *)(?P<word>- |[A-Za-z_]\w*:(?= |$))")
_STARS = re.compile(r"(?P<before>\s*(?:- )?(?:[\w-]+: +)?)(?P<stars>\*{1,3})(?P<inside>\S.*?)(?P=stars)(?P<rest>.*)$")


def look_alike(evidence: Evidence) -> Fault | None:
    """A sign in the place of a colon, a dash, a blank or a quotation mark."""
    above = max(evidence.mark.line - 1, 0)
    for number in dict.fromkeys((evidence.since.line, evidence.mark.line, above)):
        line = evidence.lines[number]
        if not (sign := name_look_alike(line)):
            continue
        if found := _SHAM_COLON.match(line):
            repaired = f"{found['before']}: {with_keyboard_signs(found['rest'])}"
        elif found := _SHAM_INDENTATION.match(line):
            repaired = f"{with_keyboard_signs(found['before'])}{found['rest']}"
        elif found := _SHAM_DASH.match(line):
            repaired = f"{found['before']}- {found['rest']}"
        elif found := _SHAM_QUOTES.match(line):
            repaired = f"{found['before']}{quote_scalar(found['rest'])}"
        else:
            continue
        column = next(at for at, character in enumerate(line) if name_look_alike(character) or character in ITEM_SIGNS)
        message = f"This line contains {sign}, which the program takes for a letter."
        return evidence.fault(
            "yaml-syntax", Mark(number, column), message, f"Type it anew: {repaired.strip()}", repaired
        )
    return None


def empty_brackets(evidence: Evidence) -> Fault | None:
    """`[]`, which says that a list is empty, above or below its items."""
    last = evidence.mark.line
    above = next((number for number in range(last - 1, -1, -1) if _is_content(evidence.lines[number])), last)
    for number in (last, above):
        line = evidence.lines[number]
        if found := _EMPTY.match(line):
            mark = Mark(number, min(line.find(bracket) for bracket in "[{" if bracket in line))
            hint = f"Write only {found['before'].strip()}" if found["before"].strip() else "Delete the brackets."
            message = "The brackets say that there is nothing in this list, but it has entries."
            return evidence.fault("yaml-syntax", mark, message, hint, found["before"].rstrip())
    return None


def _is_content(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def between_columns(evidence: Evidence) -> Fault | None:
    """A key or dash that begins between the columns of those above, as when only the # of a comment was removed."""
    number = evidence.mark.line
    found = _KEY.match(evidence.line)
    if found is None:
        return None
    here = len(found["indentation"])
    peers = [
        (abs(len(other["indentation"]) - here), number - above, above, len(other["indentation"]))
        for above in range(number)
        if (other := _KEY.match(evidence.lines[above])) and (other["word"] == "- ") == (found["word"] == "- ")
    ]
    distance, _, peer, column = min(peers, default=(0, 0, 0, 0))
    if not distance:
        return None
    blanks = f"{column} space{'s' * (column > 1)}" if column else "no space"
    message = f"This line begins with {here or 'no'} space{'s' * (here != 1)}, but nothing above it does."
    hint = f"Let it, and the lines that belong to it, begin with {blanks}, like line {peer + 1}."
    if found["word"] != "- ":
        hint += " If it continues the text above, put all of that text in quotes on one line."
    lines = list(evidence.lines)
    for each in range(number, len(lines)):
        indentation = len(lines[each]) - len(lines[each].lstrip(" "))
        if lines[each].strip() and (indentation < here or indentation == column):
            break
        lines[each] = " " * column + lines[each][here:] if lines[each].strip() else lines[each]
    return Fault(evidence.fault("yaml-syntax", Mark(number, here), message, hint).problem, "\n".join(lines))


def stars(evidence: Evidence) -> Fault | None:
    """`title: **Sleep**`, which YAML takes for a reference."""
    found = _STARS.match(evidence.line)
    if found is None:
        return None
    repaired = f"{found['before']}{found['inside']}{found['rest']}"
    mark = Mark(evidence.mark.line, found.start("stars"))
    message = "This text is shown as it is written, so readers would see the stars."
    return evidence.fault("value-markup", mark, message, f"Write: {repaired.strip()}", repaired)


def equals_sign(evidence: Evidence) -> Fault | None:
    """`title = Sleep`, as other programs write it."""
    found = re.match(r"(?P<before>\s*[a-z_]+)\s*=\s*(?P<value>\S.*)$", evidence.lines[evidence.since.line])
    if found is None or "simple key" not in evidence.context:
        return None
    repaired = f"{found['before']}: {found['value']}"
    mark = Mark(evidence.since.line, found.end("before"))
    message = "Between a key and its value stands a colon, not =."
    return evidence.fault("yaml-syntax", mark, message, f"Write: {repaired.strip()}", repaired)
