"""The rules that hold for every page on the web: ids, pictures, headings, language, and no inline code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from elevate_site.checking.many_pages import page_problem
from elevate_site.checking.parsed_page import HEADINGS, ParsedPage, show
from elevate_site.errors import Problem

__all__ = ["check_headings", "check_ids", "check_inline_code", "check_language", "check_main", "check_pictures"]

# What a browser does not run: structured data, and scripts that wait for consent.
_DATA_SCRIPTS = frozenset({"application/ld+json", "text/plain"})


def check_ids(parsed: ParsedPage) -> Iterator[Problem]:
    """No id is empty or used twice."""
    for identifier, count in Counter(attributes["id"] or "" for _, attributes in parsed.having("id")).items():
        if not identifier:
            yield page_problem(
                parsed.page, "page-id", "an element has an empty id.", "Give it a name, or remove the id."
            )
        elif count > 1:
            message = f"{count} elements have the id “{identifier}”."
            hint = "Begin the ids in templates with site_, which no heading of an article does."
            yield page_problem(parsed.page, "page-id", message, hint)


def check_pictures(parsed: ParsedPage) -> Iterator[Problem]:
    """Every picture has an alt text, which may be empty, and its width and height."""
    for node, attributes in parsed.named("img"):
        if "alt" not in attributes:
            hint = 'Say what the picture shows, or write alt="" if it is only decoration.'
            yield page_problem(parsed.page, "page-alt", f"{show(node)} has no alt text.", hint)
        if not all((attributes.get(side) or "").isdigit() for side in ("width", "height")):
            hint = "Without them the text jumps while the picture loads. Use the component “picture”."
            yield page_problem(parsed.page, "page-picture-size", f"{show(node)} has no width and height.", hint)


def check_headings(parsed: ParsedPage) -> Iterator[Problem]:
    """One h1 with words in it; every other heading is at most one level deeper than the one before."""
    titles = parsed.named("h1")
    if len(titles) != 1:
        message = f"the page has {len(titles) or 'no'} h1 headings."
        yield page_problem(parsed.page, "page-headings", message, "A page has exactly one h1: its title.")
    for node, _ in titles:
        if not node.text(strip=True):
            yield page_problem(parsed.page, "page-headings", "the h1 is empty.", "It holds the title of the page.")
    deepest = 2
    for node in parsed.landmarks:
        if node.tag not in HEADINGS:
            continue
        level = int(node.tag[1])
        if level > deepest:
            text = node.text(strip=True)[:60]
            message = f"the heading “{text}” is an {node.tag}, but only h{deepest} or higher can come here."
            hint = "People who listen to a page think that they missed something when a level is skipped."
            yield page_problem(parsed.page, "page-headings", message, hint)
        deepest = level + 1


def check_language(parsed: ParsedPage) -> Iterator[Problem]:
    """The page names its own language, and has a title for the browser tab."""
    language = parsed.page.language
    for node, attributes in parsed.named("html"):
        if attributes.get("lang") != language:
            message = f'{show(node)} should have lang="{language}".'
            hint = "Without it, screen readers read the page aloud with the wrong accent."
            yield page_problem(parsed.page, "page-language", message, hint)
    # A drawing can have a title, too.
    titles = [node for node, _ in parsed.named("title") if node.parent is not None and node.parent.tag == "head"]
    if not any(node.text(strip=True) for node in titles):
        yield page_problem(parsed.page, "page-title", "the page has no title.", "Browsers show it on the tab.")


def check_main(parsed: ParsedPage) -> Iterator[Problem]:
    """The page has one <main> element, the target of the skip link."""
    count = len(parsed.named("main"))
    if count != 1:
        message = f"the page has {count or 'no'} <main> elements."
        yield page_problem(parsed.page, "page-main", message, "A page has exactly one.")


def check_inline_code(parsed: ParsedPage) -> Iterator[Problem]:
    """The page holds no script, style or event handler, so that a strict content security policy works."""
    scripts = [element for element in parsed.named("script") if not _is_harmless(element[1])]
    for node, _ in (*scripts, *parsed.named("style")):
        hint = "Move it into a file under static/, which the content security policy allows."
        yield page_problem(parsed.page, "page-inline", f"{show(node)} holds inline code.", hint)
    for node, _ in parsed.having("style"):
        yield page_problem(parsed.page, "page-inline", f"{show(node)} has a style attribute.", "Use a class instead.")
    for name in parsed.by_attribute:
        if name.startswith("on"):
            for node, _ in parsed.having(name):
                hint = "Add the event handler in a file under static/js."
                yield page_problem(parsed.page, "page-inline", f"{show(node)} runs a program in {name}.", hint)


def _is_harmless(attributes: Mapping[str, str | None]) -> bool:
    return "src" in attributes or attributes.get("type") in _DATA_SCRIPTS
