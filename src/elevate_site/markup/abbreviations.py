"""Abbreviations, `*[CBT]: its meaning`: each is explained once, and its meaning is shown somewhere.

The library keeps the last meaning of two, and drops one that no word of the text needs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from elevate_site.language.leftover_signs import find_signs_in_value
from elevate_site.markup.parser import Parser
from elevate_site.model.values import Position

__all__ = ["AbbreviationProcessor"]

_DEFINITION = re.compile(r"\*\[(?P<name>[^\\\]\n]+)\][ \t]?:[ \t]*(?P<meaning>[^\n]*)")
_SIGN = "*["
_RULE = "abbreviation-broken"


class AbbreviationProcessor(Treeprocessor):
    """Reports abbreviations that readers would never see explained; it changes nothing."""

    md: Parser

    def __init__(self, parser: Parser, meanings: Mapping[str, str]) -> None:
        """`meanings` are those of the document at hand, which the parser fills in."""
        super().__init__(parser)
        self._meanings = meanings

    def run(self, root: Element) -> None:
        """Compare what the source defines with what the tree explains; Python-Markdown's hook."""
        source = self.md.findings.source
        if _SIGN not in source:
            return
        explained = {element.text for element in root.iter("abbr")}
        seen: dict[str, int] = {}
        for number, line in enumerate(source.split("\n"), 1):
            match = _DEFINITION.search(line) if _SIGN in line else None
            # What is only shown, as in code, is no definition; and what nothing read is told as it stands.
            if match and match["name"].strip() in self._meanings:
                self._judge(match, number, explained, seen)

    def _judge(self, match: re.Match[str], line: int, explained: set[str | None], seen: dict[str, int]) -> None:
        report, name = self.md.findings.report, match["name"].strip()
        position = Position(line, match.start() + 1)
        if not match["meaning"].strip(" \t'\""):
            message = f"The abbreviation “{name}” has no meaning in its line."
            report(_RULE, position, message, f"Write it there: *[{name}]: its meaning")
        elif name in seen:
            message = f"“{name}” is explained twice, on line {seen[name]} too; readers would see only one of the two."
            report(_RULE, position, message, "Delete one of the two.")
        elif name not in explained:
            message = f"No word of the text is “{name}”, so nobody would see what it means."
            hint = "Write it as it stands in the text, capitals included, or delete this line."
            report(_RULE, position, message, hint)
        for found in find_signs_in_value(match["meaning"], self.md.findings.language):
            column = match.start("meaning") + found.offset + 1
            report(found.rule, Position(line, column), found.message, found.hint)
        seen.setdefault(name, line)
