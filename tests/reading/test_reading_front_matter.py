"""Front matter is found, typed and blanked out; a mistake in it does not affect the rest."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from reading_sites import read_files

from elevate_site.errors import Problem
from elevate_site.model.document import ImageReference, Source, SourceDocument
from elevate_site.model.values import LanguageCode, Position, Url
from elevate_site.reading.documents import read_document

FULL = """\
---
title: "Sleep: what helps"
description: >-
  Why rest matters,
  and what helps.
topics: [sleep, anxiety]
author: jane
reviewed_by: jane
reviewed: 2026-01-15
review_every: 18 months
publish: 2026-02-01
expires: 2027-02-01
draft: yes
aliases: [/rest/]
sources:
  - title: Sleep
    url: https://www.nimh.nih.gov/
    publisher: NIMH
    year: 2024
key_points:
- Rest at the same time.
crisis: no
exit_button: true
image: {file: moon.png, alt: The moon}
related: [panic]
translation_reviewed_by: juan
---
# Body
"""


def parse(text: str) -> tuple[SourceDocument, tuple[Problem, ...]]:
    return read_document("content/articles/a.md", "article", "good-night", LanguageCode("en"), text.encode())


def test_every_key_of_front_matter_is_read() -> None:
    """Front matter with every key gives the values as written, and no Problem."""
    document, problems = parse(FULL)
    matter = document.front_matter
    assert problems == ()
    assert (matter.title, matter.description) == ("Sleep: what helps", "Why rest matters, and what helps.")
    assert (matter.topics, matter.aliases, matter.related) == (("sleep", "anxiety"), ("/rest/",), ("panic",))
    assert (matter.author, matter.reviewed_by, matter.translation_reviewed_by) == ("jane", "jane", "juan")
    assert (matter.reviewed, matter.review_every) == (datetime.date(2026, 1, 15), 18)
    assert (matter.publish, matter.expires) == (datetime.date(2026, 2, 1), datetime.date(2027, 2, 1))
    assert (matter.draft, matter.crisis, matter.exit_button) == (True, False, True)
    assert matter.sources == (Source("Sleep", Url("https://www.nimh.nih.gov/"), "NIMH", "2024"),)
    assert matter.key_points == ("Rest at the same time.",)
    assert matter.image == ImageReference("moon.png", "The moon")
    assert document.position("topics.1") == Position(6, 17)
    assert document.position("image.alt") == Position(24, 30)


def test_the_body_keeps_its_line_numbers() -> None:
    """Front matter becomes as many blank lines."""
    document, _ = parse(FULL)
    assert document.body.split("\n")[FULL.split("\n").index("# Body")] == "# Body"
    assert document.body.strip() == "# Body"


@pytest.mark.parametrize("written", ["0201234567", "12:30", "no", "2026", "1e3"])
def test_values_that_yaml_would_convert_stay_text(written: str) -> None:
    """A title that looks like a number, a time or a boolean stays as written."""
    document, problems = parse(f"---\ntitle: {written}\ndescription: D\n---\nText.\n")
    assert (document.front_matter.title, problems) == (written, ())


HEAD = "title: T\ndescription: D"


@pytest.mark.parametrize(
    ("text", "code", "line", "expected", "body"),
    [
        (f"{HEAD}\n---\nText.", "matter-missing", 1, "The line --- above this one is missing", None),
        ("Just text.\n", "matter-missing", 1, "no front matter", "Just text.\n"),
        (f"\n\n---\n{HEAD}\n---\nText.", "matter-missing", 1, "begins on line 3", "\n\n\n\n\n\nText."),
        (f"----\n{HEAD}\n----\nText.", "matter-missing", 1, "should be three hyphens", None),
        (f"—\n{HEAD}\n—\nText.", "matter-missing", 1, "should be three hyphens", None),
        ("---\n---\nText.", "matter-missing", 1, "is empty", "\n\nText."),
        (f"---\n{HEAD}\n", "matter-unclosed", 1, "line 3, “description: D”", "\n\n\n"),
        (f"---\n{HEAD}\n\nText.\n", "matter-unclosed", 1, "line 3, “description: D”", "\n\n\n\nText.\n"),
        (f"---\n{HEAD}\n\n## Part\n\nText.\n", "matter-unclosed", 1, "line 3", "\n\n\n\n## Part\n\nText.\n"),
        (f"---\n{HEAD}\n\nText.\n\n---\n\nMore.\n", "matter-unclosed", 1, "line 3", "\n\n\n\nText.\n\n---\n\nMore.\n"),
        (f"---\n{HEAD}\n--\n\nText.\n", "matter-unclosed", 1, "Line 4 is “--”", "\n\n\n\n\nText.\n"),
        (f"---\n{HEAD}\n ---\n\nText.\n", "matter-unclosed", 1, "Line 4 is “---”", "\n\n\n\n\nText.\n"),
        ("---\ntitle: " + "x" * 70_000 + "\n---\nText.", "file-size", 1, "64 KB", "\n\n\nText."),
        ("---\njust words\n---\nText.", "value-type", 2, "“just words”", "\n\n\nText."),
        ("---\n- a\n- b\n---\nText.", "value-type", 2, "here is a list", "\n\n\n\nText."),
    ],
)
def test_invalid_front_matter_is_reported_once_and_the_body_kept(
    text: str, code: str, line: int, expected: str, body: str | None
) -> None:
    """Missing, unclosed or meaningless front matter is one Problem, and the body keeps its lines."""
    document, problems = parse(text)
    (found,) = problems
    assert (found.code, found.line) == (code, line)
    assert expected in f"{found.message} {found.hint}"
    assert body is None or document.body == body


def test_front_matter_may_have_blank_lines_and_comments() -> None:
    """A blank line or a comment between two keys does not end front matter."""
    document, problems = parse("---\ntitle: T\n\n# A note\n\ndescription: D\n--- \nText.")
    assert (document.front_matter.description, problems) == ("D", ())
    assert document.body == "\n" * 7 + "Text."


def test_a_document_without_a_title_is_named_after_its_file() -> None:
    """Invalid values have their defaults, so that links to the article still have a title."""
    document, problems = parse("---\ndescription: D\ndraft: perhaps\n---\nText.\n")
    assert [one.code for one in problems] == ["key-missing", "value-type"]
    assert (document.front_matter.title, document.front_matter.description) == ("Good night", "D")


@pytest.mark.parametrize(
    ("line", "code", "column", "hint"),
    [
        ("topics: sleep", "value-type", 9, "Write: topics: [sleep]"),
        ("topics: sleep, anxiety", "value-type", 9, "Write: topics: [sleep, anxiety]"),
        ("key_points: Rest well.", "value-type", 13, 'Write: key_points: ["Rest well."]'),
        ("sources: NIMH", "value-type", 10, "Begin each item on its own line with a dash and a space."),
        ("sources:\n  title: NIMH", "value-type", 3, "Put a dash and a space before the first key"),
        ("key_points:\n  - Rest: it helps", "yaml-colon", 5, 'Write: "Rest: it helps"'),
        ("key_points:\n  - Rest.\n  -", "value-empty", 4, "Fill it in or delete it."),
        ("topics: [[a]]", "value-type", 10, "If brackets or dashes are part of the text"),
        ("sources:\n  - url: https://a.org/", "key-missing", 5, "Add a line `title: …` with some text."),
        ("sources:\n  - title:", "value-empty", 5, "After the colon, write some text."),
        ("image: moon.png", "value-type", 8, "Possible keys: `file` and `alt`."),
        ("Draft: yes", "key-unknown", 1, "Did you mean `draft`?"),
        ("key-points: [a]", "key-unknown", 1, "Did you mean `key_points`?"),
        ("reviewed by: jane\nreviewed: 2026-01-01", "key-unknown", 1, "Did you mean `reviewed_by`?"),
        ("layout: page", "key-unknown", 1, "Delete the line, or write one of these keys: `title`,"),
        ("relatedlinks: [{a: b}]", "key-unknown", 1, "Did you mean `related`?"),
        ("titel: Another", "key-unknown", 1, "Did you mean `title`? It is already there"),
        ("draft: maybe", "value-type", 8, ""),
    ],
)
def test_an_invalid_line_is_reported_with_advice(line: str, code: str, column: int, hint: str) -> None:
    """Each invalid key or value is one Problem, and we read the rest of the front matter."""
    document, problems = parse(f"---\n{HEAD}\n{line}\nexit_button: yes\n---\nText.")
    (found,) = problems
    assert (found.code, found.column) == (code, column)
    assert found.hint.startswith(hint)
    assert document.front_matter.exit_button


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        ("reviewed_by: jane\nreviewed: 2026-06-01", []),
        ("reviewed_by: jane", ["review-incomplete"]),
        ("reviewed: 2026-05-01", ["review-incomplete"]),
        ("reviewed_by: jane\nreviewed:", ["value-empty"]),
        ("reviewed_by: jane\nreviewed: soon", ["value-date"]),
        ("publish: 2026-05-01\nexpires: 2026-05-02", []),
        ("publish: 2026-05-01\nexpires: 2026-05-01", ["value-date"]),
    ],
)
def test_dates_are_compared_with_each_other(lines: str, codes: list[str], tmp_path: Path) -> None:
    """A review has a reviewer and a date; an article is public for at least a day."""
    _, problems = read_files(tmp_path, {"content/articles/a.md": f"---\n{HEAD}\n{lines}\n---\nText.\n"})
    assert [one.code for one in problems] == codes


@pytest.mark.parametrize(
    ("lines", "position"),
    [
        ("author: ana #1", (4, 13)),
        ("key_points:\n  - Call #988 now.", (5, 10)),
        ("# a line of its own", None),
        ('image:\n  file: leaf.png\n  alt: "Leaf #1"', None),
    ],
)
def test_a_value_cut_off_by_a_comment_is_reported(lines: str, position: tuple[int, int] | None, tmp_path: Path) -> None:
    """A comment on its own line, or a # in quotes, is fine."""
    _, problems = read_files(tmp_path, {"content/articles/a.md": f"---\n{HEAD}\n{lines}\n---\nText.\n"})
    found = [(one.line, one.column) for one in problems if one.code == "yaml-comment"]
    assert found == ([position] if position else [])
