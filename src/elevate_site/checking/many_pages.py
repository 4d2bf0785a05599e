"""What is wrong in the same way on many pages comes from a template, and is reported once."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol

from elevate_site.errors import Problem
from elevate_site.model.rules import problem

__all__ = ["FinishedPage", "page_problem", "report_once"]

_BETWEEN = ": "


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


def report_once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems from `page_problem`, of which those that say the same of several pages become one."""
    alike: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for each in problems:
        alike[each.code, each.message.partition(_BETWEEN)[2]].append(each)
    return tuple(_of_all(words, group) for (_, words), group in alike.items())


def _of_all(words: str, group: list[Problem]) -> Problem:
    """The Problem of all pages in `group`, on which `words` are the same."""
    first, count = group[0], len(group)
    if count == 1:
        return first
    path = first.message.partition(_BETWEEN)[0]
    message = f"{path} and {count - 1} more{_BETWEEN}{words}"
    hint = f"{first.hint} It is on {count} pages, so it probably comes from a template.".lstrip()
    return dataclasses.replace(first, file="", message=message, hint=hint)
