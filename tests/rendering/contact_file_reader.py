"""Reads a contact file by the rules of vCard 3.0 (RFC 2426), and refuses whatever breaks them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["ContactLine", "read_contact_file"]

_LINE = re.compile(r"(?:(?P<group>[A-Za-z0-9-]+)\.)?(?P<name>[A-Za-z0-9-]+)(?P<parameters>(?:;[^:;]+)*):(?P<value>.*)")
_LONGEST_LINE = 75


@dataclass(frozen=True)
class ContactLine:
    """One value: `item1.TEL;TYPE=CELL:+1…`."""

    group: str
    name: str
    parameters: str
    parts: tuple[str, ...]
    """What the value holds: one text, or several with a semicolon between them."""


def read_contact_file(data: bytes) -> tuple[ContactLine, ...]:
    """Every value of the one contact in `data`, unfolded and unescaped."""
    assert data.endswith(b"\r\n")
    physical = data.removesuffix(b"\r\n").split(b"\r\n")
    assert all(0 < len(line) <= _LONGEST_LINE and b"\n" not in line and b"\r" not in line for line in physical)
    # A fold never divides a character, so each line is text of its own.
    unfolded = "\n".join(line.decode() for line in physical).replace("\n ", "").split("\n")
    lines = tuple(_read(line) for line in unfolded)
    ends = [(line.name, line.parts) for line in (*lines[:2], lines[-1])]
    assert ends == [("BEGIN", ("VCARD",)), ("VERSION", ("3.0",)), ("END", ("VCARD",))]
    return lines[2:-1]


def _read(line: str) -> ContactLine:
    match = _LINE.fullmatch(line)
    assert match, line
    return ContactLine(
        match["group"] or "", match["name"], match["parameters"].strip(";"), tuple(_parts(match["value"]))
    )


def _parts(value: str) -> Iterator[str]:
    """The texts between semicolons that are not escaped."""
    part, rest = "", iter(value)
    for character in rest:
        if character == ";":
            yield part
            part = ""
        elif character == "\\":
            escaped = next(rest)
            assert escaped in "\\,;nN", value
            part += "\n" if escaped in "nN" else escaped
        else:
            assert character != ",", value
            part += character
    yield part
