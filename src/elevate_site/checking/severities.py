"""Weighs Problems as a site asks for in `site.yaml`."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

from elevate_site.errors import Problem, Severity
from elevate_site.model.rules import RULES
from elevate_site.model.settings import RuleChange

__all__ = ["adjust"]


def adjust(problems: Iterable[Problem], rules: Mapping[str, RuleChange]) -> tuple[Problem, ...]:
    """The Problems at the severities of `rules`, without those that are off.

    A rule that may not be changed keeps its severity whatever `rules` says; reading has reported the attempt.
    """
    allowed = {code: change.severity for code, change in rules.items() if code in RULES and RULES[code].adjustable}
    return tuple(
        dataclasses.replace(each, severity=allowed.get(each.code, each.severity))
        for each in problems
        if allowed.get(each.code) is not Severity.OFF
    )
