"""Documents that can fail: what they say of the program is held against the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rule_cases import make_site, read_case

from elevate_site.cli.report import problem_text
from elevate_site.model.blocks import BLOCKS
from elevate_site.model.document import FrontMatter
from elevate_site.model.rules import RULES, Rule
from elevate_site.reading import excerpt
from site_command import run_command
from whole_sites import copy_clinic

ROOT = Path(__file__).parent.parent


def row(code: str, rule: Rule) -> str:
    """What docs/rules.md has to say of a rule in its table."""
    return f"| `{code}` | {rule.summary} | {rule.severity} | {'yes' if rule.adjustable else 'no'} |"


def test_every_rule_is_documented_as_it_is() -> None:
    """docs/rules.md has a row for each rule with its true weight."""
    text = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert [row(code, rule) for code, rule in RULES.items() if row(code, rule) not in text] == []


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
    for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", _without_code(path.read_text(encoding="utf-8"))):
        assert (path.parent / target).exists(), target


def test_the_mistake_in_the_readme_is_reported_as_it_says(tmp_path: Path) -> None:
    """The example of an error message is what the program prints for that mistake in the article that it names."""
    (shown,) = re.findall(r"```text\n(error: .*?\n)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    article = copy_clinic(tmp_path) / "content" / "articles" / "first-visit.md"
    text = article.read_text(encoding="utf-8")
    assert text.count("(therapy-resistance.md)") == 1
    article.write_text(text.replace("(therapy-resistance.md)", "(nowhere.md)"), encoding="utf-8")
    ran = run_command("build", "--site", tmp_path, "--today", "2026-12-01")
    assert ran.status == 1
    assert shown in ran.err


def test_the_message_in_the_guide_is_one_that_is_printed(tmp_path: Path) -> None:
    """The message that docs/writing.md takes apart is that of a case of a rule, which a test holds as it is."""
    (shown,) = re.findall(r"```text\n(error: .*?)\n```", (ROOT / "docs" / "writing.md").read_text("utf-8"), re.DOTALL)
    case = read_case("key-unknown", "A letter is missing")
    (found,) = case.problems
    assert shown == problem_text(found, excerpt(make_site(case, tmp_path), found))


def _without_code(markdown: str) -> str:
    """A document without what it shows as code, fenced or in backticks."""
    return re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", re.sub(r"(?ms)^```.*?^```", "", markdown))
