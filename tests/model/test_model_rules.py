"""The table of rules, and the severities that a site chooses."""

from __future__ import annotations

from elevate_site.errors import Severity
from elevate_site.model.rules import adjust, problem
from elevate_site.model.settings import RuleChange


def test_severities_follow_the_settings() -> None:
    """The settings make a rule an error, a warning or nothing; a rule that must not change stays as it is."""
    rules = {
        "plain-link": RuleChange(Severity.ERROR, "we mean it"),
        "wording-suicide": RuleChange(Severity.WARNING, "a page of quotations"),
        "plain-sentence": RuleChange(Severity.OFF, "measured elsewhere"),
        "page-crisis": RuleChange(Severity.OFF, "no"),
        "no-such-rule": RuleChange(Severity.OFF, "no"),
    }
    found = [problem(code, "a.md", 1, 1, "x") for code in (*list(rules)[:4], "plain-paragraph")]
    assert [(each.code, each.severity) for each in adjust(found, rules)] == [
        ("plain-link", Severity.ERROR),
        ("wording-suicide", Severity.WARNING),
        ("page-crisis", Severity.ERROR),
        ("plain-paragraph", Severity.WARNING),
    ]
