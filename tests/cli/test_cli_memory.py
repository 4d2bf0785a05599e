"""What a second build of a site does and leaves alone, and what becomes of it when somebody meddled in between."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import zlib
from contextlib import closing
from pathlib import Path

import pytest

from site_command import Ran, files_below, run_command
from whole_sites import MakeSite


def article(title: str, words: str = "Words.") -> str:
    """An article as a writer would save it."""
    return f"---\ntitle: {title}\ndescription: About {title}.\nkey_points: [One.]\n---\n\n{words}\n"


FILES = {
    "content/articles/sleep.md": article("Sleep", "See [worry](worry.md)."),
    "content/articles/worry.md": article("Worry"),
}


def build(site: Path, *options: str) -> Ran:
    """A build that is published."""
    ran = run_command("build", "--site", site, "--today", "2026-06-01", *options)
    assert ran.status == 0, ran.err
    return ran


@pytest.fixture
def built(make_site: MakeSite) -> Path:
    """A site that was built once."""
    site = make_site(FILES)
    build(site)
    return site


def work(ran: Ran) -> list[str]:
    """The kinds of work that a build with `--profile` did."""
    _, _, told = ran.err.partition("Work, in all processes together:")
    return [line.partition(" s  ")[2] for line in told.strip().splitlines()]


def test_only_what_changed_is_made_again(built: Path) -> None:
    """An edit of one text converts that text and draws its page; the report repeats the Problems of the others."""
    (built / "content/articles/worry.md").write_text(article("Worry", "Other words."), encoding="utf-8")
    before = run_command("build", "--site", built, "--today", "2026-06-01", "--no-memory").err
    ran = build(built, "--profile")
    done = [each.rpartition(" × ")[0] for each in work(ran)]
    assert sorted(done) == ["check pages: 1", "check words: 1", "convert: 1", "read: 1", "render pages/article.html: 1"]
    assert ran.err.startswith(before)


def test_nothing_changed_is_reported_as_before(built: Path) -> None:
    """Warnings are not forgotten because nobody did anything about them."""
    first = run_command("build", "--site", built, "--today", "2026-06-01", "--no-memory").err
    ran = build(built, "--profile")
    assert work(ran) == []
    assert first
    assert ran.err.startswith(first)


@pytest.mark.parametrize("lost", ["dist", "dist/articles", ".elevate-site"])
def test_what_was_deleted_is_made_again(built: Path, lost: str) -> None:
    """Whatever folder somebody deletes, the site is whole again after the next build."""
    wanted = files_below(built / "dist")
    shutil.rmtree(built / lost)
    build(built)
    assert files_below(built / "dist") == wanted


def test_another_version_begins_again(make_cold_site: MakeSite, tmp_path: Path) -> None:
    """Nothing that the program kept before it or one of its libraries was replaced is even asked for."""
    built = make_cold_site(FILES)
    build(built)
    (tmp_path / "libraries" / "typesetting-2.0.dist-info").mkdir(parents=True)
    wanted = files_below(built / "dist")
    path = os.pathsep.join([str(tmp_path / "libraries"), *sys.path])
    command = (sys.executable, "-m", "elevate_site", "build", "--site", built, "--today", "2026-06-01")
    subprocess.run(command, env=os.environ | {"PYTHONPATH": path}, check=True, capture_output=True)
    with closing(sqlite3.connect(built / ".elevate-site" / "memory.sqlite")) as memory:
        first, second = [
            {keys[start : start + 32] for start in range(0, len(keys), 32)}
            for (keys,) in memory.execute("SELECT keys FROM builds ORDER BY number")
        ]
    assert first.isdisjoint(second)
    assert files_below(built / "dist") == wanted


@pytest.mark.parametrize("chance", range(12))
def test_whatever_values_are_lost_the_site_is_whole(built: Path, chance: int) -> None:
    """A memory that has lost any half of its values costs time, even where a build has already counted on them."""
    with closing(sqlite3.connect(built / ".elevate-site" / "memory.sqlite")) as memory, memory:
        keys = sorted(key for (key,) in memory.execute("SELECT key FROM made"))
        for key in random.Random(chance).sample(keys, len(keys) // 2):  # noqa: S311  # nothing is secret
            memory.execute("DELETE FROM made WHERE key = ?", (key,))
    (built / "content/articles/worry.md").write_text(article("Worries", "Other [words](sleep.md)."), encoding="utf-8")
    build(built)
    found = files_below(built / "dist")
    run_command("build", "--site", built, "--today", "2026-06-01", "--no-memory", "--output", built / "again")
    assert found == files_below(built / "again")


def test_a_memory_that_makes_no_sense_is_reported_once(built: Path) -> None:
    """Values with the right checksum that are none: the build fails with a sentence, and the next one is well."""
    wanted = files_below(built / "dist")
    with closing(sqlite3.connect(built / ".elevate-site" / "memory.sqlite")) as memory, memory:
        for (key,) in memory.execute("SELECT key FROM made").fetchall():
            value = zlib.crc32(b"nonsense", zlib.crc32(key)).to_bytes(4, "big") + b"nonsense"
            memory.execute("UPDATE made SET value = ? WHERE key = ?", (value, key))
    ran = run_command("build", "--site", built, "--today", "2026-06-01")
    assert (ran.status, "[program-fault]" in ran.err) == (1, True)
    assert files_below(built / "dist") == wanted
    build(built)
    assert files_below(built / "dist") == wanted


def test_a_page_that_somebody_changed_heals(built: Path) -> None:
    """Even when it has its old size and its old time again."""
    wanted = files_below(built / "dist")
    page = built / "dist/articles/sleep/index.html"
    status = page.stat()
    page.write_bytes(page.read_bytes().replace(b"Sleep", b"Sloop"))
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert page.stat().st_size == status.st_size
    build(built)
    assert files_below(built / "dist") == wanted


def test_an_edit_that_keeps_size_and_time_is_seen(built: Path) -> None:
    """An old modification time does not prove that a file is unchanged."""
    text = built / "content/articles/worry.md"
    status = text.stat()
    text.write_text(article("Worry", "Wxrds."), encoding="utf-8")
    os.utime(text, ns=(status.st_atime_ns, status.st_mtime_ns))
    build(built)
    assert b"Wxrds." in (built / "dist/articles/worry/index.html").read_bytes()


@pytest.mark.parametrize("damage", [b"", b"no database at all", b"SQLite format 3\0" + bytes(4000)])
def test_a_damaged_memory_costs_a_sentence(built: Path, damage: bytes) -> None:
    """One sentence says so; the site is the same, and the next build remembers again."""
    wanted = files_below(built / "dist")
    (built / ".elevate-site/memory.sqlite").write_bytes(damage)
    told = [build(built).err.count("a new one was started") for _ in range(2)]
    assert told == [1 if damage else 0, 0]
    assert files_below(built / "dist") == wanted
    assert work(build(built, "--profile")) == []


def test_without_memory_nothing_is_remembered(make_cold_site: MakeSite) -> None:
    """`--no-memory` makes everything again and writes no memory."""
    site = make_cold_site(FILES)
    build(site, "--no-memory")
    assert not (site / ".elevate-site/memory.sqlite").exists()
    assert any(each.startswith("convert") for each in work(build(site, "--no-memory", "--profile")))


def test_other_options_make_another_site(built: Path) -> None:
    """What was remembered with some options is not given to somebody who asks for others."""
    build(built, "--base-url", "https://other.example/below")
    assert b"/below/articles/worry/" in (built / "dist/articles/sleep/index.html").read_bytes()
    build(built)
    assert b"/below/" not in (built / "dist/articles/sleep/index.html").read_bytes()
