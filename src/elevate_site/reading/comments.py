"""Words of front matter that YAML takes for a comment.

`title: The #1 tip` has for YAML the value `The`. In settings a comment behind a value is welcome; in an article it
would cut a title in half and nobody would see it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from elevate_site.errors import Problem
from elevate_site.model.rules import problem

__all__ = ["find_comments"]

_CUT = re.compile(
    r"""
    ^ (?P<before> [ ]*+(?:-[ ]+)?+(?:[\w-]+:[ ]+)?+ )
    (?P<value> [^\s\#"'|>\[\]{}&*!%@`][^\n]*? )
    (?P<comment> [ \t]\#[^\n]* ) $
    """,
    re.MULTILINE | re.VERBOSE,
)


def find_comments(matter: str, file: str) -> Iterator[Problem]:
    """A Problem for each value in `matter` that a `#` cuts off; `matter` begins with the first line of the file."""
    for match in _CUT.finditer(matter):
        line = matter.count("\n", 0, match.start()) + 1
        column = match.start("comment") - match.start() + 2
        words = f"{match['value']}{match['comment']}".rstrip()
        quoted = f"'{words}'" if '"' in words and "'" not in words else '"' + words.replace('"', '\\"') + '"'
        message = "What stands behind # is a comment for YAML and would not be shown."
        yield problem("yaml-comment", file, line, column, message, f"Write: {match['before'].strip()} {quoted}")
