"""Which paths every computer and web host keeps and reads as they are written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depth import examples
from elevate_site.language.published_paths import judge_name, judge_path
from elevate_site.language.slugs import file_slug


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "es/articles/sleep-tips/index.html",
        "sueño/index.html",
        "old name/index.html",
        ".well-known/security.txt",
        "assets/leaf-0f3a5b.jpg",
        "common/index.html",
        "consent.html",
        "forms/a#1 (2).pdf",
        "manifest.json",
        "a" * 200,
    ],
)
def test_a_path_that_all_keep_is_sound(path: str) -> None:
    """Letters of every script, blanks inside names and odd signs are fine; so are words that only begin like “con”."""
    assert judge_path(path) is None


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("a*/index.html", "“*”"),
        (":splat/index.html", "“:”"),
        ("a|b.pdf", "“|”"),
        ('a"b.pdf', '“"”'),
        ("a<b.pdf", "“<”"),
        ("a?b.pdf", "“?”"),
        ("a\\b.pdf", "“\\”"),
        ("a\x07b.pdf", "U+0007"),
        ("a\ufffdb.pdf", "“\ufffd”"),
        ("a\u200bb.pdf", "zero-width"),
        ("a\u00a0b.pdf", "non-breaking space"),
        ("a./index.html", "drop “.” at the end"),
        ("a /index.html", "drop a space at the end"),
        (" a/index.html", "drop a space at the beginning"),
        ("con/index.html", "Windows keeps the name “con”"),
        ("NUL.html", "“NUL”"),
        ("forms/aux.md", "“aux”"),
        ("Com1.tar.gz", "“Com1”"),
        ("lpt³", "“lpt³”"),
        ("a//b", "a part without a name"),
        ("../a", "a part without a name"),
        ("a" * 201, "201 letters"),
        ("ñ" * 101, "202 bytes"),
    ],
)
def test_a_path_that_somebody_reads_otherwise_is_told(path: str, why: str) -> None:
    """Windows, the web host or its file of redirects: the sentence says what it is about."""
    fault = judge_path(path)
    assert fault is not None
    assert why in fault.why


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("Intake: Form.PDF", "intake-form.pdf"),
        ("con", "con-1"),
        ("nul.html", "nul-1.html"),
        ("what?", "what"),
        ("a b*", "a-b"),
        ("x" * 121 + ".jpg", "x" * 60 + ".jpg"),
        ("sleep-tips-" * 12 + ".png", "sleep-tips-sleep-tips-sleep-tips-sleep-tips-sleep-tips.png"),
    ],
)
def test_a_name_that_cannot_be_kept_gets_a_better_one(name: str, better: str) -> None:
    """The better name is short and keeps the ending."""
    fault = judge_name(name)
    assert fault is not None
    assert fault.write == better


@settings(max_examples=examples(200))
@given(st.text(max_size=150))
def test_the_better_name_is_sound(name: str) -> None:
    """Whoever takes the advice is not told the same again."""
    fault = judge_name(name)
    if fault is not None:
        assert judge_name(fault.write) is None
        assert judge_path(fault.write) is None
    assert len(file_slug(name).encode()) <= 70
