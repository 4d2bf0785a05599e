"""Templates of a site that cannot draw what they should: the file to blame is named."""

from __future__ import annotations

import pytest

from site_command import run_command
from whole_sites import MakeSite

NOTE = "templates/components/note/note.html"
ARTICLE = """\
---
title: Sleep
description: How to rest.
---

::: note
An aside.
:::
"""


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{% macro notes() %}{{ caller() }}{% endmacro %}", [f"error: {NOTE} ", "it defines no macro “note”."]),
        ("{% macro note() %}{{ caller( }}{% endmacro %}", [f"error: {NOTE}:1 ", "unexpected '}'"]),
        (
            "\n{% macro note() %}{{ caller() }}{{ absent }}{% endmacro %}",
            [f"error: {NOTE}:2 ", "'absent' is undefined."],
        ),
    ],
    ids=["no macro", "bad syntax", "unknown name"],
)
def test_a_component_that_cannot_be_drawn_is_reported_in_its_own_file(
    make_site: MakeSite, template: str, told: list[str]
) -> None:
    """The Problem names the component, not the page that uses it, and has no traceback or file twice."""
    site = make_site({"content/articles/sleep.md": ARTICLE, NOTE: template})
    ran = run_command("build", "--site", site)
    assert ran.status == 1
    for words in told:
        assert words in ran.err
    assert ' File "' not in ran.err
