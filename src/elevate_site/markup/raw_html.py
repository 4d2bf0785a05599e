"""HTML in an article: a few harmless tags pass, every other one is a Problem with its place.

The tags are looked at in the finished HTML, where those of the writer can be told from those of the converter by
their marks: nothing that a writer did to Markdown's rules on the way can hide one.
"""

from __future__ import annotations

import re

from elevate_site.markup.findings import Findings
from elevate_site.model.values import Position

__all__ = ["ALLOWED_TAGS", "inspect_tags"]

ALLOWED_TAGS = frozenset({"abbr", "bdi", "br", "cite", "mark", "q", "small", "span", "sub", "sup", "wbr"})
"""Tags inside a paragraph that Markdown has no sign for and that can do no harm."""

_ALLOWED_ATTRIBUTES = frozenset({"dir", "lang", "title"})
_EMPTY_TAGS = frozenset({"br", "hr", "img", "wbr"})

_CODE = re.compile(r"<code>.*?</code>", re.DOTALL)
_MARKED = re.compile(
    "(?P<open><|&lt;)(?P<end>/?)(?P<name>[^\\s<>&]+) \ufdd4(?P<line>\\d+),(?P<column>\\d+)\ufdd5(?P<attributes>[^<>]*)"
)
_ATTRIBUTE = re.compile(r"""([^\s"'=<>/]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>]+))?""")
_TAG = re.compile("<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?: \ufdd4(?P<line>\\d+),(?P<column>\\d+)\ufdd5)?[^<>]*>")

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


def inspect_tags(html: str, findings: Findings) -> None:
    """Report every tag in `html` that a writer wrote and that may not stay as it is.

    `html` still holds the marks. An opening tag that is refused is reported, its end tag is not.
    """
    if "\ufdd4" not in html:
        return
    html = _CODE.sub("", html)
    refused: set[str] = set()
    allowed = False
    for match in _MARKED.finditer(html):
        name = match["name"].lower()
        position = Position(int(match["line"]), int(match["column"]))
        if match["open"] == "&lt;" or name in ALLOWED_TAGS:
            allowed |= _inspect_harmless(match, name, position, findings)
        elif not (match["end"] and name in refused):
            refused.add(name)
            _refuse(match["end"], match["name"], position, findings)
    if allowed:
        _check_balance(html, refused, findings)


def _inspect_harmless(match: re.Match[str], name: str, position: Position, findings: Findings) -> bool:
    """Report what is wrong with a tag that could stay, or with what only looks like one; whether it is a tag."""
    if match["open"] == "&lt;":
        findings.report(
            "html-refused",
            position,
            f"“<{match['end']}{match['name']}” looks like the beginning of an HTML tag that is not finished.",
            "For the sign itself write &lt; instead of <.",
        )
        return False
    for attribute, _ in _ATTRIBUTE.findall(match["attributes"]):
        if attribute.lower() not in _ALLOWED_ATTRIBUTES:
            findings.report(
                "html-refused",
                position,
                f"“{attribute}” is not allowed in the tag <{name}>.",
                "Delete it. Only lang, dir and title may stand there.",
            )
    return True


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
