"""Words that a `#` cuts off a value: YAML reads `title: The #1 tip` as the title `The`.

Nobody would notice. In front matter nobody needs a comment behind a value, so each is reported; settings have such
comments, so there only a `#` that a letter or digit follows is, as in `Suite #200`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from elevate_site.errors import Problem
from elevate_site.model.rules import problem
from elevate_site.reading.yaml.evidence import quote_scalar

__all__ = ["find_comments", "find_number_signs"]

_CUT_OFF = re.compile(
    r"""
    ^ (?P<before> [ ]*+(?:-[ ]+)?+(?:[\w-]+:[ ]+)?+ )
    (?P<value> [^\s\#"'|>\[\]{}&*!%@`][^\n]*? )
    (?P<comment> [ \t]\#[^\n]* ) $
    """,
    re.MULTILINE | re.VERBOSE,
)
"""A value without quotes, and the comment that cuts it off."""
_NUMBER_SIGN = re.compile(r"[ \t]#\w")


def find_comments(matter: str, file: str) -> Iterator[Problem]:
    """A Problem for each value in front matter that a `#` cuts off; `matter` begins with the first line of the file."""
    for match in _CUT_OFF.finditer(matter):
        yield _cut_off(match, matter, file, "")


def find_number_signs(text: str, file: str) -> Iterator[Problem]:
    """A Problem for each value in settings that a `#` cuts off without being meant as a comment."""
    if _NUMBER_SIGN.search(text):
        for match in _CUT_OFF.finditer(text):
            if _NUMBER_SIGN.match(match["comment"]):
                yield _cut_off(match, text, file, " If it is a comment, write a space after the #.")


def _cut_off(match: re.Match[str], text: str, file: str, otherwise: str) -> Problem:
    line = text.count("\n", 0, match.start()) + 1
    column = match.start("comment") - match.start() + 2
    message = "Everything after # would be left out, because YAML takes it for a comment."
    whole = quote_scalar(f"{match['value']}{match['comment']}".rstrip())
    hint = f"Write: {match['before'].strip()} {whole}{'.' * bool(otherwise)}{otherwise}"
    return problem("yaml-comment", file, line, column, message, hint)
