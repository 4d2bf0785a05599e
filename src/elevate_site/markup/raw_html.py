"""HTML in an article: a few harmless tags pass, every other one is a Problem with its place.

The tags are looked at in the finished HTML, where those of the writer can be told from those of the converter by
their marks: nothing that a writer did to Markdown's rules on the way can hide one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import HtmlInlineProcessor
from markdown.util import INLINE_PLACEHOLDER_PREFIX

from elevate_site.markup.findings import Findings
from elevate_site.markup.marks import position_of
from elevate_site.model.values import Position

if TYPE_CHECKING:
    from elevate_site.markup.dialect import Dialect

__all__ = ["ALLOWED_TAGS", "TagProcessor", "inspect_tags", "without_code"]

ALLOWED_TAGS = frozenset({"abbr", "bdi", "br", "cite", "mark", "q", "small", "span", "sub", "sup", "wbr"})
"""Tags inside a paragraph that Markdown has no sign for and that can do no harm."""

_ALLOWED_ATTRIBUTES = frozenset({"dir", "lang", "title"})
_EMPTY_TAGS = frozenset({"br", "hr", "img", "wbr"})

# Code that a writer wrote as a tag bears a mark, and is inspected like any other.
_CODE = re.compile("<code(?: [^<>\ufdd4]*)?>.*?</code>", re.DOTALL)
_MARK = "(?P<end>/?)(?P<name>[^\\s<>&]+) \ufdd4(?P<line>\\d+),(?P<column>\\d+)\ufdd5"
_MARKED = re.compile(f"<{_MARK}(?P<attributes>[^<>]*)")
_UNFINISHED = re.compile(f"&lt;{_MARK}")
_ATTRIBUTE = re.compile(r"""([^\s"'=<>/]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>]+))?""")
_TAG = re.compile("<(?P<end>/?)(?P<name>[A-Za-z][^\\s<>/]*)(?: \ufdd4(?P<line>\\d+),(?P<column>\\d+)\ufdd5)?[^<>]*>")

_ADDRESS = re.compile(r"(?:(tel|sms|mailto):|www\.)", re.IGNORECASE)
_INSTEAD = {
    "a": "Write a link as [words](address).",
    "b": "Write **words** for bold.",
    "blockquote": "Begin each line of a quotation with >.",
    "button": "Write the text as a paragraph; for a text that opens use ::: details.",
    "center": "Delete the tag; the design of the site decides how text is set.",
    "details": 'Use the block ::: details summary="Your words".',
    "div": "Delete the tag. For a box around the text use a block, such as ::: note.",
    "em": "Write *words* for emphasis.",
    "font": "Delete the tag; the design of the site decides how text is set.",
    "h1": "Write ## before a heading.",
    "h2": "Write ## before a heading.",
    "h3": "Write ### before a heading.",
    "h4": "Write #### before a heading.",
    "hr": "Write --- on a line of its own.",
    "i": "Write *words* for emphasis.",
    "iframe": "Link to the other page instead. An embedded page sees who reads about which illness.",
    "img": "Write an image as ![what it shows](file.png).",
    "li": "Write a list with - or 1. before each line.",
    "ol": "Write a list with 1. before each line.",
    "p": "Delete the tag; an empty line begins a paragraph.",
    "script": "Delete it. Articles hold no programs.",
    "section": "Delete the tag; a heading begins a section.",
    "strong": "Write **words** for bold.",
    "style": "Delete it. The design of the site decides how text is set.",
    "table": "Write a table with | between the columns.",
    "u": "Delete the tag; underlined words look like a link.",
    "ul": "Write a list with - before each line.",
}


class TagProcessor(HtmlInlineProcessor):
    """The library's raw tags; one that Markdown has been at, or that bears no mark, is reported at once."""

    md: Dialect

    def handleMatch(  # type: ignore[override]  # noqa: N802 - as in the library, whose base class differs
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        """Store the tag; Python-Markdown's hook."""
        if "\ufdd4" not in m[0] or INLINE_PLACEHOLDER_PREFIX in m[0]:
            self.md.findings.report(
                "html-refused",
                position_of(m[0]),
                "Here an HTML tag and Markdown are mixed, so that neither can be told from the other.",
                "Delete the tag. For the sign itself write &lt; instead of <.",
            )
        return super().handleMatch(m, data)


def without_code(html: str) -> str:
    """`html` without its code spans and blocks, in which tags and brackets are shown and mean nothing."""
    return _CODE.sub("", html) if "<code" in html else html


def inspect_tags(html: str, findings: Findings) -> None:
    """Report every tag in `html` that a writer wrote and that may not stay as it is.

    `html` still holds the marks, but no code. An opening tag that is refused is reported, its end tag is not.
    """
    if "\ufdd4" not in html:
        return
    for match in _UNFINISHED.finditer(_TAG.sub("", html)):
        _report_unfinished(match, findings)
    refused: set[str] = set()
    allowed = False
    for match in _MARKED.finditer(html):
        name = match["name"].lower()
        position = Position(int(match["line"]), int(match["column"]))
        if name in ALLOWED_TAGS:
            allowed = True
            _inspect_attributes(match, name, position, findings)
        elif not (match["end"] and name in refused):
            refused.add(name)
            _refuse(match["end"], match["name"], position, findings)
    if allowed:
        _check_balance(html, refused, findings)


def _report_unfinished(match: re.Match[str], findings: Findings) -> None:
    findings.report(
        "html-refused",
        Position(int(match["line"]), int(match["column"])),
        f"“<{match['end']}{match['name']}” looks like the beginning of an HTML tag that is not finished.",
        "For the sign itself write &lt; instead of <.",
    )


def _inspect_attributes(match: re.Match[str], name: str, position: Position, findings: Findings) -> None:
    for attribute, _ in _ATTRIBUTE.findall(match["attributes"]):
        if attribute.lower() not in _ALLOWED_ATTRIBUTES:
            findings.report(
                "html-refused",
                position,
                f"“{attribute}” is not allowed in the tag <{name}>.",
                "Delete it. Only lang, dir and title may stand there.",
            )


def _refuse(end: str, name: str, position: Position, findings: Findings) -> None:
    if name.startswith(("!", "?")):
        findings.report(
            "html-refused",
            position,
            f"“<{name}” begins a comment or an instruction in HTML, which everybody could read in the finished page.",
            "Delete it, or keep the note outside the article.",
        )
        return
    hint = _INSTEAD.get(name.lower(), "Delete it, or write it in Markdown.")
    if match := _ADDRESS.match(name):
        hint = f"For a link write [words]({'' if match[1] else 'https://'}{name})."
    findings.report("html-refused", position, f"The HTML tag <{end}{name}> is not allowed in an article.", hint)


def _check_balance(html: str, refused: set[str], findings: Findings) -> None:
    """Report the writer's tags that are not closed where they were opened; those refused anyway do not count."""
    opened: list[tuple[str, Position | None]] = []
    for match in _TAG.finditer(html):
        name = match["name"].lower()
        position = Position(int(match["line"]), int(match["column"])) if match["line"] else None
        if name in _EMPTY_TAGS or name in refused:
            continue
        if not match["end"]:
            opened.append((name, position))
        elif opened and opened[-1][0] == name:
            opened.pop()
        else:
            culprit = position or next((place for _, place in reversed(opened) if place), None)
            findings.report(
                "html-refused",
                culprit,
                f"The tag <{name}> and its end tag do not fit together here."
                if position
                else "An HTML tag is opened here, but not closed before the text around it ends.",
                "Open and close it inside the same sentence.",
            )
            return
