"""Documents that can fail: what they say of the program is held against the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from elevate_site.model.blocks import BLOCKS
from elevate_site.model.document import FrontMatter
from elevate_site.model.rules import RULES, Rule

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(("code", "rule"), RULES.items())
def test_every_rule_is_documented_as_it_is(code: str, rule: Rule) -> None:
    """docs/rules.md has a row for each rule with its true weight."""
    row = f"| `{code}` | {rule.summary} | {rule.severity} | {'yes' if rule.adjustable else 'no'} |"
    assert row in (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")


def test_no_rule_is_documented_that_does_not_exist() -> None:
    """docs/rules.md names no rule that the program does not have."""
    named = set(
        re.findall(r"^\| `([a-z-]+)` \|", (ROOT / "docs" / "rules.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert named == set(RULES)


@pytest.mark.parametrize("block", BLOCKS)
def test_every_block_is_in_the_guide_for_writers(block: str) -> None:
    """docs/writing.md shows each ::: block."""
    assert f"::: {block}" in (ROOT / "docs" / "writing.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("key", FrontMatter.__dataclass_fields__)
def test_every_front_matter_key_is_in_the_guide_for_writers(key: str) -> None:
    """docs/writing.md explains each key of front matter."""
    assert f"`{key}`" in (ROOT / "docs" / "writing.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "document", ["README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/writing.md", "docs/rules.md"]
)
def test_links_between_documents_lead_somewhere(document: str) -> None:
    """A document links only to files that exist."""
    path = ROOT / document
    for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", path.read_text(encoding="utf-8")):
        if document != "docs/writing.md":  # its links are examples of an article's
            assert (path.parent / target).exists(), target
