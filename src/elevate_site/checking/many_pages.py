"""What is wrong in the same way on many pages comes from a template, and is reported once, at the line to blame."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Protocol

from elevate_site.errors import Problem
from elevate_site.model.rules import problem
from elevate_site.model.values import Position

__all__ = ["FinishedPage", "page_problem", "report_once"]

_BETWEEN = ": "
_MOST_PAGES = 50
"""Of how many pages with the same fault to look up the template."""
_NAMED = re.compile(r"<(?P<tag>[a-z][^>]*)>|“(?P<words>[^”]+)”")


class FinishedPage(Protocol):
    """Any value that knows a page."""

    @property
    def path(self) -> str:
        """Its path under `dist/`."""

    @property
    def source(self) -> str:
        """The source file it was made from, or empty."""


def page_problem(page: FinishedPage, code: str, message: str, hint: str = "") -> Problem:
    """A Problem of a finished page; its message names the page, since its source is seldom to blame."""
    return problem(code, page.source, 0, 0, f"{page.path}{_BETWEEN}{message}", hint)


def report_once(
    problems: Iterable[Problem], templates: Mapping[str, bytes], template_of: Callable[[str], str]
) -> tuple[Problem, ...]:
    """Problems from `page_problem`, of which those that say the same of several pages become one.

    `templates` are the files under `templates/`, by their path there; `template_of` gives that of a page.
    """
    alike: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for each in problems:
        alike[each.code, each.message.partition(_BETWEEN)[2]].append(each)
    return tuple(_of_all(words, group, templates, template_of) for (_, words), group in alike.items())


def _of_all(
    words: str, group: list[Problem], templates: Mapping[str, bytes], template_of: Callable[[str], str]
) -> Problem:
    """The Problem of all pages in `group`, on which `words` are the same."""
    first, count = group[0], len(group)
    if count == 1 and first.file:
        return first
    path = first.message.partition(_BETWEEN)[0]
    used = {template_of(each.message.partition(_BETWEEN)[0]) for each in group[:_MOST_PAGES]} - {""}
    file, (line, column) = _blame(words, sorted(used), templates)
    if count == 1:
        return dataclasses.replace(first, file=file, line=line, column=column)
    message = f"{path} and {count - 1} more{_BETWEEN}{words}"
    hint = first.hint
    if not line:
        hint = f"{hint} It is on {count} pages, so it probably comes from a template.".lstrip()
    return dataclasses.replace(first, file=file, line=line, column=column, message=message, hint=hint)


def _blame(words: str, used: list[str], templates: Mapping[str, bytes]) -> tuple[str, Position]:
    """The template that writes what `words` quote, and where: one of those `used` by the pages, or the only other one.

    When none writes it, that of the pages, if they have one in common.
    """
    texts = {name: data.decode(errors="replace") for name, data in templates.items() if name.endswith(".html")}
    for pattern in _as_written(words):
        found = {name: match for name, text in texts.items() if (match := pattern.search(text))}
        to_blame = [name for name in used if name in found] or list(found)
        if len(to_blame) == 1:
            name = to_blame[0]
            before = texts[name][: found[name].start()]
            return f"templates/{name}", Position(before.count("\n") + 1, len(before) - before.rfind("\n"))
    return (f"templates/{used[0]}" if len(used) == 1 else ""), Position(0, 0)


def _as_written(words: str) -> Iterator[re.Pattern[str]]:
    """How a template may write what `words` quote: the tag as it is, one of its attributes, the words."""
    for named in _NAMED.finditer(words):
        if tag := named["tag"]:
            yield re.compile(rf"<{re.escape(tag)}\s*/?>")
            yield from (re.compile(re.escape(each)) for each in re.findall(r'[a-z-]+="[^"{]{3,}"', tag))
        elif len(quoted := named["words"].strip("/#")) > 2:  # noqa: PLR2004  # shorter ones are everywhere
            yield re.compile(rf"(?<![\w-]){re.escape(quoted)}(?![\w-])")
