"""HTML in an article: a few harmless tags may stay, every other one is a Problem with its place.

We inspect tags in the finished HTML, where marks tell the writer's tags from the converter's. So no trick with
Markdown's rules can hide one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from elevate_site.errors import Problem
from elevate_site.markup.findings import found_problem
from elevate_site.markup.parser import Parser
from elevate_site.markup.positions import position_of
from elevate_site.model.values import Position

__all__ = ["TAG", "inspect_tags", "stash_tag", "without_code"]

_ALLOWED_TAGS = frozenset({"abbr", "bdi", "br", "cite", "mark", "q", "small", "span", "sub", "sup", "wbr"})
"""Tags that Markdown has no sign for, that stand inside a paragraph, and that can do no harm."""

TAG = re.compile(
    r"""
      <(?: [A-Za-z][A-Za-z0-9-]*+ (?:[ ]\ufdd4\d+,\d+\ufdd5)?
           (?: \s++ [A-Za-z_:][A-Za-z0-9_.:-]*+
               (?: \s*+ = \s*+ (?: [^\s"'=<>`]++ | '[^']*+' | "[^"]*+" ) )?+ )*+ \s*+ /? >
         | /[A-Za-z][A-Za-z0-9-]*+ (?:[ ]\ufdd4\d+,\d+\ufdd5)? \s*+ >
         | !-- (?: (?!<!--|-->). )*+ -->
         | \? (?: (?!<\?|\?>). )*+ \?>
         | ![A-Za-z] [^<>]*+ >
         | !\[CDATA\[ (?: (?!<!\[CDATA\[|\]\]>). )*+ \]\]> )
    """,
    re.VERBOSE | re.DOTALL,
)
"""A tag as CommonMark 0.31 knows it; a comment or instruction inside of another begins anew, and is refused anyway."""

_ALLOWED_ATTRIBUTES = frozenset({"dir", "lang", "title"})
_EMPTY_TAGS = frozenset({"br", "hr", "img", "wbr"})

# A writer's own <code> bears a mark, and we inspect it like any other tag.
_CODE = re.compile("<code(?: [^<>\ufdd4]*)?>.*?</code>", re.DOTALL)
_MARK = "(?P<end>/?)(?P<name>[^\\s<>&]+) \ufdd4(?P<line>\\d+),(?P<column>\\d+)\ufdd5"
_MARKED = re.compile(f"<{_MARK}(?P<attributes>[^<>]*)")
_UNFINISHED = re.compile(f"&lt;{_MARK}")
_ATTRIBUTE = re.compile(r"""([^\s"'=<>/]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>]+))?""")
_TAG = re.compile("<(?P<end>/?)(?P<name>[A-Za-z][^\\s<>/]*)(?: \ufdd4(?P<line>\\d+),(?P<column>\\d+)\ufdd5)?[^<>]*>")

_ADDRESS = re.compile(r"(?:(tel|sms|mailto):|www\.)|(?P<file>[^\s:]+\.(?:md|pdf)$)", re.IGNORECASE)
_INSTEAD = {
    "a": "Write a link as [words](address).",
    "b": "Write **words** for bold.",
    "blockquote": "Begin each line of a quotation with >.",
    "button": "Write the text as a paragraph. For text that opens on a click use ::: details.",
    "center": "Delete the tag; the design of the site decides how text looks.",
    "details": 'Use the block ::: details summary="Your words".',
    "div": "Delete the tag. For a box around the text use a block, such as ::: note.",
    "em": "Write *words* for emphasis.",
    "font": "Delete the tag; the design of the site decides how text looks.",
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
    "script": "Delete it. An article cannot run scripts.",
    "section": "Delete the tag; a heading begins a section.",
    "strong": "Write **words** for bold.",
    "style": "Delete it. The design of the site decides how text looks.",
    "table": "Write a table with | between the columns.",
    "u": "Delete the tag; underlined words look like a link.",
    "ul": "Write a list with - before each line.",
}


def stash_tag(parser: Parser, tag: str) -> str:
    """Set `tag` aside, as the library does, and return what stands in its place; one without a mark is reported."""
    if "\ufdd4" not in tag:
        message = "An HTML tag and Markdown are mixed here, so that neither can be told from the other."
        hint = "Delete the tag. For the sign itself write &lt; instead of <."
        parser.findings.report("html-refused", position_of(tag), message, hint)
    return parser.htmlStash.store(tag)


def without_code(html: str) -> str:
    """`html` without its code spans and blocks, in which tags and brackets are only shown."""
    return _CODE.sub("", html) if "<code" in html else html


def inspect_tags(file: str, html: str) -> Iterator[Problem]:
    """A Problem for every tag in `html` that a writer wrote and that must not stay as it is.

    `html` still holds the marks, but no code. A refused tag is reported where it opens, not again where it ends.
    """
    if "\ufdd4" not in html:
        return
    for match in _UNFINISHED.finditer(_TAG.sub("", html)):
        yield _refuse_unfinished(file, f"{match['end']}{match['name']}", _position(match))
    refused: set[str] = set()
    allowed = False
    for match in _MARKED.finditer(html):
        name = match["name"].lower()
        if name in _ALLOWED_TAGS:
            allowed = True
            yield from _inspect_attributes(file, match, name)
        elif not (match["end"] and name in refused):
            refused.add(name)
            yield _refuse(file, match["end"], match["name"], _position(match))
    if allowed:
        yield from _check_balance(file, html, refused)


def _position(match: re.Match[str]) -> Position:
    return Position(int(match["line"]), int(match["column"]))


def _refused(file: str, position: Position | None, message: str, hint: str) -> Problem:
    return found_problem(file, "html-refused", position, message, hint)


def _refuse_unfinished(file: str, name: str, position: Position) -> Problem:
    if address := _ADDRESS.match(name):
        message = f"“<{name}” looks like an address, but is not a link."
        return _refused(file, position, message, _link_hint(address, name))
    message = f"“<{name}” looks like the beginning of an unfinished HTML tag."
    return _refused(file, position, message, "For the sign itself write &lt; instead of <.")


def _link_hint(address: re.Match[str], name: str) -> str:
    return f"For a link write [words]({'' if address[1] or address['file'] else 'https://'}{name})."


def _inspect_attributes(file: str, match: re.Match[str], name: str) -> Iterator[Problem]:
    for attribute, _ in _ATTRIBUTE.findall(match["attributes"]):
        if attribute.lower() not in _ALLOWED_ATTRIBUTES:
            message = f"“{attribute}” is not allowed in the tag <{name}>."
            yield _refused(file, _position(match), message, "Delete it. Only lang, dir and title are allowed there.")


def _refuse(file: str, end: str, name: str, position: Position) -> Problem:
    if name.startswith(("!", "?")):
        message = f"“<{name}” begins an HTML comment or instruction, which anybody could read in the published page."
        return _refused(file, position, message, "Delete it, or keep the note outside the article.")
    hint = _INSTEAD.get(name.lower(), "Delete it, or write it in Markdown.")
    if match := _ADDRESS.match(name):
        hint = _link_hint(match, name)
    return _refused(file, position, f"The HTML tag <{end}{name}> is not allowed in an article.", hint)


def _check_balance(file: str, html: str, refused: set[str]) -> Iterator[Problem]:
    """A Problem for the writer's first tag that is not closed where it was opened; `refused` ones do not count."""
    opened: list[tuple[str, Position | None]] = []
    for match in _TAG.finditer(html):
        name = match["name"].lower()
        position = _position(match) if match["line"] else None
        if name in _EMPTY_TAGS or name in refused:
            continue
        if not match["end"]:
            opened.append((name, position))
        elif opened and opened[-1][0] == name:
            opened.pop()
        else:
            if position:
                message = f"The tag <{name}> and its end tag do not match here."
            else:
                message = "An HTML tag is opened here, but not closed before the text around it ends."
                position = next((place for _, place in reversed(opened) if place), None)
            yield _refused(file, position, message, "Open and close it inside the same sentence.")
            return
