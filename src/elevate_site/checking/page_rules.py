"""What holds for every page on the web: ids, pictures, headings, language, and no inline code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from elevate_site.checking.parsed_page import HEADINGS, ParsedPage, page_problem, show
from elevate_site.errors import Problem

__all__ = [
    "DATA_SCRIPTS",
    "check_headings",
    "check_ids",
    "check_inline_code",
    "check_language",
    "check_main",
    "check_pictures",
]

# `on` goes first, so that the search runs at the speed of a plain one.
_HANDLER = re.compile(rb"on(?<=[\s\"'/]on)[a-z]+\s*=")
# What a browser does not run: structured data, and scripts that wait for consent.
DATA_SCRIPTS = frozenset({"application/ld+json", "text/plain"})


def check_ids(parsed: ParsedPage) -> Iterator[Problem]:
    """Each id stands once, and none is empty."""
    for identifier, count in Counter(identifier for identifier, _ in parsed.identified).items():
        if not identifier:
            yield page_problem(parsed, "page-id", "an element has an empty id.", "Name it, or take the id out.")
        elif count > 1:
            message = f"the id “{identifier}” stands on {count} elements."
            yield page_problem(parsed, "page-id", message, "Ids in templates begin with site_, which no heading does.")


def check_pictures(parsed: ParsedPage) -> Iterator[Problem]:
    """Each picture has an alt text, which may be empty, and measures."""
    for node in parsed.named("img"):
        if "alt" not in node.attributes:
            hint = 'Say what the picture shows; alt="" is for decoration.'
            yield page_problem(parsed, "page-alt", f"{show(node)} has no alt text.", hint)
        if not all((node.attributes.get(side) or "").isdigit() for side in ("width", "height")):
            hint = "Without them the text jumps when it loads. Draw it with the component picture."
            yield page_problem(parsed, "page-picture-size", f"{show(node)} has no width and height.", hint)


def check_headings(parsed: ParsedPage) -> Iterator[Problem]:
    """One h1 with words in it; after each heading at most one level deeper."""
    headings = parsed.named(*HEADINGS)
    titles = [node for node in headings if node.tag == "h1"]
    if len(titles) != 1:
        message = f"the page has {len(titles) or 'no'} h1 headings."
        yield page_problem(parsed, "page-headings", message, "Its title is the only h1.")
    for node in titles:
        if not node.text(strip=True):
            yield page_problem(parsed, "page-headings", "the h1 is empty.", "It holds the title of the page.")
    level = 1
    for node in headings:
        deeper = HEADINGS.index(node.tag or "h1") + 1
        if deeper > level + 1:
            message = f"the heading “{node.text(strip=True)[:60]}” is an {node.tag} where h{level + 1} is the deepest."
            yield page_problem(
                parsed, "page-headings", message, "People who listen take a missing level for lost text."
            )
        level = deeper


def check_language(parsed: ParsedPage) -> Iterator[Problem]:
    """The page says its own language, and has a title for the browser's tab."""
    wanted = parsed.page.language
    for node in parsed.named("html"):
        said = node.attributes.get("lang")
        if said != wanted:
            message = f'{show(node)} should say lang="{wanted}".'
            yield page_problem(
                parsed, "page-language", message, "Without it, the page is read aloud in a wrong accent."
            )
    head = parsed.tree.head
    if head is None or not any(node.text(strip=True) for node in head.css("title")):
        yield page_problem(parsed, "page-title", "the page has no title.", "Browsers show it in the tab.")


def check_main(parsed: ParsedPage) -> Iterator[Problem]:
    """The page has one main part, to which the skip link leads."""
    count = len(parsed.named("main"))
    if count != 1:
        message = f"the page has {count or 'no'} <main> elements."
        yield page_problem(parsed, "page-main", message, "A page has exactly one.")


def check_inline_code(parsed: ParsedPage) -> Iterator[Problem]:
    """No script, style or handler in the page itself, so that a strict content security policy can stand."""
    for node in parsed.named("script", "style"):
        attributes = node.attributes
        if node.tag == "style" or ("src" not in attributes and attributes.get("type") not in DATA_SCRIPTS):
            hint = "Put it into a file under static/, where the content security policy allows it."
            yield page_problem(parsed, "page-inline", f"{show(node)} holds inline code.", hint)
    for node in parsed.tree.css("[style]"):
        yield page_problem(parsed, "page-inline", f"{show(node)} has a style attribute.", "Use a class instead.")
    if _HANDLER.search(parsed.html.lower()):
        for node in parsed.tree.css("*"):
            for name in node.attributes:
                if name.startswith("on"):
                    hint = "Add the handler in a file under static/js."
                    yield page_problem(parsed, "page-inline", f"{show(node)} runs a program in {name}.", hint)
